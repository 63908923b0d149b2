"""What a load balancer asks, and what it is told."""

import pytest
import sqlalchemy as sa
from apps import app_on

from quizapp.storage import db


@pytest.mark.parametrize(("path", "said"), [("/healthz", "alive\n"), ("/readyz", "ready\n")])
def test_a_server_that_can_serve_says_so(any_app, path, said):
    response = any_app.test_client().get(path)
    assert (response.status_code, response.text) == (200, said)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_no_cookie_is_set_and_no_cache_keeps_the_answer(app, path):
    response = app.test_client().get(path)
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("change", ["DELETE FROM alembic_version", "UPDATE alembic_version SET version_num = 'later'"])
def test_with_the_tables_of_another_version_it_is_alive_but_not_ready(any_app, change):
    with db.engine.begin() as connection:
        connection.execute(sa.text(change))
    client = any_app.test_client()
    assert client.get("/healthz").status_code == 200
    assert (client.get("/readyz").status_code, client.get("/readyz").text) == (503, "not ready\n")


def test_without_the_database_it_is_alive_but_not_ready_and_gives_no_reason(tmp_path):
    app = app_on("postgresql+psycopg://nobody:secret@127.0.0.1:1/none", tmp_path)
    client = app.test_client()
    assert client.get("/healthz").status_code == 200
    assert (client.get("/readyz").status_code, client.get("/readyz").text) == (503, "not ready\n")
