"""What every kind promises, and what each does on its own."""

import json
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from builders import EXAMPLES, multiple_response, ordering, single_choice
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import BadAnswer, CannotDraw, QuizError
from quizapp.core.kinds import KINDS, from_json
from quizapp.core.question import canonical, to_json
from quizapp.core.rng import stream

every_example = pytest.mark.parametrize("question", EXAMPLES.values(), ids=EXAMPLES.keys())
any_keys = st.lists(st.sampled_from(["a", "b", "c", "d", "e", ""]), max_size=6)


def test_every_kind_has_an_example():
    assert {question.kind for question in EXAMPLES.values()} == set(KINDS)


@every_example
def test_the_samples_of_a_kind_earn_what_they_say(question):
    for answer, credit in question.samples():
        assert question.credit(question.parse(answer)) == credit


@every_example
def test_the_key_earns_everything_and_nothing_earns_nothing(question):
    assert question.credit(question.parse(question.correct)) == 1
    assert question.credit(()) == 0


@every_example
@given(keys=any_keys)
def test_any_keys_are_an_answer_with_a_credit_or_malformed(question, keys):
    try:
        answer = question.parse(keys)
    except BadAnswer:
        return
    assert 0 <= question.credit(answer) <= 1
    assert question.parse(answer) == answer


@every_example
def test_a_question_survives_being_stored(question):
    assert from_json(json.loads(canonical(to_json(question)))) == question


@every_example
@given(seed=st.integers())
def test_every_option_is_shown_once(question, seed):
    shown = question.arrange(stream("shown", seed))
    assert sorted(shown) == sorted(option.key for option in question.options)


@every_example
def test_nothing_is_missed_in_a_right_answer_and_everything_in_none(question):
    assert question.missed(question.correct) == ()
    assert question.missed(()) == question.targets


@pytest.mark.parametrize("keys", [["x"], ["a", "b"], ["a", "a"]])
def test_a_single_choice_takes_one_of_its_options(keys):
    with pytest.raises(BadAnswer):
        single_choice().parse(keys)


@pytest.mark.parametrize(
    ("ticked", "credit"),
    [("a", Fraction(1, 2)), ("ac", 1), ("ab", 0), ("abc", Fraction(1, 2)), ("abcd", 0), ("bd", 0), ("", 0)],
)
def test_a_multiple_response_earns_hits_minus_false_alarms(ticked, credit):
    question = multiple_response()
    assert question.credit(question.parse(list(ticked))) == credit


@pytest.mark.parametrize(
    ("scheme", "ticked", "credit"),
    [
        ("all-or-nothing", "ac", 1),
        ("all-or-nothing", "a", 0),
        ("all-or-nothing", "abc", 0),
        ("per-option", "ac", 1),
        ("per-option", "a", Fraction(3, 4)),
        ("per-option", "abcd", Fraction(1, 2)),
        ("per-option", "bd", 0),
        ("per-option", "", 0),
    ],
)
def test_a_multiple_response_can_be_marked_by_other_rules(scheme, ticked, credit):
    question = multiple_response()
    assert question.credit(question.parse(list(ticked)), scheme) == credit


@every_example
def test_every_rule_gives_the_key_everything_or_refuses_the_question(question):
    assert question.scheme in question.schemes
    for scheme in question.schemes:
        assert question.refusal(scheme) or question.credit(question.correct, scheme) == 1


@every_example
def test_no_question_is_marked_by_an_unheard_of_rule(question):
    with pytest.raises(QuizError) as refused:
        question.credit(question.correct, "guess")
    assert refused.value.code == "scheme-unknown"


@pytest.mark.parametrize(
    ("order", "credit"),
    [("abcd", 1), ("bacd", Fraction(2, 3)), ("badc", Fraction(1, 3)), ("bcda", 0), ("dcba", 0)],
)
def test_an_ordering_earns_right_pairs_minus_wrong_pairs(order, credit):
    assert ordering().credit(tuple(order)) == credit


def test_exactly_the_linear_extensions_of_a_partial_order_earn_everything():
    question = ordering(ties=[("b", "c"), ("c", "d")])
    full = {"".join(order) for order in permutations("abcd") if question.credit(order) == 1}
    assert full == {"abcd", "acbd", "abdc"}


def test_an_order_with_items_missing_is_malformed():
    with pytest.raises(BadAnswer) as refused:
        ordering().parse(["a", "b"])
    assert refused.value.code == "answer-incomplete"


def test_only_the_items_of_wrong_pairs_are_missed():
    assert ordering().missed(("b", "a", "c", "d")) == ("test/a", "test/b")


@given(seed=st.integers())
def test_an_ordering_never_starts_as_a_right_answer(seed):
    question = ordering(ties=[("b", "c")])
    assert question.credit(question.arrange(stream("start", seed))) < 1


def test_two_items_are_no_ordering():
    with pytest.raises(CannotDraw):
        ordering("ab").arrange(stream("two"))


@pytest.mark.parametrize(("chosen", "credit"), [("a", Fraction(1, 2)), ("b", 1), ("c", 0), ("d", 1)])
def test_a_single_choice_with_weights_earns_the_weight_of_what_is_chosen(chosen, credit):
    assert EXAMPLES["single choice with weights"].credit((chosen,)) == credit


@pytest.mark.parametrize(
    ("ticked", "credit"), [("a", Fraction(2, 3)), ("ac", 1), ("abc", Fraction(1, 2)), ("b", 0), ("abd", Fraction(1, 6))]
)
def test_a_multiple_response_with_weights_earns_their_sum(ticked, credit):
    assert EXAMPLES["multiple response with weights"].credit(tuple(ticked)) == credit


@pytest.mark.parametrize("name", ["single choice with weights", "multiple response with weights"])
def test_the_chance_by_weights_is_the_mean_of_all_answers(name):
    question = EXAMPLES[name]
    most = 1 if name.startswith("single") else 4
    answers = [answer for size in range(1, most + 1) for answer in combinations("abcd", size)]
    assert question.chance() == sum(question.credit(answer) for answer in answers) / len(answers)


@pytest.mark.parametrize("question", [single_choice(), multiple_response()])
def test_a_question_without_weights_is_not_marked_by_them(question):
    assert question.refusal("weights") == "scheme-weights"
