"""Undoing goes back exactly, and what broke off leaves nothing behind."""

import pytest
import sqlalchemy as sa
from banking import FILE, NAMES, question, refused
from taking import NOW

from quizapp.services import bank_history, bank_import
from quizapp.services.bank_import import Origin, Writer
from quizapp.storage import writing
from quizapp.storage.models import BankEntry


def entries(session):
    session.rollback()
    return session.scalar(sa.select(sa.func.count()).select_from(BankEntry))


def test_undoing_brings_the_revision_before_back(keeping, small_steps):
    keeping.take(*FILE)
    keeping.take(question("a", 1), FILE[4], question("i"))
    assert keeping.undo() == 1
    assert keeping.questions == FILE
    assert keeping.bank.size == len(FILE)


def test_a_number_is_not_used_again(keeping, session, small_steps):
    keeping.take(*FILE)
    keeping.take(*FILE[:3])
    keeping.undo()
    keeping.take(*FILE[:5])
    assert keeping.questions == FILE[:5]
    pasts = bank_history.history(session, keeping.bank)
    assert [(past.number, past.undone_at is not None, past.current) for past in pasts] == [
        (3, False, True),
        (2, True, False),
        (1, False, False),
    ]


def test_undoing_goes_back_wording_by_wording(keeping):
    keeping.take(*FILE)
    for variant in (1, 2, 3):
        keeping.edit(question("b", variant))
    for variant in (2, 1, 0):
        keeping.undo()
        assert keeping.questions == (FILE[0], question("b", variant), *FILE[2:])


def test_everything_can_be_undone_down_to_nothing(keeping, small_steps):
    keeping.take(*FILE)
    keeping.take(*FILE[:3])
    assert [keeping.undo(), keeping.undo()] == [1, 0]
    assert (keeping.questions, keeping.bank.size) == ((), 0)
    assert refused("undo-none", keeping.undo)


@pytest.mark.parametrize("stop", [1, 2, 3, 5])
def test_an_import_that_breaks_off_leaves_the_bank_as_it_was(keeping, small_steps, stop):
    keeping.take(*FILE)
    keeping.take(*(question(name, 1) for name in NAMES[:6]), question("i"), stop=stop)
    assert keeping.questions == FILE
    assert (keeping.bank.revision, keeping.bank.size) == (1, len(FILE))


@pytest.mark.parametrize("stop", [1, 2, 3, 5])
def test_the_next_import_cleans_up_after_one_that_broke_off(keeping, session, small_steps, stop):
    keeping.take(*FILE)
    keeping.take(*(question(name, 1) for name in NAMES[:6]), question("i"), stop=stop)
    keeping.take(question("a", 2), *FILE[1:])
    assert keeping.questions == (question("a", 2), *FILE[1:])
    assert (keeping.bank.revision, entries(session)) == (2, len(FILE) + 1)


def test_undoing_is_exact_after_a_later_import_broke_off(keeping, small_steps):
    keeping.take(*FILE)
    keeping.take(question("a", 1), *FILE[2:])
    keeping.take(*(question(name, 7) for name in NAMES), stop=3)
    keeping.undo()
    assert keeping.questions == FILE


def test_of_two_imports_at_once_the_second_is_refused(keeping, small_steps):
    diff = keeping.compare(*FILE)
    writer = keeping.writer
    first = bank_import.take(writer, keeping.bank, diff, Origin(keeping.owner_id))
    next(first)
    second = bank_import.take(writer, keeping.bank, diff, Origin(keeping.owner_id))
    assert refused("bank-busy", next, second)
    list(first)
    assert keeping.questions == FILE


def test_the_next_import_need_not_wait_for_one_that_is_finished(keeping, session):
    for file in (FILE, FILE[:3]):
        diff = keeping.compare(*file)
        steps = bank_import.take(
            Writer(lambda: writing(session), lambda: NOW), keeping.bank, diff, Origin(keeping.owner_id)
        )
        assert list(steps)
    assert keeping.questions == FILE[:3]


def test_nothing_is_undone_during_an_import(keeping, small_steps):
    keeping.take(*FILE)
    writer = keeping.writer
    steps = bank_import.take(writer, keeping.bank, keeping.compare(*FILE[:4]), Origin(keeping.owner_id))
    next(steps)
    with writer.write() as session:
        assert refused("bank-busy", bank_import.undo, session, keeping.bank, writer.now())


def test_who_slept_longer_than_the_lease_writes_no_more(keeping, small_steps):
    slow = bank_import.take(keeping.writer, keeping.bank, keeping.compare(*FILE), Origin(keeping.owner_id))
    next(slow)
    keeping.take(*FILE[:3])
    assert refused("bank-busy", list, slow)
    assert keeping.questions == FILE[:3]
