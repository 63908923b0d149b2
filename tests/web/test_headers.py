"""What every answer of the server says to the browser."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from apps import SECRET, app_on
from markupsafe import escape

from quizapp.web.edge import POLICY

PAGES = ["/", "/quiz/four-centuries", "/resume", "/leave", "/nowhere", "/attempt/none/1"]


@pytest.fixture
def every_page(seated):
    """The pages of a quiz being taken, and of one that was handed in."""
    attempt = seated.attempt
    paths = [*PAGES, *(f"/attempt/{attempt}/{page}" for page in ("1", "2", "3", "all", "review"))]
    responses = {path: seated.client.get(path) for path in paths}
    seated.send("/save", [("go", "review")])
    seated.send("/submit")
    return responses | {"result": seated.client.get(f"/attempt/{attempt}/result")}


def test_the_content_policy_has_no_exceptions(every_page):
    assert {response.headers["Content-Security-Policy"] for response in every_page.values()} == {POLICY}
    assert "unsafe" not in POLICY
    assert "data:" not in POLICY


def test_no_page_holds_inline_script_or_style(every_page):
    for path, response in every_page.items():
        assert not re.search(r"<script(?![^>]*\bsrc=)", response.text), path
        assert not re.search(r"<style|\bstyle=|\bon[a-z]+=\"", response.text), path


def test_no_page_asks_anybody_else_for_anything(every_page):
    for path, response in every_page.items():
        loaded = re.findall(r"<(?:script|link|img)[^>]*(?:src|href)=\"([^\"]*)\"", response.text)
        assert loaded, path
        assert all(address.startswith("/static/") for address in loaded), path


def test_personal_pages_are_not_kept_by_caches(every_page):
    for path, response in every_page.items():
        assert response.headers["Cache-Control"] == "no-store", path
        assert "Cookie" in response.headers["Vary"], path


@pytest.mark.parametrize(
    ("header", "value"),
    [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin")],
)
def test_every_page_is_told_how_to_be_treated(every_page, header, value):
    assert {response.headers[header] for response in every_page.values()} == {value}


def test_static_files_are_kept_for_good_under_an_address_that_changes_with_them(seated):
    address = re.search(r"/static/css/[\w.]+\?v=\w+", seated.page)[0]
    with seated.client.get(address) as response:
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]


def test_a_static_file_under_the_address_of_another_version_is_not_kept(seated):
    address = re.search(r"/static/css/[\w.]+\?v=", seated.page)[0]
    with seated.client.get(f"{address}000000000000") as response:
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["nothing", "..%2fapps.py", "a%00b"])
def test_whoever_asks_what_may_be_done_with_a_static_file_has_none_read(app, student, tmp_path, name):
    app.config["PROPAGATE_EXCEPTIONS"], app.static_folder = False, str(tmp_path / "static")
    (tmp_path / "apps.py").write_bytes(b"")
    response = student.client.options(f"/static/{name}?v={sha256(b'').hexdigest()[:12]}")
    assert response.status_code < 500
    assert "immutable" not in response.headers.get("Cache-Control", "")


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(student):
    student.get("/quiz/four-centuries")
    student.client.post(student.action("/start"), data=dict(student.form("/start")))
    for name in ("form", "student"):
        cookie = student.client.get_cookie(name)
        assert (cookie.http_only, cookie.same_site) == (True, "Lax")


def test_the_cookie_of_forms_outlives_the_window_so_that_a_page_left_open_overnight_still_saves(student):
    student.get("/join")
    expires = student.client.get_cookie("form").expires
    assert expires
    assert expires - datetime.now(UTC) > timedelta(days=300)


def test_behind_https_cookies_are_bound_to_the_host(sqlite_url, tmp_path):
    app = app_on(sqlite_url, tmp_path, HTTPS=True)
    response = app.test_client().get("/quiz/four-centuries", base_url="https://quiz.example")
    assert response.headers["Set-Cookie"].startswith("__Host-form=")
    assert "Secure" in response.headers["Set-Cookie"]
    assert "max-age=31536000" in response.headers["Strict-Transport-Security"]


def test_a_host_name_nobody_configured_is_refused(sqlite_url, tmp_path):
    client = app_on(sqlite_url, tmp_path, HOSTS=["quiz.example"]).test_client()
    assert client.get("/", base_url="http://quiz.example").status_code == 200
    assert client.get("/", base_url="http://evil.example").status_code == 400


def test_a_host_name_never_ends_up_in_a_link(student):
    response = student.client.get("/", headers={"Host": "evil.example"})
    assert "evil.example" not in response.text


def test_nothing_secret_is_on_a_page(every_page):
    assert all(str(escape(SECRET)) not in response.text for response in every_page.values())
