"""Facts are kept in words of their own: runs that a file of facts shares with the article it is about."""

import re
from collections.abc import Iterator

from ..core.facts import Article
from .nodes import Node, parse
from .problems import Problem

WORDS_IN_A_RUN = 8
WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")

Run = tuple[str, ...]


def repeated(text: str, name: str, article: Article, source: str) -> Iterator[Problem]:
    """Yield a problem for every stretch of 8 words or more that the facts `text` repeat from the source.

    Names and titles are as others gave them: what lies within one is no repetition.
    """
    names = (article.title, article.author, article.publication, *(person.name for person in article.people))
    named = {run for known in (*names, *(work.name for work in article.works)) for run in _runs(_words(known))}
    known = set(_runs(_words(source))) - named
    document, _ = parse(text, name)
    for record, line, written in _texts(document, "") if document else ():
        for stretch in _stretches(_words(written), known):
            params = {"count": len(stretch), "text": " ".join(stretch)}
            yield Problem(name, line, record, "source-words", params)


def _words(text: str) -> list[str]:
    return WORD.findall(APOSTROPHE.sub("", text.casefold()))


def _runs(words: list[str]) -> list[Run]:
    return [tuple(words[start : start + WORDS_IN_A_RUN]) for start in range(len(words) - WORDS_IN_A_RUN + 1)]


def _texts(node: Node, record: str) -> Iterator[tuple[str, int, str]]:
    """Yield every text of the document, with the id of the record it stands in and its line."""
    if isinstance(node.value, str):
        yield record, node.line, node.value
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _texts(child, record)
    elif isinstance(node.value, dict):
        given = node.value.get("id")
        within = given.value if given and isinstance(given.value, str) else record
        for child in node.value.values():
            yield from _texts(child, within)


def _stretches(words: list[str], known: set[Run]) -> Iterator[list[str]]:
    """Yield what is shared, runs that overlap as one stretch."""
    start = end = 0
    for place, run in enumerate(_runs(words)):
        if run not in known:
            continue
        if place >= end:
            if end:
                yield words[start:end]
            start = place
        end = place + WORDS_IN_A_RUN
    if end:
        yield words[start:end]
