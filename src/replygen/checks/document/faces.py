"""Families of fonts: a face may be had from several makers under several names (format of GB/T 9704 5.2.2, 7.3)."""

from __future__ import annotations

import re
from typing import Final

FANGSONG: Final = "仿宋"
KAITI: Final = "楷体"
HEITI: Final = "黑体"
XIAOBIAOSONG: Final = "小标宋"
SONGTI: Final = "宋体"

_NAMES: Final = (
    (XIAOBIAOSONG, re.compile(r"小标宋|XiaoBiaoSong|XBS", re.IGNORECASE)),
    (FANGSONG, re.compile(r"仿宋|FangSong|FandolFang", re.IGNORECASE)),
    (KAITI, re.compile(r"楷|KaiTi|STKai|FandolKai", re.IGNORECASE)),
    (HEITI, re.compile(r"黑体|黑_|SimHei|STHeiti|FandolHei", re.IGNORECASE)),
    (SONGTI, re.compile(r"宋|SimSun|STSong|FandolSong", re.IGNORECASE)),
)
_CHINESE: Final = re.compile(
    r"[\u3400-\u9fff]|SimSun|SimHei|FangSong|KaiTi|STSong|DengXian|YaHei|Fandol", re.IGNORECASE
)


def family(name: str) -> str:
    """Return the family of a font by its name, "" for one of none."""
    return next((found for found, pattern in _NAMES if pattern.search(name)), "")


def is_chinese(name: str) -> bool:
    """Tell whether a font has Chinese glyphs, so that its quotation marks are full-width."""
    return bool(_CHINESE.search(name))
