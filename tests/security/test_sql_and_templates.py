"""No text from outside becomes SQL, and none becomes HTML but where it has been cleaned."""

import ast
import re
from pathlib import Path

import pytest

import quizapp
from quizapp.paths import resource

HOME = Path(quizapp.__file__).parent
SOURCES = {file.relative_to(HOME).as_posix(): file for file in sorted(HOME.rglob("*.py"))}
ROOM = Path(str(resource("templates")))
TEMPLATES = sorted(each.relative_to(ROOM).as_posix() for each in ROOM.rglob("*") if each.is_file())
DATABASE = re.compile(r"^\s*(?:from|import) (?:sqlalchemy|sqlite3|psycopg|alembic)\b", re.MULTILINE)
TEXTS = {"text", "exec_driver_sql", "executescript", "literal_column", "DDL"}
RAW = TEXTS | {"execute", "executemany"}
"""Calls that take SQL as a text: the last two take statements built by SQLAlchemy as well."""
MADE_OF_OURS = {
    "storage/copying.py": {"SELECT version_num FROM {VERSIONS}"},
    "storage/migrations/env.py": {"PRAGMA foreign_keys={state}"},
    "storage/places.py": {
        "ALTER TABLE {quote(source)}.{quote(name)} SET SCHEMA {quote(target)}",
        "CREATE SCHEMA {HIDDEN}",
        "CREATE SCHEMA {schema}",
        "DROP SCHEMA IF EXISTS {HIDDEN} CASCADE",
        "DROP SCHEMA {HIDDEN}",
        "SET LOCAL lock_timeout = '{WAIT}s'",
    },
    "storage/transactions.py": {
        "SET application_name = '{PROCESS}'",
        "BEGIN {mode}",
        "BEGIN {options.get(BEGIN, 'DEFERRED')}",
        "PRAGMA busy_timeout={patience * 1000:.0f}",
        "SET LOCAL lock_timeout = '{PATIENCE}s'",
        "SET lock_timeout = '{PATIENCE}s'",
    },
}
"""SQL put together of names and numbers of our own, looked at one by one: nothing in it comes from a request.

Migrations are not listed: they run before anything is served.
"""
MIGRATIONS = "storage/migrations/versions/"
CLEANED = {
    "web/entrance.py": "the squares of a QR code, drawn here",
    "web/prose.py": "texts of questions, cleaned by nh3 as they are shown",
}
"""Where HTML is made that templates do not escape."""


def sql(name):
    """Yield what is given to calls that take SQL, in a file that has to do with databases at all."""
    if DATABASE.search(SOURCES[name].read_text(encoding="utf-8")):
        for called, node in calls(SOURCES[name]):
            if called in RAW and node.args:
                yield called, node.args[0]


def calls(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def put_together(called, node):
    """Whether the text is not a text that stands there: made by an f-string, by + or %, by a method, or elsewhere."""
    if called in TEXTS:
        return not isinstance(node, ast.Constant)
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return any(isinstance(part, ast.Constant | ast.JoinedStr) for part in (node.left, node.right))
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"format", "join", "replace"}


def test_no_sql_is_put_together_but_of_names_of_ours():
    found = {}
    for name in SOURCES:
        for called, node in [] if name.startswith(MIGRATIONS) else sql(name):
            if put_together(called, node):
                found.setdefault(name, set()).add(ast.unparse(node).removeprefix("f")[1:-1])
    assert {name for name, made in found.items() if not made <= MADE_OF_OURS.get(name, set())} == set()


def test_above_storage_no_sql_is_written_at_all():
    above = [name for name in SOURCES if not name.startswith("storage/")]
    written = [(name, node.value) for name in above for _called, node in sql(name) if isinstance(node, ast.Constant)]
    assert written == [("restoring.py", "BEGIN EXCLUSIVE")]


def test_html_is_made_in_places_that_were_looked_at():
    made = {name for name, file in SOURCES.items() for called, _node in calls(file) if called == "Markup"}
    assert made == CLEANED.keys()


def test_nothing_is_rendered_from_a_text_or_run():
    banned = {"render_template_string", "from_string", "eval", "exec", "__import__"}
    assert [(name, called) for name, file in SOURCES.items() for called, _node in calls(file) if called in banned] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_escapes_whatever_it_shows(standing_sqlite, template):
    app, _site = standing_sqlite
    text = (ROOM / template).read_text(encoding="utf-8")
    assert app.jinja_env.autoescape(template)
    assert not re.search(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b", text)
    # An attribute that an expression writes would have its quotes escaped.
    assert not re.search(r"""\{\{[^}]*'[^'}]*="[^}]*\}\}""", text)
    # An attribute without quotes ends at the first blank of what is shown in it.
    assert not re.search(r"<[^>{]*\s[\w-]+=\{\{", text)
