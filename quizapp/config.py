"""The settings, each from one environment variable, in one table that docs/settings.md repeats and a test compares."""

import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from .core.errors import QuizError
from .formats.limits import MEBIBYTE
from .paths import data_folder

PREFIX = "QUIZAPP_"
SHORTEST_SECRET = 32
KEY_FILE = "secret-key"
LOG_FORMS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Setting:
    """`default` and `help` are what docs/settings.md says of it, in words.

    `read` turns the text of a variable into a value or raises ValueError.
    """

    name: str
    default: str
    read: Callable[[str], Any]
    help: str


def yes_or_no(text: str) -> bool:
    words = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}
    if text.lower() not in words:
        raise ValueError("is yes or no")
    return words[text.lower()]


def secret(text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        raise ValueError(f"needs at least {SHORTEST_SECRET} characters")
    return text


def database_url(text: str) -> str:
    """Accept the two databases we test; name PostgreSQL's driver where the URL leaves it open."""
    scheme, _, rest = text.partition("://")
    if scheme in ("postgresql", "postgres", "postgresql+psycopg") and rest:
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite" and rest:
        return text
    raise ValueError("starts with postgresql:// or sqlite://")


def address(text: str) -> str:
    if not text.startswith("http://"):
        raise ValueError("starts with http://")
    return text.rstrip("/") + "/"


def count(text: str) -> int:
    if not text.isdecimal():
        raise ValueError("is a number, 0 or more")
    return int(text)


def log_form(text: str) -> str:
    if text not in LOG_FORMS:
        raise ValueError(f"is one of {', '.join(LOG_FORMS)}")
    return text


def hosts(text: str) -> list[str] | None:
    if "/" in text:
        raise ValueError("is names alone, such as quiz.example.org, without https:// and without a path")
    return [host.strip() for host in text.split(",") if host.strip()] or None


SETTINGS = (
    Setting("DATA", "instance/ in a checkout", Path, "Folder for the database and the secret key."),
    Setting("DATABASE_URL", "SQLite in the data folder", database_url, "PostgreSQL or SQLite, as a URL."),
    Setting(
        "SECRET_KEY",
        "made at first start",
        secret,
        "Signs forms and PINs; 32 characters or more, the same on every host.",
    ),
    Setting("FORMER_KEY", "none", secret, "The secret key used before this one: what it signed holds on."),
    Setting("HTTPS", "no", yes_or_no, "yes behind https: cookies are sent over https only, and HSTS is set."),
    Setting("LAN", "set by --lan", address, "Where the local network finds this server over plain http: pages say so."),
    Setting("DEMO", "set by demo", yes_or_no, "yes in a demo: its first page lets people in without a password."),
    Setting("PROXIES", "0", count, "How many proxies stand before it: the addresses so many report are believed."),
    Setting("HOSTS", "any", hosts, "Host names this server answers to, separated by commas."),
    Setting(
        "PRACTICE_DAYS", "365", count, "For how many days open practice is kept, 0 without end; classes say their own."
    ),
    Setting("LOG", "text", log_form, "How log lines are written: text, or json for machines."),
    Setting(
        "METRICS_TOKEN",
        "no metrics",
        secret,
        "Opens /metrics to whoever sends it as a bearer token; 32 characters or more.",
    ),
)
PRACTICE_DAYS = 365


FIXED: dict[str, Any] = {
    "MAX_CONTENT_LENGTH": MEBIBYTE,
    "MAX_FORM_MEMORY_SIZE": MEBIBYTE,
    # A page left open overnight still saves: form tokens live as long as the session.
    "WTF_CSRF_TIME_LIMIT": None,
    "PERMANENT_SESSION_LIFETIME": timedelta(days=365),
    "SESSION_REFRESH_EACH_REQUEST": False,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
}


def configuration(overrides: Mapping[str, Any], environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return the app's configuration; raise QuizError("setting-bad") for a value that cannot be meant."""
    config = FIXED | {setting.name: _value(setting, environ) for setting in SETTINGS} | dict(overrides)
    folder = Path(config["DATA"] or data_folder())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        config["SECRET_KEY_SET"] = bool(config["SECRET_KEY"])
        config["SECRET_KEY"] = config["SECRET_KEY"] or kept_secret(folder)
    except OSError as error:
        raise QuizError("data-unwritable", folder=str(folder), reason=error.strerror) from error
    if former := config["FORMER_KEY"]:
        config["SECRET_KEY_FALLBACKS"] = [former]
        # The last one signs, both of them verify.
        config["WTF_CSRF_SECRET_KEY"] = [former, config["SECRET_KEY"]]
    config["LOG"] = config["LOG"] or "text"
    config["DATA"] = folder
    config["SQLALCHEMY_DATABASE_URI"] = config["DATABASE_URL"] or f"sqlite:///{folder / 'quizapp.sqlite'}"
    # What a statement carries is answers and names: no error message repeats them.
    config["SQLALCHEMY_ENGINE_OPTIONS"] = {"hide_parameters": True} | config.get("SQLALCHEMY_ENGINE_OPTIONS", {})
    config["PRACTICE_DAYS"] = PRACTICE_DAYS if config["PRACTICE_DAYS"] is None else config["PRACTICE_DAYS"]
    config["TRUSTED_HOSTS"] = config["HOSTS"]
    config["SESSION_COOKIE_SECURE"] = config["HTTPS"]
    # Browsers accept a __Host- cookie only over https, for the whole host, from no subdomain.
    prefix = "__Host-" if config["HTTPS"] else ""
    config["SESSION_COOKIE_NAME"] = f"{prefix}form"
    config["STUDENT_COOKIE_NAME"] = f"{prefix}student"
    config["STAFF_COOKIE_NAME"] = f"{prefix}staff"
    config["KNOWN_COOKIE_NAME"] = f"{prefix}known"
    return config


def _value(setting: Setting, environ: Mapping[str, str]) -> Any:
    text = environ.get(PREFIX + setting.name, "")
    if not text:
        return None
    try:
        return setting.read(text)
    except ValueError as error:
        raise QuizError("setting-bad", name=PREFIX + setting.name, reason=str(error)) from error


def kept_secret(folder: Path) -> str:
    """Read the secret key that was put here or made at first start, or make it; of two first starts, one wins."""
    file = folder / KEY_FILE
    if not file.exists():
        descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix="secret-key-")
        with os.fdopen(descriptor, "w") as new:
            new.write(secrets.token_hex(32))
        # Linking, unlike renaming, never replaces a key that is already in use.
        with suppress(FileExistsError):
            file.hardlink_to(draft)
        Path(draft).unlink()
    try:
        # An editor ends a file with a line end, which is no part of the key that other hosts may have as a setting.
        return secret(file.read_text().strip())
    except ValueError as error:
        raise QuizError("setting-bad", name=str(file), reason=str(error)) from error
