"""`quizapp privacy`: receipts of what was erased, and erasing it again on a backup that was restored."""

import json
from datetime import UTC, datetime
from typing import BinaryIO

import click
from flask.cli import with_appcontext

from .. import forgotten
from ..services import erasing, receipts
from ..storage import db, writing


@click.group("privacy")
def privacy_group() -> None:
    """List what was erased, and erase it again on a backup that was restored."""


@privacy_group.command("receipts")
@with_appcontext
def list_receipts() -> None:
    """Print a line of JSON for each erasure, oldest first: ids, times and counts, and nobody's data."""
    for receipt in reversed(receipts.everything(db.session())):
        click.echo(json.dumps(receipt.record()))


@privacy_group.command("replay")
@click.argument("file", type=click.File("rb"))
@with_appcontext
def replay(file: BinaryIO) -> None:
    """Carry out again what the receipts in FILE say, all or none; what is gone already stays gone."""
    records = forgotten.read(file, file.name)
    now = datetime.now(UTC)
    with writing(db.session()) as session:
        ordered = [receipts.again(session, record) for record in records]
    for public_id in ordered:
        while not erasing.carry_out(lambda: writing(db.session()), public_id, now):
            pass
    click.echo(f"Receipts carried out: {len(ordered)}.")
