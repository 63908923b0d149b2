"""What a teacher sets for an assignment holds for everybody's attempts at it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from articles import sources
from taking import NOW, QUESTIONS

from quizapp.core.errors import QuizError
from quizapp.services import (
    answers,
    assignments,
    attempts,
    deciding,
    forms,
    library,
    own_items,
    own_work,
    quizzes,
    release,
    starting,
    students,
    submission,
)
from quizapp.services.assignments import GRACE, Giving, Settings
from quizapp.services.cards import learnable
from quizapp.services.deciding import MoreTime
from quizapp.services.decisions import Why
from quizapp.storage import db, writing

MINUTE = timedelta(minutes=1)


@pytest.fixture
def join(room):
    def _join(name="Student 1", **extra):
        entry = room.come(name)
        if extra:
            room.change(name, **extra)
        return entry

    return _join


@pytest.fixture
def under(give, join, take):
    """Student 1 of the class at an attempt under these settings."""
    return lambda **settings: take(join(), give(**settings))


def test_a_quiz_given_to_a_class_is_no_open_practice(session, give):
    slug = give().slug
    assert slug not in {quiz.slug for quiz in assignments.open_practice(session)}


def test_who_is_not_in_the_class_cannot_start(give, enrol, take):
    with pytest.raises(QuizError) as refused:
        take(enrol(), give())
    assert refused.value.code == "member-unknown"


def test_no_more_attempts_than_allowed(give, join, take):
    given, entry = give(attempts=2), join()
    for _ in range(2):
        take(entry, given).submit()
    with pytest.raises(QuizError) as refused:
        take(entry, given)
    assert (refused.value.code, refused.value.params) == ("attempts-spent", {"most": 2})


def test_extra_attempts_are_for_the_one_who_has_them(give, join, take):
    given, one, other = give(), join("Student 1", extra_attempts=1), join("Student 2")
    take(one, given).submit()
    take(one, given).submit()
    take(other, given).submit()
    with pytest.raises(QuizError):
        take(other, given)


def test_where_attempts_are_counted_a_second_start_goes_on_with_the_first(give, join, take):
    given, entry = give(), join()
    first = take(entry, given)
    first.save(1, ["a"])
    assert take(entry, given).attempt == first.attempt


def test_fifty_starts_at_once_make_one_attempt(any_app, give, join, session):
    given, entry = give(), join()
    session.rollback()

    def start(number):
        with any_app.app_context():
            plan = starting.Plan(given, f"seed {number}", [QUESTIONS], "one")
            with writing(db.session()) as own:
                return starting.start(own, entry.student_id, plan, NOW)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(start, range(50)))) == 1


def test_before_it_opens_nothing_starts(give, join, take):
    given, entry = give(opens_at=NOW + MINUTE), join()
    with pytest.raises(QuizError) as refused:
        take(entry, given)
    assert refused.value.code == "quiz-early"
    assert take(entry, given, NOW + MINUTE).show().started_at == NOW + MINUTE


def test_the_time_limit_is_counted_from_the_start(give, join, take):
    taking = take(join(), give(minutes=20), NOW + MINUTE)
    assert taking.show().end == NOW + 21 * MINUTE


def test_extra_time_makes_the_limit_longer(give, join, take):
    taking = take(join(extra_time=25), give(minutes=10))
    assert taking.show().end == NOW + timedelta(minutes=13)  # 12.5, in whole minutes


def test_closing_ends_an_attempt_before_its_time(give, join, take):
    taking = take(join(), give(minutes=20, closes_at=NOW + 5 * MINUTE))
    assert taking.show().end == NOW + 5 * MINUTE


@pytest.mark.parametrize(("late", "finished"), [(GRACE - timedelta(seconds=1), 0), (GRACE, 1)])
def test_an_abandoned_attempt_is_handed_in_after_the_grace_time(session, under, late, finished):
    taking = under(minutes=20)
    taking.save(1, ["a"])
    with writing(session):
        assert submission.finish_overdue(session, NOW + 20 * MINUTE + late) == finished
    assert (taking.show().submitted_at is not None) == bool(finished)


def test_an_overdue_attempt_was_handed_in_when_its_time_was_up(session, give, join, take):
    taking = take(join(), give(minutes=20))
    with writing(session):
        submission.finish_overdue(session, NOW + timedelta(hours=3))
    assert taking.show().submitted_at == NOW + 20 * MINUTE


def test_a_checked_answer_is_marked_and_stays(session, give, join, take):
    taking = take(join(), give(feedback="each"))
    right = taking.item(1).question.correct
    taking.save(1, right)
    with writing(session):
        submission.settle(session, answers.lock(session, taking.token, taking.attempt), 1, NOW)
    assert (taking.item(1).settled, taking.item(1).credit) == (True, 1)
    other = next(key for key in taking.item(1).shown if key not in right)
    assert taking.save(1, [other]).settled
    assert taking.item(1).keys == right


def test_checking_and_submitting_mark_every_answer_once(session, give, join, take):
    taking = take(join(), give(feedback="each"))
    for slot in (1, 2, 3):
        taking.save(slot, taking.item(slot).question.correct)
    with writing(session):
        submission.settle(session, answers.lock(session, taking.token, taking.attempt), 2, NOW)
        submission.settle(session, answers.lock(session, taking.token, taking.attempt), 2, NOW)
    taking.submit()
    assert [item.credit for item in own_items.of_attempt(session, taking.show())] == [1, 1, 1]


@pytest.mark.parametrize(("feedback", "code"), [("submitted", "check-closed"), ("each", "answer-missing")])
def test_nothing_is_marked_before_its_time(session, under, feedback, code):
    taking = under(feedback=feedback)
    with pytest.raises(QuizError) as refused, writing(session):
        submission.settle(session, answers.lock(session, taking.token, taking.attempt), 1, NOW)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("feedback", "before", "after"),
    [
        ("each", (True, True), (True, True)),
        ("submitted", (True, True), (True, True)),
        ("closed", (False, False), (True, True)),
        ("score", (True, False), (True, False)),
    ],
)
def test_what_is_shown_of_a_result_depends_on_the_policy(under, feedback, before, after):
    taking = under(feedback=feedback, closes_at=NOW + MINUTE)
    taking.submit()
    # What was sent in time may still arrive just after the end.
    for now, expected in ((NOW, before), (NOW + MINUTE, before), (NOW + MINUTE + GRACE, after)):
        shown = release.release(taking.session, taking.show(), now)
        assert (shown.score, shown.answers) == expected


@pytest.fixture
def second(session, taught, give, join, take):
    """Student 1, who handed in one attempt and is given half an hour beyond the closing for another."""
    given, entry = give(feedback="closed", attempts=2, closes_at=NOW + MINUTE), join()
    first = take(entry, given)
    first.submit(NOW)
    second = take(entry, given)
    with writing(session):
        why = Why(taught.owner_id, "a power cut", NOW)
        deciding.extend(session, given, second.attempt, MoreTime(30, beyond=True), why)
    return first, second


CLOSED = NOW + MINUTE + GRACE


def seen(session, taking, now):
    """Return whether answers of this attempt are seen: on its result, as cards, in the data about its student."""
    own = taking.show()
    told = own_work.attempts(session, own.student_id, now)
    return {
        release.release(session, own, now).answers,
        bool(learnable(session, own, now)),
        any(question["earned"] is not None for each in told for question in each["questions"]),
    }


def test_nobody_sees_the_answers_while_at_another_attempt_that_goes_on_after_the_closing(session, second):
    first, other = second
    assert seen(session, first, CLOSED) == {False}
    shown = release.release(session, first.show(), CLOSED)
    assert (shown.score, shown.waits, shown.at) == (False, True, None)
    other.submit(CLOSED + MINUTE)
    assert seen(session, first, CLOSED + 2 * MINUTE) == {True}


def test_answers_are_seen_once_the_time_of_the_other_attempt_is_over(session, second):
    first, _other = second
    assert seen(session, first, CLOSED + 30 * MINUTE) == {True}


def test_a_discarded_attempt_keeps_the_answers_back_for_as_long_as_it_could_go_on(session, taught, second):
    first, other = second
    with writing(session):
        deciding.discard(session, first.show().quiz, other.attempt, Why(taught.owner_id, "a mistake", CLOSED))
    assert seen(session, first, CLOSED) == {False}
    assert seen(session, first, CLOSED + 30 * MINUTE) == {True}


def test_an_attempt_that_was_opened_again_keeps_the_answers_of_the_others_back(session, taught, second):
    first, other = second
    other.submit(CLOSED)
    with writing(session):
        deciding.reopen(session, first.show().quiz, first.attempt, Why(taught.owner_id, "a mistake", CLOSED), 10)
    assert not release.release(session, other.show(), CLOSED).answers


def test_the_attempt_of_another_student_keeps_no_answers_back(session, second, join, take):
    first, other = second
    third = take(join("Student 2"), first.show().quiz)
    third.submit(NOW)
    assert seen(session, third, CLOSED) == {True}
    assert not other.show().over(CLOSED)


def of_the_article(session, taught, **settings):
    """Give a shipped quiz to the class."""
    with writing(session):
        quizzes.publish(session, [recipe for recipe in library.shipped_recipes() if recipe.slug == "daily-five"], NOW)
        quiz_id = assignments.find(session, "daily-five").quiz_id
        slug = assignments.give(session, Giving(quiz_id, taught.id, taught.owner_id), Settings(**settings), NOW)
    return assignments.find(session, slug)


@pytest.mark.parametrize(("variants", "count"), [("same", 1), ("forms", 3)])
def test_forms_are_drawn_once_and_stay(session, taught, variants, count):
    given = of_the_article(session, taught, variants=variants, forms=3)
    assert forms.kept(session, given) == ()
    drawn = forms.drawn(given, sources())
    with writing(session):
        forms.keep(session, given, drawn)
        forms.keep(session, given, drawn[::-1])
    kept = forms.kept(session, given)
    assert [[question.digest for question in form] for form in kept] == [[q.digest for q in form] for form in drawn]
    assert len({tuple(question.digest for question in form) for form in kept}) == count


def test_neighbours_get_different_forms(session, give, join, take):
    given = give(variants="forms", forms=2)
    both = (QUESTIONS, QUESTIONS[:2])
    sizes = {len(take(join(f"Student {n}"), given, asked=both).show().slots) for n in range(2)}
    assert sizes == {2, 3}


def test_everybody_gets_the_same_questions_in_an_order_of_their_own(session, give, join, take):
    given = give(variants="same", shuffle=True)
    orders = set()
    for number in range(12):
        with writing(session):
            plan = starting.Plan(given, f"seed {number}", [QUESTIONS], "one")
            entry = students.enter(session, f"Student {number}", NOW)
        entry = join(f"Student {number}")
        with writing(session):
            public_id = starting.start(session, entry.student_id, plan, NOW)
        own = attempts.find(session, entry.token, public_id)
        orders.add(tuple(item.question.key for item in own_items.of_attempt(session, own)))
    assert {frozenset(order) for order in orders} == {frozenset(question.key for question in QUESTIONS)}
    assert len(orders) > 1


def test_settings_changed_later_hold_for_attempts_under_way(session, give, join, take):
    given = give()
    taking = take(join(), given)
    closes = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with writing(session):
        assignments.change(session, given, replace(given.settings, closes_at=closes))
    assert taking.show().end == closes


def test_a_changed_quiz_leaves_attempts_under_way_as_they_were(session, give, join, take):
    given = give()
    taking = take(join(), given)
    with writing(session):
        quizzes.revise(session, given.quiz_id, replace(given.recipe, title="Renamed"), NOW)
    assert taking.show().quiz.recipe.title == "A small quiz"
    assert assignments.find(session, given.slug).recipe.title == "Renamed"
