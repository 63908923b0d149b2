"""What a class answered, question by question."""

from dataclasses import replace

import pytest
from builders import ordering, single_choice
from rooms import refusal
from taking import NOW, QUESTIONS

from quizapp.services import debrief, submission
from quizapp.storage import writing


@pytest.fixture
def answered(room, give, take):
    """Let a student of the class give these answers by slot, to these questions, and submit."""
    given = give()

    def _answered(name, by_slot, questions=QUESTIONS):
        taking = take(room.come(name), given, asked=(questions,))
        for slot, keys in by_slot.items():
            taking.save(slot, keys)
        taking.submit()
        return taking

    _answered.given = given
    return _answered


def asked(session, given, place):
    return debrief.asked(session, given, place, debrief.debriefed(session, given, NOW))


def test_answers_are_counted_and_blank_ones_apart(session, answered):
    answered("Student 1", {1: ["a"]})
    answered("Student 2", {1: ["a"]})
    answered("Student 3", {1: ["b"]})
    answered("Student 4", {})
    found = asked(session, answered.given, 1)
    assert (found.chosen, found.blank, found.shown) == ({"a": 2, "b": 1}, 1, 4)


def test_orders_are_counted_and_the_most_confused_pair_comes_first(session, answered):
    right, wrong = tuple("abcd"), tuple("bacd")
    for number, order in enumerate((wrong, wrong, right), 1):
        answered(f"Student {number}", {3: order}, (*QUESTIONS[:2], ordering("abcd")))
    found = asked(session, answered.given, 3)
    assert found.answers == ((wrong, 2), (right, 1))
    ((pair, seen),) = found.pairs
    assert (pair, seen.wrong, seen.shown) == (("a", "b"), 2, 3)


def test_the_wording_most_students_had_is_shown(session, answered):
    other = replace(single_choice(), stem="Asked in another way?")
    for number, first in enumerate((other, QUESTIONS[0], other), 1):
        answered(f"Student {number}", {1: ["a"]}, (first, *QUESTIONS[1:]))
    found = asked(session, answered.given, 1)
    assert (found.question.stem, found.shown, found.students) == (other.stem, 2, 3)


def test_an_attempt_that_does_not_count_is_not_talked_about(session, room, give, take):
    given = give(unfinished="ignored")
    late, done = take(room.come("Student 1"), given), take(room.come("Student 2"), given)
    late.save(1, ["a"])
    with writing(session):
        submission.submit(session, late.show().id, NOW, cut_off=True)
    done.submit()
    assert asked(session, given, 1).chosen == {}


def test_there_is_nothing_beyond_the_last_question(session, answered):
    answered("Student 1", {})
    assert debrief.debriefed(session, answered.given, NOW).places == 3
    assert refusal(asked, session, answered.given, 4) == "debrief-unknown"
