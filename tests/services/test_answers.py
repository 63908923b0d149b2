"""Saving answers: nothing told as saved is lost, overtaken or scored twice."""

import json
from dataclasses import replace
from itertools import permutations

import pytest
import sqlalchemy as sa
from taking import NOW

from quizapp.core.errors import BadAnswer, QuizError
from quizapp.services import answers
from quizapp.storage import writing
from quizapp.storage.models import Answer, Item


def stored(session, slot=1):
    query = (
        sa.select(Answer.keys).join(Item, Item.id == Answer.item_id).where(Item.slot == slot).order_by(Answer.number)
    )
    return [json.loads(keys) for keys in session.scalars(query)]


def test_a_saved_answer_is_the_one_shown(taking):
    taking.save(1, ["c"])
    assert taking.item(1).keys == ("c",)


def test_every_answer_is_kept_and_the_newest_counts(taking, session):
    for key in "abc":
        taking.save(1, [key])
    assert stored(session) == [["a"], ["b"], ["c"]]
    assert taking.item(1).keys == ("c",)


def test_what_was_posted_is_kept_beside_what_it_meant(taking, session):
    shown = taking.item(1).shown
    taking.save(1, positions=(2,))
    assert session.execute(sa.select(Answer.posted, Answer.keys)).one() == ("[2]", json.dumps([shown[2]]))


def test_a_repeated_packet_is_kept_once(taking, session):
    taking.save(1, ["a"], seq=4)
    taking.save(1, ["a"], seq=4)
    assert stored(session) == [["a"]]


def test_a_late_packet_loses_against_a_newer_one_of_its_page(taking):
    taking.save(1, ["a"], seq=7)
    taking.save(1, ["b"], seq=5)
    assert taking.item(1).keys == ("a",)


@pytest.mark.parametrize("arrival", list(permutations([1, 2, 3])))
def test_whatever_arrives_first_the_last_of_a_page_stays(taking, arrival):
    for seq in arrival:
        taking.save(1, ["abc"[seq - 1]], seq=seq)
    assert taking.item(1).keys == ("c",)


def test_a_page_without_script_may_change_its_answer_after_the_back_button_as_often_as_it_likes(taking):
    for key in ("a", "b", "c", "a"):
        taking.save(1, [key], seq=0)
        assert taking.item(1).keys == (key,)


def test_a_repeated_packet_says_nothing_new_although_another_page_came_between(taking, session):
    taking.save(1, ["a"], seq=4)
    taking.save(1, ["b"], page="another")
    taking.save(1, ["a"], page="another")
    taking.save(1, ["a"], seq=4)
    assert stored(session) == [["a"], ["b"], ["a"]]


def test_saving_what_stands_already_keeps_no_second_row(taking, session):
    taking.save(1, ["a"], seq=0)
    taking.save(1, ["a"], seq=0, page="another")
    assert stored(session) == [["a"]]


def test_between_pages_the_last_save_wins_and_says_so(taking):
    taking.save(1, ["a"], page="first")
    saved = taking.save(1, ["b"], page="second", seen=0)
    assert taking.item(1).keys == ("b",)
    assert saved.elsewhere


def test_the_page_that_lost_is_told_at_its_next_save(taking):
    first = taking.save(1, ["a"], page="first")
    taking.save(1, ["b"], page="second", seen=first.number)
    assert taking.save(1, ["c"], page="first", seq=9, seen=first.number).elsewhere


def test_a_stale_page_that_changed_nothing_undoes_nothing(taking):
    taking.save(1, ["a"], page="old")
    taking.save(1, ["b"], page="new")
    saved = taking.save(1, ["a"], page="stale", seen=1, seq=0)
    assert taking.item(1).keys == ("b",)
    assert saved.elsewhere


def test_a_stale_page_that_was_blank_undoes_nothing(taking):
    taking.save(1, ["b"], page="new")
    taking.save(1, [], page="stale", seen=0, seq=0)
    assert taking.item(1).keys == ("b",)


def test_one_page_of_its_own_answers_is_never_elsewhere(taking):
    assert not any(taking.save(1, [key], seen=0).elsewhere for key in "abc")


def test_a_cleared_answer_is_unanswered(taking):
    taking.save(1, ["a"])
    assert not taking.save(1, []).answered
    assert taking.show().answered == 0


def test_an_answer_can_be_flagged_and_unflagged(taking):
    assert taking.save(1, ["a"], flag=True).flagged
    assert taking.save(1, ["a"], flag=True).flagged
    assert taking.save(1, ["a"]).flagged
    assert not taking.save(1, ["a"], flag=False).flagged


def test_a_flag_needs_no_answer(taking):
    saved = taking.save(2, [], flag=True)
    assert (saved.flagged, saved.answered) == (True, False)


@pytest.mark.parametrize(
    ("slot", "positions"),
    [(1, (4,)), (1, (0, 1)), (1, (0, 0)), (2, (9,)), (3, (0, 1)), (3, (0, 0, 1, 2)), (3, (0, 1, 2, 4))],
)
def test_what_cannot_be_an_answer_changes_nothing(taking, session, slot, positions):
    taking.save(slot, taking.item(slot).question.correct)
    with pytest.raises(BadAnswer):
        taking.save(slot, positions=positions)
    assert len(stored(session, slot)) == 1


def test_one_bad_answer_keeps_the_whole_page_from_being_saved(taking, session):
    posts = [answers.Post(1, (0,), 0), answers.Post(3, (0, 0, 0, 0), 0)]
    with pytest.raises(BadAnswer), writing(session):
        own = answers.lock(session, taking.token, taking.attempt)
        answers.save(session, own, posts, answers.Source("page", 1), NOW)
    assert taking.show().answered == 0


@pytest.mark.parametrize("slots", [(4,), (0,), (1, 1)])
def test_a_slot_that_is_not_there_or_twice_is_refused(taking, session, slots):
    posts = [answers.Post(slot, (0,), 0) for slot in slots]
    with pytest.raises(BadAnswer), writing(session):
        own = answers.lock(session, taking.token, taking.attempt)
        answers.save(session, own, posts, answers.Source("page", 1), NOW)


def test_another_student_cannot_write_to_the_attempt(taking, enrol):
    stranger = replace(taking, token=enrol("Student 2").token)
    with pytest.raises(QuizError) as refused:
        replace(stranger).submit()
    assert refused.value.code == "attempt-unknown"
