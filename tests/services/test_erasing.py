"""Nothing is left of who was erased, and everything of everybody else."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from erased import traces
from rooms import ELSEWHERE, PEPPER, SCHOOL, open_room, refusal
from taking import NOW

from quizapp.services import (
    checks,
    classes,
    deciding,
    erasing,
    joining,
    members,
    notes,
    receipts,
    results,
    students,
    uploads,
    ways_in,
)
from quizapp.services.decisions import Why
from quizapp.services.erasing import Order
from quizapp.services.joining import Caller, Joining
from quizapp.services.notes import Said
from quizapp.services.results import EVERYTHING
from quizapp.storage import Base, writing
from quizapp.storage.models import Answer, Attempt, Class, Item, Member, Student, Throttle

NAME, NUMBER, EMAIL = "Zephyrine Quillfeather", "N-4711", "zq@example.org"
LATER = NOW + timedelta(days=1)


@pytest.fixture
def given(give):
    return give(attempts=2)


@pytest.fixture
def erase(session):
    """Erase, and return the receipt."""

    def _erase(how, kind, subject, until=LATER, steps=1000, **facts):
        with writing(session):
            wanted = Order(how, kind, subject, "teacher", until, **facts)
            public_id = erasing.order(session, wanted, LATER)
        erasing.carry_out(lambda: writing(session), public_id, LATER, steps)
        session.rollback()
        return next(each for each in receipts.everything(session) if each.public_id == public_id)

    return _erase


@pytest.fixture
def known(session, room, given, take):
    """Somebody of whom there is as much to know as there can be; return what their browser holds, and their work."""
    room.expect(NAME, numbers=[NUMBER], email=EMAIL, section="blue")
    entry = room.come(place=NAME, pin="2468")
    taking = take(entry, given)
    taking.save(1, ["a"])
    taking.save(1, ["b"])
    taking.submit()
    room.change(NAME, extra_time=50)
    with writing(session):
        for purpose, subject in (("roster", room.taught.public_id), ("gradebook", given.slug)):
            use = uploads.Use(room.taught.owner_id, purpose, subject)
            uploads.keep(session, use, "list.csv", f"{NAME},{NUMBER},{EMAIL}".encode(), NOW)
        own = taking.show()
        about = notes.on_attempt(own)
        notes.write(session, own.quiz, Said(room.taught.owner_id, f"{NAME} was ill.", NOW), **about)
        deciding.reopen(session, own.quiz, taking.attempt, Why(room.taught.owner_id, f"{NAME} was ill.", NOW), 10)
    taking.submit()
    place = room.pupil(NAME).public_id
    with writing(session):
        door = joining.look_up(session, room.taught.code, SCHOOL, NOW)
        wrong = Caller(ELSEWHERE, None, PEPPER)
        joining.charge_pin(session, door, Joining(place=place, pin="1"), wrong, NOW)
    return entry, taking, place


@pytest.fixture
def other(room, given, take):
    """Somebody else in the class, who did as much."""
    taking = take(room.come("Student 2"), given)
    taking.save(1, ["a"])
    taking.submit()
    return taking


def count(session, *tables):
    return [session.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables]


def figures(session, given):
    found = results.results(session, given, LATER, EVERYTHING)
    return (found.started, found.handed_in, found.mean, found.median)


def test_a_seed_that_was_exported_beside_a_name_leads_to_no_anonymous_attempt(session, known, erase):
    before = set(session.scalars(sa.select(Attempt.seed)))
    erase("anonymise", "place", known[2])
    assert before.isdisjoint(session.scalars(sa.select(Attempt.seed)))


def test_a_known_student_leaves_traces_that_are_to_be_erased(session, known):
    assert traces(session, NAME, NUMBER, EMAIL, "blue") == {
        "member.name", "member.number", "member.email", "member.section", "student.name", "note.text", "upload.body",
        "decision.reason",
    }  # fmt: skip


@pytest.mark.parametrize("how", ["anonymise", "delete"])
@pytest.mark.parametrize("kind", ["place", "class"])
def test_nothing_tells_who_an_erased_student_was(session, room, known, other, erase, how, kind):
    entry, taking, place = known
    old = session.execute(sa.select(Student.public_id, Student.resume_hash).where(Student.id == entry.student_id)).one()
    erase(how, kind, place if kind == "place" else room.taught.public_id)
    assert traces(session, NAME, NUMBER, EMAIL, "blue", taking.attempt, old.public_id) == set()
    assert traces(session, place) <= {"erasure.subject"}
    assert students.who(session, entry.token) is None
    assert refusal(students.resume, session, entry.code, NOW) == "code-unknown"
    assert session.scalar(sa.select(Student.id).where(Student.resume_hash == old.resume_hash)) is None
    assert count(session, Throttle) == [0]


def test_anonymous_work_keeps_every_figure(session, room, given, known, other, erase):
    before = figures(session, given), count(session, Attempt, Item, Answer)
    receipt = erase("anonymise", "place", known[2])
    assert (figures(session, given), count(session, Attempt, Item, Answer)) == before
    assert (receipt.people, receipt.attempts, receipt.answers, receipt.notes) == (1, 1, 0, 1)
    assert sum("(removed)" in name for name in room.names()) == 1


def test_stored_credits_still_follow_from_what_is_left(session, known, other, erase):
    erase("anonymise", "place", known[2])
    assert list(checks.deviations(session)) == []


def test_deleting_one_leaves_the_others_as_they_were(session, room, given, known, other, erase):
    receipt = erase("delete", "place", known[2])
    assert room.names() == ["Student 2"]
    assert figures(session, given)[:2] == (1, 1)
    assert other.show().submitted_at
    assert (receipt.people, receipt.attempts, receipt.answers, receipt.notes) == (1, 1, 2, 1)
    assert count(session, Attempt, Answer, Student) == [1, 1, 1]


def test_a_deleted_class_is_gone_with_all_that_was_done_in_it(session, room, known, other, erase):
    receipt = erase("delete", "class", room.taught.public_id)
    assert count(session, Class, Member, Attempt, Item, Answer, Student) == [0] * 6
    assert (receipt.people, receipt.attempts, receipt.answers) == (2, 2, 3)


def test_what_a_student_did_elsewhere_stays_theirs(session, quiz, room, known, take, erase):
    entry, _taking, place = known
    practice = take(entry, quiz)
    second = open_room(session, name="8c")
    second.come(NAME, student_id=entry.student_id)
    erase("delete", "place", place)
    assert practice.show().student_name == NAME
    assert second.names() == [NAME]


@pytest.mark.parametrize("how", ["anonymise", "delete"])
def test_a_name_that_a_class_knew_does_not_stay_with_the_practice_of_its_student(
    session, quiz, known, take, erase, how
):
    entry, _taking, place = known
    practice = take(entry, quiz)
    erase(how, "place", place)
    assert practice.show().student_name == ""
    assert traces(session, NAME) == set()


@pytest.mark.parametrize("how", ["anonymise", "delete"])
def test_who_is_in_another_class_is_called_as_there(session, quiz, known, take, erase, how):
    entry, _taking, place = known
    practice = take(entry, quiz)
    second = open_room(session, name="8c", policy="pseudonym")
    second.come("Heron", student_id=entry.student_id)
    erase(how, "place", place)
    assert practice.show().student_name == "Heron"
    assert traces(session, NAME) == set()


def test_a_place_nobody_has_taken_goes_without_a_trace(session, room, erase):
    room.expect(NAME, numbers=[NUMBER])
    erase("anonymise", "place", room.pupil(NAME).public_id)
    assert room.names() == []


def test_an_attempt_under_way_is_handed_in_before_its_student_becomes_nobody(session, room, given, take, erase):
    take(room.come(NAME), given).save(1, ["a"])
    erase("anonymise", "place", room.pupil(NAME).public_id)
    row = session.scalars(sa.select(Attempt)).one()
    assert (row.submitted_at - row.started_at, row.cut_off) == (LATER - NOW, True)


def test_nobody_can_look_after_a_place_that_is_nobodys(session, room, known, erase):
    erase("anonymise", "place", known[2])
    (left,) = room.pupils()
    assert left.erased
    for act in (ways_in.renew_code, ways_in.of_place, members.find):
        assert refusal(act, session, room.taught, left.public_id) == "place-unknown"


def test_who_comes_in_after_a_class_was_made_anonymous_is_known(session, room, known, erase):
    erase("anonymise", "class", room.taught.public_id)
    room.come("Student 3", now=LATER)
    assert "Student 3" in room.names()
    assert len(room.names()) == 2
    assert classes.find(session, room.taught.public_id, room.taught.owner_id).members == 1


def test_the_numbers_of_those_made_anonymous_are_all_different(room, given, take, erase):
    for number in range(6):
        take(room.come(f"Pupil {number}"), given)
    erase("anonymise", "class", room.taught.public_id)
    assert len({*room.names()}) == 6
    assert not any("Pupil" in name for name in room.names())


@pytest.mark.parametrize("how", ["anonymise", "delete"])
def test_what_breaks_down_halfway_is_gone_on_with(session, room, known, other, erase, how):
    begun = erase(how, "class", room.taught.public_id, steps=1)
    assert begun.done_at is None
    assert erasing.pending(session) == [begun.public_id]
    again = erase(how, "class", room.taught.public_id)
    assert (again.public_id, again.done_at, again.people) == (begun.public_id, LATER, 2)
    assert erasing.pending(session) == []


def test_own_practice_goes_with_what_practises_its_mistakes(session, quiz, enrol, begin, erase):
    entry = enrol(NAME)
    first = begin(entry)
    first.submit()
    begin(entry, follows=first.show().id)
    subject = session.get_one(Student, entry.student_id).public_id
    session.rollback()
    receipt = erase("delete", "student", subject)
    assert (receipt.people, receipt.attempts) == (1, 2)
    assert count(session, Student, Attempt) == [0, 0]


def test_a_student_who_is_in_a_class_stays_there_without_their_practice(session, quiz, known, take, erase):
    entry, taking, _place = known
    take(entry, quiz).submit()
    erase("delete", "student", session.get_one(Student, entry.student_id).public_id)
    assert count(session, Attempt) == [1]
    assert taking.show().student_name == NAME


def test_many_attempts_go_a_few_at_a_time(session, quiz, enrol, begin, erase, monkeypatch):
    monkeypatch.setattr("quizapp.services.erased.MOST", 2)
    entry = enrol(NAME)
    for _number in range(5):
        begin(entry).submit()
    subject = session.get_one(Student, entry.student_id).public_id
    session.rollback()
    assert erase("delete", "student", subject, steps=1).attempts == 2
    assert erase("delete", "student", subject).attempts == 5


@pytest.mark.parametrize("how", ["anonymise", "delete"])
def test_what_was_erased_can_be_erased_again_on_a_backup(session, room, known, other, erase, how):
    """A receipt taken elsewhere, since this database is as it was before."""
    record = {
        "public_id": "receipt", "how": how, "kind": "place", "subject": known[2], "cause": "teacher", "by": None,
        "owner": None, "until": LATER.isoformat(), "asked_at": LATER.isoformat(), "done_at": LATER.isoformat(),
        "people": 1, "attempts": 1, "answers": 2, "notes": 1,
    }  # fmt: skip
    for _time in range(2):
        with writing(session):
            public_id = receipts.again(session, record)
        erasing.carry_out(lambda: writing(session), public_id, LATER)
    assert traces(session, NAME, NUMBER, EMAIL) == set()
    assert [each.people for each in receipts.everything(session)] == [1]


@pytest.mark.parametrize("how", ["anonymise", "delete"])
def test_places_that_were_merged_since_are_erased_on_a_backup_too(session, room, known, erase, how):
    """The second student here is what the backup has of a place that its receipt knows as merged into the first."""
    room.come("Student 8")
    names = " ".join([known[2], room.pupil("Student 8").public_id])
    record = erase(how, "place", known[2]).record()
    with writing(session):
        public_id = receipts.again(session, {**record, "public_id": "older", "subject": names})
    erasing.carry_out(lambda: writing(session), public_id, LATER)
    assert traces(session, NAME, NUMBER, EMAIL, "Student 8") == set()


def test_old_practice_is_erased_on_a_backup_too(session, quiz, enrol, begin, erase):
    entry = enrol(NAME)
    record = erase("delete", "practice", "").record()
    begin(entry).submit()
    with writing(session):
        public_id = receipts.again(session, {**record, "public_id": "older"})
    erasing.carry_out(lambda: writing(session), public_id, LATER)
    assert count(session, Student, Attempt) == [0, 0]


def test_the_receipt_of_a_place_names_those_that_were_merged_into_it(room, erase):
    for name in ("Student 1", "Student 2", "Student 3"):
        room.come(name)
    kept, *dropped = (room.pupil(name) for name in ("Student 1", "Student 2", "Student 3"))
    room.merge(dropped[0], dropped[1])
    room.merge(kept, dropped[0])
    receipt = erase("anonymise", "place", kept.public_id)
    assert receipt.subject.split() == [each.public_id for each in (kept, *dropped)]
    assert receipt.people == 1


def test_the_receipt_of_a_place_with_many_merged_into_it_is_carried_out_on_a_backup_too(session, room, known, erase):
    with writing(session):
        ids = " ".join(f"place-{number}" for number in range(500))
        session.execute(sa.update(Member).where(Member.public_id == known[2]).values(formerly=ids))
    record = erase("delete", "place", known[2]).record()
    with writing(session):
        assert receipts.again(session, record) == record["public_id"]


BAD = [
    {}, {"kind": "school"}, {"until": "yesterday"}, {"until": "2026-03-02"}, {"subject": None, "how": None},
    {"until": "0001-01-01T00:00:00+14:00"}, {"asked_at": 5}, {"public_id": 5}, {"public_id": "a\0"}, {"subject": {}},
    {"subject": "\ud800"}, {"how": []}, {"cause": None}, {"cause": "a whim"}, {"owner": {"a": 1}}, {"by": 7},
    {"subject": "a  b"}, {"subject": "a "},
]  # fmt: skip


@pytest.mark.parametrize("changes", BAD)
def test_what_is_no_receipt_is_refused(session, room, known, erase, changes):
    record = erase("delete", "place", known[2]).record()
    with pytest.raises(ValueError, match=r"expected|isoformat"):
        receipts.again(session, {**record, **changes} if changes else {})


KNOWN = {
    "answer.item_id", "assignment.class_id", "attempt.assignment_id", "attempt.follows_id", "attempt.student_id",
    "colleague.class_id", "decision.attempt_id", "form.assignment_id", "grade.answer_id", "grade.item_id",
    "item.attempt_id", "member.class_id", "member.student_id", "note.answers_id", "note.assignment_id",
    "note.attempt_id", "objection.item_id", "retention.class_id", "ruling.assignment_id",
    "student_session.student_id",
}  # fmt: skip
"""What hangs on people and classes, and is taken along."""


def test_whatever_hangs_on_people_is_thought_of_when_they_go():
    people = {"student", "member", "attempt", "item", "answer", "grade", "class", "assignment", "note"}
    found = {
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in people
    }
    assert found == KNOWN
