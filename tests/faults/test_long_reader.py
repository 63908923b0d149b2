"""Somebody reads for a long time, as a large export over a slow line does: what is written meanwhile piles up."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from keeping_word import require_kept

MEBIBYTE = 2**20
MOST = 8 * MEBIBYTE
"""What may stay on the disk beside the database when the reader has gone."""
LARGE = 2**19


@pytest.fixture
def any_url(sqlite_url):
    return sqlite_url


def test_the_log_of_writes_shrinks_again_when_a_long_reader_has_gone(host, seat, beside, sqlite_url):
    file = sqlite_url.removeprefix("sqlite:///")
    log = Path(f"{file}-wal")
    server = host()
    class_ = seat(server, 2)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM answer").fetchone()
        write_much(file, 3 * MOST)
        assert log.stat().st_size > 2 * MOST
        assert [student.save(1, 1)[0] for student in class_] == [200, 200]
        reader.execute("ROLLBACK")
    # All of it is copied into the database by and by, and then the log begins anew.
    for position in (2, 3, 0, 1):
        assert [student.save(1, position)[0] for student in class_] == [200, 200]
    assert log.stat().st_size <= MOST
    require_kept(beside, class_)


def write_much(file, size):
    with closing(sqlite3.connect(file)) as writer:
        for number in range(size // LARGE):
            writer.execute(
                "INSERT INTO picture (digest, media_type, body) VALUES (?, '', zeroblob(?))", (b"%d" % number, LARGE)
            )
            writer.commit()
