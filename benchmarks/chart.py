"""A bar chart as SVG, without a library: names, bars, numbers."""

from __future__ import annotations

from html import escape
from typing import Final

_ROW: Final = 26
_LEFT: Final = 250
_WIDTH: Final = 720


def bars(rows: list[tuple[str, float]]) -> str:
    """Return a chart of milliseconds, the longest bar as wide as the picture."""
    most = max(value for _, value in rows)
    height = _ROW * len(rows) + 10
    lines = []
    for number, (name, value) in enumerate(rows):
        y = 8 + number * _ROW
        width = max(1.0, (_WIDTH - _LEFT - 70) * value / most)
        color = "#c00" if name.startswith("replygen") else "#888"
        lines.append(
            f'<text x="{_LEFT - 8}" y="{y + 13}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{_LEFT}" y="{y}" width="{width:.1f}" height="18" fill="{color}"/>'
            f'<text x="{_LEFT + width + 6:.1f}" y="{y + 13}">{value:.2f} ms</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="13">{"".join(lines)}</svg>\n'
    )
