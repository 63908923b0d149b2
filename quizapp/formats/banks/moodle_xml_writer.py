"""Moodle XML as Moodle 4.5 reads it: texts as HTML, shares of the points in percent."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ...core.bank import Bank
from ...core.kinds.ordering import Ordering
from ...core.question import Question
from ..prose.pictures import named, suffix
from ..prose.plain import marked_up
from .grades import known_shares, percent
from .losses import listed
from .moodle_markdown import settled
from .moodle_ordering import PAIRS, selection
from .statements import VERDICTS, judged, tags
from .writing import Items


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a question, with the pictures that its bank has for it."""

    text: str
    question: Question
    bank: Bank

    @property
    def pictures(self) -> dict[str, bytes]:
        digests = named([self.text]) if self.question.markup else ()
        return {digest: self.bank.pictures[digest] for digest in digests if digest in self.bank.pictures}


def file(bank: Bank, items: Iterable[str]) -> bytes:
    del bank  # the format has no place for it
    text = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + "".join(items) + "</quiz>\n"
    return text.encode()


def _single(question: Question, bank: Bank) -> str:
    question = settled(question)
    return _truth(question, bank) if judged(question) else _choice(question, bank, single=True)


def _multiple(question: Question, bank: Bank) -> str:
    return _choice(settled(question), bank, single=False)


def _choice(question: Question, bank: Bank, *, single: bool) -> str:
    item = _item(question, bank, "multichoice")
    _field(item, "single", str(single).lower())
    _field(item, "shuffleanswers", str(int(question.shuffle)))
    _field(item, "answernumbering", "abc")
    for option, share in zip(question.options, known_shares(question), strict=True):
        _answer(item, Part(option.text, question, bank), percent(share), Part(option.feedback, question, bank))
    return _finished(item, question)


def _truth(question: Question, bank: Bank) -> str:
    item = _item(question, bank, "truefalse")
    for verdict, option in zip(VERDICTS, question.options, strict=True):
        share = "100" if option.key in question.correct else "0"
        _answer(item, Part(verdict.lower(), question, bank), share, Part(option.feedback, question, bank))
    return _finished(item, question)


def _ordering(question: Ordering, bank: Bank) -> str:
    question = settled(question)
    select, count = selection(question)
    item = _item(question, bank, "ordering")
    settings = {"layouttype": "VERTICAL", "selecttype": select, "selectcount": str(count), "gradingtype": PAIRS}
    for name, value in (settings | {"showgrading": "SHOW", "numberingstyle": "none"}).items():
        _field(item, name, value)
    for place, option in enumerate(listed(question), 1):
        _answer(item, Part(option.text, question, bank), str(place), Part(option.feedback, question, bank))
    return _finished(item, question)


def _item(question: Question, bank: Bank, type_: str) -> Element:
    name = question.key.removeprefix(f"{bank.id}/")
    item = Element("question", type=type_)
    _field(SubElement(item, "name"), "text", name)
    _text(item, "questiontext", Part(question.stem, question, bank))
    _text(item, "generalfeedback", Part(question.explanation, question, bank))
    _field(item, "defaultgrade", "1")
    _field(item, "idnumber", name)
    return item


def _answer(item: Element, text: Part, fraction: str, feedback: Part) -> None:
    answer = _text(item, "answer", text)
    answer.set("fraction", fraction)
    if feedback.text:
        _text(answer, "feedback", feedback)


def _text(parent: Element, name: str, part: Part) -> Element:
    markup = part.question.markup
    child = SubElement(parent, name, format=markup or "html")
    files = {f"sha256:{digest}": data for digest, data in part.pictures.items()}
    text = part.text if markup else marked_up(part.text)
    for number, reference in enumerate(files, 1):
        text = text.replace(reference, f"@@PLUGINFILE@@/{_name(number, files[reference])}")
    _field(child, "text", text)
    for number, data in enumerate(files.values(), 1):
        file = SubElement(child, "file", name=_name(number, data), path="/", encoding="base64")
        file.text = b64encode(data).decode()
    return child


def _name(number: int, picture: bytes) -> str:
    return f"picture-{number}.{suffix(picture)}"


def _field(parent: Element, name: str, value: str) -> None:
    SubElement(parent, name).text = value


def _finished(item: Element, question: Question) -> str:
    if named := tags(question):
        parent = SubElement(item, "tags")
        for tag in named:
            _field(SubElement(parent, "tag"), "text", tag)
    tree = Element("quiz")
    tree.append(item)
    indent(tree)
    return f"  {tostring(item, encoding='unicode').strip()}\n"


ITEMS: Items = {"single_choice": _single, "multiple_response": _multiple, "ordering": _ordering}
