"""Log lines: one for each thing that happened, as text or as JSON, with the id of the request it belongs to.

What an exception says may hold an answer, a name or a code, and so may what a database says of a row. So a line has the
sort of an exception and the places in the code it came through, and its words only where they are constants.
"""

import json
import logging
import logging.config
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from .web import request_id

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What could end a line, or steer a terminal."""

CONSTANTS = ("code", "sqlstate", "sqlite_errorname", "strerror")
"""Attributes of exceptions that name a sort of trouble, and never hold what somebody sent."""


def configuration(form: str) -> dict[str, Any]:
    """Return what `logging.config.dictConfig` and granian take: everything goes to the standard output."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": FORMS[form]}},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stdout"}},
        "root": {"handlers": ["out"], "level": "WARNING"},
        "loggers": {"quizapp": {"level": "INFO"}, "_granian": {"level": "WARNING"}},
    }


def begin(form: str) -> None:
    logging.config.dictConfig(configuration(form))


class Text(logging.Formatter):
    """`time LEVEL message name=value ... request`; where an exception was, indented lines below it say."""

    def format(self, record: logging.LogRecord) -> str:
        told = [f"{name}={value}" for name, value in fields(record).items()]
        parts = [moment(record), record.levelname, record.getMessage(), *told, request_id.current()]
        line = escaped(" ".join(filter(None, parts)))
        return "\n    ".join([line, *map(escaped, places(record))])


class Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {"time": moment(record), "level": record.levelname, "logger": record.name}
        # What was asked is told by names, and not a second time as a sentence.
        line |= record.__dict__.get("asked") or {"message": record.getMessage(), **fields(record)}
        for name, value in (("request", request_id.current()), ("trace", places(record))):
            if value:
                line[name] = value
        text = json.dumps(line, ensure_ascii=False, default=str)
        # JSON knows no other escape of a number than this one.
        return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


FORMS = {"text": Text, "json": Json}


def moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def fields(record: logging.LogRecord) -> dict[str, Any]:
    """Return what a line tells apart from its message: ids and constants, given as `extra={"fields": ...}`."""
    told: dict[str, Any] = getattr(record, "fields", {})
    return told


def escaped(text: str) -> str:
    return CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def places(record: logging.LogRecord) -> list[str]:
    """Return where the exception of a record was raised, the one that caused it first."""
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    return [line for each in reversed([*causes(error)]) for line in _places(each)]


def causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _places(error: BaseException) -> Iterator[str]:
    told = [str(value) for name in CONSTANTS if isinstance(value := getattr(error, name, None), str | int)]
    yield " ".join([f"{type(error).__module__}.{type(error).__qualname__}", *told])
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line}"
