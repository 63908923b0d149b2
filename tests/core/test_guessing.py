"""What a student who knows nothing can win: no rule of thumb may beat guessing by much."""

from fractions import Fraction

import pytest
from drawn import made

from quizapp.core.generate import GENERATORS
from quizapp.core.lint.words import content


def longest(question, option):
    return len(option.text)


def shortest(question, option):
    return -len(option.text)


def echoes_the_stem(question, option):
    return len(content(option.text) & content(question.stem))


def shares_most_words(question, option):
    return sum(len(content(option.text) & content(other.text)) for other in question.options if other != option)


def in_the_middle(question, option):
    return -abs(2 * question.options.index(option) - len(question.options) + 1)


def at_an_end(question, option):
    return -in_the_middle(question, option)


RULES_OF_THUMB = (longest, shortest, echoes_the_stem, shares_most_words, in_the_middle, at_an_end)


def wins(rule, question):
    """Return the chance that the rule picks the key, ties broken by guessing."""
    scores = {option.key: rule(question, option) for option in question.options}
    best = [key for key, score in scores.items() if score == max(scores.values())]
    return Fraction(question.correct[0] in best, len(best))


@pytest.mark.parametrize("rule", RULES_OF_THUMB)
@pytest.mark.parametrize("name", [name for name, each in GENERATORS.items() if each.kind == "single_choice"])
def test_no_rule_of_thumb_beats_guessing(name, rule):
    share = sum(wins(rule, question) for question in made(name)) / len(made(name))
    assert abs(share - Fraction(1, 4)) < Fraction(6, 100)


def test_right_and_wrong_choices_of_a_list_stand_mixed():
    together = sum(
        {option.key for option in question.options[: len(question.correct)]} == set(question.correct)
        for question in made("which-among")
    )
    assert together / len(made("which-among")) < 0.3
