"""Log lines: one for each thing, whatever is in it, and of exceptions only what nobody wrote."""

import json
import logging

import pytest
import sqlalchemy as sa

from quizapp.core.errors import QuizError
from quizapp.logs import FORMS, configuration

FORGED = "harmless\r\n2026-03-02T10:00:00 INFO forged\x1b[2J\u2028 forged"


def record(message="a message", error=None, **fields):
    info = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord("quizapp.events", logging.INFO, __file__, 1, message, (), info)
    made.fields = fields
    return made


def raised(function):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whichever it is
        function()
    return caught.value


def says_a_name():
    """As a mistake in a view would: its words hold what somebody typed."""
    name = f"Student {1}"
    try:
        int(name)
    except ValueError as error:
        raise KeyError(name) from error


@pytest.mark.parametrize("form", FORMS)
def test_no_text_begins_a_line_of_its_own_or_steers_a_terminal(form):
    line = FORMS[form]().format(record(FORGED, subject=FORGED))
    assert len(line.splitlines()) == 1
    assert line.isprintable()


def test_json_lines_are_read_back_with_their_fields():
    line = json.loads(FORMS["json"]().format(record("class-made", subject='a"b', account=7)))
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO", "logger": "quizapp.events", "message": "class-made", "subject": 'a"b', "account": 7
    }  # fmt: skip


def test_a_json_line_is_json_whatever_is_in_it():
    every = "".join(map(chr, [*range(0xA0), 0x2028, 0x2029]))
    assert json.loads(FORMS["json"]().format(record(every)))["message"] == every


def test_text_lines_name_their_fields():
    line = FORMS["text"]().format(record("class-made", subject="x1", account=7))
    assert line.partition(" ")[2] == "INFO class-made subject=x1 account=7"


@pytest.mark.parametrize("form", FORMS)
def test_an_exception_is_told_by_its_sort_and_place_and_not_by_its_words(form):
    text = FORMS[form]().format(record(error=raised(says_a_name)))
    assert "Student 1" not in text
    assert text.index("builtins.ValueError") < text.index("builtins.KeyError")
    assert "says_a_name" in text


def test_lines_of_an_exception_are_indented_so_that_none_looks_like_another_entry():
    first, *rest = FORMS["text"]().format(record(error=raised(says_a_name))).splitlines()
    assert rest
    assert all(line.startswith("    ") for line in rest)
    assert not first.startswith(" ")


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda: open("/nowhere/at/all"), "No such file or directory"),  # noqa: PTH123, SIM115
        (lambda: sa.create_engine("sqlite://").connect().exec_driver_sql("SELECT nothing"), "SQLITE_ERROR"),
        (lambda: (_ for _ in ()).throw(QuizError("port-taken")), "port-taken"),
    ],
    ids=["file", "database", "own"],
)
def test_constants_that_name_the_trouble_are_told(make, word):
    assert word in FORMS["text"]().format(record(error=raised(make)))


def test_causes_that_lead_to_each_other_come_to_an_end():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert FORMS["text"]().format(record(error=first)).count("builtins.") == 2


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_one_that_logging_takes(form):
    made = configuration(form)["formatters"]["line"]["()"]()
    assert "a message" in made.format(record())


def test_an_error_of_the_database_repeats_no_value(any_app):
    from quizapp.storage import db

    with pytest.raises(sa.exc.DatabaseError) as error:
        db.session.execute(sa.text("INSERT INTO nowhere (name) VALUES (:name)"), {"name": "Student 1"})
    db.session.rollback()
    assert "Student 1" not in str(error.value)
