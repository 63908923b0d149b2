"""A deleted account: who it was is gone, and what it owned is somebody else's."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from erased import traces
from racing import at_once, refusable
from rooms import ELSEWHERE, refusal
from taking import NOW
from used import contents, use

from quizapp.services import (
    accounts,
    assignments,
    audit,
    banks,
    checks,
    classes,
    departing,
    erasing,
    notes,
    receipts,
    results,
    signing,
)
from quizapp.services.audit import By, Filter
from quizapp.services.erasing import Order
from quizapp.services.notes import Said
from quizapp.services.results import EVERYTHING
from quizapp.storage import Base, writing
from quizapp.storage.models import Account, Attempt, Colleague

LATER = NOW + timedelta(days=9)
LOGIN, NAME = "zquillfeather", "Zephyrine Quillfeather"


@pytest.fixture
def site(session):
    """A site whose one teacher has a name to look for, and has mistyped their password."""
    used = use(session)
    with writing(session):
        row = session.scalars(sa.select(Account).where(Account.login == "teacher")).one()
        row.login, row.name = LOGIN, NAME
        for known in (True, False):
            signing.begin(session, signing.Attempt(LOGIN, ELSEWHERE, known), NOW)
        accounts.ticket(session, accounts.find(session, LOGIN), NOW)
    return used


@pytest.fixture
def heir(session, site):
    return ready(session, "teacher2", "Teacher 2")


def ready(session, login, name="", role="teacher"):
    """Make an account that somebody has come into."""
    session.rollback()
    with writing(session):
        accounts.set_password(session, accounts.add(session, login, name, role, NOW), "a hash")
        return accounts.find(session, login)


@pytest.fixture
def leave(session, site):
    """Delete the account of the teacher, or of another, and return the receipt."""

    def _leave(heir=None, login=LOGIN):
        person = accounts.find(session, login)
        session.rollback()
        with writing(session):
            departing.require(session, person, heir)
            owner = heir.id if heir else None
            public_id = erasing.order(
                session, Order("anonymise", "account", person.public_id, "admin", LATER, owner_id=owner), LATER
            )
        erasing.carry_out(lambda: writing(session), public_id, LATER)
        session.rollback()
        return next(each for each in receipts.everything(session) if each.public_id == public_id)

    return _leave


def test_nothing_tells_who_had_the_account(session, site, heir, leave):
    assert traces(session, LOGIN, NAME) >= {"account.login", "account.name", "throttle.key"}
    assert leave(heir).people == 1
    assert traces(session, LOGIN, NAME) == set()
    assert signing.who(session, site.staff, NOW) is None
    assert refusal(accounts.find, session, LOGIN) == "account-unknown"


def test_the_account_is_not_among_those_there_are_and_cannot_be_brought_back(session, heir, leave):
    receipt = leave(heir)
    assert [person.login for person in accounts.everybody(session)] == ["instructor1", "teacher2"]
    assert refusal(accounts.get, session, receipt.subject) == "account-unknown"


def test_whoever_takes_over_reads_every_result_and_manages_the_banks(session, site, heir, leave):
    attempts = session.scalar(sa.select(sa.func.count()).select_from(Attempt))
    session.rollback()
    with writing(session):
        classes.invite(session, site.room.taught, heir)
        banks.make(session, heir.id, "rivers", "Rivers", NOW)
    before = {bank.public_id for _login, bank in banks.of_everybody(session)}
    leave(heir)
    (taught,) = classes.of_teacher(session, heir.id)
    assert [person.login for person in classes.colleagues(session, taught)] == ["instructor1"]
    assigned = next(each for each in assignments.given_by(session, heir.id))
    assert results.results(session, assigned, LATER, EVERYTHING).started
    assert {bank.public_id for bank in banks.of_owner(session, heir.id)} == before
    assert session.scalar(sa.select(sa.func.count()).select_from(Attempt)) == attempts
    assert list(checks.deviations(session)) == []


def test_two_banks_of_one_slug_are_told_apart_when_one_is_handed_over(session, site, heir, leave):
    ((_login, own),) = banks.of_everybody(session)
    session.rollback()
    with writing(session):
        banks.make(session, heir.id, own.slug, own.title, NOW)
    leave(heir)
    assert {bank.slug for bank in banks.of_owner(session, heir.id)} == {own.slug, f"{own.slug}-2"}


@pytest.mark.parametrize(
    ("login", "code"),
    [
        (None, "heir-missing"),
        ("instructor1", "heir-unfit"),
        (LOGIN, "heir-unfit"),
        ("shut", "heir-unfit"),
        ("invited", "heir-unfit"),
    ],
)
def test_what_somebody_owns_needs_a_teacher_to_have_it(session, site, login, code):
    shut = ready(session, "shut")
    with writing(session):
        accounts.add(session, "admin1", "", "admin", NOW)
        accounts.add(session, "invited", "", "teacher", NOW)
        accounts.change(session, shut, role="teacher", disabled=True, now=NOW)
    person, heir = accounts.find(session, LOGIN), login and accounts.find(session, login)
    assert refusal(departing.require, session, person, heir) == code


def test_the_only_admin_is_not_deleted(session):
    with writing(session):
        person = accounts.add(session, "admin1", "", "admin", NOW)
    assert refusal(departing.require, session, person, None) == "last-admin"
    with writing(session):
        accounts.add(session, "admin2", "", "admin", NOW)
    assert refusal(departing.require, session, person, None) is None


def test_an_admin_who_never_came_in_is_no_other_admin(session):
    with writing(session):
        accounts.add(session, "admin2", "", "admin", NOW)
        accounts.set_password(session, accounts.add(session, "admin1", "", "admin", NOW), "a hash")
    person = accounts.find(session, "admin1")
    assert refusal(departing.require, session, person, None) == "last-admin"
    with writing(session):
        accounts.set_password(session, accounts.find(session, "admin2"), "a hash")
    assert refusal(departing.require, session, person, None) is None


def test_two_admins_who_delete_each_other_at_once_leave_one(any_app, session):
    with writing(session):
        logins = [accounts.add(session, f"admin{number}", "", "admin", NOW).login for number in (1, 2)]
        session.execute(sa.update(Account).where(Account.login.not_in(logins)).values(role="teacher"))

    def delete(own, number):
        with writing(own):
            person = accounts.find(own, logins[number])
            departing.require(own, person, None)
            wanted = Order("anonymise", "account", person.public_id, "admin", LATER)
            erasing.step(own, erasing.order(own, wanted, LATER), LATER)

    at_once(any_app, refusable(delete), times=2, threads=2)
    session.rollback()
    assert [each.role for each in accounts.everybody(session) if each.login in logins] == ["admin"]


def test_an_account_that_owns_nothing_needs_nobody(session, site):
    assert refusal(departing.require, session, accounts.find(session, "instructor1"), None) is None


def test_what_was_written_under_the_account_stays_under_nobodys_name(session, site, heir, leave):
    leave(heir)
    assigned = next(each for each in assignments.given_by(session, heir.id))
    assert {note.author for note in notes.of_given(session, assigned)} == {"Deleted account"}
    session.rollback()
    with writing(session):
        notes.write(session, assigned, Said(heir.id, "I go on.", LATER))


def test_a_deleted_account_is_deleted_again_on_a_backup(session, site, heir, leave):
    person = accounts.find(session, LOGIN)
    record = {
        "public_id": "receipt", "how": "anonymise", "kind": "account", "subject": person.public_id, "cause": "admin",
        "by": None, "owner": heir.public_id, "until": LATER.isoformat(), "asked_at": LATER.isoformat(),
    }  # fmt: skip
    session.rollback()
    for _time in range(2):
        with writing(session):
            public_id = receipts.again(session, record)
        erasing.carry_out(lambda: writing(session), public_id, LATER)
    assert traces(session, LOGIN, NAME) == set()
    assert len(classes.of_teacher(session, heir.id)) == 1


def test_on_a_backup_from_before_the_heir_came_an_admin_gets_what_there_is(session, site):
    with writing(session):
        accounts.add(session, "teacher2", "", "teacher", NOW)
        admin = accounts.add(session, "admin1", "", "admin", NOW)
    person = accounts.find(session, LOGIN)
    session.rollback()
    with writing(session):
        wanted = Order("anonymise", "account", person.public_id, "admin", LATER)
        erasing.step(session, erasing.order(session, wanted, LATER), LATER)
    assert len(classes.of_teacher(session, admin.id)) == 1
    assert receipts.everything(session)[0].owner == admin.public_id


def test_deleting_twice_changes_nothing_more(session, site, heir, leave):
    receipt = leave(heir)
    before = contents(session)
    session.rollback()
    with writing(session):
        departing.depart(session, receipt.subject, heir.id, LATER)
    assert contents(session) == before


GOES = {"account_session.account_id", "colleague.account_id", "ticket.account_id", "upload.account_id"}
HANDED_OVER = {"assignment.owner_id", "bank.owner_id", "class.owner_id", "quiz.owner_id"}
STAYS = {
    "audit.account_id", "audit.owner_id", "bank_revision.author_id", "decision.author_id", "erasure.account_id",
    "erasure.owner_id", "note.author_id", "ruling.author_id",
}  # fmt: skip


def test_whatever_hangs_on_accounts_is_thought_of_when_one_goes():
    found = {
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "account"
    }
    assert found == GOES | HANDED_OVER | STAYS


def told(session, person):
    """Return what the person reads in the record, and the receipts they find."""
    found, _more = audit.entries(session, Filter(), person.id)
    kept = {each.public_id for each in receipts.of_teacher(session, person.id)}
    assert {receipts.find(session, each, person.id).public_id for each in kept} == kept
    return {(each.action, each.kind) for each in found}, {
        each.subject for each in receipts.of_teacher(session, person.id)
    }


@pytest.fixture
def past(session, site):
    """What was done to the class of the teacher, and to a student of it who was erased."""
    taught = site.room.taught
    site.room.expect("Student 99")
    place = site.room.pupil("Student 99").public_id
    with writing(session):
        audit.record(session, By(taught.owner_id, NOW), "class-changed", "class", taught.public_id)
        wanted = Order("delete", "place", place, "teacher", LATER, owner_id=taught.owner_id)
        erasing.step(session, erasing.order(session, wanted, NOW), NOW)
    return place


def test_whoever_takes_over_reads_what_was_done_to_the_things_before_also_after_the_next_one_left(
    session, site, heir, leave, past
):
    last, stranger = ready(session, "teacher3"), ready(session, "teacher4")
    leave(heir)
    session.rollback()
    leave(last, "teacher2")
    actions, erased = told(session, last)
    assert ("class-changed", "class") in actions
    assert past in erased
    assert told(session, stranger) == (set(), set())
    assert "class-changed" in {action for _at, action in audit.of_subject(session, last.id, site.room.taught.public_id)}


def test_what_a_deleted_account_did_to_things_of_others_is_not_the_heirs_to_read(session, site, heir, leave):
    other = ready(session, "teacher3")
    with writing(session):
        taught = classes.make(session, other.id, "8c", NOW)
        deleted = accounts.find(session, LOGIN).id
        audit.record(session, By(deleted, NOW), "results-exported", "class", taught.public_id)
    leave(heir)
    assert ("results-exported", "class") not in told(session, heir)[0]


def test_nobody_is_invited_in_two_ways_after_taking_over(session, site, heir, leave):
    with writing(session):
        classes.invite(session, site.room.taught, heir)
    leave(heir)
    invited = session.scalars(sa.select(Colleague.account_id).where(Colleague.class_id == site.room.taught.id)).all()
    assert heir.id not in invited
