"""A class of one teacher, and those who come into it."""

from dataclasses import dataclass
from itertools import zip_longest

from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.services import accounts, classes, joining, members, merging, ways_in
from quizapp.services.classes import Taught
from quizapp.services.joining import Caller, Joining
from quizapp.services.members import Changes
from quizapp.services.tokens import new_public_id
from quizapp.storage import writing
from quizapp.storage.models import Member

SCHOOL, ELSEWHERE = "192.0.2.1", "198.51.100.7"
PEPPER = "pepper"


@dataclass
class Room:
    """A class; each call is a transaction of its own. `student_id` says whom the browser belongs to already."""

    session: object
    taught: Taught

    def door(self, code=None, address=SCHOOL, now=NOW):
        found = joining.look_up(self.session, self.taught.code if code is None else code, address, now)
        if found is None:
            with writing(self.session) as session:
                joining.charge_code(session, address, now)
        return found

    def come(self, name="", *, place="", pin="", own="", student_id=None, now=NOW):
        """Return what the browser needs, or None where it goes on as it is."""
        door = self.door(now=now)
        with writing(self.session) as session:
            typed = Joining(name, place and self.pupil(place).public_id, pin, own)
            return joining.join(session, door, typed, Caller(SCHOOL, student_id, PEPPER), now)

    def guess(self, typed, address=SCHOOL, now=NOW):
        """Come in as a page lets one come: a PIN counts as wrong until it was right."""
        door, caller = self.door(now=now), Caller(address, None, PEPPER)
        with writing(self.session) as session:
            joining.charge_pin(session, door, typed, caller, now)
        with writing(self.session) as session:
            entry = joining.join(session, door, typed, caller, now)
            joining.clear_pin(session, door, typed, caller)
        return entry

    def expect(self, *names, numbers=(), **facts):
        """Put these names on the roster, each with its number where there is one."""
        with writing(self.session) as session:
            for name, number in zip_longest(names, numbers):
                place = {"public_id": new_public_id(), "class_id": self.taught.id, "name": name, "number": number}
                session.add(Member(**place, listed=True, created_at=NOW, **facts))

    def ask_for(self, policy):
        with writing(self.session) as session:
            classes.change(session, self.taught, self.taught.name, policy)

    def pupils(self):
        self.session.rollback()
        return members.of_class(self.session, self.taught)

    def names(self):
        return [pupil.name for pupil in self.pupils() if not pupil.removed]

    def pupil(self, name):
        (found,) = [pupil for pupil in self.pupils() if pupil.name == name]
        return found

    def change(self, called, **changes):
        pupil = self.pupil(called)
        values = {field: getattr(pupil, field) for field in Changes.__dataclass_fields__} | changes
        with writing(self.session) as session:
            members.change(session, self.taught, pupil.public_id, Changes(**values))

    def remove(self, name, at=NOW):
        with writing(self.session) as session:
            members.remove(session, self.taught, self.pupil(name).public_id, at)

    def renew_pin(self, name, now=NOW):
        """Return a PIN that opens the place once."""
        with writing(self.session) as session:
            return ways_in.renew_pin(session, self.taught, self.pupil(name).public_id, PEPPER, now)

    def ways_in(self, name):
        self.session.rollback()
        return ways_in.of_place(self.session, self.taught, self.pupil(name).public_id)

    def merge(self, keep, drop, **options):
        with writing(self.session) as session:
            merging.merge(session, self.taught, keep.public_id, drop.public_id, **options)


def open_room(session, login="teacher", name="7b", **options):
    """Make a class of a teacher, who is added if need be."""
    with writing(session):
        try:
            owner = accounts.find(session, login)
        except QuizError:
            owner = accounts.add(session, login, "", "teacher", NOW)
        return Room(session, classes.make(session, owner.id, name, NOW, **options))


def refusal(call, *args, **options):
    """Return the code with which a call is refused."""
    try:
        call(*args, **options)
    except QuizError as refused:
        return refused.code
    return None
