"""Questions of our own format whose texts have markup: their pictures, and what cannot be in a text."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ...core.question import Markup
from ..notes import Refused
from ..prose import changed
from ..prose.attached import NONE
from ..prose.clean import lasting
from ..prose.pictures import Pictures, taken_out
from ..prose.reading import read
from .written import Question

Finding = tuple[str, tuple[str | int, ...], dict[str, Any]]
"""The code of a problem, the way to its node (field names and places in lists), its parameters."""


def without_data(question: Question, pictures: Pictures) -> Question:
    """Return the question with a name in the place of every picture that its texts hold as data, and keep those."""
    if not question.markup:
        return question
    return changed(question, lambda text: taken_out(text, pictures), question.markup)


def check(question: Question, pictures: Pictures) -> Iterator[Finding]:
    """Yield what a browser would run, and every picture that is not among these."""
    if not question.markup:
        return
    for path, text in _texts(question):
        try:
            lost = read(text, question.markup, NONE, pictures).lost
        except Refused as refused:
            yield refused.code, path, refused.params
        else:
            if lost:
                yield "picture-missing", path, {"count": lost}


CLEANED: Mapping[Markup, Callable[[str], str]] = {"": str, "markdown": str, "html": lasting}
"""By markup: a text as it is kept."""


def _texts(question: Question) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("stem",), question.stem
    yield ("explanation",), question.explanation
    for place, option in enumerate(question.options):
        yield ("options", place, "text"), option.text
        yield ("options", place, "feedback"), option.feedback
