"""Regrading: what it changes, that it is appended, and that it is taken back exactly."""

from fractions import Fraction

import pytest
import sqlalchemy as sa
from builders import single_choice
from earnings import earned, totals, verdicts
from taking import LATER, QUESTIONS

from quizapp.core.errors import QuizError
from quizapp.core.rulings import Ruling
from quizapp.services import checks, regrading, rulings, scores
from quizapp.storage import writing
from quizapp.storage.models import Grade, Item
from quizapp.storage.models import Ruling as Row

MULTIPLE, ORDER = QUESTIONS[1].key, QUESTIONS[2].key


def test_a_new_key_marks_everybody_again(class_of_three, rule):
    assert rule("new-key", "c") == 2
    assert earned(class_of_three) == [0, 1, 0]


def test_one_more_answer_is_accepted(class_of_three, rule):
    assert rule("accept", "c") == 1
    assert earned(class_of_three) == [1, 1, 0]


def test_accepted_answers_add_up(class_of_three, rule, enrol, begin):
    fourth = begin(enrol("Student 4"))
    fourth.save(1, ["d"])
    fourth.submit()
    rule("accept", "c")
    rule("accept", "d")
    assert earned([*class_of_three, fourth]) == [1, 1, 0, 1]


def test_full_marks_reach_also_who_did_not_answer(class_of_three, rule):
    assert rule("full-marks") == 2
    assert earned(class_of_three) == [1, 1, 1]


def test_a_dropped_question_leaves_points_and_maximum(class_of_three, rule, session):
    before = totals(session)
    assert rule("drop") == 3
    half = Fraction(1, 2)
    assert before == [(1 + half, 3), (half, 3), (half, 3)]
    assert totals(session) == [(half, 2)] * 3


def test_another_order_is_accepted(enrol, begin, rule):
    taking = begin(enrol())
    taking.save(3, ["d", "c", "b", "a"])
    taking.submit()
    rule("accept", "d", "c", "b", "a", key=ORDER)
    assert taking.item(3).credit == 1


@pytest.mark.parametrize(("rule_", "answer"), [("new-key", "c"), ("accept", "c"), ("full-marks", ""), ("drop", "")])
def test_a_regrade_made_twice_is_made_once(class_of_three, rule, session, rule_, answer):
    rule(rule_, *answer)
    before = verdicts(session), totals(session)
    assert rule(rule_, *answer) == 0
    assert (verdicts(session), totals(session)) == before


@pytest.mark.parametrize(("rule_", "answer"), [("new-key", "c"), ("accept", "c"), ("full-marks", ""), ("drop", "")])
def test_undoing_restores_every_score(class_of_three, rule, undo, session, rule_, answer):
    before = totals(session)
    changed = rule(rule_, *answer)
    assert undo() == changed
    assert totals(session) == before
    assert undo(session.scalar(sa.select(Row.public_id))) == 0


def test_every_verdict_stays_with_its_reason(class_of_three, rule, undo, session):
    rule("full-marks")
    undo()
    one = session.scalar(sa.select(Item.id).where(Item.attempt_id == class_of_three[1].show().id, Item.slot == 1))
    blank = session.scalar(sa.select(Item.id).where(Item.attempt_id == class_of_three[2].show().id, Item.slot == 1))
    written = [(item, *rest) for item, *rest in verdicts(session)]
    assert [rest for item, *rest in written if item == one] == [
        [1, 0, True, "submitted"],
        [2, 1, True, "ruled"],
        [3, 0, True, "undone"],
    ]
    assert [rest for item, *rest in written if item == blank] == [[1, 1, True, "ruled"], [2, 0, True, "undone"]]


def test_a_regrade_names_its_author(class_of_three, rule, session, quiz, question_id, author):
    rule("accept", "c")
    (decision,) = rulings.history(session, quiz.id, question_id())
    assert (decision.author, decision.reason, decision.at) == ("Teacher 1", "The book says so.", LATER)
    assert session.scalars(sa.select(Grade.author).where(Grade.reason == "ruled")).all() == [author.public_id]


