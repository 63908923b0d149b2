"""A question as one student might meet it, where no attempt is made."""

from ..core.question import Question
from ..core.rng import stream
from ..services.own_items import OwnItem


def specimen(question: Question, seed: str, slot: int, scheme: str = "") -> OwnItem:
    """Return the question unanswered, its options in the order a student with this seed would see."""
    return OwnItem(
        slot=slot,
        question=question,
        shown=question.arrange(stream(seed, question.key, "shown")),
        keys=(),
        number=0,
        flagged=False,
        scheme=scheme or question.scheme,
        points=1,
        settled=False,
        credit=None,
    )


def variant(question: Question, seed: str) -> Question:
    """Return what a student with this seed is asked of a question of which a part is shown."""
    return question.variant(stream(seed, question.key, "variant"))
