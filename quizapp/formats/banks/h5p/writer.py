"""A bank as a Question Set of H5P, without the libraries: sites that have them installed take such packages."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from ....core.bank import Bank
from ....core.kinds.ordering import Ordering
from ....core.question import Question
from ...notes import Refused
from ...package import packed
from ...prose.pictures import media_type, suffix
from ..grades import shares
from ..losses import listed
from ..statements import judged
from ..writing import Items
from ..written import UNFIT, one_line
from . import fields
from .content import sub_content_id
from .languages import code
from .package import CONTENT, HEAD

SET, CHOICE, STATEMENT, ORDER, IMAGE = (
    ("H5P.QuestionSet", 1, 20),
    ("H5P.MultiChoice", 1, 16),
    ("H5P.TrueFalse", 1, 8),
    ("H5P.SortParagraphs", 0, 11),
    ("H5P.Image", 1, 1),
)
"""Libraries in the versions that belong together: a Question Set takes questions of exactly these."""
Library = tuple[str, int, int]
TYPES: Mapping[Library, str] = {CHOICE: "Multiple Choice", STATEMENT: "True/False Question"}
LONGEST = 2048
"""Characters of what is told after a statement to judge."""
TITLE = 255
SETTINGS: Mapping[str, Any] = {
    "introPage": {"showIntroPage": False},
    "progressType": "dots",
    "passPercentage": 50,
    "disableBackwardsNavigation": False,
    "randomQuestions": False,
    "endGame": {"showResultPage": True, "showSolutionButton": True, "showRetryButton": True},
}


@dataclass(frozen=True, slots=True)
class Item:
    """A question as its library has it, and the pictures it shows by the names of their files."""

    name: str
    library: Library
    params: dict[str, Any]
    pictures: dict[str, bytes] = field(default_factory=dict)


def file(bank: Bank, items: Iterable[Item]) -> bytes:
    items = list(items)
    libraries = {item.library for item in items} | ({IMAGE} if any(item.pictures for item in items) else set())
    if ORDER in libraries:
        (alone,) = items
        main, title, content = ORDER, alone.name, alone.params
    else:
        main, title, content = SET, bank.title, {**SETTINGS, "questions": [_nested(item) for item in items]}
    head = {
        "title": _title(title) or bank.id,
        "language": code(bank.lang),
        "defaultLanguage": code(bank.lang),
        "mainLibrary": main[0],
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [_dependency(each) for each in sorted({main, *libraries})],
    }
    pictures = {name: data for item in items for name, data in item.pictures.items()}
    files = [(f"content/{name}", data) for name, data in sorted(pictures.items())]
    return packed([(HEAD, _json(head)), (CONTENT, _json(content)), *files])


def _single(question: Question, bank: Bank) -> Item:
    if judged(question) and (said := _said(question)) is not None:
        return _statement(question, bank, said)
    return _choice(question, bank, "single", {option.key for option, share in _shared(question) if share == 1})


def _multiple(question: Question, bank: Bank) -> Item:
    return _choice(question, bank, "multi", set(question.correct))


def _choice(question: Question, bank: Bank, type_: str, right: set[str]) -> Item:
    answers = [
        {
            "text": fields.html(option.text, question, fields.SHORT),
            "correct": option.key in right,
            "tipsAndFeedback": {
                "tip": "",
                "chosenFeedback": fields.html(option.feedback, question, fields.TOLD),
                "notChosenFeedback": "",
            },
        }
        for option in question.options
    ]
    behaviour = {
        "enableRetry": True,
        "enableSolutionsButton": True,
        "enableCheckButton": True,
        "type": type_,
        "singlePoint": False,
        "randomAnswers": question.shuffle,
        "passPercentage": 100,
    }
    params = {"answers": answers, **_explained(question), "behaviour": behaviour}
    return _item(question, bank, CHOICE, params)


def _statement(question: Question, bank: Bank, said: dict[str, str]) -> Item:
    correct = "true" if question.correct == (question.options[0].key,) else "false"
    behaviour = {"enableRetry": True, "enableSolutionsButton": True, "enableCheckButton": True} | said
    return _item(question, bank, STATEMENT, {"correct": correct, "behaviour": behaviour})


def _said(question: Question) -> dict[str, str] | None:
    """Return what is told after the right and the wrong answer, or None where there is more than a place for it."""
    right, wrong = sorted(question.options, key=lambda option: option.key not in question.correct)
    told = [fields.words(text, question) for text in (right.feedback, wrong.feedback)]
    explanation = fields.words(question.explanation, question)
    if any(told) and (explanation or told[0] == told[1]):
        return None
    told = [explanation or text for text in told]
    if max(map(len, told)) > LONGEST:
        return None
    return {name: text for name, text in zip(("feedbackOnCorrect", "feedbackOnWrong"), told, strict=True) if text}


def _ordering(question: Ordering, bank: Bank) -> Item:
    if len(bank.questions) > 1:
        raise Refused("ordering-alone")
    paragraphs = [fields.html(option.text, question, fields.PARAGRAPH) for option in listed(question)]
    behaviour = {"scoringMode": "positions", "applyPenalties": True, "duplicatesInterchangeable": True}
    params = {"paragraphs": paragraphs, **_explained(question), "behaviour": behaviour}
    return _item(question, bank, ORDER, params)


def _item(question: Question, bank: Bank, library: Library, params: dict[str, Any]) -> Item:
    stem, picture = fields.stem(question, bank, fields.TASK if library == ORDER else fields.QUESTION)
    asked = {("taskDescription" if library == ORDER else "question"): stem} | params
    name = question.key.removeprefix(f"{bank.id}/")
    if picture is None:
        return Item(name, library, asked)
    data = bank.pictures[picture.digest]
    path = f"images/{picture.digest[:32]}.{suffix(data)}"
    shown = {
        "contentName": "Image",
        "alt": picture.alternative,
        "file": {"path": path, "mime": media_type(data), "copyright": {"license": "U"}},
    }
    media = {
        "library": _named(IMAGE),
        "params": shown,
        "subContentId": sub_content_id(path),
        "metadata": _metadata("Image", name),
    }
    return Item(name, library, {"media": {"type": media}} | asked, {path: data})


def _explained(question: Question) -> dict[str, Any]:
    text = fields.words(question.explanation, question)
    return {"overallFeedback": [{"from": 0, "to": 100, "feedback": text}]} if text else {}


def _shared(question: Question) -> list[tuple[Any, Fraction]]:
    return list(zip(question.options, shares(question), strict=True))


def _nested(item: Item) -> dict[str, Any]:
    return {
        "library": _named(item.library),
        "params": item.params,
        "subContentId": sub_content_id(_title(item.name)),
        "metadata": _metadata(TYPES[item.library], item.name),
    }


def _metadata(type_: str, name: str) -> dict[str, str]:
    return {"contentType": type_, "license": "U", "title": _title(name)}


def _title(text: str) -> str:
    return one_line(UNFIT.sub("", text))[:TITLE]


def _named(library: Library) -> str:
    return "{} {}.{}".format(*library)


def _dependency(library: Library) -> dict[str, Any]:
    name, major, minor = library
    return {"machineName": name, "majorVersion": major, "minorVersion": minor}


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


ITEMS: Items = {"single_choice": _single, "multiple_response": _multiple, "ordering": _ordering}
