"""Questions as Markdown, in the manner of the skill quizzes of LinkedIn: a heading `Q1.`, and a list with ticks.

    #### Q1. What holds the water back?

    - [ ] The road
    - [x] The wall

    [Reference](https://example.org)

Code blocks and more lines go on with the question or the option before them; what follows the last option explains.
"""

import re
from fractions import Fraction

from ..decoding import decode
from ..notes import Refused
from ..prose import markdown
from ..prose.plain import runs
from .drafts import Choice, Draft
from .glimpse import Glimpse
from .linkedin_blocks import HEADING, Item, items, title
from .reading import Reading
from .report import Unreadable
from .statements import statement

TICKED = re.compile(r"^ {0,3}[-*+][ \t]+\[[xX]\]", re.MULTILINE)
KINDS = {True: "multiple_response", False: "single_choice"}
FOLD = re.compile(r"<summary>[^<]*</summary>|</?(?:details|summary|p|br)\b[^<>]*>", re.IGNORECASE)
"""Tags that fold an explanation away until somebody asks for it."""
NOTHING = re.compile("(?!)")


def detect(file: Glimpse) -> bool:
    return bool(re.search(HEADING.pattern, file.head, re.MULTILINE) and TICKED.search(file.head))


def read(data: bytes, reading: Reading) -> None:
    decoded = decode(data)
    reading.encoding = decoded.encoding
    if decoded.legacy:
        raise Unreadable("not-utf-8", decoded.legacy[0])
    reading.title = title(decoded.text)
    for item in items(decoded.text):
        try:
            reading.take(_draft(item, reading))
        except Refused as refused:
            reading.refuse(item.line, item.stem[0], KINDS[False], refused.code, **refused.params)


def _draft(item: Item, reading: Reading) -> Draft:
    right = [option.right for option in item.options]
    if len(right) > 1 and not any(right):
        raise Refused("key-missing")
    weights = [Fraction(1, sum(right)) if each else Fraction(0) for each in right]
    several = sum(right) > 1
    if several:
        weights = [weight or -max(weights) for weight in weights]
    choices = tuple(
        Choice(text=_prose(option.text, reading), weight=weight)
        for option, weight in zip(item.options, weights, strict=True)
    )
    judged = statement(choices)
    return Draft(
        line=item.line,
        kind="true_false" if judged else KINDS[several],
        stem=_prose(item.stem, reading),
        choices=judged or choices,
        explanation=_prose(item.explanation, reading, FOLD),
    )


def _prose(parts: list[str], reading: Reading, without: re.Pattern[str] = NOTHING) -> str:
    """Return the text as Markdown; tags in it are code to be read, and as such no danger."""
    text = without.sub("", "\n".join(parts)).strip("\n")
    return reading.prose(markdown.html(text), "html") if runs(text) else reading.prose(text, "markdown")
