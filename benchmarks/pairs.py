"""What was measured side by side: ours and an anchor in turns, the ratio taken pair by pair, because machines drift."""

import json
import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROWS = "QUIZAPP_BENCHMARK_ROWS"
"""Names the file to which every comparison is added as a line of JSON."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """`unit` is `/s`, of which more is better, or one of time; `note` is what else there is to say, such as memory."""

    name: str
    anchor: str
    ours: Sequence[float]
    anchors: Sequence[float]
    unit: str
    note: str = ""

    @property
    def ratios(self) -> list[float]:
        return [one / other for one, other in zip(self.ours, self.anchors, strict=True)]

    def tell(self) -> None:
        """Print the medians with the spread of the ratio, and add them to the rows."""
        ours, anchors, ratio = map(statistics.median, (self.ours, self.anchors, self.ratios))
        low, high = min(self.ratios), max(self.ratios)
        print(
            f"{self.name}: {figure(ours)}{self.unit} beside {figure(anchors)}{self.unit} of {self.anchor}, "
            f"ratio {ratio:.2f} [{low:.2f}..{high:.2f}], median of {len(self.ratios)} pairs"
            + (f"; {self.note}" if self.note else ""),
            flush=True,
        )
        if path := os.environ.get(ROWS):
            row = {
                "what": self.name,
                "ours": f"{figure(ours)}{self.unit}",
                "anchor": f"{figure(anchors)}{self.unit} {self.anchor}",
                "ratio": f"{ratio:.2f}",
                "spread": f"{low:.2f}..{high:.2f}",
                "pairs": len(self.ratios),
                "note": self.note,
            }
            with Path(path).open("a", encoding="utf-8") as rows:
                rows.write(json.dumps(row) + "\n")


def figure(value: float) -> str:
    """Return three digits that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
