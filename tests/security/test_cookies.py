"""Cookies: out of reach of scripts, of other sites, of other hosts, and behind https of plain connections."""

import re

import pytest
from apps import app_on, release
from browsing import PASSWORD, Browser
from signing_up import sign_up
from teaching import code_of, join, make_class

NAMES = ("form", "staff", "student", "known")


def attributes(header):
    """Return the name of a cookie that is set, and its attributes in small letters."""
    first, *rest = header.split("; ")
    return first.partition("=")[0], {each.lower() for each in rest}


class Watched:
    """Notes each cookie an app sets, and lets requests come by this scheme, as browsers make them."""

    def __init__(self, app, scheme):
        self.app, self.scheme, self.found = app.wsgi_app, scheme, []
        app.wsgi_app = self

    def __call__(self, environ, start_response):
        def start(status, headers, *rest):
            self.found += [attributes(value) for name, value in headers if name == "Set-Cookie"]
            return start_response(status, headers, *rest)

        environ |= {"wsgi.url_scheme": self.scheme, "HTTP_REFERER": f"{self.scheme}://localhost/"}
        return self.app(environ, start)


@pytest.fixture(params=["http", "https"])
def set_by(request, sqlite_url, tmp_path):
    """By which scheme, and what is set while people sign in, join, leave and come back."""
    app = app_on(sqlite_url, tmp_path, HTTPS=request.param == "https")
    watched = Watched(app, request.param)
    teacher = sign_up(app, "teacher1", "teacher")
    student = join(app, code_of(teacher, make_class(teacher)))
    student.get("/leave")
    student.send("/leave")
    teacher.get("/account")
    teacher.send("/sign-out")
    again = Browser(app)
    again.get("/sign-in")
    again.send("/sign-in", [("login", "teacher1"), ("password", PASSWORD)])
    yield request.param, watched.found
    release(app)


def test_no_cookie_is_within_reach_of_scripts_or_goes_along_from_other_sites(set_by):
    scheme, found = set_by
    assert {name.removeprefix("__Host-") for name, _said in found} == set(NAMES)
    for name, said in found:
        assert said >= {"httponly", "samesite=lax", "path=/"}, name
        assert not [each for each in said if each.startswith("domain")], name
        assert (("secure" in said), name.startswith("__Host-")) == (scheme == "https",) * 2, name


def test_cookies_hold_nothing_to_be_read_of_who_it_is(sqlite_url, tmp_path):
    app = app_on(sqlite_url, tmp_path)
    teacher = sign_up(app, "teacher1", "teacher")
    held = [teacher.client.get_cookie(name).value for name in ("form", "staff", "known")]
    assert not any(re.search("teacher1", value) for value in held)
    release(app)
