from dataclasses import dataclass
from typing import Self

LEVEL = 0.95
"""How sure an interval is."""
TAIL = (1 + LEVEL) / 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its interval where it has one; without a `value`, `reason` is the code of why there is none."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str = ""

    @classmethod
    def none(cls, reason: str) -> Self:
        return cls(reason=reason)
