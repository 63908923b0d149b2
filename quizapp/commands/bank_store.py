"""`quizapp bank import`, `export`, `list` and `undo`: banks that teachers keep in the database."""

import hashlib
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from ..core.bank import Bank
from ..core.counted import counted
from ..formats.banks import WRITTEN_FORMATS
from ..services import accounts, audit, bank_contents, bank_diff, bank_import, banks, library
from ..services.audit import By
from ..services.bank_diff import Diff
from ..services.bank_import import Origin, Writer
from ..services.banks import Owned
from ..services.references import dangling
from ..storage import db, writing
from ..web.problem_words import problem_line
from . import bank_report
from .bank_file import force, max_size, output, read_file, write_bank
from .terminal import say

of_owner = click.option("--owner", default="", help="Login of the bank's owner, where several teachers' are called so.")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--owner", required=True, help="Login of the teacher whose bank it is.")
@click.option(
    "--bank", "name", default="", help="Id, name in files or title of the bank; the file's own name otherwise."
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--partly", is_flag=True, help="Import the others where some questions are refused.")
@max_size
@with_appcontext
def import_bank(file: Path, owner: str, name: str, max_size: int, **how: bool) -> None:
    """Make a teacher's bank exactly what FILE holds, in whichever format; exit 1 if anything is refused."""
    parsed = _parsed(file, max_size, partly=how["partly"])
    session, teacher = db.session(), accounts.find(db.session(), owner)
    bank = banks.called(session, name, teacher.id) if name else _of_slug(teacher.id, parsed)
    with file.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").digest()
    if bank.id and bank_diff.same_file(session, bank, digest):
        say(f"{bank.title} ({bank.public_id}) is what came from this file: nothing to do.")
        return
    diff = bank_diff.compare(session, bank, parsed)
    say(*bank_report.changes(diff))
    if how["dry_run"] or diff.empty:
        return
    if not bank.id:
        with writing(session):
            bank = banks.make(session, teacher.id, parsed.id, parsed.title, _now())
        diff = bank_diff.compare(session, bank, parsed)
    _take(bank, diff, Origin(teacher.id, file.name, digest))
    with writing(session):
        audit.record(session, By(None, _now()), "bank-imported", "bank", bank.public_id)
    bank = banks.find(session, bank.public_id, teacher.id)
    say(f"{bank.title} ({bank.public_id}), revision {bank.revision}: {counted(bank.size, 'question')}.")


@click.command("export")
@click.argument("bank")
@click.option("--format", "form", type=click.Choice(list(WRITTEN_FORMATS)), default="yaml", show_default=True)
@output
@force
@of_owner
@with_appcontext
def export_bank(bank: str, form: str, output: Path | None, force: bool, owner: str) -> None:
    """Write the BANK of this id, name in files or title as a file; exit 1 if a question was left out."""
    found = _called(bank, owner)
    contents = bank_contents.value(db.session(), found).under(found.slug)
    sys.exit(bool(write_bank(contents, form, found.slug, output, force=force)))


@click.command("list")
@with_appcontext
def list_banks() -> None:
    """List the banks of all teachers with their ids and sizes."""
    for login, bank in banks.of_everybody(db.session()):
        state = " (archived)" if bank.archived else ""
        size = counted(bank.size, "question")
        say(f"{bank.public_id:14} {login:20} {bank.slug:30} {size:>15}, revision {bank.revision}: {bank.title}{state}")


@click.command("undo")
@click.argument("bank")
@of_owner
@with_appcontext
def undo_bank(bank: str, owner: str) -> None:
    """Take the newest import or edit of the BANK back."""
    with writing(db.session()) as session:
        found = _called(bank, owner)
        bank_import.undo(session, found, _now())
        audit.record(session, By(None, _now()), "bank-undone", "bank", found.public_id)
    back = banks.find(db.session(), found.public_id, found.owner_id)
    say(f"{back.title} ({back.public_id}) is back at revision {back.revision}: {counted(back.size, 'question')}.")


COMMANDS = (import_bank, export_bank, list_banks, undo_bank)


def _parsed(file: Path, most: int, *, partly: bool) -> Bank:
    """Read the file; say what was not taken of it, and go no further where that was not agreed to."""
    report = read_file(file, most)
    say(*bank_report.lines(report, str(file)), err=True)
    if report.bank is None or not (report.whole or partly):
        sys.exit(1)
    problems = list(dangling(report.bank, library.articles(), defaultdict(int), str(file)))
    if problems:
        say(*map(problem_line, problems), err=True)
        sys.exit(1)
    return report.bank


def _of_slug(owner_id: int, parsed: Bank) -> Owned:
    """Return the teacher's bank of this name in files, or one that is still to be made."""
    mine = (bank for bank in banks.of_owner(db.session(), owner_id) if bank.slug == parsed.id)
    return next(mine, Owned(id=0, public_id=parsed.id, owner_id=owner_id, slug=parsed.id, title=parsed.title))


def _called(name: str, owner: str) -> Owned:
    session = db.session()
    return banks.called(session, name, accounts.find(session, owner).id if owner else None)


def _take(bank: Owned, diff: Diff, origin: Origin) -> None:
    writer = Writer(lambda: writing(db.session()), _now)
    with click.progressbar(length=diff.steps, label="Importing", file=sys.stderr) as bar:
        done = 0
        for progress in bank_import.take(writer, bank, diff, origin):
            bar.update(progress.done - done)
            done = progress.done


def _now() -> datetime:
    return datetime.now(UTC)
