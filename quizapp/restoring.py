"""Restoring a backup: the site is made unseen, complete and up to date, before it takes the place of the old one."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import flask_migrate
from flask import Flask
from sqlalchemy.exc import DatabaseError, DBAPIError

from . import forgotten, restored_key
from .app import create_app
from .config import KEY_FILE, secret
from .core.errors import QuizError
from .formats.backups import SECRET
from .formats.backups.manifest import Manifest
from .formats.backups.reading import Backup, opened
from .services import audit, backups, erasing, receipts
from .services.audit import By
from .services.tokens import new_public_id
from .storage import copying, db, writing
from .storage.places import PLACES
from .storage.schema import versions

MANY = 1000
"""More restorings than anybody breaks off in a second."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`receipts` are of what was erased; `most` bytes may be unpacked, where that is said."""

    file: Path
    replace: bool = False
    receipts: Sequence[Mapping[str, Any]] = ()
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept` names where the old site is, empty where there was none. `erased` counts the receipts carried out again.

    `told` says whether the old site could tell what was erased in it. With `other_key`, a setting says another secret
    key than the backup's.
    """

    manifest: Manifest
    kept: str
    erased: int
    told: bool
    other_key: bool


def restore(app: Flask, wanted: Wanted, now: datetime) -> Restored:
    """Replace the site of the app by the one in a backup; where that fails or breaks off, the old one is as it was."""
    folder = Path(app.config["DATA"])
    with app.app_context(), opened(wanted.file, wanted.most) as backup, _one_at_a_time(folder):
        if backup.manifest.revision not in versions():
            raise QuizError("backup-newer", app=backup.manifest.app, revision=backup.manifest.revision)
        backup.verify()
        key = _secret(backup)
        place = PLACES[db.engine.dialect.name](db.engine)
        filled = place.filled()
        if filled and not wanted.replace:
            raise QuizError("site-filled", database=db.engine.url.render_as_string(hide_password=True))
        told = not filled or _ask_the_old_site(folder)
        name, kept = new_public_id(), _free_name(folder, f"before-{now:%Y%m%d-%H%M%S}")
        records = [*forgotten.read_kept(folder), *wanted.receipts]
        place.empty()
        try:
            new = create_app({"DATA": folder, "SECRET_KEY": key, "DATABASE_URL": place.url})
            erased = _make(new, backup, records, now, name)
            if filled:
                _keep_key(folder, kept)
            restored_key.wait(folder, key, name)
            there = place.swap(kept)
        except BaseException:
            _leave_key(folder / kept)
            raise
        finally:
            place.clear()
        restored_key.take_place(folder, key, name)
        other_key = app.config["SECRET_KEY_SET"] and app.config["SECRET_KEY"] != key
        return Restored(backup.manifest, there, erased, told, other_key)


def _free_name(folder: Path, name: str) -> str:
    """Return the name, or one like it: a restoring that broke off in the same second may have left something there."""
    names = (name, *(f"{name}-{number}" for number in range(2, MANY)))
    return next(each for each in names if not (folder / each).exists())


def _make(app: Flask, backup: Backup, records: Sequence[Mapping[str, Any]], now: datetime, name: str) -> int:
    """Make the site of the backup in a place of its own; return how many receipts were carried out in it."""
    with app.app_context():
        try:
            flask_migrate.upgrade(revision=backup.manifest.revision)
            with writing(db.session()) as session:
                backups.load(session.connection(), backup)
            flask_migrate.upgrade()
            _require_sound_receipts()
            with _hostile():
                erased = _erase_again(records, now)
            with writing(db.session()) as session:
                audit.record(session, By(None, now), "site-restored", "site", name)
            if found := copying.damage(db.session().connection()):
                raise QuizError("backup-damaged", found="; ".join(found))
        finally:
            db.session.remove()
            db.engine.dispose()
    return erased


def _erase_again(records: Sequence[Mapping[str, Any]], now: datetime) -> int:
    """Erase what was erased since the backup was made, and what was being erased then."""
    with writing(db.session()) as session:
        ordered = [receipts.again(session, each) for each in receipts.still_to_do(session, records)]
    for public_id in erasing.pending(db.session()):
        while not erasing.carry_out(lambda: writing(db.session()), public_id, now):
            pass
    return len({*ordered})


def _require_sound_receipts() -> None:
    """Refuse a backup with a receipt that none of ours is: kept beside the site, it would stop every later restore."""
    try:
        for each in receipts.everything(db.session()):
            receipts.require(each.record())
    except ValueError as error:
        raise QuizError("backup-damaged", found="erasure") from error


@contextmanager
def _hostile() -> Iterator[None]:
    """Refuse a backup whose rows are not what ours are: who erases reads further than tables have rules for."""
    try:
        yield
    except QuizError:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, DBAPIError) as error:
        raise QuizError("backup-damaged", found=type(error).__name__) from error


def _ask_the_old_site(folder: Path) -> bool:
    """Have the old site tell what was erased in it; return whether it could."""
    try:
        restored_key.settle(db.session(), folder)
        forgotten.keep(db.session(), folder)
    except DatabaseError:
        return False
    finally:
        with suppress(DatabaseError):
            db.session.remove()
    return True


def _secret(backup: Backup) -> str:
    try:
        return secret(backup.secret_key())
    except ValueError as error:
        raise QuizError("backup-broken", part=SECRET) from error


def _keep_key(folder: Path, kept: str) -> None:
    """Keep the secret key in use, beside the database that it belongs to."""
    file = folder / KEY_FILE
    if file.exists():
        (folder / kept).mkdir(mode=0o700, exist_ok=True)
        (folder / kept / KEY_FILE).hardlink_to(file)


def _leave_key(kept: Path) -> None:
    """Take the second name of the secret key away again, and its folder where nothing else is kept in it."""
    (kept / KEY_FILE).unlink(missing_ok=True)
    with suppress(OSError):
        kept.rmdir()


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Let nobody else restore here for the block. The system gives a database lock back however its holder ends."""
    with closing(sqlite3.connect(folder / "restoring.lock", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise QuizError("restore-running") from error
        yield
