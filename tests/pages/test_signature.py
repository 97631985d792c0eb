"""署名 and 成文日期 (GB/T 9704 7.3.5): offsets for every way to seal, and never a page without text."""

import datetime as dt
from typing import Any, NamedTuple

import pytest

from replygen import ReplyLetter
from replygen.checks.document.measure import Line
from replygen.standard import CELL, LINE_PITCH, TOLERANCE
from tests.pages import grid
from tests.pages.conftest import Case, print_all
from tests.pages.printout import BODY
from tests.pages.specimen import HANZI

NEAR = TOLERANCE.length.mm
SEAL_MM = 42
LENGTHS = range(5, 61)
DATES = (dt.date(2025, 6, 9), dt.date(2025, 12, 31))
ORGANS = {
    "short": "澄湖区教育局",
    "as long as the date": "石桥镇人民政府",
    "little longer than the date": "望川县供销合作联社",
    "long": "重庆市北碚区科学技术局",
    "longer than fits over the date": "云汀高新技术产业开发区管理委员会",
    "half a line": "云汀国家高新技术产业开发区管理委员会生态环境局",
}
JOINT = {
    "two": ("云汀市公安局", "云汀市教育局"),
    "unlike": ("云汀高新技术产业开发区管理委员会", "云汀市公安局"),
    "three": ("江屿市水利局", "江屿市财政局", "江屿市卫生健康委员会"),
    "four": ("江屿市水利局", "江屿市财政局", "江屿市卫生健康委员会", "江屿市发展和改革委员会"),
}


class Signed(NamedTuple):
    """The lines of a signature, and the last line of the text above it."""

    text: Line
    names: list[Line]
    date: Line


def _letter(lines: int, **signatory: Any) -> ReplyLetter:
    """A letter whose text takes so many lines; the words mean nothing."""
    return ReplyLetter.model_validate(
        {
            "proposals": {"kind": "提案", "number": "067", "title": "关于增设临时站台的提案"},
            "salutation": "程若谷委员",
            "document": {"number": "澄交函〔2025〕7号"},
            "opening": HANZI[:24] + "。",
            "lead": [_lines(number) for number in _split(lines - 1)],
            "closing": [],
            "signatory": signatory,
            "contact": {"name": "温以宁", "phone": "55530186"},
        }
    )


