"""What one host was told, the other knows; and what visitors say about themselves, neither believes."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from bank_files import GIFT, confirm, kept, send
from hosting import until
from lines import Line, Visitor
from serving import killed

from quizapp.storage import db, writing
from quizapp.storage.models import Bank, BankEntry, Throttle
from quizapp.web.clock import now

pytestmark = pytest.mark.postgres


WITHIN = 120
"""Seconds for what takes long on a busy machine."""
QUESTIONS = 5000
MANY = "\n".join(
    f"::q{number}:: How high is mill number {number} above the ford by the bridge? "
    f"{{={number + 10} metres ~{number + 20} metres ~{number + 30} metres}}\n"
    for number in range(QUESTIONS)
)
"""Too much to be looked at while the browser waits."""


def busy(site):
    """Whether questions are being written into a bank."""
    with site.app.app_context():
        return db.session().scalar(
            sa.select(sa.exists().where(BankEntry.bank_id == Bank.id, Bank.held_by.is_not(None)))
        )


def pass_a_minute(site):
    """As if the time had passed for which a bank is kept for a process of which nothing is heard."""
    with site.app.app_context(), writing(db.session()) as session:
        session.execute(sa.update(Bank).values(busy_until=now() - timedelta(seconds=1)))


def failures(site, like):
    with site.app.app_context():
        rows = db.session().execute(sa.select(Throttle.key, Throttle.failures).where(Throttle.key.like(like))).all()
    return {row.key: row.failures for row in rows}


def test_a_file_sent_to_one_host_is_imported_by_the_other(site):
    teacher = site.teacher("teacher-bank")
    teacher.client.port = site.hosts[0].port
    send(teacher, file=GIFT.encode())
    teacher.client.port = site.hosts[1].port
    confirm(teacher)
    assert list(kept(site.app, "teacher-bank")) == ["rivers"]


def test_an_import_whose_host_is_killed_is_finished_by_the_other(site):
    teacher = site.teacher("teacher-import")
    teacher.client.port = site.hosts[0].port
    send(teacher, file=MANY.encode())
    until(lambda: "shown" in teacher.get(teacher.path).text and "<progress" not in teacher.page, WITHIN)
    confirm(teacher)
    # It takes a second or two, of which this must not miss the middle; and it begins in a process that knows the file,
    # which need not be the one that was told: the page asks until it is done.
    until(lambda: busy(site) or (teacher.get(teacher.path) and busy(site)), WITHIN)
    with site.without(0, killed):
        pass_a_minute(site)
        teacher.client.port = site.hosts[1].port
        until(lambda: teacher.get(teacher.path) and "Imported: " in teacher.page, WITHIN)
    assert len(kept(site.app, "teacher-import")["rivers"]) == QUESTIONS


def test_wrong_passwords_add_up_whichever_host_they_are_tried_at(site):
    guesser = Visitor(site.port)
    for number in range(4):
        guesser.client.port = site.hosts[number % 2].port
        guesser.get("/sign-in")
        guesser.send("/sign-in", [("login", "nobody-9"), ("password", f"a wrong guess {number}")])
        assert guesser.status == 403, guesser.page
    assert list(failures(site, "sign-in:nobody-9:%").values()) == [4]


def test_a_teacher_who_signs_out_at_one_host_is_out_at_the_other(site):
    teacher = site.teacher("teacher-out")
    teacher.client.port = site.hosts[0].port
    teacher.get("/desk")
    teacher.send("/sign-out")
    teacher.client.port = site.hosts[1].port
    teacher.get("/desk")
    assert teacher.path == "/sign-in"


def test_where_visitors_come_from_is_what_nginx_saw_and_not_what_they_say(site):
    forged = {"X-Forwarded-For": "203.0.113.9", "Forwarded": "for=203.0.113.9"}
    assert Line(site.port, "127.0.0.2").get("/join/NOSUCHCODE", headers=forged).status_code == 404
    counted = failures(site, "join:%")
    assert "join:127.0.0.2" in counted
    assert "join:203.0.113.9" not in counted


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Forwarded-Server", "X-Host"])
def test_a_host_name_that_visitors_make_up_reaches_no_host(site, header):
    assert Line(site.port).get("/sign-in", headers={header: "evil.example"}).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_every_host_says_that_it_is_well(site, path):
    assert [Line(host.port).get(path).status_code for host in site.hosts] == [200, 200]


def test_the_log_of_nginx_has_neither_addresses_nor_what_opens_a_class(site):
    Line(site.port, "127.0.0.3").get("/join/SECRETCODE")
    assert '"GET /join/..."' in site.nginx.log()
    assert "SECRETCODE" not in site.nginx.log()
    assert "127.0.0.3" not in site.nginx.log()
