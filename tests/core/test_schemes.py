"""What each scheme gives, in tables."""

from fractions import Fraction

import pytest
from builders import ordering

from quizapp.commands.schemes import HEADINGS
from quizapp.core.errors import QuizError
from quizapp.core.schemes import SCHEMES
from quizapp.core.schemes.chance import chance
from quizapp.core.schemes.order import total
from quizapp.core.schemes.preview import nearest_pair, preview

PERCENT = {
    # scheme: chance of 4, 5, 6 and 8 items; of 5 items: reversed, first item put last, first two swapped
    "exact": ([4, 1, 0, 0], 0, 0, 0),
    "position": ([25, 20, 17, 12], 20, 0, 60),
    "adjacent": ([25, 20, 17, 12], 0, 75, 50),
    "pairs": ([19, 16, 14, 12], 0, 20, 80),
    "longest": ([47, 45, 43, 40], 0, 75, 75),
}
"""As research counted by enumeration; `longest` there as (L - 1) / (n - 1), `pairs` as clipped."""


def whole(credit):
    return round(100 * float(credit))


def test_every_scheme_has_its_row():
    assert PERCENT.keys() == SCHEMES.keys()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_random_order_earns_what_research_counted(scheme):
    assert [whole(chance(total(items), scheme)) for items in (4, 5, 6, 8)] == PERCENT[scheme][0]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_telling_answers_earn_what_research_counted(scheme):
    seen = preview(total(5), scheme)
    assert [whole(seen[case]) for case in ("reversed", "first-last", "swapped")] == list(PERCENT[scheme][1:])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_preview_has_every_case_that_a_teacher_is_shown(scheme):
    assert preview(total(4), scheme).keys() == HEADINGS.keys()


@pytest.mark.parametrize(
    ("keys", "changes", "pair"),
    [
        ("abcd", {}, "ab"),
        ("abcd", {"locked": ("a",)}, "bc"),
        ("abcdef", {"comparable": (("a", "c"), ("a", "f"), ("c", "f"), ("d", "e"))}, "de"),
    ],
)
def test_the_neighbours_swapped_in_a_preview_can_be_moved_and_have_an_order(keys, changes, pair):
    assert "".join(nearest_pair(ordering(keys, **changes).order)) == pair


TIED = (("b", "c"),)
FREE_C = ordering("abcd", ties=[("a", "c"), ("b", "c"), ("c", "d")]).order
"""c may stand anywhere."""


@pytest.mark.parametrize(
    ("scheme", "answer", "credit"),
    [
        ("pairs", "acbd", 1),
        ("pairs", "bacd", Fraction(3, 5)),
        ("exact", "acbd", 1),
        ("exact", "bacd", 0),
        ("longest", "acbd", 1),
        ("longest", "bacd", Fraction(1, 2)),
        ("longest", "dcba", 0),  # b and c stay, as they do in the worst order
    ],
)
def test_a_tie_may_stand_either_way(scheme, answer, credit):
    assert ordering(ties=TIED).credit(tuple(answer), scheme) == credit


@pytest.mark.parametrize("scheme", ["pairs", "exact", "longest"])
def test_an_item_without_any_order_may_stand_anywhere(scheme):
    for answer in ("cabd", "acbd", "abcd", "abdc"):
        assert SCHEMES[scheme].mark(FREE_C, tuple(answer)) == 1


@pytest.mark.parametrize("scheme", ["position", "adjacent"])
def test_a_scheme_that_needs_one_right_order_refuses_ties(scheme):
    question = ordering(ties=TIED)
    assert question.refusal(scheme) == "scheme-one-order"
    for refused in (question.credit, lambda _, by: question.chance(by), lambda _, by: preview(question.order, by)):
        with pytest.raises(QuizError) as caught:
            refused(question.correct, scheme)
        assert caught.value.code == "scheme-one-order"


@pytest.mark.parametrize("scheme", ["position", "adjacent"])
def test_two_locked_items_need_no_order_among_them(scheme):
    question = ordering("abcdef", ties=[("b", "c")], locked=("b", "c"))
    assert question.refusal(scheme) == ""
    assert ordering("abcdef", ties=[("b", "c")], locked=("b",)).refusal(scheme) == "scheme-one-order"


@pytest.mark.parametrize(
    ("scheme", "answer", "credit"),
    [
        # a b C d e with C locked: 6 pairs among the free items, 4 with C.
        ("pairs", "baCde", Fraction(8, 10)),
        ("pairs", "adCbe", Fraction(4, 10)),
        ("pairs", "edCba", Fraction(0)),
        ("position", "baCde", Fraction(1, 2)),
        ("position", "edCba", Fraction(0)),
        ("adjacent", "baCde", Fraction(2, 4)),
        ("adjacent", "deCab", Fraction(2, 4)),
        ("longest", "baCde", Fraction(2, 3)),
        ("longest", "adCbe", Fraction(1, 3)),  # b and d are on the wrong side of C
        ("longest", "edCba", Fraction(0)),
        ("exact", "baCde", Fraction(0)),
    ],
)
def test_a_lock_in_the_middle_is_a_reference_point(scheme, answer, credit):
    question = ordering("abCde", locked=("C",))
    assert question.credit(question.parse(answer), scheme) == credit


def test_a_pair_that_no_answer_can_get_wrong_is_not_counted():
    order = ordering("ABcdEfG", locked=("A", "B", "E", "G")).order
    assert {"".join(pair) for pair in order.open_pairs} == {"cd", "cE", "cf", "dE", "df", "Ef"}
