"""The lines of a list of questions in Markdown, by what they belong to: a question, an option, or the explanation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from ..decoding import lines

HEADING = re.compile(r"^#{1,6}[ \t]+(?:Q[ \t]?[0-9]{1,5}[.:)]?|[0-9]{1,5}[.:)])(?=[ \t]|$)")
OPTION = re.compile(r"^ {0,3}[-*+][ \t]+\[[xX ]?\](?=[ \t]|$)")
FENCE = re.compile(r"^[ \t]*(```+|~~~+)")
PICTURE = re.compile(r"^[ \t]*!\[")
INDENTED = re.compile(r"^[ \t]+\S")


@dataclass(slots=True)
class Option:
    right: bool
    text: list[str]
    shown: bool = False


@dataclass(slots=True)
class Item:
    """`line` is that of its heading. Texts are lists of lines."""

    line: int
    stem: list[str]
    options: list[Option] = field(default_factory=list)
    explanation: list[str] = field(default_factory=list)


def title(text: str) -> str:
    """Return what a heading above the first question says."""
    above = takewhile(lambda line: not HEADING.match(line), lines(text))
    return next(filter(None, (line.strip(" \t#") for line in above if line.startswith("#"))), "")


def items(text: str) -> Iterator[Item]:
    item: Item | None = None
    body: list[str] = []
    for number, line in enumerate(lines(text), 1):
        if heading := HEADING.match(line):
            if item:
                yield _filled(item, body)
            item, body = Item(number, [line[heading.end() :].strip(" \t#")]), []
        else:
            body.append(line)
    if item:
        yield _filled(item, body)


def _filled(item: Item, body: list[str]) -> Item:
    """Give each block of the body to what it belongs to."""
    for block, shown in _blocks(body):
        ticked = None if shown else OPTION.match(block)
        if ticked:
            # What seemed to explain was part of the option before.
            for option in item.options[-1:]:
                option.text += item.explanation
            item.explanation = []
            item.options.append(Option("x" in ticked[0].lower(), [block[ticked.end() :].strip(" \t")]))
        elif not item.options:
            item.stem.append(block)
        elif item.explanation or not _goes_on(item, block, shown=shown):
            item.explanation.append(block)
        else:
            item.options[-1].text.append(block)
            item.options[-1].shown |= shown
    return item


def _goes_on(item: Item, block: str, *, shown: bool) -> bool:
    """Say whether a block after an option is part of it, as code and pictures are where options show some."""
    *before, last = item.options
    if shown:
        return not (before and any(last.text)) or any(option.shown for option in before)
    return not block.strip() or INDENTED.match(block) is not None


def _blocks(body: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield each line, and fenced code as a whole; say whether it is code or a picture, and no text."""
    fence, code = "", [""]
    for line in body:
        mark = FENCE.match(line)
        if fence:
            code.append(line)
            if mark and mark[1].startswith(fence):
                yield "\n".join(code), True
                fence = ""
        elif mark:
            fence, code = mark[1], [line]
        else:
            yield line, PICTURE.match(line) is not None
    if fence:
        yield "\n".join([*code, fence]), True
