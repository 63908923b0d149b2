"""A database file that may only be read: pages open, answers are refused in words, and permission is all it takes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from answering import at_work
from apps import SECRET
from keeping_word import require_kept
from serving import ROOT, unused

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="takes rights from processes as Linux allows")

OBEDIENT = ("setpriv", "--bounding-set", "-dac_override") if os.name == "posix" and os.geteuid() == 0 else ()
"""What has an administrator's processes heed the permissions of files."""


@pytest.fixture
def any_url(sqlite_url):
    return sqlite_url


def test_a_read_only_database_shows_pages_and_takes_answers_again_when_it_may(host, seat, beside, sqlite_url, tmp_path):
    server = host(workers=1, before=OBEDIENT)
    permit(tmp_path, 0o444, 0o555)
    class_ = seat(server, 3)
    for student in class_:
        status, reply = student.save()
        assert (status, reply["wait"]) == (503, "3")
        assert "Go back" in student.press()[2]
        student.open()
        assert student.submit()[0] == 503
    # What stays open would pass on to later connections that nothing may be written.
    assert len(opened(server, "quizapp.sqlite")) <= 1
    permit(tmp_path, 0o644, 0o755)
    with at_work(class_, refused={503}) as count:
        count.reach(20)
    require_kept(beside, class_)


def opened(server, name):
    """The open files of this name that the one worker of a server holds."""
    (worker,) = server.processes()
    return [file for file in Path(f"/proc/{worker}/fd").iterdir() if file.readlink().name == name]


def test_a_server_that_may_not_write_its_database_says_so_in_one_sentence(sqlite_url, tmp_path):
    (tmp_path / "secret-key").write_text(SECRET)
    permit(tmp_path, 0o444, 0o555)
    tried = subprocess.run(
        [*OBEDIENT, sys.executable, "-m", "quizapp", "run", "--port", str(unused())],
        cwd=ROOT,
        env=os.environ
        | {"QUIZAPP_DATABASE_URL": sqlite_url, "QUIZAPP_DATA": str(tmp_path), "QUIZAPP_SECRET_KEY": SECRET},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert tried.returncode == 1
    (sentence,) = tried.stderr.strip().splitlines()
    assert "readonly" in sentence
    assert "permissions" in sentence


def permit(folder, file, itself):
    for each in folder.glob("quizapp.sqlite*"):
        each.chmod(file)
    folder.chmod(itself)
