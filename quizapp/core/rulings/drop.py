"""The question counts for nobody: neither in the points nor in the maximum."""

from .ruling import Marking, Rule, Ruling


def apply(marking: Marking, ruling: Ruling) -> Marking:
    return Marking(marking.question, marking.scheme, counts=False, by=(ruling,))


RULE = Rule(apply)
