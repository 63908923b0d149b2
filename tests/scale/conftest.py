"""Two servers as two hosts would be, behind nginx, on one PostgreSQL."""

import os
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from apps import SECRET, app_on
from browsing import PASSWORD
from lines import Visitor
from proxying import Nginx, program
from serving import Running

from quizapp.services import accounts
from quizapp.storage import db, writing
from quizapp.web.clock import now

NAMES = ("one", "two")


class Site:
    """`hosts` are the two servers, `app` a third one in the process of the test, `port` where browsers come in."""

    def __init__(self, folder, url):
        self.folder, self.url = folder, url
        self.app = app_on(url, folder)
        self.hosts = [self.host(name) for name in NAMES]
        self.nginx = Nginx(folder / "nginx", *(host.port for host in self.hosts))

    @property
    def port(self):
        return self.nginx.port

    def host(self, name, port=None):
        """Start a host on a data folder of its own."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        settings = {"DATABASE_URL": self.url, "SECRET_KEY": SECRET, "PROXIES": "1", "HOSTS": "127.0.0.1"}
        environment = {f"QUIZAPP_{name}": value for name, value in settings.items()}
        return Running(folder, "run", "--workers", "2", port=port, **environment)

    def start(self):
        for host in self.hosts:
            host.ready()
        self.nginx.start()

    @contextmanager
    def without(self, number, end):
        """Have a host gone, in the way of `end`, and back at its address afterwards."""
        end(self.hosts[number])
        try:
            yield
        finally:
            self.hosts[number] = self.host(NAMES[number], self.hosts[number].port).ready()

    def stop(self):
        self.nginx.stop()
        for host in self.hosts:
            host.kill()
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def teacher(self, login):
        """Return the browser of a teacher who has just signed up."""
        with self.app.app_context(), writing(db.session()) as session:
            person = accounts.add(session, login, "", "teacher", now())
            address = f"/welcome/{accounts.ticket(session, person, now())}"
        visitor = Visitor(self.port)
        visitor.get(address)
        visitor.send(address, [("password", PASSWORD)])
        assert visitor.path == "/desk", visitor.page
        return visitor


@pytest.fixture(scope="session")
def site(request, tmp_path_factory):
    program()
    admin, template = request.getfixturevalue("postgres_template")
    name = f"quizapp_site_{os.getpid()}"
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    url = sa.make_url(admin.url).set(database=name).render_as_string(hide_password=False)
    site = Site(tmp_path_factory.mktemp("site"), url)
    try:
        site.start()
        yield site
    finally:
        site.stop()
        with admin.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
