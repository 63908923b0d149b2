"""`quizapp backup` and `quizapp restore`: the whole site in one file, and out of it."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import click
from flask import current_app
from flask.cli import with_appcontext

from .. import __version__, forgotten, restoring
from ..config import KEY_FILE
from ..core.counted import counted
from ..core.errors import QuizError
from ..formats.backups.manifest import Manifest
from ..formats.backups.reading import opened
from ..formats.backups.writing import Head
from ..services import backups
from ..storage import copying, db
from ..storage.base import Base
from ..storage.disk import whole
from ..upgrade import require_current_schema

TOLD = {
    "account": ("account", "accounts (deleted ones included)"),
    "class": ("class", "classes"),
    "student": ("student",),
    "attempt": ("attempt",),
    "answer": ("answer",),
    "bank": ("bank",),
    "picture": ("picture",),
}


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite the file if it already exists.")
@with_appcontext
def backup(file: Path, force: bool) -> None:
    """Write the whole site into FILE, as it is at this moment; students go on meanwhile.

    It holds everything needed to go on elsewhere, the secret key included: keep it where only you can read it.
    """
    require_current_schema()
    try:
        with whole(file, overwrite=force) as out:
            with copying.snapshot(db.engine) as connection:
                revision = copying.revision(connection) or ""
                head = Head(__version__, revision, datetime.now(UTC), current_app.config["SECRET_KEY"])
                manifest = backups.save(connection, out, head, Base.metadata.tables)
            out.flush()
            with opened(Path(out.name), sys.maxsize) as written:
                written.verify()
    except FileExistsError as error:
        raise QuizError("backup-there", file=str(file)) from error
    except OSError as error:
        raise QuizError("backup-unwritable", file=str(file), reason=error.strerror) from error
    click.echo(f"{file}: {_holds(manifest)}. Everything in it was read again and is whole.")


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of a site that holds something, which is kept.")
@click.option("--receipts", type=click.File("rb"), help="Erase again what these receipts say.")
@click.option("--max-size", type=click.IntRange(1), help="The most bytes the backup may unpack to.")
@with_appcontext
def restore(file: Path, replace: bool, receipts: BinaryIO | None, max_size: int | None) -> None:
    """Make the site what the backup in FILE holds, on either database; stop the server first.

    Whatever goes wrong, the site that is there stays as it is. What was erased since the backup was made is erased
    again, as far as the site that is there or the receipts tell.
    """
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - a proxy does not outlive it
    records = forgotten.read(receipts, receipts.name) if receipts else []
    done = restoring.restore(app, restoring.Wanted(file, replace, records, max_size), datetime.now(UTC))
    click.echo(f"Restored: {_holds(done.manifest)}.")
    click.echo(f"Made {done.manifest.made_at:%Y-%m-%d %H:%M} UTC by quizapp {done.manifest.app}.")
    click.echo(f"Erased again, since it was erased after that: {counted(done.erased, 'receipt')}.")
    if not done.told:
        click.echo(
            "The old site could not be read, so it could not tell what was erased in it; give --receipts.", err=True
        )
    if done.kept:
        click.echo(
            f"What was here before is kept in {done.kept}: delete it when you are sure, for it holds people's data."
        )
    if done.other_key:
        click.echo(
            "QUIZAPP_SECRET_KEY is another secret key than the backup's: quizapp run will refuse to start with it. "
            f"Unset it, or set it to what {Path(current_app.config['DATA']) / KEY_FILE} holds.",
            err=True,
        )
    click.echo("Staff sign in again; students go on in their browsers, by resume code or by PIN. Next: quizapp check")


def _holds(manifest: Manifest) -> str:
    told = [counted(manifest.tables[name].rows, *what) for name, what in TOLD.items() if name in manifest.tables]
    rows = sum(table.rows for table in manifest.tables.values())
    told[-1] += f"; {counted(rows, 'row')} in {counted(len(manifest.tables), 'table')}"
    return ", ".join([*told, f"database version {manifest.revision}"])
