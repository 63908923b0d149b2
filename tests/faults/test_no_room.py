"""A disk that is full: students are told, nothing told saved is lost, and room is all it takes to go on."""

import contextlib
import resource
import shutil
import subprocess
import sys

import pytest
from answering import CHOICES, at_work
from apps import unavailable
from hosting import Hosted
from keeping_word import require_kept

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starves processes as Linux allows")

ENOUGH = 1000
"""More saves than what room is left can take."""


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own with little room."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if mounting.returncode:
        unavailable("a disk to fill", mounting.stderr.strip())
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def full_disk(small_disk, sqlite_template, tmp_path):
    """A server whose database is on the small disk, and how to fill and to clear it."""
    file, rest = small_disk / "quizapp.sqlite", small_disk / "rest"
    shutil.copy(sqlite_template, file)

    def fill():
        with rest.open("wb", buffering=0) as other, contextlib.suppress(OSError):
            while True:
                other.write(b"x" * 4096)

    return Hosted(tmp_path, f"sqlite:///{file}"), fill, rest.unlink


@pytest.fixture
def short_files(sqlite_url, tmp_path):
    """A server whose files may not grow any more, and how to forbid and to allow it."""
    server = Hosted(tmp_path, sqlite_url)

    def limit(size):
        for pid in server.processes():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    return server, lambda: limit(2**16), lambda: limit(resource.RLIM_INFINITY)


@pytest.fixture(params=["full_disk", "short_files"])
def starving(request):
    server, starve, feed = request.getfixturevalue(request.param)
    try:
        yield server.start(), starve, feed
    finally:
        server.end()


@pytest.fixture
def any_url(starving):
    return starving[0].url


@pytest.mark.every_variant
def test_a_full_disk_refuses_answers_in_words_and_takes_them_again_when_there_is_room(starving, seat, beside, rounds):
    server, starve, feed = starving
    class_ = seat(server, 3)
    for _ in range(rounds):
        for student in class_:
            student.save(1, student.seq % CHOICES)
        starve()
        refused = until_refused(class_)
        assert all(status == 503 for status, _ in refused)
        assert all(reply["wait"] and "saved" in reply["message"] for _, reply in refused)
        for student in class_:
            student.open()
            status, headers, page = student.press(1, (student.told[-1].position + 1) % CHOICES)
            assert (status, headers["Retry-After"]) == (503, "3")
            assert "Go back" in page
            assert student.submit()[0] == 503
        feed()
        with at_work(class_) as count:
            count.reach(count.told + 20)
        require_kept(beside, class_)
    assert {student.submit()[0] for student in class_} == {303}
    require_kept(beside, class_)


def until_refused(class_):
    """Save on and on; return the replies of those who were refused at last, one each."""
    refused = []
    for student in class_:
        replies = (student.save(1, number % CHOICES) for number in range(ENOUGH))
        refused.append(next(reply for reply in replies if reply[0] != 200))
    return refused
