"""What somebody of some ability answers: right as a Rasch model has it, and wrong in the way people are wrong."""

from contextlib import suppress
from math import exp

from ...core.errors import BadAnswer
from ...core.question import Answer, Question
from ...core.rng import Stream, stream
from .pupils import SEED, USUAL, Pupil, normal, part

STEEP = 1.6
EASY = 0.4
"""The estimate of difficulty at which somebody of ability 0 is as often right as wrong."""
SPREAD = 2.0
"""How far apart on the scale of abilities the easiest and the hardest question are."""
BLANK = 0.05
"""The part of those who do not know that leave the question alone."""
ABLE = 0.9
"""The ability from which on a question that lures leads everybody to its most tempting mistake."""


def answer(question: Question, pupil: Pupil, *, lures: bool = False) -> Answer:
    """Return what this student answers. Where the question `lures`, it leads the able ones astray."""
    draws, wrong = pupil.draws("answer", question.key), mistakes(question)
    if lures and pupil.ability > ABLE:
        return max(wrong, key=lambda each: wrong[each])
    knows = 1 / (1 + exp(-STEEP * (pupil.ability - SPREAD * (question.difficulty - EASY))))
    if part(draws) < knows or not wrong:
        return question.correct
    return () if part(draws) < BLANK else _weighted(wrong, draws)


def astray(question: Question, pupil: Pupil) -> Answer:
    """Return a wrong answer the student may have had in mind."""
    return _weighted(mistakes(question), pupil.draws("astray", question.key))


def mistakes(question: Question) -> dict[Answer, float]:
    """Return wrong answers, each with how often it is given: what is nearly right, and what is tempting.

    They are the samples of the kind, such as an order with two neighbours exchanged, and for sets of ticks those with
    one too few or too many.
    """
    found = {given for given, _credit in question.samples()}
    for option in question.options:
        with suppress(BadAnswer):
            found.add(question.parse(sorted({*question.correct} ^ {option.key})))
    earned = {given: question.mark(given, question.scheme) for given in found if given}
    return {
        given: (0.1 + float(credit)) * exp(normal(stream(SEED, question.key, *given)))
        for given, credit in sorted(earned.items())
        if credit < 1
    }


def seconds(pupil: Pupil, draws: Stream) -> int:
    """Return how long an answer takes."""
    return round(10 + pupil.pace * USUAL * exp(0.45 * normal(draws)))


def _weighted(wrong: dict[Answer, float], draws: Stream) -> Answer:
    mark = part(draws) * sum(wrong.values())
    for given, weight in wrong.items():
        mark -= weight
        if mark < 0:
            return given
    return given
