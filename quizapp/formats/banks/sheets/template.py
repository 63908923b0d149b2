"""Our template with an example of each kind, to write over."""

from collections.abc import Callable, Iterable, Mapping

from ....core.bank import Bank
from . import writer
from .rows import Said

EXAMPLES: tuple[Said, ...] = (
    {
        "ID": "harbour-mouth",
        "Type": "single choice",
        "Question": "What keeps the swell of the open sea out of a harbour?",
        "Option A": "A breakwater",
        "Option B": "A slipway",
        "Option C": "A tide gauge",
        "Right letters": "A",
        "Explanation": "A breakwater lies across the way of the waves; ships pass beside it.",
        "Feedback B": "On a slipway, ships are pulled ashore.",
        "Tags": "harbour; sea",
        "Difficulty": "0.3",
    },
    {
        "ID": "dam-seepage",
        "Type": "multiple response",
        "Question": "Which of these show that water finds its way through an earth dam?",
        "Option A": "A wet patch at its foot",
        "Option B": "Cloudy water in the drain",
        "Option C": "Dry grass on its crest",
        "Option D": "Ripples on the lake",
        "Right letters": "A, B",
        "Explanation": "Cloudy water is the worse sign: it carries soil away.",
        "Tags": "dam",
    },
    {
        "ID": "neap-tide",
        "Type": "true/false",
        "Question": "At neap tide, the water in a harbour rises higher than at spring tide.",
        "Option A": "True",
        "Option B": "False",
        "Right letters": "B",
        "Explanation": "Sun and moon pull at right angles then, and the rise is small.",
        "Tags": "harbour; tides",
    },
    {
        "ID": "lock-upstream",
        "Type": "ordering",
        "Question": "A barge goes upstream through the lock beside a dam. Put the steps in order.",
        "Option A": "The lower gates open",
        "Option B": "The barge enters the chamber",
        "Option C": "Water is let in from above",
        "Option D": "The upper gates open",
        "Explanation": "The chamber fills only behind closed lower gates.",
        "First label": "first",
        "Last label": "last",
    },
    {
        "ID": "ferry-berths",
        "Type": "single choice",
        "Question": "How many ferries does a harbour with four berths take at once?",
        "Option A": "Two",
        "Option B": "Four",
        "Option C": "Eight",
        "Right letters": "B",
        "Shuffle": "no",
    },
)
WRITERS: Mapping[str, Callable[[Bank, Iterable[Said]], bytes]] = {"csv": writer.csv_file, "xlsx": writer.xlsx_file}


def template(form: str) -> bytes:
    """Return the template as `csv` or `xlsx`."""
    return WRITERS[form](Bank(id="template", title="template", questions=()), EXAMPLES)
