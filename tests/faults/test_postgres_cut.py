"""PostgreSQL cuts connections, or may only be read: students are told, nothing is lost, and the app finds back."""

from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from answering import at_work
from keeping_word import require_kept

pytestmark = pytest.mark.postgres

CUT = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture
def any_url(postgres_url):
    return postgres_url


def test_connections_that_are_cut_cost_a_try_and_no_answer(host, seat, beside, postgres_url, rounds):
    server = host()
    class_ = seat(server, 4)
    admin = sa.create_engine(postgres_url, poolclass=sa.NullPool)
    with at_work(class_, refused={503}) as count:
        for _ in range(5 * rounds):
            count.reach(count.told + 20)
            with admin.connect() as connection:
                connection.execute(sa.text(CUT))
        count.reach(count.told + 20)
    require_kept(beside, class_)
    assert {student.submit()[0] for student in class_} == {303}
    require_kept(beside, class_)


def test_connections_cut_while_nobody_was_there_are_noticed_by_no_student(host, seat, postgres_url):
    server = host()
    class_ = seat(server, 4)
    with sa.create_engine(postgres_url, poolclass=sa.NullPool).connect() as connection:
        connection.execute(sa.text(CUT))
    assert {student.save()[0] for student in class_ for _ in range(4)} == {200}


def test_postgres_that_may_only_be_read_shows_pages_and_refuses_answers_in_words(host, seat, beside, postgres_url):
    server = host()
    (student,) = seat(server, 1)
    with only_read(postgres_url):
        student.open()
        status, headers, page = student.press()
        assert (status, headers["Retry-After"]) == (503, "3")
        assert "Go back" in page
    assert student.save()[0] == 200
    require_kept(beside, [student])


@contextmanager
def only_read(url):
    """Let nothing be written for a while, as on a server that follows another one."""
    name = sa.make_url(url).database
    with sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT").connect() as admin:
        for state in ("on", "off"):
            admin.execute(sa.text(f"ALTER DATABASE {name} SET default_transaction_read_only = {state}"))
            # Connections keep what they began with.
            admin.execute(sa.text(CUT))
            if state == "on":
                yield
