"""Files of questions that were sent: looked at, and imported, without keeping anybody waiting."""

from contextlib import suppress
from dataclasses import dataclass

from flask import Flask, current_app

from ..core.errors import QuizError
from ..services import bank_check, bank_diff, bank_import, banks, uploads
from ..services.bank_check import Checked
from ..services.bank_diff import Diff
from ..services.bank_import import Origin, Writer
from ..services.banks import Owned
from ..services.uploads import About
from ..storage import db, writing
from .clock import now
from .tasks import TASKS, Task

NEW = "new"
"""What a file is for that is to become a bank of its own."""
SMALL = 200_000
"""Bytes. A file no larger is done with in less than a second, so nobody need be shown how far it is."""


@dataclass(frozen=True, slots=True)
class Imported:
    """`bank` is its public id."""

    bank: str
    diff: Diff


def bank_for(about: About) -> Owned | None:
    """Return the bank whose contents the file is to be, or nothing where it becomes a new one."""
    use = about.use
    return None if use.subject == NEW else banks.find(db.session(), use.subject, use.account_id)


def look(about: About, bank: Owned | None) -> Task:
    """Look at a file, or find what was seen when it was looked at; the result is what is `Checked` of it."""
    app = _app()

    def work(task: Task) -> Checked:
        with app.app_context():
            session = db.session()
            body = uploads.find(session, about.use, about.public_id).body
            return bank_check.check(session, about.use.account_id, bank, (about.name, body), task.tell)

    return TASKS.start(_look_key(about, bank), work, here=about.size <= SMALL)


def seen(about: About, bank: Owned | None, patience: float = 0) -> Checked:
    """Return what was seen of a file, or will be within so many seconds; else raise QuizError("upload-unread")."""
    task = look(about, bank)
    task.wait(patience)
    if not task.over:
        raise QuizError("upload-unread")
    try:
        result: Checked = task.result
    except Exception:
        # The next look may get further.
        TASKS.forget(_look_key(about, bank))
        raise
    return result


def bring(about: About, bank: Owned, checked: Checked) -> Task:
    """Import a file that was looked at; the result is what was `Imported`."""
    app = _app()

    def work(task: Task) -> Imported:
        with app.app_context():
            return _import(task, about, bank, checked)

    return TASKS.start(("import", about.use.account_id, about.public_id), work, here=about.size <= SMALL)


def importing(account_id: int, upload: str) -> Task | None:
    """Return the import of somebody's file, until somebody was told what came of it."""
    return TASKS.find(("import", account_id, upload))


def told(account_id: int, upload: str) -> Task | None:
    """Return an import that is over, to one of those who ask."""
    return TASKS.forget(("import", account_id, upload))


def _import(task: Task, about: About, bank: Owned, checked: Checked) -> Imported:
    session, parsed = db.session(), checked.report.bank
    if parsed is None or checked.diff is None:
        raise QuizError("bank-empty")
    # A bank that was just made has another id than the file gave it.
    diff = checked.diff if bank.revision else bank_diff.compare(session, bank, parsed)
    origin = Origin(about.use.account_id, about.name or "pasted", checked.digest)
    for progress in bank_import.take(Writer(lambda: writing(session), now), bank, diff, origin):
        task.tell(progress.done, progress.total)
    # It is imported, whether or not the file is still there.
    with suppress(QuizError), writing(session):
        uploads.drop(session, about.use, about.public_id)
    return Imported(bank.public_id, diff)


def _look_key(about: About, bank: Owned | None) -> tuple[str, str, str, int]:
    return "look", about.public_id, about.use.subject, bank.revision if bank else 0


def _app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - as Flask tells to
    return app
