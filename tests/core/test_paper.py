"""Forms on paper: letters, orders, and what stays."""

from dataclasses import replace
from itertools import combinations

import pytest
from builders import EXAMPLES, multiple_response, ordering, single_choice
from drawn import made
from hypothesis import given
from hypothesis import strategies as st
from orders import orders

from quizapp.core.paper import MOST_FORMS, lay_out, letter
from quizapp.core.schemes.ties import ties

QUESTIONS = [single_choice(key=f"test/{number}") for number in range(8)]
seeds = st.text("0123456789abcdef", min_size=1, max_size=16)


def keys_of(item, letters):
    """Return the option keys that somebody names who writes these letters on the form."""
    return item.question.parse([dict(zip(item.letters(item.shown), item.shown, strict=True))[each] for each in letters])


def numbering(form):
    return [item.question.key for item in form.items]


@given(seed=seeds, kind=st.sampled_from(sorted(EXAMPLES)))
def test_the_letters_of_the_key_earn_full_credit_on_every_form(seed, kind):
    for form in lay_out([[EXAMPLES[kind]]], MOST_FORMS, seed):
        (item,) = form.items
        assert item.question.credit(keys_of(item, item.right)) == 1


@pytest.mark.parametrize("generator", ["order-events", "order-steps", "which-among", "what-year"])
def test_the_letters_of_the_key_earn_full_credit_for_generated_questions(generator):
    for number, question in enumerate(made(generator)[:200]):
        for form in lay_out([[question]], 2, str(number)):
            (item,) = form.items
            assert question.credit(keys_of(item, item.right)) == 1


@given(seed=seeds)
def test_a_form_stays_the_same_whatever_is_printed_beside_it(seed):
    assert lay_out([QUESTIONS], 2, seed) == lay_out([QUESTIONS], MOST_FORMS, seed)[:2]


@given(seed=seeds)
def test_two_forms_have_the_same_questions_and_hardly_any_under_the_same_number(seed):
    first, second = map(numbering, lay_out([QUESTIONS], 2, seed))
    assert sorted(first) == sorted(second)
    assert sum(one == other for one, other in zip(first, second, strict=True)) <= 1


@given(seed=seeds)
def test_without_shuffling_only_the_options_stand_in_another_order(seed):
    first, second = lay_out([QUESTIONS], 2, seed, shuffle=False)
    assert numbering(first) == numbering(second) == [question.key for question in QUESTIONS]
    assert [item.shown for item in first.items] != [item.shown for item in second.items]


def test_parallel_forms_have_each_their_own_questions_and_are_used_again_in_another_order():
    draws = [QUESTIONS[:4], QUESTIONS[4:]]
    forms = lay_out(draws, 4, "s")
    assert [set(numbering(form)) for form in forms] == [{question.key for question in draws[n % 2]} for n in range(4)]
    assert numbering(forms[0]) != numbering(forms[2])


@given(seed=seeds)
def test_locked_items_have_the_letters_of_their_places(seed):
    (form,) = lay_out([[ordering("abcdef", locked=("b", "e"))]], 1, seed)
    assert form.items[0].letters("be") == ("B", "E")
    assert [form.items[0].right[place] for place in (1, 4)] == ["B", "E"]


@given(seed=seeds)
def test_the_items_of_an_ordering_do_not_stand_in_a_right_order(seed):
    (form,) = lay_out([[ordering()]], 1, seed)
    assert form.items[0].right != ("A", "B", "C", "D")


@given(seed=seeds)
def test_options_that_are_not_mixed_stay_and_last_ones_stay_last(seed):
    fixed = multiple_response(shuffle=False)
    *others, end = single_choice().options
    for form in lay_out([[fixed, single_choice(options=(*others, replace(end, last=True)))]], 2, seed):
        shown = {item.question.kind: item.shown for item in form.items}
        assert shown["multiple_response"] == tuple("abcd")
        assert shown["single_choice"][-1] == end.key


@pytest.mark.parametrize(("place", "written"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA"), (701, "ZZ")])
def test_letters_go_on_after_the_alphabet(place, written):
    assert letter(place) == written


def test_the_check_changes_with_a_word_and_with_a_letter():
    checks = {
        lay_out([QUESTIONS], 1, "s")[0].check,
        lay_out([QUESTIONS], 1, "t")[0].check,
        lay_out([[replace(QUESTIONS[0], stem="Which?"), *QUESTIONS[1:]]], 1, "s")[0].check,
    }
    assert len(checks) == 3


def test_the_check_that_students_read_tells_nothing_of_the_key():
    changed = replace(single_choice(), correct=("d",), explanation="Told later.")
    assert len({lay_out([[question]], 1, "s")[0].check for question in (single_choice(), changed)}) == 1


@given(order=orders())
def test_groups_without_an_order_hold_exactly_the_pairs_that_may_stand_either_way(order):
    free, place = order.free, {key: index for index, key in enumerate(order.correct)}

    def either_way(pair):
        """Whether no order is known and an answer can have both."""
        locks = [place[key] for key in pair if key in order.locked]
        can = not locks or (len(locks) == 1 and place[free[0]] < locks[0] < place[free[-1]])
        return can and pair not in order.comparable

    grouped = {pair for group in ties(order) for pair in combinations(group, 2)}
    assert grouped == {pair for pair in combinations(order.correct, 2) if either_way(pair)}


def test_items_that_have_no_order_at_all_are_one_group():
    order = ordering("abcdef", ties=[*combinations("bcd", 2), ("e", "f")]).order
    assert ties(order) == [("b", "c", "d"), ("e", "f")]
