"""Regrading: what it changes, that it is appended, and that it is taken back exactly."""

from datetime import timedelta
from fractions import Fraction

import pytest
import sqlalchemy as sa
from builders import single_choice
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from taking import NOW, QUESTIONS

from quizapp.core.errors import QuizError
from quizapp.core.rulings import Ruling
from quizapp.services import asked, checks, regrade_preview, regrading, rulings, scores
from quizapp.storage import writing
from quizapp.storage.models import Grade, Item
from quizapp.storage.models import Ruling as Row

LATER = NOW + timedelta(days=1)
SINGLE, MULTIPLE, ORDER = (question.key for question in QUESTIONS)


@pytest.fixture
def class_of_three(enrol, begin):
    """One who chose the key of the single choice, one who chose another option, one who left it."""
    taken = []
    for number, keys in enumerate((["b"], ["c"], None), 1):
        taking = begin(enrol(f"Student {number}"))
        if keys:
            taking.save(1, keys)
        taking.save(2, ["a"])
        taking.submit()
        taken.append(taking)
    return taken


@pytest.fixture
def question_id(session, quiz):
    def _find(key=SINGLE):
        session.rollback()
        return next(each.id for each in asked.questions(session, quiz.id) if each.key == key)

    return _find


@pytest.fixture
def rule(session, quiz, author, question_id):
    """Make a ruling on the single choice, or another question; return how many items changed."""

    def _rule(rule, *answer, key=SINGLE):
        regrade = regrading.Regrade(question_id(key), Ruling(rule, answer), "The book says so.", author)
        with writing(session):
            return regrading.apply(session, quiz, regrade, LATER)

    return _rule


@pytest.fixture
def undo(session, quiz, author):
    def _undo(public_id=None):
        session.rollback()
        public_id = public_id or session.scalar(sa.select(Row.public_id).order_by(Row.id.desc()).limit(1))
        with writing(session):
            return regrading.undo(session, quiz, public_id, author, LATER)

    return _undo


def earned(taken, slot=1):
    return [taking.item(slot).credit for taking in taken]


def totals(session):
    session.rollback()
    return [(score.points, score.maximum) for score in scores.scores(session)]


def verdicts(session):
    """Return every verdict there is, in the order it was written."""
    session.rollback()
    return session.execute(
        sa.select(Grade.item_id, Grade.number, Grade.credit_numerator, Grade.counts, Grade.reason).order_by(Grade.id)
    ).all()


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


def test_a_regrade_names_its_author(class_of_three, rule, session, quiz, question_id):
    rule("accept", "c")
    (decision,) = rulings.history(session, quiz.id, question_id())
    assert (decision.author, decision.reason, decision.at) == ("Teacher 1", "The book says so.", LATER)
    assert session.scalars(sa.select(Grade.author).where(Grade.reason == "ruled")).all() == ["teacher1"]


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


def test_a_regrade_needs_a_reason(class_of_three, session, quiz, author, question_id):
    for reason in ("  ", "x" * 1001):
        regrade = regrading.Regrade(question_id(), Ruling("drop"), reason, author)
        with pytest.raises(QuizError), writing(session):
            regrading.apply(session, quiz, regrade, LATER)


def test_a_preview_says_what_applying_does(class_of_three, rule, session, quiz, question_id):
    told = regrade_preview.preview(session, quiz, question_id(), Ruling("new-key", ("c",)))
    assert [told.count(direction) for direction in ("rise", "fall", "same")] == [1, 1, 1]
    rule("new-key", "c")
    assert [(effect.after.points, effect.after.maximum) for effect in told.effects] == totals(session)


def test_a_preview_changes_nothing(class_of_three, session, quiz, question_id):
    before = verdicts(session)
    regrade_preview.preview(session, quiz, question_id(), Ruling("full-marks"))
    assert verdicts(session) == before


def test_a_preview_says_that_nothing_would_be_left(enrol, begin, session, quiz, question_id):
    begin(enrol(), forms=[[single_choice()]]).submit()
    assert not regrade_preview.preview(session, quiz, question_id(), Ruling("drop")).left


def test_a_wording_without_the_answer_is_not_reached(class_of_three, enrol, begin, session, quiz, question_id):
    other = single_choice(options=single_choice().options[:2])
    begin(enrol("Student 4"), forms=[[other]]).submit()
    assert regrade_preview.preview(session, quiz, question_id(), Ruling("accept", ("c",))).unreached == 1


def test_a_tampered_verdict_under_a_ruling_is_found(class_of_three, rule, session):
    rule("full-marks")
    assert list(checks.deviations(session)) == []
    with writing(session):
        session.execute(sa.update(Row).values(undone_at=LATER))
    assert {deviation.code for deviation in checks.deviations(session)} == {"credit-not-earned"}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["new-key", "accept"]), st.sampled_from("abcd")),
        st.tuples(st.sampled_from(["full-marks", "drop"]), st.just("")),
        st.just(("undo", "")),
    ),
    max_size=6,
)


@given(steps=STEPS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_ruled_and_undone_the_scores_follow_and_all_undone_restores_them(
    class_of_three, rule, undo, session, steps
):
    def standing():
        session.rollback()
        newest = sa.select(Row.public_id).where(Row.undone_at.is_(None)).order_by(Row.id.desc())
        return session.scalars(newest).all()

    before = totals(session)
    for what, answer in steps:
        if what != "undo":
            rule(what, *answer)
        elif standing():
            undo(standing()[0])
        assert list(checks.deviations(session)) == []
    for public_id in standing():
        undo(public_id)
    assert totals(session) == before
    numbers = {}
    for item, number, *_rest in verdicts(session):
        numbers.setdefault(item, []).append(number)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
