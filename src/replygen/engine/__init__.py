"""The only place that knows docxtpl and Jinja: compile a template once, render a page, prove the result."""

from replygen.engine.properties import Properties
from replygen.engine.render import render
from replygen.engine.template import CompiledTemplate, compile_template

__all__ = ["CompiledTemplate", "Properties", "compile_template", "render"]
