"""Results as tables for files, row after row. To add a shape: write its file, list it here."""

from collections.abc import Mapping

from . import attempts, events, items, long, wide
from .shape import Shape
from .wanted import Wanted

__all__ = ["SHAPES", "Shape", "Wanted"]

SHAPES: Mapping[str, Shape] = {
    "long": long.SHAPE,
    "wide": wide.SHAPE,
    "items": items.SHAPE,
    "attempts": attempts.SHAPE,
    "events": events.SHAPE,
}
