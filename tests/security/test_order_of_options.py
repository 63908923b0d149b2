"""Where options stand says nothing of which are right."""

from math import sqrt
from statistics import fmean, pvariance

import pytest
from builders import multiple_response, ordering, single_choice
from drawn import RECIPES, form

from quizapp.core.kinds.ordering import Ordering
from quizapp.core.rng import stream

ATTEMPTS = 500
FAR = 4.5
"""Standard errors; the seeds are fixed, so a sound draw is never as far from what it should be."""


def places(question, attempt):
    """Return where the options stand for a student, from 0, in the order of the key: right ones first."""
    shown = question.arrange(stream(str(attempt), question.key, "shown"))
    if isinstance(question, Ordering):
        return [shown.index(key) for key in question.correct if key not in question.locked]
    right = set(question.correct)
    return [shown.index(option.key) for option in sorted(question.options, key=lambda each: each.key not in right)]


def correlation(places):
    """Return Spearman's rank correlation of these places with the order they are listed in."""
    n = len(places)
    rank = sorted(places)
    return 1 - 6 * sum((rank.index(place) - at) ** 2 for at, place in enumerate(places)) / (n * (n * n - 1))


def expected(question, n):
    """Of an order, the one that is right is never where it starts, so the others add up to a little less than 0."""
    if not isinstance(question, Ordering) or question.locked:
        return 0
    count = 1
    for each in range(2, n + 1):
        count *= each
    return -1 / (count - 1)


def off(values, mean):
    """Return how many standard errors the mean of the values is from what it should be."""
    return (fmean(values) - mean) / sqrt(pvariance(values) / len(values) or 1)


@pytest.mark.parametrize(
    "question",
    [single_choice(), multiple_response(), multiple_response(correct=("b", "c", "d")), ordering(), ordering("abcdef")],
    ids=lambda question: f"{question.kind} of {len(question.options)} with key {''.join(question.correct)}",
)
def test_over_500_attempts_the_order_shown_does_not_go_with_the_key(question):
    found = [correlation(places(question, attempt)) for attempt in range(ATTEMPTS)]
    assert abs(off(found, expected(question, len(question.options)))) < FAR


def test_of_generated_questions_the_order_shown_does_not_go_with_the_key():
    """Each question is asked of one student only, as its own quiz draws it."""
    found = []
    for slug in RECIPES:
        for attempt in range(ATTEMPTS // len(RECIPES)):
            for question in form(slug, attempt):
                if question.shuffle and not any(option.last for option in question.options):
                    n = len(question.options) - len(getattr(question, "locked", ()))
                    found.append(correlation(places(question, attempt)) - expected(question, n))
    assert len(found) > 4 * ATTEMPTS
    assert abs(off(found, 0)) < FAR


def test_an_order_never_starts_as_it_is_right():
    for question in (ordering(), ordering("abc"), ordering("abcde", locked=("c",)), ordering(ties=[("b", "c")])):
        for attempt in range(ATTEMPTS):
            assert question.credit(question.arrange(stream(str(attempt), question.key, "shown"))) < 1
