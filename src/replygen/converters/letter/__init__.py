"""Letter → text that a clerk or a program can read, and that reads back as the equal letter."""

from replygen.converters.letter.json import to_json
from replygen.converters.letter.markdown import to_markdown
from replygen.converters.letter.yaml import to_yaml

__all__ = ["to_json", "to_markdown", "to_yaml"]
