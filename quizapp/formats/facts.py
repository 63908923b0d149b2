"""Files of facts: YAML, one section per kind of record."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from ..core.facts import (
    Article,
    Chain,
    Claim,
    Concession,
    Contrast,
    Event,
    Evidence,
    FactSet,
    Figure,
    Flag,
    Paragraph,
    Person,
    Record,
    Work,
)
from .fact_checks import ARTICLE, check, check_whole
from .nodes import Node, parse
from .problems import FileError, Problem
from .records import Builder

SECTIONS: dict[str, tuple[type[Record], str]] = {
    "paragraphs": (Paragraph, "P"),
    "events": (Event, "E"),
    "people": (Person, "N"),
    "claims": (Claim, "C"),
    "evidence": (Evidence, "V"),
    "concessions": (Concession, "G"),
    "chains": (Chain, "K"),
    "sets": (FactSet, "S"),
    "figures": (Figure, "F"),
    "contrasts": (Contrast, "T"),
    "works": (Work, "W"),
    "flags": (Flag, "Q"),
}
"""Name of the section: what its records are, and the letter their ids begin with."""

R = TypeVar("R", bound=Record)
Places = dict[str, int]


class FactsError(FileError):
    """A file of facts that was refused."""


def load(path: Path) -> Article:
    """Read a file of facts; raise FactsError with every problem, each with its line, where there are any."""
    article, problems = read(path.read_text(encoding="utf-8", errors="surrogateescape"), path.name)
    if article is None or problems:
        raise FactsError(problems)
    return article


def read(text: str, name: str) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return the article these facts describe, if they can be read, and every problem found."""
    document, problems = parse(text, name)
    builder = Builder(name, problems)
    if document is None:
        return None, tuple(problems)
    if not isinstance(document.value, dict) or "article" not in document.value:
        builder.problem(document.line, "article-missing")
        return None, tuple(problems)
    for section in document.value.keys() - SECTIONS.keys() - {"article"}:
        builder.problem(document.value[section].line, "section-unknown", section=section)
    records, places = _records(builder, document.value)
    places[ARTICLE] = _places(document.value["article"])
    article = _article(builder, document.value["article"], records)
    if article:
        unbuilt = places.keys() - article.by_id.keys() - {ARTICLE}
        findings = check(article) if unbuilt else chain(check(article), check_whole(article))
        for record, code, params in findings:
            # A record with problems of its own is there, and not unknown to those who name it.
            if params.get("id") not in unbuilt:
                place = places[record]
                line = place.get(params.get("field", ""), place[""])
                problems.append(Problem(name, line, record, code, params))
    return article, tuple(sorted(problems, key=lambda problem: problem.line))


def _places(node: Node) -> Places:
    """Return the line of every field, and under the empty name that of the record."""
    fields = node.value if isinstance(node.value, dict) else {}
    return {field: child.line for field, child in fields.items()} | {"": node.line}


def _article(builder: Builder, node: Node, records: dict[str, tuple[Any, ...]]) -> Article | None:
    if not isinstance(node.value, dict):
        builder.problem(node.line, "article-missing")
        return None
    head = Node(dict(node.value), node.line)
    for section in head.value.keys() & SECTIONS.keys():
        builder.problem(head.value.pop(section).line, "field-unknown", field=section)
    article = builder.build(Article, head)
    return Article(**(vars(article) | records)) if article else None


def _records(builder: Builder, sections: dict[str, Node]) -> tuple[dict[str, tuple[Record, ...]], dict[str, Places]]:
    """Build every section; return the records, and the places of each by its id."""
    records: dict[str, tuple[Record, ...]] = {}
    places: dict[str, Places] = {}
    for section, (cls, letter) in SECTIONS.items():
        records[section] = tuple(_section(builder, sections.get(section), cls, letter, places))
    return records, places


def _section(builder: Builder, node: Node | None, cls: type[R], letter: str, places: dict[str, Places]) -> Iterator[R]:
    if node is None:
        return
    if not isinstance(node.value, list):
        builder.problem(node.line, "field-list", field=cls.__name__.lower())
        return
    for child in node.value:
        given = child.value.get("id") if isinstance(child.value, dict) else None
        builder.record = given.value if given and isinstance(given.value, str) else ""
        if given and builder.record:
            if builder.record in places:
                builder.problem(given.line, "id-duplicate", first=places[builder.record][""])
            if not re.fullmatch(f"{letter}[0-9]+", builder.record):
                builder.problem(given.line, "id-malformed", expected=f"{letter}01")
            places.setdefault(builder.record, _places(child) | {"": given.line})
        record = builder.build(cls, child)
        if record:
            yield record
    builder.record = ""
