"""One more answer is right, and an answer near to it earns what it would if that were the key."""

from dataclasses import replace

from .ruling import Marking, Rule, Ruling


def apply(marking: Marking, ruling: Ruling) -> Marking:
    others = (*marking.others, marking.question.rekeyed(ruling.answer))
    by = marking.by if marking.counts and not marking.full else ()
    return replace(marking, others=others, full=False, counts=True, by=(*by, ruling))


RULE = Rule(apply, about_an_answer=True)
