"""Who was erased after the backup was made stays erased."""

import json

import pytest
from apps import inside
from erased import traces
from taking import LATER

from quizapp import forgotten
from quizapp.core.errors import QuizError
from quizapp.forgotten import NAME
from quizapp.services import erasing
from quizapp.services.erasing import Order
from quizapp.storage import writing
from quizapp.sweep import sweep

KNOWN = "Student 1"
AT = LATER.isoformat()
ELSEWHERE = {
    "public_id": "elsewhere", "how": "delete", "kind": "class", "subject": "id", "cause": "teacher",
    "until": AT, "asked_at": AT, "done_at": AT,
}  # fmt: skip


@pytest.fixture
def erase(site, command, file):
    """Make a backup, then delete Student 1 with all they did; with no `steps`, only order it."""
    app, used = site

    def _erase(steps=1000):
        command(app, "backup", file)
        with inside(app) as session:
            used.room.session = session
            subject = next(each.public_id for each in used.room.pupils() if each.name == KNOWN)
            with writing(session):
                wanted = Order("delete", "place", subject, "teacher", LATER, owner_id=used.room.taught.owner_id)
                order = erasing.order(session, wanted, LATER)
            erasing.carry_out(lambda: writing(session), order, LATER, steps)
        return app

    return _erase


@pytest.mark.parametrize("steps", [1000, 0])
def test_the_site_that_is_replaced_tells_what_was_erased_or_to_be_erased_in_it(erase, command, file, steps):
    app = erase(steps)
    assert "1 receipt." in command(app, "restore", file, "--replace")
    with inside(app) as session:
        assert not traces(session, "N 1")
        assert erasing.pending(session) == []


def test_receipts_tell_it_to_another_place(erase, new_place, command, file, tmp_path):
    receipts = tmp_path / "receipts"
    receipts.write_text(command(erase(), "privacy", "receipts"))
    app = new_place()
    assert "1 receipt." in command(app, "restore", file, "--receipts", receipts)
    with inside(app) as session:
        assert not traces(session, "N 1")


def test_nobody_tells_it_to_a_place_without_receipts(erase, new_place, command, file):
    erase()
    app = new_place()
    command(app, "restore", file)
    with inside(app) as session:
        assert traces(session, "N 1") == {"member.number"}


def test_the_data_folder_tells_it_where_the_database_is_lost(erase, new_place, command, file):
    app = erase()
    sweep(app, LATER)
    with inside(app):
        pass
    other = new_place()
    (other.config["DATA"] / NAME).write_text((app.config["DATA"] / NAME).read_text())
    assert "1 receipt." in command(other, "restore", file)
    with inside(other) as session:
        assert not traces(session, "N 1")


def test_receipts_are_added_to_those_in_the_data_folder_and_none_goes(site):
    app, _used = site
    kept = app.config["DATA"] / NAME
    kept.write_text(json.dumps(ELSEWHERE) + "\n")
    for _time in range(2):
        sweep(app, LATER)
        lines = [json.loads(line)["public_id"] for line in kept.read_text().splitlines()]
        assert (lines[0], len(lines)) == ("elsewhere", 3)
    with inside(app):
        pass


def test_an_erasure_under_way_is_noted_again_when_it_is_done(erase):
    app = erase(steps=0)
    with inside(app) as session:
        forgotten.keep(session, app.config["DATA"])
    assert [each["done_at"] for each in forgotten.read_kept(app.config["DATA"])][2:] == [None]
    sweep(app, LATER)
    records = forgotten.read_kept(app.config["DATA"])
    assert len(records) == 3
    assert all(record["done_at"] for record in records)
    with inside(app):
        pass


def test_what_was_erased_before_the_backup_is_not_done_again(site, new_place, command, file, tmp_path):
    receipts = tmp_path / "receipts"
    receipts.write_text(command(site[0], "privacy", "receipts"))
    command(site[0], "backup", file)
    assert "0 receipts." in command(new_place(), "restore", file, "--receipts", receipts)


def test_a_file_that_holds_no_receipts_stops_it_all(site, new_place, command, file, tmp_path):
    command(site[0], "backup", file)
    receipts = tmp_path / "receipts"
    app = new_place()
    for text in (b"{", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"public_id": []}'):
        receipts.write_bytes(text)
        assert command(app, "restore", file, "--receipts", receipts) == "receipt-bad"
    assert "Restored" in command(app, "restore", file)


@pytest.mark.parametrize("bad", [b"{", b"\xff", b'{"public_id": "id"}'])
def test_the_line_that_is_no_receipt_is_named(bad, tmp_path):
    (tmp_path / NAME).write_bytes(json.dumps(ELSEWHERE).encode() + b"\n\n" + bad + b"\n")
    with pytest.raises(QuizError) as refused:
        forgotten.read_kept(tmp_path)
    assert refused.value.params == {"file": str(tmp_path / NAME), "line": 3}
