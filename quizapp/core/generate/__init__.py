"""Generators turn facts into questions with provable keys. To add one: write its file, list it here."""

from . import (
    earliest_latest,
    order_events,
    order_steps,
    what_year,
    which_among,
    which_point,
    who_argued,
)
from .generator import Generator

GENERATORS: dict[str, Generator] = {
    "order-events": order_events.GENERATOR,
    "earliest-latest": earliest_latest.GENERATOR,
    "what-year": what_year.GENERATOR,
    "who-argued": who_argued.GENERATOR,
    "which-point": which_point.GENERATOR,
    "order-steps": order_steps.GENERATOR,
    "which-among": which_among.GENERATOR,
}
