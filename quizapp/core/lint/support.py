"""What a question owes its reader: a source, a reason, a place to read it up, and nothing truer among the wrong."""

import re
from collections.abc import Iterator

from ..question import Question
from .flaw import Flaw
from .numbers import NUMBER, value
from .sides import sides

SOURCE = re.compile(
    r"\b(?:article|author|text|source|paragraph|according|credit\w*|argu\w+|says?|said|claims?|claimed|writes?|wrote)\b",
    re.IGNORECASE,
)


def unnamed(question: Question) -> Iterator[Flaw]:
    """1: a fact that is open to question, asked for as if it were none."""
    if question.caveat and not SOURCE.search(question.stem):
        yield Flaw("source-unnamed", "error", question.stem)


def unexplained(question: Question) -> Iterator[Flaw]:
    """X7: nothing to learn from a mistake."""
    if not question.explanation.strip():
        yield Flaw("explanation-missing", "error")


def unplaced(question: Question) -> Iterator[Flaw]:
    """X7: nowhere to read it up."""
    if not question.paragraphs:
        yield Flaw("paragraph-missing", "error")


def nearer_the_truth(question: Question) -> Iterator[Flaw]:
    """X9: a distractor that the question's own caveat gives as perhaps the better value."""
    if not question.caveat:
        return
    keys, wrong = sides(question)
    better = {value(found) for found in NUMBER.findall(question.caveat)} - {
        value(found) for text in keys for found in NUMBER.findall(text)
    }
    for text in wrong:
        given = NUMBER.findall(text)
        if len(given) == 1 and value(given[0]) in better:
            yield Flaw("caveat-value", "error", text)
