"""Moodle XML, as Moodle 4.5 reads it, in a stream: one question in memory at a time, no DTD, no entities."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser

from .. import foreign
from ..decoding import head
from ..notes import Refused
from . import grades
from .drafts import Choice, Draft
from .element import Element
from .moodle_ordering import subset
from .reading import Reading
from .report import Unreadable
from .statements import true_false

DECLARED = re.compile(r"<\?xml[^>]*encoding=[\"']([\w.-]{1,40})")
CHUNK = 2**16
ROOTS = {"quiz", "question"}
CANVAS = re.compile(r"<quiz\b[^>]*http://canvas\.instructure\.com/")
"""Canvas has a `quiz` too, of settings without questions."""
MULTIPLE = {"", "0", "false"}
NAMES = {"multianswer": "cloze"}
SHARED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "hint")
"""Texts for the whole item that we have no place for."""
USUAL = {"", "2", "RELATIVE_NEXT_INCLUDE_LAST"}
"""The rule of marking that a file has where nobody chose one."""


Read = tuple[str, tuple[Choice, ...], dict[str, Any]]
"""The kind of an item, its choices, and what else is set for its kind."""


def detect(data: bytes) -> bool:
    text = head(data)
    return foreign.root(text) in ROOTS and not CANVAS.search(text)


def read(data: bytes, reading: Reading) -> None:
    declared = DECLARED.search(head(data)[:200])
    reading.encoding = declared[1].lower() if declared else "utf-8"
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(_Stream(reading, parser))
    try:
        for place in range(0, len(data), CHUNK):
            parser.feed(data[place : place + CHUNK])
        parser.close()
    except DefusedXmlException as error:
        raise Unreadable("xml-dtd") from error
    except SAXException as error:
        line = getattr(error, "getLineNumber", lambda: 0)() or 0
        raise Unreadable("xml-broken", line, text=error.getMessage()) from error
    except (LookupError, ValueError) as error:
        raise Unreadable("xml-broken", text=type(error).__name__) from error
    finally:
        # Handler and parser know each other, and would keep the questions until the collector finds them.
        parser.setContentHandler(ContentHandler())


class _Stream(ContentHandler):
    """Builds each `question` below the root and lets go of it once it is read."""

    def __init__(self, reading: Reading, locator: Locator) -> None:
        super().__init__()
        self.reading = reading
        self.open: list[Element] = []
        self.depth = 0
        self.nodes = 0
        self.locator = locator

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: N802 - SAX names it
        line = self.locator.getLineNumber() or 0
        if not self.depth and name != "quiz":
            raise Unreadable("xml-root", line, name=name[:40])
        self.depth += 1
        self.nodes += 1
        if self.depth > self.reading.limits.depth or self.nodes > self.reading.limits.nodes:
            raise Unreadable("xml-large", line)
        if self.open or name == "question":
            element = Element(name, dict(attrs.items()), line)
            if self.open:
                self.open[-1].children.append(element)
            self.open.append(element)

    def characters(self, content: str) -> None:
        if self.open:
            self.open[-1].pieces.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX names it
        del name
        self.depth -= 1
        if self.open:
            element = self.open.pop()
            if not self.open:
                _question(element, self.reading)


def _stem(element: Element, reading: Reading) -> str:
    """Return the text of the question, with the picture that Moodle had beside it before 2.0."""
    picture = element.text("image_base64")
    beside = {element.text("image"): picture} if picture else {}
    return next((child.own_prose(reading, beside) for child in element.all("questiontext")), "")


def _question(element: Element, reading: Reading) -> None:
    kind = element.attributes.get("type", "")
    title = element.title
    if kind == "category":
        reading.skip(element.line, element.text("category"), "category", "category-skipped")
        return
    if kind == "description":
        reading.skip(element.line, title, "description", "description-skipped")
        return
    try:
        kind, choices, settings = READERS.get(kind, _unknown)(element, reading)
        stem = _stem(element, reading)
        explanation = element.prose("generalfeedback", reading)
    except Refused as refused:
        kind = NAMES.get(kind, kind)
        reading.refuse(element.line, title, kind, refused.code, **refused.params)
        return
    if dropped := [name for name in SHARED if any(child.text() for child in element.all(name))]:
        reading.warn(element.line, title, "fields-dropped", fields=", ".join(dropped))
    tags = tuple(dict.fromkeys(tag.text() for parent in element.all("tags") for tag in parent.all("tag") if tag.text()))
    reading.take(
        Draft(
            line=element.line,
            kind=kind,
            title=title,
            id=element.text("idnumber"),
            stem=stem,
            choices=choices,
            explanation=explanation,
            tags=tags,
            shuffle=element.text("shuffleanswers").lower() in {"1", "true"},
            **settings,
        )
    )


def _unknown(element: Element, reading: Reading) -> Read:
    del element, reading
    raise Refused("kind-unknown")


def _multichoice(element: Element, reading: Reading) -> Read:
    written = element.text("single") if element.all("single") else "true"
    if written.lower() == "false" and written != "false":
        reading.warn(element.line, element.title, "single-spelling", text=written)
    choices = tuple(_choice(answer, reading) for answer in element.all("answer"))
    return "multiple_response" if written.lower() in MULTIPLE else "single_choice", choices, {}


def _choice(answer: Element, reading: Reading) -> Choice:
    return Choice(
        text=answer.own_prose(reading),
        weight=grades.required(answer.attributes.get("fraction", "0")),
        feedback=answer.prose("feedback", reading),
    )


def _true_false(element: Element, reading: Reading) -> Read:
    answers = element.all("answer")
    if len(answers) != 2:  # noqa: PLR2004 - true and false
        raise Refused("options-few", fewest=2, found=len(answers))
    named = {answer.text().lower(): answer for answer in answers}
    if named.keys() != {"true", "false"}:
        reading.warn(element.line, element.title, "truth-unnamed")
        named = dict(zip(("true", "false"), answers, strict=True))
    right = grades.share(named["true"].attributes.get("fraction", "0")) == Fraction(1)
    feedback = {name: answer.prose("feedback", reading) for name, answer in named.items()}
    return "true_false", true_false(right, if_true=feedback["true"], if_false=feedback["false"]), {}


def _ordering(element: Element, reading: Reading) -> Read:
    items = tuple(Choice(text=answer.own_prose(reading)) for answer in element.all("answer"))
    warn = partial(reading.warn, element.line, element.title)
    select = element.text("selecttype") or element.text("logical") or "ALL"
    count = element.text("selectcount") or element.text("studentsee")
    show, show_choice = subset(warn, len(items), select, count)
    grading = element.text("gradingtype")
    if grading not in USUAL:
        warn("ordering-grading", grading=grading[:40])
    return "ordering", items, {"show": show, "show_choice": show_choice}


READERS: Mapping[str, Callable[[Element, Reading], Read]] = {
    "multichoice": _multichoice,
    "truefalse": _true_false,
    "ordering": _ordering,
}
