"""Notes of those who read results: written, answered by the teacher, deleted by their author."""

import pytest
from rooms import refusal
from taking import NOW

from quizapp.services import accounts, attempts, notes, own_items
from quizapp.services.notes import LONGEST, Said
from quizapp.storage import writing


@pytest.fixture
def given(give):
    return give(attempts=2)


@pytest.fixture
def own(session, room, take, given):
    """An attempt at what was given, as its readers find it."""
    return attempts.find_given(session, given, take(room.come("Student 1"), given).attempt)


@pytest.fixture
def instructor(session):
    with writing(session):
        return accounts.add(session, "instructor1", "Instructor 1", "instructor", NOW).id


def write(session, given, author, text="Look at this.", **about):
    with writing(session):
        notes.write(session, given, Said(author, text, NOW), **about)
    return notes.of_given(session, given)[-1]


def test_a_note_on_a_question_keeps_the_wording_its_author_read(session, given, own, instructor):
    item = own_items.of_attempt(session, own, [2])[0]
    found = write(session, given, instructor, **notes.on_question(session, own, 2))
    assert (found.author, found.stem, found.attempt) == ("Instructor 1", item.question.stem, None)


def test_a_note_on_an_attempt_names_the_attempt(session, given, own, instructor):
    assert write(session, given, instructor, **notes.on_attempt(own)).attempt == own.public_id


def test_notes_belong_to_one_assignment(session, give, given, own, instructor):
    write(session, given, instructor, **notes.on_attempt(own))
    assert notes.of_given(session, give()) == []


def test_the_teacher_answers_and_nobody_else_does(session, given, own, instructor):
    note = write(session, given, instructor, **notes.on_attempt(own))
    with writing(session):
        assert refusal(notes.answer, session, given, note.public_id, Said(instructor, "No.", NOW)) == "note-unknown"
    with writing(session):
        notes.answer(session, given, note.public_id, Said(given.owner_id, "Yes.", NOW))
    (found,) = notes.of_given(session, given)
    assert [each.text for each in found.answers] == ["Yes."]


def test_an_answer_is_not_answered(session, given, own, instructor):
    note = write(session, given, instructor, **notes.on_attempt(own))
    said = Said(given.owner_id, "Yes.", NOW)
    with writing(session):
        notes.answer(session, given, note.public_id, said)
    answer = notes.of_given(session, given)[0].answers[0]
    with writing(session):
        assert refusal(notes.answer, session, given, answer.public_id, said) == "note-unknown"


def test_only_its_author_deletes_a_note_and_its_answers_go_with_it(session, given, own, instructor):
    note = write(session, given, instructor, **notes.on_attempt(own))
    with writing(session):
        notes.answer(session, given, note.public_id, Said(given.owner_id, "Yes.", NOW))
    with writing(session):
        assert refusal(notes.delete, session, given, note.public_id, given.owner_id) == "note-unknown"
    with writing(session):
        notes.delete(session, given, note.public_id, instructor)
    assert notes.of_given(session, given) == []


@pytest.mark.parametrize(("text", "code"), [(" \n ", "note-empty"), ("x" * (LONGEST + 1), "note-long")])
def test_a_note_has_something_to_read_and_not_too_much(session, given, own, instructor, text, code):
    with writing(session):
        said = Said(instructor, text, NOW)
        assert refusal(notes.write, session, given, said, **notes.on_attempt(own)) == code


def test_there_is_no_note_on_a_question_that_was_not_asked(session, own):
    assert refusal(notes.on_question, session, own, 99) == "slot-unknown"
