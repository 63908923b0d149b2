"""YAML as values that remember their lines.

The plain part of YAML, in one document: no aliases (a few bytes of them can expand without end) and no tags. What is
written without quotes is a number, a truth value or nothing where JSON has it so, and otherwise the text it is: `no`,
`010`, `1:30` and dates stay as written.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import yaml
from yaml.reader import Reader

from .limits import USUAL, Limits
from .problems import Problem

DEEPEST = 20
MISTAKES = 10_000
"""Problems of one file that are told, and a few more: whoever reads so many knows that all of it is wrong."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Node:
    """`value` is text, a number, a truth value, None, a list of nodes, or a dict of field names to nodes."""

    value: Any
    line: int


class Refused(Exception):
    """The text is no YAML of ours."""

    def __init__(self, line: int, code: str, **params: object) -> None:
        super().__init__(line, code, params)
        self.line = line
        self.code = code
        self.params = params


Item = Callable[[dict[str, Node], Node], Any]
"""Is given an item of a list, and the fields of the document that stand before the list."""
NO_LISTS: Mapping[str, Item] = {}


def parse(
    text: str, name: str, lists: Mapping[str, Item] = NO_LISTS, limits: Limits = USUAL
) -> tuple[Node | None, list[Problem]]:
    """Return the document, or None where there is none to read, and what is wrong with it.

    A list that is a field of the document and named in `lists` holds what becomes of each item, once it is read.
    """
    problems: list[Problem] = []
    try:
        return _document(text, _Reading(text, name, problems, lists, limits)), problems
    except Refused as error:
        return None, [*problems, Problem(name, error.line, "", error.code, error.params)]


def _document(text: str, reading: "_Reading") -> Node:
    if unfit := Reader.NON_PRINTABLE.search(text):
        raise Refused(text.count("\n", 0, unfit.start()) + 1, "yaml-character", text=ascii(unfit[0]))
    try:
        reading.skip(yaml.StreamStartEvent)
        start = next(reading.events)
        if isinstance(start, yaml.StreamEndEvent):
            raise Refused(1, "yaml-empty")
        document = reading.node(next(reading.events), 0)
        reading.skip(yaml.DocumentEndEvent)
        reading.skip(yaml.StreamEndEvent)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Refused(mark.line + 1 if mark else 1, "yaml-broken", text=error.problem) from error
    except yaml.YAMLError as error:
        raise Refused(1, "yaml-broken", text=str(error)) from error
    return document


class _Source:
    """A text that is handed to the parser piece by piece, and not copied whole."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def read(self, size: int) -> str:
        piece = self.text[self.place : self.place + size]
        self.place += len(piece)
        return piece


class _Reading:
    """The events of one text, on their way to nodes."""

    def __init__(
        self, text: str, name: str, problems: list[Problem], lists: Mapping[str, Item], limits: Limits
    ) -> None:
        self.events: Iterator[Any] = iter(yaml.parse(_Source(text), LOADER))  # type: ignore[arg-type]  # it can be read
        self.lists = lists
        self.name = name
        self.problems = problems
        self.limits = limits
        self.nodes = 0
        self.held = 0

    def skip(self, expected: type[yaml.Event]) -> None:
        event = next(self.events)
        if not isinstance(event, expected):
            raise Refused(event.start_mark.line + 1, "yaml-documents")

    def node(self, event: Any, depth: int, become: Callable[[Node], Any] | None = None) -> Node:
        line = event.start_mark.line + 1
        self.nodes += 1
        self.held += 1
        if self.nodes > self.limits.nodes or self.held > self.limits.held:
            raise Refused(line, "yaml-large")
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise Refused(line, "yaml-alias")
        if event.tag:
            raise Refused(line, "yaml-tag", text=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return Node(event.value if event.style else _plain(event.value), line)
        if depth == DEEPEST:
            raise Refused(line, "yaml-deep", deepest=DEEPEST)
        if isinstance(event, yaml.SequenceStartEvent):
            children = (self._item(child, depth + 1, become) for child in self._until(yaml.SequenceEndEvent))
            return Node(list(children), line)
        return Node(self._fields(depth + 1), line)

    def _item(self, event: Any, depth: int, become: Callable[[Node], Any] | None) -> Any:
        before, node = self.held, self.node(event, depth)
        if become is None:
            return node
        made = become(node)
        if not isinstance(made, Node):
            self.held = before
        return made

    def _fields(self, depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        for key in self._until(yaml.MappingEndEvent):
            line = self.node(key, depth).line
            if not isinstance(key, yaml.ScalarEvent):
                raise Refused(line, "yaml-key")
            if key.value in fields:
                if len(self.problems) == MISTAKES:
                    raise Refused(line, "mistakes-many", most=MISTAKES)
                self.problems.append(Problem(self.name, line, "", "yaml-duplicate", {"text": key.value}))
            # A value that starts on a line of its own is found under its name.
            item = self.lists.get(key.value) if depth == 1 and key.value not in fields else None
            value = self.node(next(self.events), depth, partial(item, fields) if item else None).value
            fields.setdefault(key.value, Node(value, line))
        return fields

    def _until(self, end: type[yaml.Event]) -> Iterator[Any]:
        while not isinstance(event := next(self.events), end):
            yield event


def _plain(text: str) -> Any:
    if text in CONSTANTS:
        return CONSTANTS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text
