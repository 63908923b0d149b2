"""The name a request asks for is taken from nobody who may lie, and goes into nothing that others read."""

import pytest
from apps import app_on, release
from routes import filled, routes

TELL = {
    "GET /desk/classes/<public_id>",
    "GET /desk/classes/<public_id>/projector",
    "POST /people",
    "POST /people/<public_id>/link",
}
"""Pages that tell whoever asks for them at which address this server was found, to be passed on."""


def test_a_name_nobody_configured_is_answered_by_no_page(sqlite_url, tmp_path):
    app = app_on(sqlite_url, tmp_path, HOSTS=["quiz.example"])
    client = app.test_client()
    for method, pattern in routes(app):
        answer = client.open(pattern.replace("<", "").replace(">", ""), method=method, base_url="http://evil.example")
        assert (answer.status_code, answer.mimetype) == (400, "text/plain"), pattern
        assert "evil.example" not in answer.text
    assert client.get("/", base_url="http://quiz.example").status_code == 200
    release(app)


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Forwarded-Server", "X-Host", "Forwarded", "X-Original-Host"])
def test_a_header_nobody_vouches_for_names_no_host(standing_sqlite, header):
    app, site = standing_sqlite
    value = "host=evil.example" if header == "Forwarded" else "evil.example"
    browser = site.browser(app, "teacher")
    page = browser.client.get(filled("/desk/classes/<public_id>/projector", site.mine), headers={header: value})
    assert page.status_code == 200
    assert "evil.example" not in page.text


def test_behind_a_proxy_its_last_word_counts_and_no_earlier_one(sqlite_url, tmp_path):
    app = app_on(sqlite_url, tmp_path, HOSTS=["quiz.example"], PROXIES=1)
    said = {"X-Forwarded-Host": "evil.example, quiz.example", "X-Forwarded-Proto": "https"}
    assert app.test_client().get("/", headers=said).status_code == 200
    said["X-Forwarded-Host"] = "quiz.example, evil.example"
    assert app.test_client().get("/", headers=said).status_code == 400
    release(app)


@pytest.mark.parametrize("role", ["anonymous", "student", "teacher", "admin"])
def test_only_pages_that_tell_the_address_say_the_name_that_was_asked_for(standing_sqlite, role):
    app, site = standing_sqlite
    browser, telling = site.browser(app, role), set()
    for name, value in site.cookies[role].items():
        browser.client.set_cookie(name, value, domain="strange.example")
    for method, pattern in routes(app):
        if method == "GET":
            with browser.client.get(filled(pattern, site.mine), base_url="http://strange.example") as response:
                said = response.get_data() + str(response.headers).encode()
            telling |= {f"GET {pattern}"} if b"strange.example" in said else set()
    assert telling <= TELL


def test_what_tells_the_address_is_kept_by_no_cache_for_others(standing_sqlite):
    app, site = standing_sqlite
    told = site.browser(app, "teacher").client.get(filled("/desk/classes/<public_id>/projector", site.mine))
    assert told.headers["Cache-Control"] == "no-store"
