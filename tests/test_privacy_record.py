"""The record of what is kept about people says what the code does, all of it and nothing else."""

import ast
import re
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from browsing import Browser
from signing_up import sign_up

from quizapp.storage import Base

ROOT = Path(__file__).parent.parent
RECORD = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
UNITS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


def rows(heading):
    """Return the cells of each row of the table under this heading."""
    part = RECORD.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def code(cell):
    return re.findall(r"`([^`]+)`", cell)


def period(text):
    number, unit = re.fullmatch(r"(\d+) (\w+?)s?", text).groups()
    return int(number) * UNITS[unit]


def test_every_table_stands_in_the_record_once():
    named = [code(table)[0] for table, *_rest in rows("The database")]
    assert sorted(named) == sorted(Base.metadata.tables)


@pytest.mark.parametrize("name", sorted(Base.metadata.tables))
def test_every_column_stands_in_the_record(name):
    (columns,) = [code(columns) for table, columns, *_rest in rows("The database") if code(table) == [name]]
    assert sorted(columns) == sorted({column.name for column in Base.metadata.tables[name].columns} - {"id"})


def test_what_is_said_to_be_about_nobody_hangs_on_nobody():
    about = {code(table)[0]: why for table, _columns, why in rows("The database")}
    nobody = {name for name, why in about.items() if why.startswith("Nothing about people")}
    assert nobody
    people = {"account", "student", "member", "attempt", "item"}
    for name in nobody:
        assert not {key.column.table.name for key in Base.metadata.tables[name].foreign_keys} & people


PERIODS = [(words, by) for _what, words, by in rows("Periods") if code(by)[0].startswith("quizapp.")]


@pytest.mark.parametrize(("words", "by"), PERIODS)
def test_a_period_is_the_one_the_code_keeps_to(words, by):
    module, _, name = code(by)[0].rpartition(".")
    kept = getattr(import_module(module), name)
    assert period(words) == (timedelta(days=kept) if isinstance(kept, int) else kept)


def test_every_period_by_which_the_code_forgets_stands_in_the_record():
    """So are called the constants that say when something of a person's goes."""
    told = {code(by)[0] for _words, by in PERIODS}
    names = re.compile(r"^(FORGET|KEPT|NOTICE|TICKET_LIFE|SESSION_IDLE|SESSION_LIFE)\b", re.MULTILINE)
    for path in (ROOT / "quizapp" / "services").glob("*.py"):
        for name in names.findall(path.read_text(encoding="utf-8")):
            assert f"quizapp.services.{path.stem}.{name}" in told


def lives(browser):
    """Return for how many days each cookie of a browser is kept."""
    found = {}
    for cookie in browser.client._cookies.values():
        until = cookie.expires or datetime.now(UTC) + timedelta(seconds=cookie.max_age)
        found[cookie.key] = round((until - datetime.now(UTC)) / timedelta(days=1))
    return found


def test_the_cookies_and_for_how_long_they_are_kept(app):
    student = Browser(app)
    student.start()
    cookies = lives(sign_up(app)) | lives(student)
    assert cookies == {code(name)[0]: period(words).days for name, words, _why in rows("Cookies")}


def test_nobody_gets_a_cookie_for_looking_but_the_one_of_forms(app):
    browser = Browser(app)
    for path in ("/", "/quiz/whole-article", "/join", "/my-data", "/sign-in"):
        browser.get(path)
    assert set(lives(browser)) <= {"form"}


OUTGOING = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "urllib.request",
    "urllib3",
    "websockets",
}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


def test_the_server_calls_nobody():
    """All but itself, to see whether it is ready."""
    calling = {path.name for path in (ROOT / "quizapp").rglob("*.py") if OUTGOING & {*imported(path)}}
    assert calling == {"serve.py"}


def test_the_record_is_linked_from_the_readme():
    assert "](docs/privacy.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
