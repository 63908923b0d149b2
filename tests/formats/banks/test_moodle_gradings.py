"""Moodle's grading types, graded as described, beside the schemes they become."""

from fractions import Fraction
from itertools import permutations
from statistics import correlation, mean

import pytest
from orders import moodle

from quizapp.core.schemes import SCHEMES
from quizapp.core.schemes.order import total
from quizapp.formats.banks.moodle_gradings import GRADINGS

PERCENT = {
    # mean of 4, 5, 6 items; of 5 items: reversed, first item put last, first two swapped
    "ALL_OR_NOTHING": ([4, 1, 0], 0, 0, 0),
    "ABSOLUTE_POSITION": ([25, 20, 17], 20, 0, 60),
    "RELATIVE_TO_CORRECT": ([58, 60, 61], 40, 60, 90),
    "RELATIVE_NEXT_EXCLUDE_LAST": ([25, 20, 17], 0, 75, 50),
    "RELATIVE_NEXT_INCLUDE_LAST": ([25, 20, 17], 0, 60, 60),
    "RELATIVE_ONE_PREVIOUS_AND_NEXT": ([25, 20, 17], 0, 60, 50),
    "RELATIVE_ALL_PREVIOUS_AND_NEXT": ([50, 50, 50], 0, 60, 90),
    "LONGEST_ORDERED_SUBSET": ([59, 56, 52], 0, 80, 80),
    "LONGEST_CONTIGUOUS_SUBSET": ([56, 50, 44], 0, 80, 80),
}
every_rule = pytest.mark.parametrize("rule", GRADINGS)


def fraction(rule, order):
    return Fraction(*moodle(rule, order))


def ours(scheme, order):
    return SCHEMES[scheme].mark(total(len(order)), tuple(map(str, order)))


def test_all_nine_types_are_known():
    assert GRADINGS.keys() == PERCENT.keys()


@every_rule
def test_the_grader_of_this_test_gives_the_worked_cases(rule):
    means = [mean(fraction(rule, order) for order in permutations(range(items))) for items in (4, 5, 6)]
    cases = [fraction(rule, order) for order in ((4, 3, 2, 1, 0), (1, 2, 3, 4, 0), (1, 0, 2, 3, 4))]
    assert [round(float(100 * value)) for value in (*means, *cases)] == [*PERCENT[rule][0], *PERCENT[rule][1:]]


@every_rule
def test_a_rule_is_called_the_same_only_where_it_is(rule):
    scheme, same = GRADINGS[rule].scheme, GRADINGS[rule].same
    assert same == all(fraction(rule, order) == ours(scheme, order) for order in permutations(range(5)))


@every_rule
def test_no_other_scheme_of_ours_goes_more_with_it(rule):
    orders = list(permutations(range(5)))
    theirs = [float(fraction(rule, order)) for order in orders]
    likeness = {scheme: correlation(theirs, [float(ours(scheme, order)) for order in orders]) for scheme in SCHEMES}
    assert max(likeness, key=likeness.get) == GRADINGS[rule].scheme
