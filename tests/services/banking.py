"""A teacher's bank, into which small banks are imported; each import is some transactions of its own."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count, islice

import pytest
from builders import multiple_response, ordering, single_choice
from taking import NOW

from quizapp.core.bank import Bank
from quizapp.core.errors import QuizError
from quizapp.core.question import Option
from quizapp.services import accounts, bank_contents, bank_diff, bank_import, banks
from quizapp.services.bank_import import Origin, Writer
from quizapp.storage import writing

KINDS = (single_choice, multiple_response, ordering)


def question(name, variant=0, **changes):
    """A question of this name, which tells nothing about others; variants are other wordings of it."""
    make = KINDS[sum(map(ord, name)) % len(KINDS)]
    named = {"key": f"file/{name}", "stem": f"What is {name} in variant {variant}?", "targets": (f"test/{name}",)}
    options = tuple(Option(key=key, text=f"{key} of {name}") for key in "abcd")
    return make(**(named | {"options": options} | changes))


NAMES = "abcdefgh"
FILE = tuple(map(question, NAMES))


def a_bank(*questions, **head):
    return Bank(**({"id": "file", "title": "From a file", "questions": questions} | head))


def refused(code, run, *arguments, **options):
    with pytest.raises(QuizError) as error:
        run(*arguments, **options)
    return error.value.code == code


def a_teacher(session, login="teacher"):
    with writing(session):
        return accounts.add(session, login, "", "teacher", NOW).id


@dataclass
class Keeping:
    """A bank and its owner; `minutes` go by between one act and the next."""

    session: object
    owner_id: int
    public_id: str
    minutes: object = field(default_factory=count)

    @classmethod
    def begin(cls, session, owner_id, slug="kept"):
        with writing(session):
            return cls(session, owner_id, banks.make(session, owner_id, slug, "Kept", NOW).public_id)

    @property
    def bank(self):
        self.session.rollback()
        return banks.find(self.session, self.public_id, self.owner_id)

    @property
    def writer(self):
        at = NOW + timedelta(minutes=2 * next(self.minutes))
        return Writer(lambda: writing(self.session), lambda: at)

    def compare(self, *questions, **head):
        return bank_diff.compare(self.session, self.bank, a_bank(*questions, **head))

    def take(self, *questions, origin=None, stop=None, **head):
        """Import these; with `stop`, go away after so many steps."""
        return self.apply(self.compare(*questions, **head), origin, stop)

    def apply(self, diff, origin=None, stop=None):
        steps = bank_import.take(self.writer, self.bank, diff, origin or Origin(self.owner_id, "file.yaml"))
        return list(islice(steps, stop))

    def edit(self, changed):
        return self.apply(bank_diff.edited(self.session, self.bank, changed, {}), Origin(self.owner_id))

    def drop(self, name):
        return self.apply(bank_diff.without(self.session, self.bank, f"{self.public_id}/{name}"))

    def undo(self):
        with self.writer.write() as session:
            return bank_import.undo(session, self.bank, self.writer.now())

    @property
    def questions(self):
        """The questions as they would stand in a file."""
        return bank_contents.value(self.session, self.bank).under("file").questions
