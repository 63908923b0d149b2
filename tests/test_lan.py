"""A class without a server: a laptop serves the local network."""

import ipaddress

import pytest
from apps import SECRET
from flask import request

from quizapp.app import create_app
from quizapp.cli import announce_lan
from quizapp.core.errors import QuizError
from quizapp.serve import lan_address


@pytest.fixture
def clean(monkeypatch):
    for name in ("QUIZAPP_LAN", "QUIZAPP_HTTPS"):
        monkeypatch.setenv(name, "")


def test_the_address_for_the_projector_is_an_address_of_this_computer(clean):
    said = announce_lan(8000)
    assert str(ipaddress.ip_address(lan_address())) in said
    assert "without encryption" in said


def test_every_page_says_that_it_is_served_without_encryption(tmp_path, sqlite_url):
    app = create_app(
        {"DATA": tmp_path, "SECRET_KEY": SECRET, "DATABASE_URL": sqlite_url, "LAN": "http://192.0.2.7:8000/"}
    )
    for path in ("/sign-in", "/nothing-here"):
        assert "without encryption" in app.test_client().get(path).text


def test_cookies_work_over_plain_http_in_the_local_network(tmp_path, sqlite_url):
    app = create_app(
        {"DATA": tmp_path, "SECRET_KEY": SECRET, "DATABASE_URL": sqlite_url, "LAN": "http://192.0.2.7:8000/"}
    )
    response = app.test_client().get("/sign-in", base_url="http://192.0.2.7:8000/")
    assert "form=" in response.headers["Set-Cookie"]
    assert "Secure" not in response.headers["Set-Cookie"]


def test_an_address_that_is_no_http_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("QUIZAPP_LAN", "192.0.2.7")
    with pytest.raises(QuizError) as refused:
        create_app({"DATA": tmp_path, "SECRET_KEY": SECRET})
    assert refused.value.params["name"] == "QUIZAPP_LAN"


@pytest.mark.parametrize(("proxies", "seen"), [("0", "127.0.0.1"), ("1", "198.51.100.7"), ("2", "203.0.113.9")])
def test_only_as_many_proxies_are_believed_as_there_are(monkeypatch, tmp_path, sqlite_url, proxies, seen):
    monkeypatch.setenv("QUIZAPP_PROXIES", proxies)
    app = create_app({"DATA": tmp_path, "SECRET_KEY": SECRET, "DATABASE_URL": sqlite_url})
    addresses = []
    app.before_request(lambda: addresses.append(request.remote_addr))
    app.test_client().get("/sign-in", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"})
    assert addresses == [seen]
