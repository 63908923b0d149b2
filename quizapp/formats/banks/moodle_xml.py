"""Moodle XML, as Moodle 4.5 reads it, in a stream: one question in memory at a time, no DTD, no entities."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from ..notes import Refused
from . import grades, moodle_gradings
from .drafts import Choice, Draft
from .glimpse import Glimpse
from .moodle_ordering import Warn, subset
from .moodle_text import own_prose, prose, text
from .reading import Reading
from .statements import true_false
from .tree import Element
from .xml import Shape, elements, encoding

ROOTS = {"quiz", "question"}
QUIZ = Shape(roots=("quiz",), wanted=("question",))
CANVAS = re.compile(r"<quiz\b[^<>]*http://canvas\.instructure\.com/")
"""Canvas has a `quiz` too, of settings without questions."""
MULTIPLE = {"", "0", "false"}
NAMES = {"multianswer": "cloze"}
SHARED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "hint")
"""Texts for the whole item that we have no place for."""
USUAL = {"", "2", "RELATIVE_NEXT_INCLUDE_LAST"}
"""The rule of marking that a file has where nobody chose one."""


Read = tuple[str, tuple[Choice, ...], dict[str, Any]]
"""The kind of an item, its choices, and what else is set for its kind."""


def detect(file: Glimpse) -> bool:
    return file.root in ROOTS and not CANVAS.search(file.head)


def read(data: bytes, reading: Reading) -> None:
    reading.encoding = encoding(data)
    for element in elements(data, QUIZ, reading.limits):
        _question(element, reading)


def _stem(element: Element, reading: Reading) -> str:
    """Return the text of the question, with the picture that Moodle had beside it before 2.0."""
    picture = text(element, "image_base64")
    beside = {text(element, "image"): picture} if picture else {}
    return next((own_prose(child, reading, beside) for child in element.all("questiontext")), "")


def _question(element: Element, reading: Reading) -> None:
    kind = element.attributes.get("type", "")
    title = text(element, "name")
    if kind == "category":
        reading.skip(element.line, text(element, "category"), "category", "category-skipped")
        return
    if kind == "description":
        reading.skip(element.line, title, "description", "description-skipped")
        return
    try:
        kind, choices, settings = READERS.get(kind, _unknown)(element, reading)
        stem = _stem(element, reading)
        explanation = prose(element, "generalfeedback", reading)
    except Refused as refused:
        kind = NAMES.get(kind, kind)
        reading.refuse(element.line, title, kind, refused.code, **refused.params)
        return
    if dropped := [name for name in SHARED if any(text(child) for child in element.all(name))]:
        reading.warn(element.line, title, "fields-dropped", fields=", ".join(dropped))
    tags = tuple(dict.fromkeys(text(tag) for parent in element.all("tags") for tag in parent.all("tag") if text(tag)))
    reading.take(
        Draft(
            line=element.line,
            kind=kind,
            title=title,
            id=text(element, "idnumber"),
            stem=stem,
            choices=choices,
            explanation=explanation,
            tags=tags,
            shuffle=text(element, "shuffleanswers").lower() in {"1", "true"},
            **settings,
        )
    )


def _unknown(element: Element, reading: Reading) -> Read:
    del element, reading
    raise Refused("kind-unknown")


def _multichoice(element: Element, reading: Reading) -> Read:
    written = text(element, "single") if element.all("single") else "true"
    if written.lower() == "false" and written != "false":
        _warn(element, reading)("single-spelling", text=written)
    choices = tuple(_choice(answer, reading) for answer in element.all("answer"))
    return "multiple_response" if written.lower() in MULTIPLE else "single_choice", choices, {}


def _choice(answer: Element, reading: Reading) -> Choice:
    return Choice(
        text=own_prose(answer, reading),
        weight=grades.required(answer.attributes.get("fraction", "0")),
        feedback=prose(answer, "feedback", reading),
    )


def _true_false(element: Element, reading: Reading) -> Read:
    answers = element.all("answer")
    if len(answers) != 2:  # noqa: PLR2004 - true and false
        raise Refused("options-few", fewest=2, found=len(answers))
    named = {text(answer).lower(): answer for answer in answers}
    if named.keys() != {"true", "false"}:
        _warn(element, reading)("truth-unnamed")
        named = dict(zip(("true", "false"), answers, strict=True))
    right = grades.share(named["true"].attributes.get("fraction", "0")) == Fraction(1)
    feedback = {name: prose(answer, "feedback", reading) for name, answer in named.items()}
    return "true_false", true_false(right, if_true=feedback["true"], if_false=feedback["false"]), {}


def _ordering(element: Element, reading: Reading) -> Read:
    items = tuple(Choice(text=own_prose(answer, reading)) for answer in element.all("answer"))
    warn = _warn(element, reading)
    select = text(element, "selecttype") or text(element, "logical") or "ALL"
    count = text(element, "selectcount") or text(element, "studentsee")
    show, show_choice = subset(warn, len(items), select, count)
    grading = text(element, "gradingtype")
    if grading not in USUAL:
        moodle_gradings.tell(warn, grading)
    return "ordering", items, {"show": show, "show_choice": show_choice}


def _warn(element: Element, reading: Reading) -> Warn:
    return partial(reading.warn, element.line, text(element, "name"))


READERS: Mapping[str, Callable[[Element, Reading], Read]] = {
    "multichoice": _multichoice,
    "truefalse": _true_false,
    "ordering": _ordering,
}
