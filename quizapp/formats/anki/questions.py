"""Questions as flash cards: in front what is asked, on the back what is right, and why."""

import re

from ...core.question import Option, Question
from .. import prose
from ..prose.clean import IMAGE
from .note import Note, listing, side

ALTERNATIVE = re.compile(r'\salt="([^"]+)"')


def note(question: Question, picture: str) -> Note:
    """Return the card of a question; `picture` is the word that stands for one, since the file can hold none."""

    def said(text: str) -> str:
        """Return a text as HTML, with a word for each picture."""
        if not question.markup:
            return prose.html(text, "")
        marked = prose.MARKUPS[question.markup](text)
        return prose.html(IMAGE.sub(lambda image: _named(image, picture), marked), "html")

    right = [said(option.text) for option in _right(question)]
    answer = right[0] if len(right) == 1 else listing(right, _LISTS.get(question.kind, "ul"))
    offered = listing(said(option.text) for option in _offered(question))
    ends = " … ".join(prose.html(end, "") for end in getattr(question, "ends", ()))
    return Note(
        asks=question.key,
        front=side(said(question.stem), offered, ends, lang=question.lang),
        back=side(answer, said(question.explanation), prose.html(question.caveat, ""), lang=question.lang),
        tags=question.tags,
    )


_LISTS = {"ordering": "ol"}
"""By kind: how several right options are listed; unordered but for these."""


def _right(question: Question) -> list[Option]:
    """Return the right options, those of an ordering in their order; where one is to be chosen, all that would do."""
    right = [question.option(key) for key in question.correct]
    return right + [option for option in question.options if option.weight == "1" and option not in right]


def _offered(question: Question) -> list[Option]:
    """Return the options as a card shows them: always alike, and in no order that tells the right one."""
    options = list(question.options)
    if not question.shuffle:
        return options
    options.sort(key=lambda option: (option.last, prose.plain(option.text, question.markup).casefold()))
    told = tuple(option.key for option in options) == question.correct
    return options[::-1] if told else options


def _named(image: re.Match[str], picture: str) -> str:
    found = ALTERNATIVE.search(image[1])
    return f"[{picture}: {found[1]}]" if found else f"[{picture}]"
