"""Everybody earns the whole credit, also who did not answer."""

from .ruling import Marking, Rule, Ruling


def apply(marking: Marking, ruling: Ruling) -> Marking:
    return Marking(marking.question, marking.scheme, full=True, by=(ruling,))


RULE = Rule(apply)
