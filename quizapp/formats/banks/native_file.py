"""Our own format, in YAML and in JSON: the same fields, told apart by the brace a JSON file begins with."""

import json
import re
from pathlib import PurePath

from ..decoding import decode
from . import native
from .glimpse import Glimpse
from .reading import Reading
from .report import Unreadable
from .strict_json import refuse_large

SECTION = re.compile(r"^(?:bank|questions)[ \t]*:(?![^\n]*\n\s*A[).])", re.MULTILINE)
"""The beginning of a section, and no question of an Aiken file."""
OPENED = re.compile(r"(?:[ \t]*(?:[#%][^\n]*|---[^\n]*)?\n)*[\"']?[\w-]+[\"']?[ \t]*:(?:\s|\Z)")
"""The key that a file begins with, below comments and marks of YAML: a section's name may stand in a text elsewhere."""
ESCAPE = re.compile(r"(?:\\u[dD][89a-fA-F][0-9a-fA-F]{2})+|\\.")
"""An escaped character, or one or more as halves of characters, as many as stand side by side."""


def detect_yaml(file: Glimpse) -> bool:
    return bool(OPENED.match(file.head) and SECTION.search(file.head))


def detect_json(file: Glimpse) -> bool:
    text = file.head.lstrip()
    return text.startswith("{") and any(f'"{section}"' in text for section in ("bank", "questions"))


def read_yaml(data: bytes, reading: Reading) -> None:
    decoded = decode(data)
    reading.encoding = decoded.encoding
    if decoded.legacy:
        raise Unreadable("not-utf-8", decoded.legacy[0])
    _take(decoded.text, reading)


def read_json(data: bytes, reading: Reading) -> None:
    decoded = decode(data)
    reading.encoding = decoded.encoding
    if decoded.legacy:
        raise Unreadable("not-utf-8", decoded.legacy[0])
    refuse_large(decoded.text, reading.limits)
    try:
        # Nothing is kept of it: the text is read again as YAML, which tells where in it everything stands.
        json.loads(decoded.text, object_hook=lambda _: None)
    except RecursionError as error:
        raise Unreadable("json-deep") from error
    except ValueError as error:
        raise Unreadable("json-broken", getattr(error, "lineno", 0), text=str(error)) from error
    _take(ESCAPE.sub(_unescaped, decoded.text).replace("\t", " "), reading)


def _unescaped(escape: re.Match[str]) -> str:
    """Return what YAML cannot read as JSON writes it, halves of characters and an escaped slash, as they are."""
    written: str = escape[0]
    if written == "\\/":
        return "/"
    return json.loads(f'"{written}"') if len(written) > len("\\n") else written


def _take(text: str, reading: Reading) -> None:
    bank, problems = native.sound(text, PurePath(reading.name).name, reading.limits)
    whole = next((problem for problem in problems if not problem.record), None)
    if bank is None or whole:
        problem = whole or problems[0]
        raise Unreadable(problem.code, problem.line, **problem.params)
    seen: set[str] = set()
    for problem in problems:
        if problem.record in seen:
            reading.warn(problem.line, problem.record, problem.code, **problem.params)
        else:
            reading.refuse(problem.line, problem.record, "", problem.code, **problem.params)
        seen.add(problem.record)
    reading.name, reading.title, reading.lang, reading.article = bank.id, bank.title, bank.lang, bank.article
    reading.questions.extend(bank.questions)
    reading.pictures |= bank.pictures
