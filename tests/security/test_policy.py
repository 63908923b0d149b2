"""What every answer tells the browser, whatever the answer is: pages, files, redirects, refusals and accidents."""

import re
from email.message import Message

import pytest
from apps import SECRET, app_on, release
from elements import elements
from routes import filled, routes
from sites import ROLES

from quizapp.web.edge import POLICY

PICTURES = "default-src 'none'; sandbox"
ASKED = {
    303: ("GET", "/desk", ""),
    308: ("GET", "//join", ""),
    400: ("POST", "/sign-in", ""),
    404: ("GET", "/nowhere", ""),
    405: ("GET", "/sign-out", ""),
    413: ("POST", "/resume", "x" * 2**21),
    500: ("GET", "/accident", ""),
}
"""Answers that no route gives of itself."""


@pytest.fixture(scope="module")
def answers(standing_sqlite):
    """The answers to each page as each role, by role and pattern: header, type and text."""
    app, site = standing_sqlite
    found = {}
    for role in ROLES:
        browser = site.browser(app, role)
        for method, pattern in routes(app):
            if method == "GET":
                with browser.client.get(filled(pattern, site.mine)) as response:
                    found[role, pattern] = response.status_code, response.headers, response.get_data()
    return found


@pytest.fixture(scope="module")
def broken(sqlite_template, tmp_path_factory):
    """Answers by status to what cannot be answered otherwise, behind https."""
    folder = tmp_path_factory.mktemp("broken")
    app = app_on(f"sqlite:///{sqlite_template}", folder, HTTPS=True)
    app.testing = False

    @app.get("/accident")
    def accident():
        raise ZeroDivisionError

    accident.allowed = frozenset({"everyone"})
    client = app.test_client()
    yield {status: client.open(path, method=way, data=body) for status, (way, path, body) in ASKED.items()}
    release(app)


def test_every_answer_has_the_policy_without_exceptions(answers):
    for where, (_status, headers, _body) in answers.items():
        picture = headers["Content-Type"].startswith("image/") and "static" not in where[1]
        assert headers["Content-Security-Policy"] == (PICTURES if picture else POLICY), where


def test_the_policy_lets_nothing_run_that_is_not_a_file_of_ours():
    allowed = dict(each.split(maxsplit=1) for each in POLICY.split("; "))
    assert allowed.pop("require-trusted-types-for") == "'script'"
    assert {allowed.pop(name) for name in ("default-src", "base-uri", "frame-ancestors")} == {"'none'"}
    assert set(allowed.values()) == {"'self'"}


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Strict-Transport-Security", None),
    ],
)
def test_every_answer_says_how_it_is_to_be_treated(answers, header, value):
    assert {headers.get(header) for _status, headers, _body in answers.values()} == {value}


@pytest.mark.parametrize("status", ASKED)
def test_refusals_and_accidents_say_it_too(broken, status):
    response = broken[status]
    assert response.status_code == status
    assert response.headers["Content-Security-Policy"] == POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cache-Control"] == "no-store"
    assert "Cookie" in response.vary


@pytest.mark.parametrize("status", ASKED)
def test_behind_https_browsers_are_told_to_stay_there_for_a_year(broken, status):
    found = re.fullmatch(r"max-age=(\d+)", broken[status].headers["Strict-Transport-Security"])
    assert int(found[1]) >= 365 * 24 * 3600


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(answers):
    pages = {where: body for where, (_, headers, body) in answers.items() if "text/html" in headers["Content-Type"]}
    assert len(pages) > 100
    for where, body in pages.items():
        for tag, attributes in elements(body.decode()):
            assert tag != "style", where
            assert tag != "script" or attributes["src"].startswith("/static/"), where
            assert not [name for name in attributes if name == "style" or name.startswith("on")], (where, tag)
            addresses = [attributes.get(name) or "" for name in ("href", "src", "action", "formaction")]
            assert not [each for each in addresses if re.match(r"\s*(javascript|data|vbscript):", each.lower())], where


def test_every_text_says_in_which_letters_it_is_written(answers):
    for where, (_status, headers, _body) in answers.items():
        kind = headers["Content-Type"]
        assert kind.startswith(("image/", "application/")) or "charset=utf-8" in kind, where


def test_what_is_not_a_page_is_downloaded_under_a_name_any_browser_reads(answers):
    shown = ("text/html", "image/", "application/json", "text/plain", "text/css", "text/javascript")
    for where, (status, headers, _body) in answers.items():
        said = Message()
        said["Content-Disposition"] = headers.get("Content-Disposition", "")
        named = said.get_content_disposition() == "attachment" and said.get_filename()
        assert named or status != 200 or headers["Content-Type"].startswith(shown), where


@pytest.mark.parametrize("pattern", [".csv", ".txt", ".json", "/file", "/codebook", "/filled", "/export/<format_>"])
def test_what_is_to_be_kept_as_a_file_is_downloaded(answers, pattern):
    kept = [each for (_role, at), each in answers.items() if at.endswith(pattern) and each[0] == 200]
    assert kept
    assert {headers["Content-Disposition"].partition(";")[0] for _status, headers, _body in kept} == {"attachment"}


def test_no_cache_keeps_a_page_or_gives_it_to_somebody_else(answers):
    for where, (status, headers, _body) in answers.items():
        if where[1].startswith("/static/"):
            continue
        picture = status == 200 and headers["Content-Type"].startswith("image/")
        assert headers["Cache-Control"].startswith("private" if picture else "no-store"), where
        assert "Cookie" in headers["Vary"], where


def test_the_secret_key_is_on_no_page(answers):
    assert not [where for where, (_status, _headers, body) in answers.items() if SECRET.encode() in body]


def test_a_file_name_in_another_script_is_sent_so_that_browsers_read_it(site):
    app, there = site
    there.post(app, "teacher", filled("/desk/banks/<public_id>/rename", there.mine), {"title": "Ströme; 川\r\nX: y"})
    response = there.browser(app, "teacher").client.get(filled("/desk/banks/<public_id>/export/<format_>", there.mine))
    said = response.headers["Content-Disposition"]
    assert said.isascii()
    assert said.startswith("attachment; ")
    assert "filename*=UTF-8''" in said
    assert "X" not in response.headers
