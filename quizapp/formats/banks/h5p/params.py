"""What authors have filled into the fields of a library, each as the type the library's semantics give it."""

from typing import Any

from ...notes import Refused

Params = dict[str, Any]


def group(params: Params, name: str) -> Params:
    """Return a group of fields; a group without any is an empty list where PHP wrote it."""
    return as_group(params.get(name) or {}, name)


def as_group(value: Any, name: str) -> Params:
    if not isinstance(value, dict):
        raise Refused("field-unfit", field=name)
    return value


def entries(params: Params, name: str) -> list[Any]:
    value = params.get(name) or []
    if not isinstance(value, list):
        raise Refused("field-unfit", field=name)
    return value


def text(params: Params, name: str) -> str:
    value = params.get(name)
    if not isinstance(value, str | None):
        raise Refused("field-unfit", field=name)
    return value or ""


def flag(params: Params, name: str, *, usual: bool) -> bool:
    value = params.get(name)
    if not isinstance(value, bool | None):
        raise Refused("field-unfit", field=name)
    return usual if value is None else value
