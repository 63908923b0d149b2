"""What a student who knows nothing can win: no rule of thumb may beat guessing by much, nor may its opposite.

Where options are shuffled, no place stays the same for long, so rules about places are for the others.
"""

from collections import Counter
from fractions import Fraction

import pytest
from drawn import made

from quizapp.core.generate import GENERATORS
from quizapp.core.lint.words import content


def longest(question, option):
    """The longest text: of numbers, length follows from size."""
    return 0 if option.text[0].isdigit() else len(option.text)


def shortest(question, option):
    return -longest(question, option)


def echoes_the_stem(question, option):
    return len(content(option.text) & content(question.stem))


def shares_most_words(question, option):
    return sum(len(content(option.text) & content(other.text)) for other in question.options if other != option)


def stands_first(question, option):
    return 0 if question.shuffle else -question.options.index(option)


def stands_in_the_middle(question, option):
    return 0 if question.shuffle else -abs(2 * question.options.index(option) - len(question.options) + 1)


RULES_OF_THUMB = (longest, shortest, echoes_the_stem, shares_most_words, stands_first, stands_in_the_middle)

SINGLE = [name for name, each in GENERATORS.items() if each.kind == "single_choice"]

SMALL = {
    "contrast": ("longest", 0.33),
    "missing-step": ("shares_most_words", 0.25),
    "not-among": ("longest", 0.25),
    "what-is": ("shares_most_words", 0.40),
}
"""Families of fewer than 200 questions, read one by one: the rule that wins most, and the share it wins at most."""

LARGE = 200
TOLERANCE = Fraction(4, 100)


def wins(rule, question):
    """Return the chance that the rule picks the key, ties broken by guessing."""
    scores = {option.key: rule(question, option) for option in question.options}
    best = [key for key, score in scores.items() if score == max(scores.values())]
    return Fraction(question.correct[0] in best, len(best))


def share(name, rule):
    return sum(wins(rule, question) for question in made(name)) / len(made(name))


@pytest.mark.parametrize("rule", RULES_OF_THUMB)
@pytest.mark.parametrize("name", [name for name in SINGLE if name not in SMALL and not GENERATORS[name].drill])
def test_neither_a_rule_of_thumb_nor_its_opposite_beats_guessing(name, rule):
    won = share(name, rule)
    assert won - Fraction(1, 4) < TOLERANCE
    assert (1 - won) / 3 - Fraction(1, 4) < TOLERANCE


@pytest.mark.parametrize("rule", RULES_OF_THUMB)
@pytest.mark.parametrize("name", SMALL)
def test_a_small_family_is_guessed_no_better_than_stated(name, rule):
    assert share(name, rule) <= SMALL[name][1]


@pytest.mark.parametrize("name", SINGLE)
def test_only_small_families_are_excused(name):
    distinct = len({question.digest for question in made(name)})
    assert (distinct < LARGE) == (name in SMALL)


@pytest.mark.parametrize("name", [name for name in SINGLE if not GENERATORS[name].drill])
def test_no_place_holds_the_key_much_more_often_than_others_where_options_are_not_shuffled(name):
    places = Counter(q.options.index(q.option(q.correct[0])) for q in made(name) if not q.shuffle)
    total = places.total()
    assert all(abs(count / total - 0.25) < 0.05 for count in places.values())


def test_right_and_wrong_choices_of_a_list_stand_mixed():
    together = sum(
        {option.key for option in question.options[: len(question.correct)]} == set(question.correct)
        for question in made("which-among")
    )
    assert together / len(made("which-among")) < 0.3
