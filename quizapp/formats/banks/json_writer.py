"""Our own format as JSON that can be read as YAML too."""

import json
import re
from collections.abc import Iterable
from textwrap import indent
from typing import Any

from ...core.bank import Bank
from ...core.question import Question
from . import native_fields
from .native_kinds import NATIVE_KINDS
from .writing import Items

SPECIAL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""What JSON may hold as it is, and YAML takes for the end of a line, or not at all."""


def text(value: Any, spaces: int | None = None) -> str:
    return SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, indent=spaces))


def file(bank: Bank, items: Iterable[str]) -> bytes:
    head = indent(text(native_fields.head(bank), 2), "  ").strip()
    questions = ",\n".join(items)
    return f'{{\n  "bank": {head},\n  "questions": [\n{questions}\n  ]\n}}\n'.encode()


def _question(question: Question, bank: Bank) -> str:
    return indent(text(native_fields.question(question, bank), 2), "    ")


ITEMS: Items = dict.fromkeys(NATIVE_KINDS, _question)
