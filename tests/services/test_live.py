"""Where everybody stands while a quiz is taken."""

from datetime import timedelta

from taking import NOW, QUESTIONS

from quizapp.services import live as live_service
from quizapp.services.live import IDLE, live
from quizapp.services.results import IDLE as DAY


def stands(session, given, at):
    return {line.place.name: line.stand for line in live(session, given, at).lines}


def test_each_student_has_not_started_is_at_it_pauses_or_has_submitted(session, room, give, take):
    given = give(attempts=1)
    room.expect("Student 4")
    busy, idle, done = (take(room.come(f"Student {number}"), given, NOW - IDLE) for number in (1, 2, 3))
    busy.save(1, QUESTIONS[0].correct)
    done.submit(NOW)
    found = live(session, given, NOW + timedelta(minutes=1))
    assert {line.place.name: line.stand for line in found.lines} == {
        "Student 1": "working", "Student 2": "idle", "Student 3": "submitted", "Student 4": "absent",
    }  # fmt: skip
    assert (found.absent, found.working, found.idle, found.submitted) == (1, 1, 1, 1)
    assert idle.show().answered == 0


def test_a_line_says_how_far_its_student_is(session, room, give, take):
    given = give(minutes=10)
    taking = take(room.come("Student 1"), given)
    taking.save(1, QUESTIONS[0].correct)
    taking.save(2, QUESTIONS[1].correct)
    taking.save(1, [])
    (line,) = live(session, given, NOW).lines
    assert (line.run.answered, line.run.total, line.run.saved_at) == (1, 3, NOW)
    assert line.run.end == NOW + timedelta(minutes=10)


def test_the_newest_attempt_is_the_one_that_is_watched(session, room, give, take):
    given, entry = give(attempts=2), room.come("Student 1")
    take(entry, given).submit(NOW)
    take(entry, given)
    assert stands(session, given, NOW) == {"Student 1": "working"}


def test_those_who_were_removed_are_not_watched(session, room, give, take):
    given = give()
    take(room.come("Student 1"), given)
    room.remove("Student 1")
    assert stands(session, given, NOW) == {}


def test_of_open_practice_those_of_the_last_day_are_watched(session, quiz, enrol, begin):
    begin(enrol("Student 1"))
    assert stands(session, quiz, NOW) == {"Student 1": "working"}
    assert stands(session, quiz, NOW + DAY + timedelta(seconds=1)) == {}


def test_of_open_practice_no_more_are_watched_than_a_page_holds(session, quiz, enrol, begin, monkeypatch):
    monkeypatch.setattr(live_service, "MOST", 2)
    for number in (1, 2, 3):
        begin(enrol(f"Student {number}"))
    assert stands(session, quiz, NOW).keys() == {"Student 2", "Student 3"}
