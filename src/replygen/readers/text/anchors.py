"""The two phrases that fix where an opening stands: that a proposal was received, that an answer follows."""

from __future__ import annotations

from typing import Final

from replygen.readers.text.words import pattern

OPENING_END: Final = pattern(
    r"(?:(?:现|兹|特|谨|并|一并|将|就|给予|作出?|做出?|提出|予以)[^。；：]{0,60}?@answer@[^。；：]{0,16}?(?:如下|于后)"
    r"@answer@?\s*[：。，；]{0,3}(?:\s*@polite@[：。！，；]{0,3})*"
    r"|(?:以下|如下)@answer@\s*[：。；]"
    r"|(?<=[。，；！\s])[^。，；：]{0,14}?@answer@[^。，；：]{0,6}(?:如下|于后)\s*[：。])"
)
"""现答复如下： and its kin."""
RECEIVED: Final = pattern(
    r"(?:@received@|@you@[^。；]{0,60}?@proposed@|(?:代表|委员|政协|人大)[^。；]{0,30}?@proposed@"
    r"|@proposed@[^。；]{0,3}(?:《|关于|“))"
)
"""您提出的, 收悉, 已转交我局 and their kin."""


def answer_end(text: str) -> int:
    """Return where the opening ends; 0 where nothing says so."""
    match = OPENING_END.search(text)
    return match.end() if match else 0
