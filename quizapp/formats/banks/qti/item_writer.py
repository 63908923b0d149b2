"""A question as an item: standard templates say how it is marked, and rules beside them who is told what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ....core.bank import Bank
from ....core.question import Option, Question
from ...prose import html
from ...prose.pictures import suffix
from ...prose.plain import marked_up
from ...prose.space import closed_up
from ..reading import slug
from . import xhtml
from .dialect import Dialect
from .language import TAG

NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
RESPONSE, SCORE, FEEDBACK, EXPLANATION = "RESPONSE", "SCORE", "FEEDBACK", "EXPLANATION"
SHOWN = "shown"
"""What the outcome of an explanation is from the start, so that everybody reads it."""
XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(slots=True)
class ItemWriter:
    """`texts` are put into their elements last: no space may be added to them. `pictures` are by their file's name."""

    question: Question
    bank: Bank
    dialect: Dialect
    pictures: dict[str, bytes] = field(default_factory=dict)
    texts: list[tuple[Element, Element]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.question.key.removeprefix(f"{self.bank.id}/")

    def root(self) -> Element:
        root = Element(self.dialect.element("assessmentItem"), {"xmlns": self.dialect.namespace, "xmlns:xsi": XSI})
        root.set("xsi:schemaLocation", f"{self.dialect.namespace} {self.dialect.schema}")
        given = {"identifier": identifier(self.name), "title": self.name, "adaptive": "false", "timeDependent": "false"}
        for key, value in given.items():
            root.set(self.dialect.attribute(key), value)
        if TAG.fullmatch(self.question.lang):
            root.set("xml:lang", self.question.lang)
        return root

    def add(self, parent: Element, name: str, text: str = "", **attributes: str) -> Element:
        """Add an element by its names in QTI 2."""
        given = {self.dialect.attribute(key): value for key, value in attributes.items()}
        child = SubElement(parent, self.dialect.element(name), given)
        child.text = text or None
        return child

    def content(self, text: str) -> Element:
        markup = self.question.markup
        written = closed_up(html(text, markup)) if markup else marked_up(text)
        return xhtml.content(written, self.dialect, self._picture)

    def finished(self, root: Element) -> bytes:
        indent(root)
        for parent, content in self.texts:
            if len(parent):
                _follow(content, " ")
            parent.text = content.text
            parent[:] = [*content, *parent]
        text: bytes = tostring(root, "utf-8", xml_declaration=True)
        return text

    def responses(self, root: Element, cardinality: str, key: Sequence[str]) -> Element:
        declaration = self.add(
            root, "responseDeclaration", identifier=RESPONSE, cardinality=cardinality, baseType="identifier"
        )
        correct = self.add(declaration, "correctResponse")
        for each in key:
            self.add(correct, "value", identifier(each))
        return declaration

    def mapping(self, declaration: Element, shares: Mapping[str, Fraction]) -> None:
        """What is chosen adds up, to no less than nothing and no more than the point."""
        mapping = self.add(declaration, "mapping", lowerBound="0", upperBound="1", defaultValue="0")
        for key, share in shares.items():
            self.add(mapping, "mapEntry", mapKey=identifier(key), mappedValue=repr(float(share)))

    def outcomes(self, root: Element, feedback: str) -> None:
        """Declare the score, and what decides which texts are shown: `feedback` is a cardinality, or nothing."""
        score = self.add(
            root, "outcomeDeclaration", identifier=SCORE, cardinality="single", baseType="float", normalMaximum="1"
        )
        self.add(self.add(score, "defaultValue"), "value", "0")
        if feedback:
            self.add(root, "outcomeDeclaration", identifier=FEEDBACK, cardinality=feedback, baseType="identifier")
        if self.question.explanation:
            shown = self.add(
                root, "outcomeDeclaration", identifier=EXPLANATION, cardinality="single", baseType="identifier"
            )
            self.add(self.add(shown, "defaultValue"), "value", SHOWN)

    def interaction(self, root: Element, name: str, **settings: str) -> Element:
        """Add the question: in the prompt, or above it where it has blocks, which a prompt cannot have."""
        body, stem = self.add(root, "itemBody"), self.content(self.question.stem)
        blocks = xhtml.has_blocks(stem)
        if blocks:
            self.texts.append((SubElement(body, "div"), stem))
        interaction = self.add(body, name, responseIdentifier=RESPONSE, **settings)
        if not blocks:
            self.texts.append((self.add(interaction, "prompt"), stem))
        return interaction

    def choice(self, interaction: Element, option: Option, *, fixed: bool, told: bool) -> None:
        settings = {"fixed": "true"} if fixed else {}
        choice = self.add(interaction, "simpleChoice", identifier=identifier(option.key), **settings)
        self.texts.append((choice, self.content(option.text)))
        if told and option.feedback:
            said = self.content(option.feedback)
            name = "feedbackBlock" if xhtml.has_blocks(said) else "feedbackInline"
            given = {"outcomeIdentifier": FEEDBACK, "identifier": identifier(option.key), "showHide": "show"}
            feedback = self.add(choice, name, **given)
            wrapped = self.dialect.wrapped and name == "feedbackBlock"
            self.texts.append((self.add(feedback, "contentBody") if wrapped else feedback, said))

    def explanation(self, root: Element) -> None:
        if self.question.explanation:
            given = {"outcomeIdentifier": EXPLANATION, "identifier": SHOWN, "showHide": "show"}
            feedback = self.add(root, "modalFeedback", **given)
            inside = self.add(feedback, "contentBody") if self.dialect.wrapped else feedback
            self.texts.append((inside, self.content(self.question.explanation)))

    def _picture(self, digest: str) -> str:
        """Return the address of a picture, and keep it for the package."""
        data = self.bank.pictures.get(digest, b"")
        name = f"images/{digest[:16]}.{suffix(data) or 'png'}"
        if data:
            self.pictures[name] = data
        return f"../{name}"


def _follow(content: Element, text: str) -> None:
    """Put a text after all that there is."""
    if len(content):
        content[-1].tail = (content[-1].tail or "") + text
    else:
        content.text = (content.text or "") + text


def identifier(name: str) -> str:
    """Return what an element may be called: slugs may begin with a digit, which names in XML may not."""
    return name if NAME.fullmatch(name) else f"_{slug(name)}"
