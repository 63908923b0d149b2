"""What is nobody's is named, and somebody can get it: as after a deletion without an heir."""

import pytest
import sqlalchemy as sa
from banking import Keeping
from click.testing import CliRunner
from flask.cli import ScriptInfo
from rooms import open_room, refusal
from taking import LATER, NOW

from quizapp.cli import group
from quizapp.diagnosis import owners
from quizapp.services import accounts, departing, ownerless
from quizapp.storage import db, writing
from quizapp.storage.models import Account, Assignment, Bank, Class, Quiz


@pytest.fixture
def left(session, room, quiz, give):
    """A class, a bank, a quiz and a given quiz, whose teacher was deleted while nobody was there to get them."""
    Keeping.begin(session, room.taught.owner_id)
    given = give()
    with writing(session):
        session.get_one(Quiz, given.quiz_id).owner_id = room.taught.owner_id
        public_id = session.get_one(Account, room.taught.owner_id).public_id
        departing.depart(session, public_id, None, LATER)
    return {
        "class": room.taught.public_id,
        "bank": session.scalars(sa.select(Bank.public_id)).one(),
        "quiz": "small",
        "given": given.slug,
    }


@pytest.fixture
def heir(session):
    def _heir(role="teacher", **facts):
        with writing(session):
            person = accounts.add(session, "heir", "", role, NOW)
            row = session.get_one(Account, person.id)
            for name, value in ({"password_hash": "x"} | facts).items():
                setattr(row, name, value)
        return accounts.find(session, "heir")

    return _heir


def test_everything_of_a_deleted_account_is_named_with_a_cure(session, left):
    found = {each.kind: each for each in ownerless.ownerless(session)}
    assert {kind: each.public_id for kind, each in found.items()} == left
    assert all(each.deleted for each in found.values())
    told = list(owners.findings(session))
    assert [each.state for each in told] == ["PROBLEM"] * 4
    for each, public_id in zip(told, left.values(), strict=True):
        assert public_id in each.text
        assert "quizapp user inherit" in each.text


def test_what_somebody_owns_and_what_came_with_the_installation_is_not(session, room, give):
    give()
    assert list(owners.findings(session)) == []


@pytest.mark.parametrize("any_url", ["sqlite"], indirect=True)
def test_an_owner_who_is_not_there_at_all_is_named_too(session, room):
    """As a tool leaves it that knows nothing of references."""
    with db.engine.connect() as connection:
        driver = connection.connection
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("UPDATE class SET owner_id = 4711")
        driver.execute("PRAGMA foreign_keys=ON")
    (found,) = ownerless.ownerless(session)
    assert (found.kind, found.deleted) == ("class", False)


def test_an_heir_gets_all_that_is_nobodys(session, left, heir):
    person = heir()
    with writing(session):
        ownerless.inherit(session, person)
    assert list(ownerless.ownerless(session)) == []
    for table in (Class, Bank, Assignment):
        assert set(session.scalars(sa.select(table.owner_id).where(table.owner_id.is_not(None)))) == {person.id}


def test_what_others_own_stays_theirs(session, left, heir):
    other = open_room(session, login="other", name="8c")
    with writing(session):
        ownerless.inherit(session, heir())
    kept = session.scalar(sa.select(Class.owner_id).where(Class.public_id == other.taught.public_id))
    assert kept == other.taught.owner_id


@pytest.mark.parametrize("facts", [{"role": "instructor"}, {"disabled_at": NOW}, {"password_hash": ""}])
def test_nobody_inherits_who_could_not_look_after_it(session, left, heir, facts):
    assert refusal(ownerless.inherit, session, heir(**facts)) == "heir-unfit"
    assert len([*ownerless.ownerless(session)]) == 4


@pytest.mark.parametrize("any_url", ["sqlite"], indirect=True)
def test_the_commands_name_it_and_give_it_away(session, any_app, left, heir):
    heir()
    db.session.remove()

    def run(*arguments):
        info = ScriptInfo(create_app=lambda: any_app, set_debug_flag=False)
        result = CliRunner().invoke(group, arguments, obj=info)
        return result.exit_code, result.output

    code, said = run("check")
    assert (code, said.count("quizapp user inherit LOGIN")) == (1, 4)
    assert run("user", "inherit", "heir") == (0, "Classes, quizzes and banks given to heir: 4.\n")
    assert "inherit" not in run("check")[1]
