"""What every ruling promises for every kind of question."""

from fractions import Fraction

import pytest
from builders import EXAMPLES, multiple_response, ordering, single_choice
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import BadAnswer
from quizapp.core.rng import stream
from quizapp.core.rulings import RULINGS, Ruling, marking

every_example = pytest.mark.parametrize("question", EXAMPLES.values(), ids=EXAMPLES.keys())
every_ruling = pytest.mark.parametrize("rule", RULINGS)
ANSWERS = [rule for rule, how in RULINGS.items() if how.about_an_answer]


def answers(question):
    """Return answers of many sorts, the empty one among them."""
    drawn = [question.arrange(stream("answer", seed)) for seed in range(4)]
    parsed = [question.parse(keys) for keys, _credit in question.samples()]
    return [*parsed, *(answer for answer in drawn if question.takes_key(answer))]


def wrong(question):
    """Return an answer that is not quite right."""
    return next(answer for answer in answers(question) if answer and question.credit(answer) < 1)


def ruled(question, rule):
    return Ruling(rule, wrong(question) if RULINGS[rule].about_an_answer else (), id=1)


@every_example
@every_ruling
def test_a_credit_under_a_ruling_is_a_share(question, rule):
    for scheme in question.schemes:
        if not question.refusal(scheme):
            marked = marking(question, scheme, [ruled(question, rule)])
            assert all(0 <= marked.credit(answer) <= 1 for answer in answers(question))


@every_example
@every_ruling
def test_a_ruling_made_twice_is_the_ruling_made_once(question, rule):
    once = marking(question, question.scheme, [ruled(question, rule)])
    twice = marking(question, question.scheme, [ruled(question, rule)] * 2)
    assert [twice.credit(each) for each in answers(question)] == [once.credit(each) for each in answers(question)]
    assert twice.counts == once.counts


@every_example
@pytest.mark.parametrize("rule", ANSWERS)
def test_the_answer_a_ruling_is_about_earns_everything(question, rule):
    ruling = ruled(question, rule)
    assert marking(question, question.scheme, [ruling]).credit(ruling.answer) == 1


@every_example
def test_accepting_an_answer_takes_nothing_from_anybody(question):
    marked = marking(question, question.scheme, [ruled(question, "accept")])
    assert all(marked.credit(answer) >= question.credit(answer) for answer in answers(question))


@every_example
def test_under_a_new_key_who_had_the_old_one_loses_something(question):
    marked = marking(question, question.scheme, [ruled(question, "new-key")])
    assert marked.credit(question.correct) < 1


@every_example
@pytest.mark.parametrize("rule", ANSWERS)
def test_no_key_makes_an_answer_of_none(question, rule):
    assert marking(question, question.scheme, [ruled(question, rule)]).credit(()) == 0


@every_example
def test_full_marks_are_for_everybody(question):
    marked = marking(question, question.scheme, [ruled(question, "full-marks")])
    assert {marked.credit(answer) for answer in answers(question)} == {Fraction(1)}


@every_example
def test_a_dropped_question_counts_no_more(question):
    assert not marking(question, question.scheme, [ruled(question, "drop")]).counts


@every_example
@every_ruling
def test_the_newest_ruling_decides(question, rule):
    newest = ruled(question, rule)
    marked = marking(question, question.scheme, [Ruling("drop", id=7), newest])
    assert marked.by == (newest,)


@every_example
def test_accepted_answers_add_up(question):
    first, second = question.correct, wrong(question)
    marked = marking(question, question.scheme, [Ruling("accept", first, 1), Ruling("accept", second, 2)])
    assert [ruling.id for ruling in marked.by] == [1, 2]
    assert marked.credit(first) == marked.credit(second) == 1


@pytest.mark.parametrize("rule", ANSWERS)
def test_a_ruling_does_not_reach_a_wording_without_its_answer(rule):
    question = single_choice()
    assert marking(question, question.scheme, [Ruling(rule, ("elsewhere",), 1)]).by == ()


@every_example
def test_no_answer_is_no_key(question):
    with pytest.raises(BadAnswer) as refused:
        question.rekeyed(())
    assert refused.value.code == "key-missing"


def test_an_answer_is_compared_with_the_key_that_is_best_for_it():
    marked = marking(single_choice(), "right", [Ruling("accept", ("c",), 1)])
    assert [marked.compared((key,)).correct for key in "abc"] == [("b",), ("b",), ("c",)]


def test_an_accepted_set_of_ticks_is_another_key():
    marked = marking(multiple_response(), "net", [Ruling("accept", ("a",), 1)])
    assert [marked.credit(tuple(ticks)) for ticks in ("a", "ac", "b")] == [1, 1, 0]


def test_what_had_no_order_may_stand_either_way_also_under_a_new_key():
    question = ordering(ties=[("b", "c")]).rekeyed("dbca")
    assert [question.credit(tuple(order)) for order in ("dbca", "dcba")] == [1, 1]


@given(st.permutations("abcd"), st.sets(st.sampled_from([("a", "b"), ("b", "c"), ("c", "d")]), max_size=2))
def test_a_new_order_stays_an_order(order, ties):
    pairs = set(ordering(ties=ties).rekeyed(order).comparable)
    assert {(a, d) for a, b in pairs for c, d in pairs if b == c} <= pairs


def test_a_new_key_of_weighted_options_leaves_no_reward_for_the_old_one():
    question = EXAMPLES["multiple response with weights"].rekeyed(("b", "d"))
    earned = {ticks: question.credit(tuple(ticks)) for ticks in ("bd", "b", "abd", "ac")}
    assert earned == {"bd": 1, "b": Fraction(1, 2), "abd": Fraction(1, 3), "ac": 0}
