"""A backup or a list of receipts may be anything: the site is restored, or it is said why not and nothing is left."""

import hashlib
import io
import itertools
import json
import zipfile
from collections import deque
from datetime import timedelta

import pytest
from apps import app_on, inside
from edits import NUMBERS, ONE, SEVERAL, after, edited, place
from effort import tried
from harmless import harmless, told
from hypothesis import given
from taking import LATER
from used import use
from workbooks import parts

from quizapp import forgotten, restoring
from quizapp.app import create_app
from quizapp.core.errors import QuizError
from quizapp.formats.backups import MANIFEST, SECRET, part_of
from quizapp.formats.backups.reading import opened
from quizapp.formats.backups.writing import Head
from quizapp.services import backups, receipts
from quizapp.storage import Base, copying, db
from quizapp.storage.models import Erasure
from quizapp.web.words import sentence

NUMBER = itertools.count()


class Site:
    """The backup of a site in use, the receipts of what was erased in it, and a folder to work in."""

    def __init__(self, app, folder, backup, told):
        self.app, self.folder, self.backup, self.receipts = app, folder, backup, told


@pytest.fixture(scope="module")
def site(sqlite_template, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    copy = folder / "quizapp.sqlite"
    copy.write_bytes(sqlite_template.read_bytes())
    app, file = app_on(f"sqlite:///{copy}", folder), folder / "site.zip"
    with inside(app) as session:
        use(session)
        erased = [each.record() for each in receipts.everything(session)]
    with inside(app), file.open("wb") as out, copying.snapshot(db.engine) as connection:
        head = Head("1", copying.revision(connection), LATER, app.config["SECRET_KEY"])
        backups.save(connection, out, head, Base.metadata.tables)
    return Site(app, folder, file.read_bytes(), "".join(json.dumps(each) + "\n" for each in erased).encode())


def sealed(held):
    """Return a backup of these parts whose hashes and sizes are right, as somebody would make it who knows how."""
    manifest = json.loads(held[MANIFEST])
    parts_of = {part_of(name): each["part"] for name, each in manifest["tables"].items()}
    for name, said in ({SECRET: manifest["secret_key"]} | parts_of).items():
        said |= {"size": len(held[name]), "sha256": hashlib.sha256(held[name]).hexdigest()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (held | {MANIFEST: json.dumps(manifest).encode()}).items():
            archive.writestr(name, data)
    return made.getvalue()


def forged(data, edit, at, line):
    """Change a line in a part of the backup, and seal it again."""
    held = parts(data)
    filled = [name for name in held if held[name] and name != MANIFEST]
    name = filled[place(filled, at)]
    lines = held[name].splitlines(keepends=True)
    here = line % len(lines)
    lines[here] = edited(lines[here].rstrip(b"\n"), edit).replace(b"\n", b" ") + b"\n"
    return sealed(held | {name: b"".join(lines) if name != SECRET else edited(held[name], edit)})


@tried(60)
@given(edits=SEVERAL)
def test_any_backup_is_read_whole_or_refused_in_words(site, edits):
    file = site.folder / "changed.zip"
    file.write_bytes(after(site.backup, edits))
    with harmless(), told(QuizError, sentence), opened(file) as backup:
        backup.verify()
        assert backup.secret_key() is not None
        for table in backup.manifest.tables:
            deque(backup.rows(table), maxlen=0)


@tried(4)
@given(edit=ONE, at=NUMBERS, line=NUMBERS)
def test_any_forged_backup_is_restored_soundly_or_refused_without_a_trace(site, edit, at, line):
    here = site.folder / f"place {next(NUMBER)}"
    here.mkdir()
    file, app = here / "backup", create_app({"DATA": here})
    file.write_bytes(forged(site.backup, edit, at, line))
    done = None
    with told(QuizError, sentence):
        done = restoring.restore(app, restoring.Wanted(file), LATER + timedelta(days=1))
    assert (done is not None) == any("quizapp.sqlite" in path.name for path in here.iterdir())
    if done:
        with inside(app) as session:
            assert copying.damage(session.connection()) == []


@tried(60)
@given(edits=SEVERAL)
def test_any_list_of_receipts_is_read_or_refused_in_words(site, edits):
    file = site.folder / forgotten.NAME
    file.write_bytes(after(site.receipts, edits))
    with harmless(), told(QuizError, sentence):
        forgotten.read_kept(site.folder)


@tried(40)
@given(edits=SEVERAL)
def test_any_receipt_is_ordered_again_or_refused_in_words(site, edits):
    with inside(site.app) as session, told(QuizError, sentence):
        records = forgotten.read(after(site.receipts, edits).splitlines(), "receipts")
        session.query(Erasure).delete()
        for record in receipts.still_to_do(session, records):
            receipts.again(session, record)
