"""Building records from nodes: a dataclass is its own schema."""

from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from ..core.dates import Date, parse_date
from ..core.errors import BadDate
from .nodes import Node
from .problems import Problem

T = TypeVar("T")


class Builder:
    """Builds records of one file and collects what is wrong with them."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name = name
        self.problems = problems
        self.record = ""

    def problem(self, line: int, code: str, **params: object) -> None:
        self.problems.append(Problem(self.name, line, self.record, code, params))

    def build(self, cls: type[T], node: Node) -> T | None:
        """Return the record, or None where a field is missing or wrong; every wrong field is a problem."""
        if not isinstance(node.value, dict):
            self.problem(node.line, "not-a-record", expected=cls.__name__.lower())
            return None
        schema, types = _schema(cls)  # type: ignore[arg-type]  # a class is hashable
        before = len(self.problems)
        for name in node.value.keys() - schema.keys():
            self.problem(node.value[name].line, "field-unknown", field=name)
        values = {}
        for name, field in schema.items():
            if name in node.value:
                values[name] = self.read(types[name], node.value[name], name)
            elif field.default is MISSING and field.default_factory is MISSING:
                self.problem(node.line, "field-missing", field=name)
        return cls(**values) if len(self.problems) == before else None

    def read(self, wanted: Any, node: Node, name: str) -> Any:
        """Return the node as a value of this type; the problem is noted where it is none."""
        origin = get_origin(wanted)
        if origin is tuple:
            return self._tuple(get_args(wanted)[0], node, name)
        if origin is Literal:
            if node.value not in get_args(wanted):
                self.problem(
                    node.line, "field-choice", field=name, text=node.value, choices=", ".join(get_args(wanted))
                )
            return node.value
        if origin is UnionType:
            return self.read(get_args(wanted)[0], node, name)
        if wanted is Date:
            return self._date(node, name)
        if is_dataclass(wanted):
            return self.build(wanted, node)  # type: ignore[arg-type]
        accepted = (int, float) if wanted is float else wanted
        if not isinstance(node.value, accepted) or (isinstance(node.value, bool) and wanted is not bool):
            self.problem(node.line, "field-type", field=name, expected=wanted.__name__)
        elif isinstance(node.value, str) and not node.value.strip():
            self.problem(node.line, "field-empty", field=name)
        return node.value

    def _tuple(self, wanted: Any, node: Node, name: str) -> tuple[Any, ...]:
        if not isinstance(node.value, list):
            self.problem(node.line, "field-list", field=name)
            return ()
        return tuple(self.read(wanted, child, name) for child in node.value)

    def _date(self, node: Node, name: str) -> Date | None:
        try:
            return parse_date(str(node.value))
        except BadDate as error:
            self.problem(node.line, error.code, field=name, **error.params)
            return None


@cache
def _schema(cls: Any) -> tuple[dict[str, Field[Any]], dict[str, Any]]:
    return {field.name: field for field in fields(cls)}, get_type_hints(cls)
