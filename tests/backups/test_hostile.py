"""A backup that is damaged, or that somebody else wrote, is refused, and nothing is left of it."""

import hashlib
import json
import struct
import zipfile

import pytest
from apps import inside
from used import contents

from quizapp.formats.backups import MANIFEST, SECRET, part_of, reading

ACCOUNT = part_of("account")


def parts_of(file):
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put(file, parts, **how):
    with zipfile.ZipFile(file, "w", **how) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def forge(file, change):
    """Write the backup as somebody would who knows the format: hashes and sizes are right again."""
    parts = parts_of(file)
    manifest = json.loads(parts.pop(MANIFEST))
    change(parts, manifest)
    tables = manifest["tables"] or {}
    for name, each in [(SECRET, manifest["secret_key"]), *((part_of(name), tables[name]["part"]) for name in tables)]:
        if name in parts and "keep" not in each:
            each |= {"size": len(parts[name]), "sha256": hashlib.sha256(parts[name]).hexdigest()}
    put(file, parts | {MANIFEST: json.dumps(manifest).encode()})


@pytest.fixture
def refusal(small, new_place, command):
    """Try to restore the small backup, and see that nothing came of it."""

    def _refusal():
        app = new_place()
        code = command(app, "restore", small)
        assert [path.name for path in app.config["DATA"].iterdir() if "quizapp.sqlite" in path.name] == []
        return code

    return _refusal


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive" * 99, b"PK\5\6" + b"\0" * 18])
def test_what_is_no_backup_is_told_so(small, refusal, data):
    small.write_bytes(data)
    assert refusal() == "backup-strange"


def test_a_backup_without_its_end_is_refused(small, refusal):
    small.write_bytes(small.read_bytes()[:-1])
    assert refusal() == "backup-strange"


def test_another_archive_is_refused(small, refusal):
    put(small, {"word/document.xml": b"<a/>"})
    assert refusal() == "backup-strange"


def test_a_byte_that_was_changed_is_found_in_whatever_part_it_is(small, new_place, command):
    whole, app = small.read_bytes(), new_place()
    with zipfile.ZipFile(small) as archive:
        entries = [entry for entry in archive.infolist() if entry.file_size]
    for entry in entries:
        name, extra = struct.unpack_from("<HH", whole, entry.header_offset + 26)
        place = entry.header_offset + 30 + name + extra
        small.write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])
        assert command(app, "restore", small) == "backup-broken", entry.filename


def test_a_part_that_was_exchanged_is_found(small, refusal):
    parts = parts_of(small)
    put(small, parts | {ACCOUNT: parts[ACCOUNT].replace(b"teacher1", b"teacher2")})
    assert refusal() == "backup-broken"


def rename(key, value):
    def change(parts, manifest):
        manifest[key] = value

    return change


def rows(table, *lines, count=None):
    """Give a table other rows, in place of values of the first of which some can be named."""

    def change(parts, manifest):
        parts[part_of(table)] = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
        manifest["tables"][table]["rows"] = len(lines) if count is None else count

    return change


def columns(table, **other):
    def change(parts, manifest):
        manifest["tables"][table]["columns"] |= other

    return change


def another_table(name):
    def change(parts, manifest):
        parts[part_of(name)] = b""
        manifest["tables"][name] = {"rows": 0, "columns": {"id": "integer"}, "part": {}}

    return change


def without_a_table(parts, manifest):
    del parts[ACCOUNT], manifest["tables"]["account"]


def short_secret(parts, manifest):
    parts[SECRET] = b"x"


def larger_than_it_says(parts, manifest):
    manifest["secret_key"] |= {"size": len(parts[SECRET]) - 1, "keep": True}


def an_entry_more(parts, manifest):
    parts["../../evil"] = b"x"


AT = "2026-03-02T09:00:00.000000+00:00"
ACCOUNT_ROW = [7, "id", "login", "", "teacher", "", AT, None, None]
QUIZ_OF_NOBODY = [1, 99, None, "slug", 0]


