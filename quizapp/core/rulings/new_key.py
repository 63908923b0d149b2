"""Another answer is the right one, and the question is marked again by its scheme."""

from .ruling import Marking, Rule, Ruling


def apply(marking: Marking, ruling: Ruling) -> Marking:
    return Marking(marking.question.rekeyed(ruling.answer), marking.scheme, by=(ruling,))


RULE = Rule(apply, about_an_answer=True)
