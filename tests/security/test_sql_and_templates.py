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
RAW = {"text", "exec_driver_sql", "execute", "executescript", "executemany", "literal_column", "DDL"}
MADE_OF_OURS = {
    "storage/copying.py": {"SELECT version_num FROM {VERSIONS}"},
    "storage/migrations/env.py": {"PRAGMA foreign_keys={state}"},
    "storage/migrations/versions/0013_privacy.py": {"UPDATE student SET public_id = {RANDOM[connection.dialect.name]}"},
    "storage/migrations/versions/0015_hosts.py": {
        "ALTER TABLE {table} {changes}",
        "ALTER SEQUENCE {table}_id_seq AS {integer}",
    },
    "storage/places.py": {
        "ALTER TABLE {quote(source)}.{quote(name)} SET SCHEMA {quote(target)}",
        "CREATE SCHEMA {HIDDEN}",
        "CREATE SCHEMA {schema}",
        "DROP SCHEMA IF EXISTS {HIDDEN} CASCADE",
        "DROP SCHEMA {HIDDEN}",
        "SET LOCAL lock_timeout = '{WAIT}s'",
    },
    "storage/transactions.py": {
        "BEGIN {mode}",
        "SET LOCAL lock_timeout = '{PATIENCE}s'",
        "SET lock_timeout = '{PATIENCE}s'",
    },
}
"""SQL put together of names and numbers of our own, looked at one by one: nothing in it comes from a request."""
CLEANED = {
    "web/entrance.py": "the squares of a QR code, drawn here",
    "web/prose.py": "texts of questions, cleaned by nh3 as they are shown",
}
"""Where HTML is made that templates do not escape."""


def calls(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def put_together(node):
    """Whether the text is made of parts: by an f-string, by + or %, or by a method such as format."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return any(isinstance(part, ast.Constant | ast.JoinedStr) for part in (node.left, node.right))
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"format", "join", "replace"}


def test_no_sql_is_put_together_but_of_names_of_ours():
    found = {}
    for name, file in SOURCES.items():
        for called, node in calls(file):
            if called in RAW and node.args and put_together(node.args[0]):
                found.setdefault(name, set()).add(ast.unparse(node.args[0])[2:-1])
    assert found == MADE_OF_OURS


def test_above_storage_no_sql_is_written_at_all():
    above = [name for name in SOURCES if not name.startswith("storage/")]
    said = {
        (name, node.args[0].value)
        for name in above
        for called, node in calls(SOURCES[name])
        if called in RAW
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    assert said == {("restoring.py", "BEGIN EXCLUSIVE")}


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
    # An attribute without quotes ends at the first blank of what is shown in it.
    assert not re.search(r"<[^>{]*\s[\w-]+=\{\{", text)
