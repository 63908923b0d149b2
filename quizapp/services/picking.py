"""Choosing single questions of banks for a quiz."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ..core.question import Question
from ..core.recipe import Rule
from . import bank_contents, banks, library
from .bank_contents import Search
from .bank_entries import folded, searchable

MOST = 200
"""Questions listed of one bank, beside those that are chosen."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A bank with the questions of it that are listed, the chosen ones first; `more` were found and are not listed."""

    title: str
    size: int
    questions: tuple[Question, ...]
    more: int


def shelves(session: Session, owner_id: int, chosen: Collection[str], text: str = "") -> list[Shelf]:
    """Return the banks this teacher may choose from, with the questions that have all these words."""
    found = []
    for bank in library.banks().values():
        matching = [each for each in bank.questions if each.key not in chosen and _has(each, text)]
        picked = (each for each in bank.questions if each.key in chosen)
        shown = (*picked, *matching[:MOST])
        found.append(Shelf(bank.title, len(bank.questions), shown, max(0, len(matching) - MOST)))
    for own in banks.of_owner(session, owner_id):
        kept = [each.question for each in bank_contents.some(session, own, chosen)]
        if own.archived and not kept:
            continue
        keys = [each.key for each in kept]
        page = bank_contents.page(session, own, Search(text=text, without=keys), size=MOST)
        others = (each.question for each in page.questions)
        found.append(Shelf(own.title, own.size, (*kept, *others), page.found - len(page.questions)))
    return found


def rules(session: Session, owner_id: int, wanted: Collection[str]) -> list[Rule]:
    """Return a rule for each bank of which questions are wanted, that asks exactly these."""
    keys = {bank.id: [each.key for each in bank.questions if each.key in wanted] for bank in library.banks().values()}
    for own in banks.of_owner(session, owner_id):
        keys[own.public_id] = [each.question.key for each in bank_contents.some(session, own, wanted)]
    return [Rule(count=len(some), bank=bank, questions=tuple(some)) for bank, some in keys.items() if some]


def _has(question: Question, text: str) -> bool:
    words: Iterable[str] = folded(text).split()
    return all(word in searchable(question) for word in words)
