"""What the letter lacks: a placeholder goes into its place, and the lack is remembered."""

from __future__ import annotations

from dataclasses import dataclass, field

from replygen.layout.page import Missing


@dataclass(slots=True)
class Blanks:
    """Collects what is missing while the words are made."""

    missing: list[Missing] = field(default_factory=list)

    def need(self, value: str | None, label: str, *path: str | int) -> str:
        """Return ``value``, or 【待补：…】 where there is none."""
        if value:
            return value
        lack = Missing(path, label)
        if lack not in self.missing:
            self.missing.append(lack)
        return f"【待补：{label}】"
