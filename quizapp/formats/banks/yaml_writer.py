"""Our own format as YAML for people: plain words where they are safe, long texts folded, an option on its line.

Written here and not by PyYAML, whose writer is slow, and would quote and fold in ways of its own.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from ...core.bank import Bank
from ...core.question import Question
from . import json_writer, native_fields
from .json_writer import SPECIAL
from .native_kinds import NATIVE_KINDS
from .writing import Items
from .written import tidy

WIDTH = 118
SAFE = re.compile(r"[^\W\d_][^,:#\[\]{}\\\n]*")
"""What may stand without quotes, in a list too."""
RESERVED = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
"""Words that mean a value, here or to other readers of YAML."""


def file(bank: Bank, items: Iterable[str]) -> bytes:
    head = "\n".join(_fields(native_fields.head(bank), "  "))
    return (f"bank:\n{head}\n\nquestions:\n" + "\n".join(items)).encode()


def _question(question: Question, bank: Bank) -> str:
    first, *others = _fields(native_fields.question(question, bank), "    ")
    return "\n".join([f"  - {first.lstrip()}", *others, ""])


def _fields(fields: dict[str, Any], margin: str) -> Iterator[str]:
    for name, value in fields.items():
        start = f"{margin}{name}:"
        if isinstance(value, str):
            yield from _text(start, value, margin)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield start
            for each in value:
                yield from _option(each, margin + "  ")
        else:
            yield f"{start} {_flow(value)}"


def _option(option: dict[str, Any], margin: str) -> Iterator[str]:
    line = f"{margin}- {_flow(option)}"
    if len(line) <= WIDTH and "\\n" not in line:
        yield line
        return
    first, *others = _fields(option, margin + "  ")
    yield f"{margin}- {first.lstrip()}"
    yield from others


def _text(start: str, text: str, margin: str) -> Iterator[str]:
    """Write a text behind its name, or below it where it is long or has lines of its own."""
    line = f"{start} {_flow(text)}"
    if SPECIAL.search(text) or text != tidy(text) or (len(line) <= WIDTH and "\n" not in text):
        yield line
    elif "\n" in text:
        yield f"{start} |-"
        yield textwrap.indent(text, margin + "  ")
    else:
        yield f"{start} >-"
        yield textwrap.fill(
            text,
            WIDTH,
            initial_indent=margin + "  ",
            subsequent_indent=margin + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _flow(value: Any) -> str:
    if isinstance(value, str):
        safe = SAFE.fullmatch(value) and not SPECIAL.search(value) and value == value.strip()
        return value if safe and value.lower() not in RESERVED else json_writer.text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return json_writer.text(value)


ITEMS: Items = dict.fromkeys(NATIVE_KINDS, _question)