def test_a_set_of_ticks_is_the_same_ruling_in_any_order(class_of_three, rule):
    assert rule("new-key", "a", "b", key=MULTIPLE) == 0
    rule("new-key", "b", "d", key=MULTIPLE)
    assert rule("new-key", "d", "b", key=MULTIPLE) == 0


def test_only_the_newest_ruling_is_undone(class_of_three, rule, undo, session):
    rule("accept", "c")
    first = session.scalar(sa.select(Row.public_id))
    rule("drop")
    with pytest.raises(QuizError) as refused:
        undo(first)
    assert refused.value.code == "ruling-newer"
    undo()
    undo(first)
    assert earned(class_of_three) == [1, 0, 0]


def test_who_hands_in_later_is_marked_under_what_stands(class_of_three, rule, undo, enrol, begin, session):
    rule("full-marks")
    late = begin(enrol("Student 4"))
    late.submit()
    assert late.item(1).credit == 1
    undo()
    assert late.item(1).credit == 0
    assert list(checks.deviations(session)) == []


def test_who_hands_in_after_a_question_was_dropped_has_less_to_earn(class_of_three, rule, enrol, begin, session):
    rule("drop")
    late = begin(enrol("Student 4"))
    late.save(1, ["b"])
    late.submit()
    assert totals(session)[-1] == (0, 2)
    assert late.item(1).counts is False


def test_an_attempt_under_way_is_left_alone(class_of_three, rule, enrol, begin):
    open_ = begin(enrol("Student 4"))
    open_.save(1, ["c"])
    rule("accept", "c")
    assert open_.item(1).credit is None
    open_.save(1, ["a"])
    open_.submit()
    assert open_.item(1).credit == 0


def test_rulings_reach_one_assignment_and_question_only(class_of_three, rule):
    rule("drop")
    assert [taking.item(2).counts for taking in class_of_three] == [True] * 3


@pytest.mark.parametrize(
    ("rule_", "answer", "code"),
    [
        ("guess", "", "ruling-unknown"),
        ("accept", "", "key-missing"),
        ("drop", "b", "key-missing"),
        ("new-key", "z", "answer-unknown"),
    ],
)
def test_a_ruling_that_means_nothing_is_refused(class_of_three, rule, rule_, answer, code):
    with pytest.raises(QuizError) as refused:
        rule(rule_, *answer)
    assert refused.value.code == code


def test_the_last_question_that_counts_is_not_dropped(enrol, begin, rule, session):
    taking = begin(enrol(), forms=[[single_choice()]])
    taking.submit()
    with pytest.raises(QuizError) as refused:
        rule("drop")
    assert refused.value.code == "drop-last"
    assert totals(session) == [(0, 1)]


def test_practice_of_what_was_missed_may_be_left_with_nothing(class_of_three, enrol, begin, rule, session):
    first = class_of_three[1].show()
    begin(enrol("Student 4"), forms=[[single_choice()]], follows=first.id).submit()
    rule("drop")
    assert totals(session)[-1] == (0, 0)
    assert [score.percent for score in scores.scores(session)][-1] == 0


def test_a_regrade_needs_a_reason(class_of_three, session, quiz, author, question_id):
    for reason in ("  ", "x" * 1001):
        regrade = regrading.Regrade(question_id(), Ruling("drop"), reason, author)
        with pytest.raises(QuizError), writing(session):
            regrading.apply(session, quiz, regrade, LATER)


def test_a_tampered_verdict_under_a_ruling_is_found(class_of_three, rule, session):
    rule("full-marks")
    assert list(checks.deviations(session)) == []
    with writing(session):
        session.execute(sa.update(Row).values(undone_at=LATER))
    assert {deviation.code for deviation in checks.deviations(session)} == {"credit-not-earned"}
