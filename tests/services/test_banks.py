"""A teacher's banks are the teacher's own."""

import pytest
from banking import Keeping, a_teacher, question
from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.services import banks
from quizapp.storage import writing


@pytest.fixture
def owner(session):
    return a_teacher(session)


@pytest.fixture
def other(session):
    return a_teacher(session, "teacher2")


def make(session, owner_id, slug="rivers", title="Rivers"):
    with writing(session):
        return banks.make(session, owner_id, slug, title, NOW)


def test_a_new_bank_is_empty(session, owner):
    made = make(session, owner)
    assert banks.find(session, made.public_id, owner) == made
    assert (made.revision, made.size, made.changed_at) == (0, 0, None)


def test_the_bank_of_somebody_else_does_not_exist(session, owner, other):
    made = make(session, owner)
    with pytest.raises(QuizError) as refused:
        banks.find(session, made.public_id, other)
    assert refused.value.code == "bank-unknown"
    assert banks.of_owner(session, other) == []
    assert banks.named(session, {made.public_id}, other) == []


def test_two_banks_of_one_name_in_files_are_told_apart(session, owner, other):
    assert [make(session, owner).slug for _ in range(3)] == ["rivers", "rivers-2", "rivers-3"]
    assert make(session, other).slug == "rivers"


def test_a_bank_tells_how_it_stands(session, owner):
    keeping = Keeping.begin(session, owner)
    keeping.take(question("a"), question("b"))
    (bank,) = banks.of_owner(session, owner)
    assert (bank.revision, bank.size, bank.changed_at is not None) == (1, 2, True)
    assert banks.of_everybody(session) == [("teacher", bank)]


def test_a_bank_is_renamed_and_put_away_and_taken_out(session, owner):
    made = make(session, owner)
    with writing(session):
        banks.rename(session, made, "Lakes")
        banks.archive(session, made, NOW)
    assert [(bank.title, bank.archived) for bank in banks.of_owner(session, owner)] == [("Lakes", True)]
    with writing(session):
        banks.archive(session, made, None)
    assert not banks.find(session, made.public_id, owner).archived


@pytest.mark.parametrize("name", ["rivers", "Rivers of the north", "id"])
def test_a_bank_is_found_by_what_it_is_called(session, owner, name):
    made = make(session, owner, title="Rivers of the north")
    assert banks.called(session, made.public_id if name == "id" else name) == made


def test_a_name_that_several_banks_have_is_refused_until_the_owner_is_named(session, owner, other):
    made, foreign = make(session, owner), make(session, other)
    with pytest.raises(QuizError) as refused:
        banks.called(session, "rivers")
    assert refused.value.code == "bank-ambiguous"
    assert made.public_id in refused.value.params["ids"]
    assert banks.called(session, "rivers", other) == foreign
