"""Where one is led: never to another site, whatever an address says."""

import shutil

import pytest
from apps import app_on, release
from browsing import PASSWORD, Browser
from routes import filled, routes
from signing_up import sign_up
from sites import ROLES

ELSEWHERE = [
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example",
    "https:evil.example", "https://evil.example", "HTTPS:\\\\evil.example", "evil.example", "javascript:alert(1)",
    "data:text/html,x", "%2f%2fevil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example",
    " //evil.example", "/\r\nSet-Cookie: staff=x", "/\u2028/evil.example", "//evil.example/desk", "@evil.example",
]  # fmt: skip


@pytest.fixture(scope="module")
def signing(sqlite_template, tmp_path_factory):
    """Sign in, wanting to go on to an address; return where that leads."""

    folder = tmp_path_factory.mktemp("signing")
    shutil.copy(sqlite_template, folder)
    app = app_on(f"sqlite:///{folder / 'quizapp.sqlite'}", folder)
    sign_up(app, "teacher1", "teacher")

    def _signing(target):
        browser = Browser(app)
        browser.get("/sign-in")
        fields = {**dict(browser.form("/sign-in")), "next": target, "login": "teacher1", "password": PASSWORD}
        return browser.client.post("/sign-in", data=fields)

    yield _signing
    release(app)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_to_no_other_site(signing, target):
    response = signing(target)
    assert (response.status_code, response.headers["Location"]) == (303, "/desk")


@pytest.mark.parametrize("target", ["/desk/given/a/results?sort=name", "/account", "/%2f%2fevil.example"])
def test_signing_in_leads_to_where_one_wanted_to_go_on_this_site(signing, target):
    assert signing(target).headers["Location"] == target


@pytest.mark.parametrize("role", ROLES)
def test_no_page_leads_to_where_its_address_says(standing_sqlite, role):
    app, site = standing_sqlite
    browser, led = site.browser(app, role), 0
    said = "&".join(f"{name}=//evil.example" for name in ("next", "back", "url", "to", "from", "return"))
    for method, pattern in routes(app):
        if method == "GET":
            with browser.client.get(f"{filled(pattern, site.mine)}?{said}") as response:
                to = response.headers.get("Location", "/")
            led += to != "/"
            assert to.startswith("/"), pattern
            assert not to.startswith(("//", "/\\")), pattern
    assert led