def _split(lines: int) -> list[int]:
    """Paragraphs of five lines, and one of what is left."""
    return [5] * (lines // 5) + [lines % 5] * (lines % 5 > 0)


def _lines(number: int) -> str:
    """So many lines of hanzi, the last one not full."""
    return (HANZI * number)[: 28 * number - 5] + "。"


def _signatures(*signatories: dict[str, Any]) -> list[Case]:
    return print_all((_letter(6, **signatory), "letter") for signatory in signatories)


def _read(case: Case) -> Signed:
    paragraphs = case.printout.of("Signature", "SignatureRow")
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    texts = [line for paragraph in case.printout.of(*BODY) for line in paragraph.lines]
    names = [line.part(name) for name in _names(case.letter) for line in lines if name in line.text]
    return Signed(texts[-1], names, case.printout.one("Date").lines[0])


def _names(letter: ReplyLetter) -> tuple[str, ...]:
    signer = letter.signatory.signer
    return (signer.post or "", signer.name or "") if signer else letter.signatory.organs


def _apart(upper: Line, lower: Line) -> float:
    """From baseline to baseline, in lines of the grid."""
    return (lower.baseline - upper.baseline) / LINE_PITCH.mm


def _is_in(line: Line) -> float:
    """How far the line ends before the right edge, in mm."""
    return grid.RIGHT - line.right


def _about(characters: float) -> Any:
    """As many characters of 3号, in mm."""
    return pytest.approx(characters * CELL.mm, abs=NEAR)


LINES_NEAR = NEAR / LINE_PITCH.mm


def _by_organ(cases: list[Case]) -> dict[str, list[Case]]:
    """The letters of each organ, one for each date."""
    return {name: cases[number * len(DATES) :][: len(DATES)] for number, name in enumerate(ORGANS)}


@pytest.fixture(scope="module")
def sealed() -> dict[str, list[Case]]:
    cases = _signatures(
        *({"organs": [organ], "date": date, "seal": "sealed"} for organ in ORGANS.values() for date in DATES)
    )
    return _by_organ(cases)


@pytest.mark.parametrize("organ", ORGANS)
def test_sealed_name_is_centred_on_the_date(sealed: dict[str, list[Case]], organ: str) -> None:
    for _, (name,), date in map(_read, sealed[organ]):
        assert name.centre == pytest.approx(date.centre, abs=NEAR)
        assert _apart(name, date) == pytest.approx(1, abs=LINES_NEAR)


@pytest.mark.parametrize("organ", ["short", "as long as the date", "little longer than the date", "long"])
def test_sealed_date_is_four_characters_in(sealed: dict[str, list[Case]], organ: str) -> None:
    for _, _, date in map(_read, sealed[organ]):
        assert _is_in(date) == _about(4)


@pytest.mark.parametrize("organ", ["longer than fits over the date", "half a line"])
def test_sealed_name_too_long_for_that_ends_near_the_right_edge(
    sealed: dict[str, list[Case]], organ: str
) -> None:
    for _, (name,), _ in map(_read, sealed[organ]):
        assert -NEAR <= _is_in(name) <= 2 * CELL.mm + NEAR


@pytest.mark.parametrize("organ", ORGANS)
def test_seal_has_two_or_three_blank_lines_above_the_name(sealed: dict[str, list[Case]], organ: str) -> None:
    for text, (name,), _ in map(_read, sealed[organ]):
        assert 3 - LINES_NEAR <= _apart(text, name) <= 4 + LINES_NEAR


@pytest.fixture(scope="module")
def unsealed() -> dict[str, list[Case]]:
    cases = _signatures(
        *(
            {"organs": [organ], "date": date, "seal": "unsealed"}
            for organ in ORGANS.values()
            for date in DATES
        )
    )
    return _by_organ(cases)


@pytest.mark.parametrize("organ", ORGANS)
def test_unsealed_date_begins_two_characters_right_of_the_name(
    unsealed: dict[str, list[Case]], organ: str
) -> None:
    for text, (name,), date in map(_read, unsealed[organ]):
        assert date.left - name.left == _about(2)
        assert _apart(text, name) == pytest.approx(2, abs=LINES_NEAR)
        assert _apart(name, date) == pytest.approx(1, abs=LINES_NEAR)


@pytest.mark.parametrize("organ", ORGANS)
def test_unsealed_longer_of_name_and_date_is_two_characters_in(
    unsealed: dict[str, list[Case]], organ: str
) -> None:
    for _, (name,), date in map(_read, unsealed[organ]):
        longer = max(name, date, key=lambda line: line.right - line.left)
        assert _is_in(longer) == _about(2)


@pytest.fixture(scope="module")
def stamped() -> list[Case]:
    signer = {"name": "梁既明", "post": "局长"}
    return _signatures(
        *({"organs": ["江屿市水利局"], "date": date, "seal": "signature", "signer": signer} for date in DATES)
    )


def test_signature_stamp_is_four_characters_in_and_its_post_two_before_it(stamped: list[Case]) -> None:
    for text, (post, name), date in map(_read, stamped):
        assert _is_in(name) == _about(4)
        assert name.left - post.right == _about(2)
        assert _is_in(date) == _about(4)
        assert _apart(text, name) == pytest.approx(3, abs=LINES_NEAR)
        assert _apart(name, date) == pytest.approx(2, abs=LINES_NEAR)


@pytest.fixture(scope="module")
def joint() -> dict[tuple[str, str], Case]:
    signatories = {
        (name, seal): {"organs": organs, "date": DATES[0], "seal": seal}
        for name, organs in JOINT.items()
        for seal in ("sealed", "unsealed")
    }
    return dict(zip(signatories, _signatures(*signatories.values()), strict=True))


@pytest.mark.parametrize("organs", JOINT)
def test_last_seal_of_several_is_on_the_date_too(joint: dict[tuple[str, str], Case], organs: str) -> None:
    _, names, date = _read(joint[organs, "sealed"])
    assert names[-1].centre == pytest.approx(date.centre, abs=NEAR)
    assert _apart(names[-1], date) == pytest.approx(1, abs=LINES_NEAR)


@pytest.mark.parametrize("organs", JOINT)
def test_seals_of_several_neither_touch_nor_leave_the_type_area(
    joint: dict[tuple[str, str], Case], organs: str
) -> None:
    _, names, _ = _read(joint[organs, "sealed"])
    for number, name in enumerate(names):
        assert min(name.left, name.centre - SEAL_MM / 2) >= grid.LEFT - NEAR
        assert max(name.right, name.centre + SEAL_MM / 2) <= grid.RIGHT + NEAR
        for other in names[:number]:
            aside, below = name.centre - other.centre, name.baseline - other.baseline
            assert max(abs(aside), abs(below)) > SEAL_MM, f"{other.text} and {name.text}"


@pytest.mark.parametrize("organs", JOINT)
@pytest.mark.parametrize("seal", ["sealed", "unsealed"])
def test_organs_sign_in_their_order(joint: dict[tuple[str, str], Case], organs: str, seal: str) -> None:
    _, names, _ = _read(joint[organs, seal])
    order = sorted(names, key=lambda line: (round(line.baseline), line.left))
    assert [line.text for line in order] == list(JOINT[organs])


@pytest.mark.parametrize("organs", JOINT)
def test_unsealed_organs_stand_one_below_the_other(joint: dict[tuple[str, str], Case], organs: str) -> None:
    _, names, date = _read(joint[organs, "unsealed"])
    for upper, lower in zip(names, [*names[1:], date], strict=True):
        assert _apart(upper, lower) == pytest.approx(1, abs=LINES_NEAR)
    assert date.left - names[0].left == _about(2)
    assert min(map(_is_in, [*names, date])) == _about(2)


def test_examples_are_signed_by_their_organs_over_the_date(case: Case) -> None:
    _, names, date = _read(case)
    assert [line.text for line in names] == list(case.letter.signatory.organs)
    assert names[-1].centre == pytest.approx(date.centre, abs=NEAR)


@pytest.fixture(scope="module")
def lengths() -> dict[tuple[str, int], Case]:
    """Letters of every length, signed in a way of its own in each template."""
    organs, signer = ["望川县交通运输局"], {"name": "陆秋生", "post": "局长"}
    ways: dict[str, dict[str, Any]] = {
        "letter": {"seal": "sealed"},
        "document": {"seal": "unsealed"},
        "plain": {"seal": "signature", "signer": signer},
    }
    letters = {
        (template, lines): _letter(lines, organs=organs, date=DATES[0], **way)
        for template, way in ways.items()
        for lines in LENGTHS
    }
    printed = print_all((letter, template) for (template, _), letter in letters.items())
    return dict(zip(letters, printed, strict=True))


@pytest.mark.parametrize("template", ["letter", "document", "plain"])
def test_signature_never_stands_without_text(lengths: dict[tuple[str, int], Case], template: str) -> None:
    for lines in LENGTHS:
        printout = lengths[template, lines].printout
        body = [
            (page, line)
            for each in printout.of(*BODY)
            for page, line in zip(each.pages, each.lines, strict=True)
        ]
        assert len(body) == lines
        pages = {page.number for each in printout.of("Signature", "Date", "Note") for page in each.pages}
        assert len(pages) == 1, f"{lines} lines: signature on pages {pages}"
        assert pages <= {page.number for page, _ in body}, f"{lines} lines: no text on page {pages}"
