"""Pools of questions as Blackboard wrote them before it wrote QTI: an element of its own for each kind."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from ...notes import Refused
from ...prose.attached import Attached
from ...prose.plain import marked_up
from .. import statements
from ..drafts import Choice, Draft
from ..reading import Reading
from ..tree import Element
from ..written import MOST
from . import weights
from .texts import prose

OTHERS = (
    "MATCH", "ESSAY", "FILLINBLANK", "FILLINBLANKPLUS", "SHORTRESPONSE", "NUMERIC", "CALCULATED", "EITHEROR",
    "JUMBLEDSENTENCE", "HOTSPOT", "OPINIONSCALE", "QUIZBOWL", "FILEUPLOAD",
)  # fmt: skip
VERDICTS = ("FEEDBACK_WHEN_CORRECT", "FEEDBACK_WHEN_INCORRECT")


def read(element: Element, reading: Reading, attached: Attached, tags: tuple[str, ...]) -> None:
    try:
        draft = _draft(element, reading, attached, tags)
    except Refused as refused:
        reading.refuse(element.line, "", element.name, refused.code, **refused.params)
        return
    dropped = [each.name.lower() for grading in element.all("GRADABLE") for each in grading.children if _dropped(each)]
    if dropped:
        reading.warn(element.line, "", "fields-dropped", fields=", ".join(dropped))
    reading.take(draft)


def _dropped(element: Element) -> bool:
    return element.name in VERDICTS and bool(element.own.strip())


def _draft(element: Element, reading: Reading, attached: Attached, tags: tuple[str, ...]) -> Draft:
    if element.name not in READERS:
        raise Refused("kind-unknown")
    written = partial(_text, html=_is_html(element), reading=reading, attached=attached)
    if len(element.all("ANSWER")) > MOST:
        raise Refused("options-many", most=MOST)
    answers = {each.attributes.get("id", ""): written(each) for each in element.all("ANSWER")}
    body = element.first("BODY")
    kind, choices = READERS[element.name]
    return Draft(
        line=element.line,
        kind=kind,
        id=element.attributes.get("id", ""),
        stem=written(body) if body else "",
        choices=choices(answers, _right(element)),
        tags=tags,
    )


def _is_html(element: Element) -> bool:
    flag = next(element.within("ISHTML"), None)
    return flag is None or flag.attributes.get("value", "").lower() == "true"


def _text(element: Element, *, html: bool, reading: Reading, attached: Attached) -> str:
    text = element.first("TEXT")
    own = text.own.strip() if text else ""
    return prose(own if html else marked_up(own), reading, attached)


def _right(element: Element) -> list[str]:
    """Return the answers that are right, in their order where they have one."""
    found = list(element.within("CORRECTANSWER"))
    places = [each.attributes.get("order", "") for each in found]
    if found and all(place.isdecimal() for place in places):
        found.sort(key=lambda each: int(each.attributes["order"]))
    return [each.attributes.get("answer_id", "") for each in found]


Answers = Mapping[str, str]


def _single(answers: Answers, right: list[str]) -> tuple[Choice, ...]:
    return tuple(Choice(text=text, weight=Fraction(name in right)) for name, text in answers.items())


def _several(answers: Answers, right: list[str]) -> tuple[Choice, ...]:
    earned = weights.usual(tuple(answers), right)
    return tuple(Choice(text=text, weight=earned[name]) for name, text in answers.items())


def _true_false(answers: Answers, right: list[str]) -> tuple[Choice, ...]:
    verdicts = {text.lower(): name for name, text in answers.items()}
    if verdicts.keys() != {"true", "false"} or not set(right) & set(answers):
        raise Refused("right-full")
    return statements.true_false(verdicts["true"] in right)


def _ordering(answers: Answers, right: list[str]) -> tuple[Choice, ...]:
    if sorted(right) != sorted(answers):
        raise Refused("order-incomplete", found=len(set(right) & set(answers)), items=len(answers))
    return tuple(Choice(text=answers[name]) for name in right)


READERS: Mapping[str, tuple[str, Callable[[Answers, list[str]], tuple[Choice, ...]]]] = {
    "QUESTION_TRUEFALSE": ("true_false", _true_false),
    "QUESTION_MULTIPLECHOICE": ("single_choice", _single),
    "QUESTION_MULTIPLEANSWER": ("multiple_response", _several),
    "QUESTION_ORDER": ("ordering", _ordering),
}
ELEMENTS = (*READERS, *(f"QUESTION_{name}" for name in OTHERS))
