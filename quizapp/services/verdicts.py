"""What a stored answer earns: the same for handing in, regrading, and checking."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from sqlalchemy import func, select

from ..core.rulings import Ruling, marking
from ..storage.models import Grade, Item
from .revisions import question_of

GRADES = select(func.count(Grade.id)).where(Grade.item_id == Item.id).correlate(Item).scalar_subquery()
"""How many verdicts an item has had, and so the number of the newest: they are numbered without a gap."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`ruling_id` is the newest ruling that had a part in it; two verdicts are equal whatever led to them."""

    credit: Fraction
    counts: bool
    ruling_id: int | None = field(default=None, compare=False)

    @property
    def row(self) -> dict[str, object]:
        """The columns in which items and grades keep it."""
        return {
            "credit_numerator": self.credit.numerator,
            "credit_denominator": self.credit.denominator,
            "counts": self.counts,
        }

    def __str__(self) -> str:
        return str(self.credit) if self.counts else f"{self.credit}, dropped"


def verdict(body: str, scheme: str, keys: str | None, rulings: Iterable[Ruling]) -> Verdict:
    """Mark stored keys by the wording they answer; they are parsed again, as a posted answer would be."""
    question = question_of(body)
    marked = marking(question, scheme, rulings)
    credit = marked.credit(question.parse(json.loads(keys or "[]")))
    return Verdict(credit, marked.counts, marked.by[-1].id if marked.by else None)
