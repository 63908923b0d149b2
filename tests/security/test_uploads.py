"""A file that was sent is data: it is kept under a name of our own, and nobody's browser is given it to open."""

from collections import defaultdict

import pytest
import sqlalchemy as sa
from bank_files import GIFT, send
from browsing import Browser
from routes import filled

from quizapp.formats.prose.pictures import kept
from quizapp.storage import db
from quizapp.storage.models import Upload

RUNS = {
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "HTML": b"<!doctype html><script>alert(1)</script>",
    "HTML after blanks": b" \n\t<html><script>alert(1)</script>",
    "XML": b'<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
    "PDF": b"%PDF-1.7\n1 0 obj<</OpenAction<</JS(app.alert(1))>>>>",
    "script": b"alert(1)//\x89PNG\r\n\x1a\n",
    "bitmap": b"BM*/=1;alert(1)",
    "icon": b"\0\0\1\0",
    "empty": b"",
}


@pytest.mark.parametrize("name", RUNS)
def test_what_a_browser_could_run_is_no_picture(name):
    pictures = {}
    assert kept(RUNS[name], pictures) == ""
    assert pictures == {}


NAMES = (
    "../../../etc/passwd",
    "..\\..\\x.html",
    "x.html",
    "/static/js/page.js",
    "con.svg",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_kept_in_the_database_under_a_random_name(app, teacher, name, tmp_path):
    before = {path for path in tmp_path.rglob("*") if "sqlite" not in path.name}
    send(teacher, file=GIFT.encode(), name=name)
    assert teacher.status == 200
    with app.app_context():
        (row,) = db.session().scalars(sa.select(Upload)).all()
    assert len(row.public_id) == 12
    assert row.body == GIFT.encode()
    assert not {"/", "\\", "\r", "\n"} & set(row.name)
    assert {path for path in tmp_path.rglob("*") if "sqlite" not in path.name} == before


def test_no_address_gives_a_file_back_as_it_was_sent(app, teacher):
    mark = b"<script>alert('9f3c')</script>"
    send(teacher, file=GIFT.encode().replace(b"corn", b"corn " + mark), name="x.html")
    ids = defaultdict(lambda: "x", checked=teacher.path.rpartition("/")[2])
    for browser in (teacher, Browser(app)):
        for rule in app.url_map.iter_rules():
            if "GET" in rule.methods and rule.endpoint != "static":
                response = browser.client.get(filled(rule.rule, ids))
                assert mark not in response.get_data(), rule.rule
                response.close()
