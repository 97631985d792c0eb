"""An organ's settings and wording: ``replygen.toml`` over a built-in base."""

from replygen.profile.labels import labelled
from replygen.profile.loader import BUILT_IN, find, load_profile
from replygen.profile.problems import meant
from replygen.profile.profile import Layout, Profile, Wording
from replygen.profile.wording import fill

__all__ = ["BUILT_IN", "Layout", "Profile", "Wording", "fill", "find", "labelled", "load_profile", "meant"]
