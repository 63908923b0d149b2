"""QTI 1.2 as Canvas imports it: an item for each question, its texts as HTML."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, tostring

from ....core.bank import Bank
from ....core.kinds.ordering import Ordering
from ....core.question import Option, Question
from ...prose import MARKUPS
from ...prose.pictures import named
from ..grades import percent, shares
from ..losses import listed
from ..statements import judged, tags
from ..writing import Items
from .item import TAG
from .pictures import address

RESPONSE = "response1"
GENERAL = "general_fb"
FIRST = 1001
"""Options are numbered from here on, as Canvas numbers them."""
WHOLE = "100"


@dataclass(frozen=True, slots=True)
class Said:
    """An item, and the digests of the pictures it shows."""

    xml: str
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """A question with the names its options have in the file, in the order in which they stand there."""

    question: Question
    bank: Bank
    options: Mapping[str, Option]

    def text(self, text: str) -> str:
        """Return a text as HTML that finds its pictures in the package."""
        question = self.question
        written = MARKUPS[question.markup](text)
        for digest in named([written]) if question.markup else ():
            if digest in self.bank.pictures:
                written = written.replace(f"sha256:{digest}", address(digest, self.bank.pictures[digest]))
        return written

    @property
    def right(self) -> list[str]:
        return [name for name, option in self.options.items() if option.key in self.question.correct]


def _single(question: Question, bank: Bank) -> Said:
    writing = _writing(question, bank, question.options)
    item = _item(writing, "true_false_question" if judged(question) else "multiple_choice_question")
    _choices(_response(item, writing, "Single"), writing)
    processing = _processing(item, writing)
    _told_each(processing, writing)
    _key(processing, writing.right)
    return _finished(item, writing)


def _multiple(question: Question, bank: Bank) -> Said:
    writing = _writing(question, bank, question.options)
    item = _item(writing, "multiple_answers_question")
    _choices(_response(item, writing, "Multiple"), writing)
    processing = _processing(item, writing)
    _told_each(processing, writing)
    if question.weighted:
        for name, share in zip(writing.options, shares(question), strict=True):
            _earned(processing, name, share)
    else:
        _together(processing, writing)
    return _finished(item, writing)


def _ordering(question: Ordering, bank: Bank) -> Said:
    """Write an ordering as New Quizzes reads it: every option that is named anywhere is a place of its right order."""
    writing = _writing(question, bank, listed(question))
    item = _item(writing, "ordering_question")
    response = _response(item, writing, "Ordered")
    rendered = SubElement(
        SubElement(response, "render_extension"), "ims_render_object", shuffle="Yes", orientation="Column"
    )
    _labels(SubElement(rendered, "flow_label"), writing)
    _key(_processing(item, writing), writing.options)
    return _finished(item, writing)


def _writing(question: Question, bank: Bank, options: Iterable[Option]) -> Writing:
    return Writing(question, bank, {str(number): option for number, option in enumerate(options, FIRST)})


def _item(writing: Writing, type_: str) -> Element:
    name = writing.question.key.removeprefix(f"{writing.bank.id}/")
    item = Element("item", ident=name, title=name)
    metadata = SubElement(SubElement(item, "itemmetadata"), "qtimetadata")
    fields = [("question_type", type_), ("points_possible", "1"), *((TAG, tag) for tag in tags(writing.question))]
    for label, entry in fields:
        field = SubElement(metadata, "qtimetadatafield")
        SubElement(field, "fieldlabel").text = label
        SubElement(field, "fieldentry").text = entry
    return item


def _response(item: Element, writing: Writing, cardinality: str) -> Element:
    presentation = SubElement(item, "presentation")
    _material(presentation, writing.text(writing.question.stem))
    return SubElement(presentation, "response_lid", ident=RESPONSE, rcardinality=cardinality)


def _choices(response: Element, writing: Writing) -> None:
    _labels(SubElement(response, "render_choice", shuffle="Yes" if writing.question.shuffle else "No"), writing)


def _labels(parent: Element, writing: Writing) -> None:
    for name, option in writing.options.items():
        _material(SubElement(parent, "response_label", ident=name), writing.text(option.text))


def _processing(item: Element, writing: Writing) -> Element:
    """Return where the scoring goes, after what shows the explanation to everybody."""
    processing = SubElement(item, "resprocessing")
    outcomes = SubElement(processing, "outcomes")
    SubElement(outcomes, "decvar", maxvalue=WHOLE, minvalue="0", varname="SCORE", vartype="Decimal")
    if writing.question.explanation:
        SubElement(_shows(processing, GENERAL), "other")
    return processing


def _told_each(processing: Element, writing: Writing) -> None:
    for name, option in writing.options.items():
        if option.feedback:
            _equal(_shows(processing, f"{name}_fb"), name)


def _shows(processing: Element, feedback: str) -> Element:
    condition = SubElement(processing, "respcondition", {"continue": "Yes"})
    test = SubElement(condition, "conditionvar")
    SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=feedback)
    return test


def _key(processing: Element, names: Iterable[str]) -> None:
    test = _scored(processing, "Set", WHOLE)
    for name in names:
        _equal(test, name)


def _together(processing: Element, writing: Writing) -> None:
    """Write that the right options, and none of the others, are to be chosen."""
    test = SubElement(_scored(processing, "Set", WHOLE), "and")
    for name in writing.options:
        _equal(test if name in writing.right else SubElement(test, "not"), name)


def _earned(processing: Element, name: str, share: Fraction) -> None:
    _equal(_scored(processing, "Add", percent(share)), name)


def _scored(processing: Element, action: str, value: str) -> Element:
    condition = SubElement(processing, "respcondition", {"continue": "Yes" if action == "Add" else "No"})
    test = SubElement(condition, "conditionvar")
    SubElement(condition, "setvar", action=action, varname="SCORE").text = value
    return test


def _equal(test: Element, name: str) -> None:
    SubElement(test, "varequal", respident=RESPONSE).text = name


def _finished(item: Element, writing: Writing) -> Said:
    told = {GENERAL: writing.question.explanation}
    told |= {f"{name}_fb": option.feedback for name, option in writing.options.items()}
    for name, text in told.items():
        if text:
            _material(SubElement(SubElement(item, "itemfeedback", ident=name), "flow_mat"), writing.text(text))
    question = writing.question
    shown = [question.stem, *told.values(), *(option.text for option in question.options)]
    return Said(tostring(item, encoding="unicode"), named(shown) if question.markup else ())


def _material(parent: Element, html: str) -> None:
    SubElement(SubElement(parent, "material"), "mattext", texttype="text/html").text = html


ITEMS: Items = {"single_choice": _single, "multiple_response": _multiple, "ordering": _ordering}
