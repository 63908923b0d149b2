"""The results of a class: who counts, with which attempt."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from taking import NOW, QUESTIONS

from quizapp.services import results
from quizapp.services.assignments import Settings
from quizapp.services.results import IDLE, Choice, Place, counted_of, of_class, summed_up
from quizapp.services.scores import Score


def made(points, *, student_id=1, number=1, maximum=10):
    """An attempt that earned so many points; None while it is under way."""
    done = None if points is None else NOW + timedelta(minutes=number)
    earned = None if points is None else Fraction(points)
    state = "open" if points is None else "submitted"
    return Score("a", "quiz", student_id, "Student", number, state, NOW, done, earned, maximum)


COUNTED = [
    ("best", [4, 9, 6], 9),
    ("first", [4, 9, 6], 4),
    ("last", [4, 9, 6], 6),
    ("best", [4, None], 4),
    ("last", [4, None], 4),
    ("first", [None, 9], None),
    ("best", [None], None),
    ("best", [], None),
]


@pytest.mark.parametrize(("counts", "points", "wanted"), COUNTED)
def test_the_settings_say_which_attempt_counts(counts, points, wanted):
    found = counted_of([made(each, number=number) for number, each in enumerate(points, 1)], counts)
    assert (found.points if found else None) == wanted


def test_the_best_attempt_is_the_largest_part_of_its_own_full_score():
    assert counted_of([made(5, maximum=10), made(4, maximum=5)], "best").points == 4


def test_of_equally_good_attempts_the_first_counts():
    assert counted_of([made(4, number=1), made(4, number=2)], "best").number == 1


def cut_off(points, **facts):
    return replace(made(points, **facts), cut_off=True)


def lines_of(*points, removed=(), **settings):
    places = [Place(number, f"Student {number}", "", number in removed) for number in range(1, len(points) + 1)]
    attempts = [made(each, student_id=number) for number, each in enumerate(points, 1) if each != "none"]
    chosen = Settings(**settings)
    return of_class(places, attempts, chosen, chosen.counts, NOW)


def test_mean_and_median_are_exact_and_leave_out_those_without_a_score():
    found = summed_up(lines_of(1, 2, 7, None, "none"))
    assert (found.mean, found.median) == (Fraction(1, 3), Fraction(1, 5))
    assert (found.started, found.handed_in) == (4, 3)


def test_the_median_of_two_lies_between_them():
    assert summed_up(lines_of(3, 4)).median == Fraction(7, 20)


def test_nobody_has_a_mean_before_anybody_handed_in():
    assert summed_up(lines_of(None, "none")).mean is None


def test_those_who_were_removed_keep_their_line_and_count_in_nothing():
    lines = lines_of(10, 2, "none", removed=(1, 3))
    found = summed_up(lines)
    assert [line.place.name for line in lines] == ["Student 1", "Student 2"]
    assert (found.mean, found.started) == (Fraction(1, 5), 1)


@pytest.mark.parametrize(("points", "passed"), [(5, False), (6, True), (None, None), ("none", None)])
def test_the_pass_mark_itself_passes(points, passed):
    assert lines_of(points, pass_mark=60)[0].passed is passed


def test_a_class_is_listed_by_name_whoever_has_come_and_whatever_they_call_themselves_elsewhere(
    session, room, give, take
):
    room.expect("Student 3", numbers=["7"])
    for name in ("Student 2", "Student 1"):
        entry = room.come(name)
    given = give(pass_mark=50)
    taking = take(entry, given)
    taking.save(1, QUESTIONS[0].correct)
    taking.submit()
    room.change("Student 1", name="A. Student")
    found = results.results(session, given, NOW)
    assert [(line.place.name, line.place.number, len(line.attempts)) for line in found.lines] == [
        ("A. Student", "", 1), ("Student 2", "", 0), ("Student 3", "7", 0),
    ]  # fmt: skip
    assert found.mean == Fraction(1, 3)
    assert found.lines[0].passed is False


def test_another_quiz_of_the_class_counts_for_nothing(session, room, give, take):
    entry = room.come("Student 1")
    take(entry, give()).submit()
    assert results.results(session, give(), NOW).started == 0


def test_open_practice_has_a_line_for_every_attempt(session, quiz, taking, begin, enrol):
    taking.submit()
    begin(enrol("Student 2"))
    found = results.results(session, quiz, NOW)
    assert [(line.place.name, line.state) for line in found.lines] == [
        ("Student 1", "handed-in"),
        ("Student 2", "under-way"),
    ]
    assert (found.started, found.handed_in) == (2, 1)


STATES = [
    ([], "counted", "absent"),
    ([replace(made(None), started_at=NOW + IDLE)], "counted", "under-way"),
    ([replace(made(None), saved_at=NOW + IDLE)], "counted", "under-way"),
    ([replace(made(None), saved_at=NOW)], "counted", "abandoned"),
    ([made(4), made(None)], "counted", "handed-in"),
    ([cut_off(4)], "counted", "handed-in"),
    ([cut_off(4)], "ignored", "abandoned"),
    ([cut_off(4), made(3)], "ignored", "handed-in"),
]


@pytest.mark.parametrize(("attempts", "unfinished", "state"), STATES)
def test_an_attempt_is_abandoned_when_nothing_was_saved_for_a_day_or_what_was_saved_does_not_count(
    attempts, unfinished, state
):
    line = results.line(Settings(unfinished=unfinished), Place(1, "Student 1", ""), attempts, "best", NOW + IDLE)
    assert line.state == state


def test_those_who_started_are_those_handed_in_under_way_and_abandoned():
    places = [Place(number, "", "") for number in range(1, 9)]
    attempts = [replace(each, student_id=number) for number, (own, _, _) in enumerate(STATES, 1) for each in own]
    found = summed_up(of_class(places, attempts, Settings(), "best", NOW + IDLE))
    assert found.started == found.handed_in + found.under_way + found.abandoned == 7


@pytest.mark.parametrize(("unfinished", "counted"), [("counted", 9), ("ignored", 4)])
def test_what_was_not_handed_in_in_time_counts_if_the_settings_say_so(unfinished, counted):
    attempts = [made(4), cut_off(9, number=2)]
    line = results.line(Settings(unfinished=unfinished), Place(1, "", ""), attempts, "best", NOW)
    assert line.counted.points == counted


def test_where_all_attempts_count_each_has_a_line_and_whoever_made_none_has_one():
    places = [Place(1, "Student 1", ""), Place(2, "Student 2", "")]
    lines = of_class(places, [made(4), made(9, number=2)], Settings(), "all", NOW)
    assert [(line.place.name, line.counted and line.counted.points) for line in lines] == [
        ("Student 1", 4), ("Student 1", 9), ("Student 2", None),
    ]  # fmt: skip
    assert summed_up(lines).mean == Fraction(13, 20)


@pytest.fixture
def twice(session, room, give, take):
    """What was given, and taken by one student today, wrongly, and tomorrow, rightly in the first question."""
    entry, given = room.come("Student 1"), give(attempts=2)
    take(entry, given).submit(NOW)
    second = take(entry, given, NOW + timedelta(days=1))
    second.save(1, QUESTIONS[0].correct)
    second.submit(NOW + timedelta(days=1, minutes=5))
    return given


@pytest.mark.parametrize(
    ("choice", "points"),
    [
        (Choice(), 1),
        (Choice("first"), 0),
        (Choice("last"), 1),
        (Choice("best", until=NOW + timedelta(days=1)), 0),
        (Choice("first", since=NOW + timedelta(seconds=1)), 1),
        (Choice(since=NOW + timedelta(days=2)), None),
    ],
)
def test_attempts_are_chosen_by_when_they_were_begun_before_one_counts(session, twice, choice, points):
    (line,) = results.results(session, twice, NOW, choice).lines
    assert (line.counted and line.counted.points) == points


def test_marks_are_told_by_the_place_of_their_question(session, twice):
    (line,) = results.results(session, twice, NOW).lines
    assert [(mark.place, mark.points, mark.answered) for mark in line.counted.marks] == [
        (1, 1, True), (2, 0, False), (3, 0, False),
    ]  # fmt: skip


def test_a_section_of_the_class_is_looked_at_alone(session, room, give):
    room.expect("Student 1", section="Group 10")
    room.expect("Student 2", section="Group 9")
    found = results.results(session, give(), NOW, Choice(section="Group 9"))
    assert [line.place.name for line in found.lines] == ["Student 2"]
    assert found.sections == ("Group 9", "Group 10")


def test_practice_of_what_was_missed_is_no_attempt_at_the_quiz(session, quiz, enrol, begin):
    entry = enrol()
    first = begin(entry)
    first.submit()
    begin(entry, follows=first.show().id)
    found = results.results(session, quiz, NOW)
    assert [line.counted.number for line in found.lines] == [1]
