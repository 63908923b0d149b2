"""A form on paper and its key, as their templates print them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..core.kinds import KINDS
from ..core.kinds.ordering import Ordering
from ..core.paper import PaperForm, PaperItem
from ..core.recipe import Recipe
from .kind_words import instruction
from .paper_words import key_notes
from .prose import parts, prose

SHORT = 24
"""Characters of an option that leaves room for others beside it."""


@dataclass(frozen=True, slots=True)
class Lettered:
    letter: str
    text: str
    locked: bool


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """`ends` label the first and the last box of an ordering, `short` says that options fit beside each other."""

    number: int
    kind: str
    stem: str
    lang: str
    options: list[Lettered]
    ends: tuple[str, ...]
    short: bool


@dataclass(frozen=True, slots=True)
class KeyRow:
    """`letters` stand as they are to be read: of an ordering from first to last."""

    number: int
    letters: str
    points: int
    notes: list[str]
    lang: str
    explanation: list[str]
    caveat: str
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`identity` stands on the form and on its key, so that both are found together."""

    letter: str
    identity: str
    points: int
    instructions: list[str]
    schemes: list[str]
    items: list[PrintedItem]
    key: list[KeyRow]


def sheet(form: PaperForm, recipe: Recipe, origin: Iterable[str]) -> Sheet:
    """Return a form to print; `origin` says of which draw and revision it is."""
    kinds = [kind for kind in KINDS if any(item.question.kind == kind for item in form.items)]
    met = {recipe.scheme(item.question) for item in form.items}
    schemes = dict.fromkeys(scheme for kind in kinds for scheme in KINDS[kind].schemes if scheme in met)
    key = [_key_row(item, recipe) for item in form.items]
    return Sheet(
        letter=form.letter,
        identity=" · ".join([*origin, form.check]),
        points=sum(row.points for row in key),
        instructions=[instruction(kind) for kind in kinds],
        schemes=list(schemes),
        items=[_printed(item) for item in form.items],
        key=key,
    )


def _printed(item: PaperItem) -> PrintedItem:
    question = item.question
    locked, ends = (question.locked, question.ends) if isinstance(question, Ordering) else ((), ())
    texts = {key: prose(question, question.option(key).text) for key in item.shown}
    return PrintedItem(
        number=item.number,
        kind=question.kind,
        stem=prose(question, question.stem),
        lang=question.lang,
        options=[Lettered(item.letters([key])[0], text, key in locked) for key, text in texts.items()],
        ends=ends,
        short=max(map(len, texts.values())) <= SHORT,
    )


def _key_row(item: PaperItem, recipe: Recipe) -> KeyRow:
    question = item.question
    return KeyRow(
        number=item.number,
        letters=" ".join(item.right),
        points=1,
        notes=key_notes(item, recipe.scheme(question)),
        lang=question.lang,
        explanation=parts(prose(question, question.explanation)),
        caveat=question.caveat,
        paragraphs=tuple(filter(None, question.paragraphs)),
    )
