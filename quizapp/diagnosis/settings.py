"""Settings that do not go together, or would do harm: each with its cure."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from ipaddress import ip_address
from typing import Any

from sqlalchemy import make_url

from ..config import PREFIX, SETTINGS
from .finding import Finding

TESTS = "TEST_"
FLASK = ("FLASK_DEBUG", "FLASK_ENV", "WERKZEUG_DEBUG_PIN")
PLENTY = 3
"""More proxies than stand before most servers."""
FEW = 8
"""A key of fewer different characters was made by hand."""
INSIDE = ("localhost", ".localhost", ".local", ".internal", ".lan", ".test")
VERIFIED = ("verify-ca", "verify-full")


def findings(config: Mapping[str, Any], environ: Mapping[str, str], host: str = "") -> Iterator[Finding]:
    """Yield what is wrong with the settings; `host` is the address to be listened on, where that is known."""
    yield from _https(config, host)
    yield from _hosts(config)
    yield from _keys(config)
    yield from _database(config)
    yield from _environment(environ)


def _https(config: Mapping[str, Any], host: str) -> Iterator[Finding]:
    outside = [name for name in config["HOSTS"] or [] if not is_inside(name)]
    if config["HTTPS"] and not config["PROXIES"]:
        yield Finding(
            "warning",
            "https: QUIZAPP_HTTPS=yes, but no proxy is believed, so everybody seems to come from the one that ends "
            "https, and whoever guesses passwords slows down all. Set QUIZAPP_PROXIES=1",
        )
    if config["HTTPS"] or config["LAN"]:
        return
    if outside:
        yield Finding(
            "PROBLEM",
            f"https: {', '.join(outside)} can be reached from outside, and passwords and answers go there unencrypted. "
            "Put a proxy that ends https before it (docs/nginx.conf) and set QUIZAPP_HTTPS=yes",
        )
    elif config["PROXIES"]:
        yield Finding(
            "warning",
            "https: a proxy stands before it and QUIZAPP_HTTPS is no, so cookies go over plain http, too. Have the "
            "proxy end https and set QUIZAPP_HTTPS=yes",
        )
    elif host and not is_inside(host):
        yield Finding(
            "warning",
            f"https: it listens on {host} without encryption and without a proxy. Listen on 127.0.0.1 behind a proxy "
            "that ends https; for a class in one room, use --lan",
        )


def _hosts(config: Mapping[str, Any]) -> Iterator[Finding]:
    if config["HTTPS"] and not config["HOSTS"]:
        yield Finding(
            "warning",
            "host names: any is answered to, so links could be made with a name that somebody else chose. Set "
            "QUIZAPP_HOSTS=quiz.example.org (and localhost, for health checks on this computer)",
        )
    if (config["PROXIES"] or 0) > PLENTY:
        yield Finding(
            "warning",
            f"proxies: QUIZAPP_PROXIES={config['PROXIES']}, and if there are fewer, anybody can pretend to come from "
            "anywhere. Count those that a request goes through",
        )


def _keys(config: Mapping[str, Any]) -> Iterator[Finding]:
    if len({*config["SECRET_KEY"]}) < FEW:
        yield Finding(
            "warning",
            "secret key: it repeats few characters and can be guessed. Make one with: "
            'python3 -c "import secrets; print(secrets.token_hex(32))", and give the old one as QUIZAPP_FORMER_KEY',
        )
    if config["SECRET_KEY"] == config["FORMER_KEY"]:
        yield Finding(
            "warning", "secret key: QUIZAPP_FORMER_KEY is the present one, so it was not changed. Set a new one"
        )
    if _url(config).get_backend_name() == "postgresql" and not config["SECRET_KEY_SET"]:
        yield Finding(
            "warning",
            "secret key: it is in the data folder of this host only. Before another host shares the database, copy "
            "the file secret-key there, or set QUIZAPP_SECRET_KEY on all",
        )


def _database(config: Mapping[str, Any]) -> Iterator[Finding]:
    url = _url(config)
    hosts = [url.host or "", *_several(url.query.get("host", ()))]
    far = [each for each in hosts if each and not each.startswith("/") and not is_inside(each.partition(":")[0])]
    if url.get_backend_name() == "postgresql" and far and url.query.get("sslmode") not in VERIFIED:
        yield Finding(
            "warning",
            f"database: the way to {', '.join(far)} is not encrypted for certain. Add sslmode=verify-full to "
            "QUIZAPP_DATABASE_URL, unless nobody else is on that network",
        )


def _environment(environ: Mapping[str, str]) -> Iterator[Finding]:
    known = [setting.name for setting in SETTINGS]
    for name in sorted(environ):
        rest = name.removeprefix(PREFIX)
        if rest != name and rest not in known and not rest.startswith(TESTS):
            near = "".join(f" Did you mean {PREFIX}{each}?" for each in get_close_matches(rest, known, 1))
            yield Finding(
                "warning", f"settings: there is no {name}, so it does nothing. docs/settings.md lists them.{near}"
            )
        if name in FLASK:
            yield Finding("warning", f"settings: {name} does nothing here. Remove it")


def is_inside(name: str) -> bool:
    """Whether a host name or address is one that the internet does not reach; one of all addresses is."""
    try:
        address = ip_address(name.strip("[]"))
    except ValueError:
        return name.endswith(INSIDE) or "." not in name
    return address.is_loopback or (address.is_private and not address.is_unspecified)


def _several(value: "str | tuple[str, ...]") -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _url(config: Mapping[str, Any]) -> Any:
    return make_url(config["SQLALCHEMY_DATABASE_URI"])
