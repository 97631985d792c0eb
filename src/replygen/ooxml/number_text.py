"""Numbers in the forms of ``w:numFmt`` (ECMA-376 17.18.59), in the words LibreOffice and Word print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Form = Callable[[int], str]
_COUNTING: Final = ("零一二三四五六七八九", ("", "十", "百", "千"), "万")
_LEGAL: Final = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), "万")
_MYRIAD: Final = 10_000
_LAST_HANZI: Final = _MYRIAD**2 - 1
_LAST_REPEATED: Final = 780
"""The last number in letters; Word counts on from 1 after it. It also keeps a number from filling the memory."""
_LAST_ROMAN: Final = 32_767
_WIDE_DIGITS: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN: Final = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)


def number_text(form: str, number: int) -> str:
    """Return ``number`` in ``form``; in Arabic digits where the form is unknown or does not reach that far."""
    return _FORMS.get(form, str)(number)


def _hanzi(number: int, script: tuple[str, tuple[str, ...], str], bare_ten: bool) -> str:
    if not 0 <= number <= _LAST_HANZI:
        return str(number)
    digits, units, myriad = script
    if number == 0:
        return digits[0]
    high, low = divmod(number, _MYRIAD)
    words = _under_myriad(high, digits, units) + myriad if high else ""
    if high and 0 < low < _MYRIAD // 10:
        words += digits[0]
    words += _under_myriad(low, digits, units)
    return words[1:] if bare_ten and words.startswith(digits[1] + units[1]) else words


def _under_myriad(number: int, digits: str, units: tuple[str, ...]) -> str:
    words = ""
    for place, digit in zip(range(3, -1, -1), map(int, f"{number:04}"), strict=True):
        if digit:
            words += digits[digit] + units[place]
        elif words and not words.endswith(digits[0]):
            words += digits[0]
    return words.removesuffix(digits[0])


def _letters(number: int, first: str) -> str:
    if not 0 < number <= _LAST_REPEATED:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord(first) + letter) * (times + 1)


def _roman(number: int) -> str:
    if not 0 < number <= _LAST_ROMAN:
        return str(number)
    words = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        words += letters * times
    return words


def _listed(*spans: tuple[str, int]) -> Form:
    """Return the form that takes its characters from ``spans``: the first character of each, and how many."""
    characters = [chr(ord(first) + offset) for first, count in spans for offset in range(count)]
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else str(number)


def _chosen(characters: str) -> Form:
    return _listed(*((character, 1) for character in characters))


def _wide(number: int) -> str:
    return str(number).translate(_WIDE_DIGITS)


def _counting(number: int) -> str:
    return _hanzi(number, _COUNTING, bare_ten=True)


_CIRCLED: Final = _listed(("①", 20), ("㉑", 15), ("㊱", 15))
_FORMS: Final[dict[str, Form]] = {
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number, "A"),
    "lowerLetter": lambda number: _letters(number, "a"),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": _counting,
    "chineseLegalSimplified": lambda number: _hanzi(number, _LEGAL, bare_ten=False),
    "ideographTraditional": _chosen("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _chosen("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "ideographEnclosedCircle": _CIRCLED,
    "decimalEnclosedFullstop": _listed(("⒈", 20)),
    "decimalEnclosedParen": _listed(("⑴", 20)),
}
"""Beyond nine, ``ideographDigital`` follows LibreOffice: 十."""
