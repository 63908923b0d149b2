"""What is said of an item, and when nothing may be said."""

from collections import Counter

import pytest

from quizapp.stats.figure import Figure
from quizapp.stats.items import ItemFigures
from quizapp.stats.thirds import LOWEST, MIDDLE, TOP, thirds
from quizapp.stats.verdicts import Chosen, Seen, corrected, doubted, verdicts
from quizapp.stats.wordings import Group, differ, group

FINE = [Chosen("a", True, (4, 6, 9)), Chosen("b", False, (4, 2, 1)), Chosen("c", False, (2, 2, 0))]
PREFERRED = [Chosen("a", True, (4, 3, 2)), Chosen("b", False, (4, 5, 8)), Chosen("c", False, (2, 2, 0))]
UNUSED = [*FINE, Chosen("d", False, (0, 0, 0))]


def seen(*, n=30, blank=0, facility=0.6, r=0.3, high=0.6, chance=0.25, options=(FINE,), differ=False):
    some = Figure(0.1)
    figures = ItemFigures(Figure(facility), some, Figure(r, -1, high), some, some, some)
    return Seen(n, blank, figures, chance, options, differ)


SAID = [
    ({}, ["fine"]),
    ({"n": 9, "facility": 0}, ["few-answers"]),
    ({"facility": 0.96}, ["too-easy"]),
    ({"facility": 0.15, "chance": 0.02}, ["too-hard"]),
    ({"facility": 0.3, "chance": 0.25}, ["too-hard"]),
    ({"facility": 0.24}, ["like-guessing"]),
    ({"r": 0.05}, ["separates-little"]),
    ({"r": 0.05, "n": 15}, ["fine"]),
    ({"r": -0.5, "high": -0.1}, ["against-the-rest"]),
    ({"r": -0.2, "high": 0.2}, ["separates-little"]),
    ({"blank": 7}, ["many-blank"]),
    ({"blank": 6}, ["fine"]),
    ({"differ": True}, ["wordings-differ"]),
    ({"options": (PREFERRED,)}, ["key-doubtful"]),
    ({"options": (FINE, PREFERRED)}, ["key-doubtful"]),
    ({"options": (PREFERRED, PREFERRED)}, ["key-doubtful"]),
    ({"options": (UNUSED,)}, ["never-chosen"]),
    ({"options": (UNUSED,), "n": 15}, ["fine"]),
    (
        {"options": (PREFERRED,), "r": -0.5, "high": -0.1, "blank": 9},
        ["key-doubtful", "against-the-rest", "many-blank"],
    ),
]


@pytest.mark.parametrize(("facts", "codes"), SAID)
def test_an_item_is_judged_by_its_figures(facts, codes):
    assert [verdict.code for verdict in verdicts(seen(**facts))] == codes


def test_the_option_strong_students_choose_is_named():
    (verdict,) = verdicts(seen(options=(PREFERRED,)))
    assert verdict.params == {"option": "b", "count": 8}


@pytest.mark.parametrize(
    "by_third",
    [(0, 0, 2), (9, 5, 8), (0, 0, 1)],
    ids=["too few", "as dear to the weak", "fewer than the key"],
)
def test_a_key_is_not_doubted_for_every_wrong_answer(by_third):
    assert doubted([Chosen("a", True, (0, 0, 1)), Chosen("b", False, by_third)]) is None


def test_a_key_among_several_is_doubted_where_a_wrong_option_is_preferred_to_one_of_them():
    options = [Chosen("a", True, (5, 5, 9)), Chosen("b", True, (5, 4, 2)), Chosen("c", False, (1, 3, 5))]
    assert doubted(options).key == "c"


@pytest.mark.parametrize(("facility", "chance", "value"), [(0.25, 0.25, 0), (1, 0.25, 1), (0.625, 0.25, 0.5)])
def test_facility_is_corrected_so_that_guessing_is_nothing(facility, chance, value):
    assert corrected(Figure(facility), chance).value == pytest.approx(value)


def test_where_everything_is_right_nothing_can_be_corrected():
    assert corrected(Figure(1.0), 1).reason == "chance-full"


def test_thirds_are_as_even_as_ties_allow():
    assert Counter(thirds(Counter(range(9))).values()) == {LOWEST: 3, MIDDLE: 3, TOP: 3}
    assert thirds({1: 4, 2: 1, 3: 4}) == {1: LOWEST, 2: MIDDLE, 3: TOP}
    assert thirds({7: 30}) == {7: MIDDLE}
    assert thirds({}) == {}


def test_wordings_differ_where_chance_does_not_explain_it():
    assert differ([group({1: 18, 0: 2}, 1), group({1: 6, 0: 14}, 1)])
    assert not differ([group({1: 12, 0: 8}, 1), group({1: 10, 0: 10}, 1)])


def test_wordings_are_not_compared_by_a_few_answers():
    assert not differ([group({2: 9}, 2), group({0: 9}, 2)])


def test_among_many_wordings_a_large_difference_is_to_be_expected():
    spread = [group({1: right, 0: 20 - right}, 1) for right in (7, 14)]
    alike = [group({1: 10, 0: 10}, 1)] * 10
    assert differ(spread)
    assert not differ(spread + alike)


def test_a_group_knows_facility_and_variance():
    assert group({2: 1, 0: 1}, 2) == Group(2, 0.5, 0.5)
