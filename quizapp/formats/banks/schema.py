"""Our own format as a JSON Schema (draft 2020-12), for editors that complete and check what is written.

It follows from the records that the reader fills. The reader says more: no schema sees that a key is there twice.
"""

from dataclasses import MISSING, Field, fields, is_dataclass
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from . import written
from .native_kinds import NATIVE_KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALARS: dict[type, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}
NARROWER: dict[tuple[type, str], dict[str, Any]] = {
    (written.Bank, "id"): {"pattern": f"^{written.SLUG.pattern}$"},
    (written.Question, "id"): {"pattern": f"^{written.SLUG.pattern}$"},
    (written.Question, "kind"): {"enum": list(NATIVE_KINDS)},
    (written.Question, "options"): {"minItems": 2, "maxItems": written.MOST},
    (written.Question, "difficulty"): {"minimum": 0, "maximum": 1},
}
"""What the type of a field alone does not say."""


def schema() -> dict[str, Any]:
    """Return the schema of a bank file."""
    return {
        "$schema": DIALECT,
        "title": "A bank of questions",
        "type": "object",
        "properties": {
            "bank": _record(written.Bank),
            "questions": {"type": "array", "items": _record(written.Question), "minItems": 1},
        },
        "required": ["bank", "questions"],
        "additionalProperties": False,
    }


def _record(cls: type) -> dict[str, Any]:
    types = get_type_hints(cls)
    known = fields(cls)
    return {
        "type": "object",
        "properties": {field.name: _field(cls, field, types[field.name]) for field in known},
        "required": [field.name for field in known if field.default is MISSING],
        "additionalProperties": False,
    }


def _field(cls: type, field: Field[Any], wanted: Any) -> dict[str, Any]:
    found = _type(wanted) | NARROWER.get((cls, field.name), {})
    plain = field.default is not MISSING and field.default != ()
    return found | ({"default": field.default} if plain else {})


def _type(wanted: Any) -> dict[str, Any]:
    origin = get_origin(wanted)
    if origin is tuple:
        return {"type": "array", "items": _type(get_args(wanted)[0])}
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if origin is UnionType:
        return _type(get_args(wanted)[0])
    record = isinstance(wanted, type) and is_dataclass(wanted)
    return _record(wanted) if record else {"type": SCALARS[wanted]}