FORGED = {
    "another format": (rename("format", "other"), "backup-strange"),
    "a newer format": (rename("version", 2), "backup-newer"),
    "a version that is no number": (rename("version", "1"), "backup-broken"),
    "a newer database": (rename("revision", "9999"), "backup-newer"),
    "half a revision": (rename("revision", "001"), "backup-newer"),
    "the newest revision": (rename("revision", "head"), "backup-newer"),
    "no revision": (rename("revision", "base"), "backup-newer"),
    "a range of revisions": (rename("revision", "0001:0014"), "backup-broken"),
    "a revision missing": (rename("revision", None), "backup-broken"),
    "an app that clears the screen": (rename("app", "\x1b[2J"), "backup-broken"),
    "a time that is none": (rename("made_at", "yesterday"), "backup-broken"),
    "a time before all times": (rename("made_at", "0001-01-01T00:00:00+14:00"), "backup-broken"),
    "tables that are none": (rename("tables", []), "backup-broken"),
    "no tables": (rename("tables", {}), "backup-broken"),
    "a part of less than nothing": (
        rename("secret_key", {"size": -1, "sha256": "0" * 64, "keep": True}),
        "backup-broken",
    ),
    "a table less": (without_a_table, "backup-broken"),
    "a part more": (an_entry_more, "backup-broken"),
    "a short secret key": (short_secret, "backup-broken"),
    "a part larger than it says": (larger_than_it_says, "backup-broken"),
    "a table of what is left out": (another_table("account_session"), "backup-broken"),
    "the table of versions": (another_table("alembic_version"), "backup-broken"),
    "a table of SQLite's own": (another_table("sqlite_master"), "backup-broken"),
    "a command for a table": (another_table("a; drop table account"), "backup-broken"),
    "a column more": (columns("account", more="text"), "backup-broken"),
    "a column of another kind": (columns("account", login="integer"), "backup-broken"),
    "a column of an unknown kind": (columns("account", login="object"), "backup-broken"),
    "a row less than it says": (rows("account", ACCOUNT_ROW, count=2), "backup-broken"),
    "a value less": (rows("account", ACCOUNT_ROW[:-1]), "backup-broken"),
    "a number that is a text": (rows("account", ["7", *ACCOUNT_ROW[1:]]), "backup-broken"),
    "one number twice": (rows("account", ACCOUNT_ROW, ACCOUNT_ROW), "backup-misfit"),
    "a value the table forbids": (rows("account", [*ACCOUNT_ROW[:4], "god", *ACCOUNT_ROW[5:]]), "backup-misfit"),
    "a value missing": (rows("account", [7, None, *ACCOUNT_ROW[2:]]), "backup-misfit"),
    "a row that refers to none": (rows("quiz", QUIZ_OF_NOBODY), "backup-misfit"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_backup_is_refused(small, refusal, name):
    change, code = FORGED[name]
    forge(small, change)
    assert refusal() == code


ERASURE = [1, "id", "delete", "place", "", "teacher", None, None, AT, AT, None, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "practice", "how": "anonymise"},
        {"kind": "account", "how": "delete"},
        {"people": 2**63 - 1},
        {"subject": "a " * 20_000 + "a"},
        {"subject": "a\nb", "done_at": AT},
        {"kind": "class", "how": "delete", "subject": "Class 7b!", "done_at": AT},
    ],
)
def test_an_order_to_erase_that_nobody_could_have_given_is_refused(small, refusal, changes):
    def order(parts, manifest):
        names = list(manifest["tables"]["erasure"]["columns"])
        values = dict(zip(names, ERASURE, strict=True)) | {"kind": "account", "how": "anonymise", "subject": "id"}
        rows("account", ACCOUNT_ROW, [8, "other", "other", "", "admin", "", AT, None, None])(parts, manifest)
        rows("erasure", list((values | changes).values()))(parts, manifest)

    forge(small, order)
    assert refusal() == "backup-damaged"


def test_what_looks_like_a_command_is_a_text(small, new_place, command):
    text = "'); DROP TABLE account; -- {{ 7 * 7 }} __import__('os')"
    forge(small, rows("account", [*ACCOUNT_ROW[:3], text, *ACCOUNT_ROW[4:]]))
    app = new_place()
    command(app, "restore", small)
    with inside(app) as session:
        assert [row[3] for row in contents(session)["account"]] == [text]


def test_an_archive_with_two_parts_of_one_name_is_refused(small, refusal):
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(small, "a") as archive:
        archive.writestr(ACCOUNT, b"")
    assert refusal() == "backup-broken"


def test_an_archive_packed_in_another_way_is_refused(small, refusal):
    put(small, parts_of(small), compression=zipfile.ZIP_BZIP2)
    assert refusal() == "backup-broken"


def test_an_archive_of_too_many_parts_is_not_even_listed(small, refusal):
    put(small, parts_of(small) | {f"part-{number}": b"" for number in range(reading.MOST_ENTRIES)})
    assert refusal() == "backup-strange"


def test_an_archive_with_something_behind_its_end_is_refused(small, refusal):
    small.write_bytes(small.read_bytes()[:-2] + b"\1\0x")
    assert refusal() == "backup-strange"


def test_a_backup_that_unpacks_to_too_much_needs_a_word_for_it(small, new_place, command, monkeypatch):
    monkeypatch.setattr(reading, "SMALL", 100)
    monkeypatch.setattr(reading, "RATIO", 1)
    app = new_place()
    assert command(app, "restore", small) == "backup-large"
    assert "Restored" in command(app, "restore", small, "--max-size", 10**6)


def test_a_line_that_is_too_long_is_not_held(small, refusal, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST", 20)
    assert refusal() == "backup-broken"
