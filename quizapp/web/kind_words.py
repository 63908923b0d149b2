"""The kinds of questions in words: to those who write them, to those who bring them in files, to those who answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from .speech import later


@dataclass(frozen=True, slots=True)
class KindWords:
    """`name` is what authors choose by, `counted` what a file is said to hold, `on_paper` how an answer is written."""

    name: str
    counted: str
    on_paper: str


WORDS: Mapping[str, KindWords] = {
    "single_choice": KindWords(
        name=later("One right answer"),
        counted=later("single choice"),
        on_paper=later("Circles: tick the one answer you choose."),
    ),
    "multiple_response": KindWords(
        name=later("Several right answers"),
        counted=later("several answers"),
        on_paper=later("Squares: tick every answer that is right."),
    ),
    "ordering": KindWords(
        name=later("Putting in order"),
        counted=later("ordering"),
        on_paper=later("A row of boxes: write one letter in each, first the one that belongs at the top."),
    ),
}
COUNTED: Mapping[str, str] = {kind: words.counted for kind, words in WORDS.items()} | {
    "true_false": later("true or false")
}
"""Files are counted by what their authors call a kind: a statement to judge is a single choice to us."""


def kind_words(kind: str) -> str:
    return str(WORDS[kind].name)


def counted_words(kind: str) -> str:
    """Return what an item of a file is, in our word where the format's name for it is ours."""
    return str(COUNTED[kind]) if kind in COUNTED else kind


def instruction(kind: str) -> str:
    return str(WORDS[kind].on_paper)
