"""Texts of QTI as HTML: its own elements are taken apart, and what cannot be shown is named or counted."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from html import escape

from ...prose import Html
from ...prose.attached import SOURCE, Attached
from ...prose.pictures import media_type
from ...prose.plain import TAG, marked_up, runs
from ...prose.space import SPACES, closed_up
from ..reading import Reading
from ..tree import VOID, Element
from ..written import tidy
from . import mathml

NOWHERE: frozenset[str] = frozenset()
RENAMED = {
    "figure": "div", "figcaption": "div", "section": "div", "article": "div", "header": "div", "footer": "div",
    "rubricBlock": "div", "stimulusBody": "div", "h1": "h3", "h2": "h3", "strike": "s", "tt": "code", "acronym": "abbr",
}  # fmt: skip
"""Elements of other names that say the same."""
UNWRAPPED = {"contentBody", "prompt", "positionObjectStage"}
MEDIA = {"audio", "video", "svg", "embed", "track", "source"}
HIDDEN = {"feedbackBlock", "feedbackInline", "modalFeedback"}
UNSHOWN = {"endAttemptInteraction", "infoControl", "printedVariable", "include", "stylesheet"}
"""Parts of a text that have no place in a question: a reader of the report is told."""
STYLED = re.compile(r"html-(bdi|bdo|del|ins|mark|rp|rt|ruby|s|u)")
"""Elements that QTI 2.1 does not have, as our writer says them there: a class of `span`."""


@dataclass(slots=True)
class Texts:
    """The texts of one item; `dropped` names what was left out of them, `missing` files they refer to.

    `formulas` says that some were made lines.
    """

    reading: Reading
    attached: Attached
    line: int
    title: str
    dropped: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    formulas: bool = False

    def warn(self, code: str, **params: object) -> None:
        self.reading.warn(self.line, self.title, code, **params)

    def prose(self, html: str) -> str:
        text = self.reading.prose(closed_up(html), "html", self.attached)
        return text if isinstance(text, Html) else tidy(text)

    def html(self, element: Element, without: Container[str] = NOWHERE) -> str:
        """Return what is in the element as HTML, but for elements of these names."""
        return "".join(
            marked_up(SPACES.sub(" ", part)) if isinstance(part, str) else self._html(part, without)
            for part in element.content
        )

    def _html(self, element: Element, without: Container[str]) -> str:
        name = element.name
        if name in UNSHOWN or (name == "rubricBlock" and not _for_students(element)):
            self.dropped.append(name)
            return ""
        if name in without:
            return ""
        if name in UNWRAPPED:
            return self.html(element, without)
        if name in SPECIAL:
            return SPECIAL[name](self, element)
        if name in MEDIA:
            return "<video></video>"
        return self._tagged(element, without)

    def _tagged(self, element: Element, without: Container[str]) -> str:
        styled = STYLED.fullmatch(element.attributes.get("class", "")) if element.name == "span" else None
        name = styled[1] if styled else RENAMED.get(element.name, element.name)
        if not TAG.fullmatch(f"<{name}>") and not runs(f"<{name}>"):
            return self.html(element, without)
        given = {key: value for key, value in element.attributes.items() if not (styled and key == "class")}
        attributes = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
        inside = "" if name in VOID else f"{self.html(element, without)}</{name}>"
        return f"<{name}{attributes}>{inside}"

    def _as_written(self, element: Element) -> str:
        """Lines and spaces of what is formatted beforehand mean something."""
        return element.as_html().replace("![", "&#33;[")

    def _question(self, element: Element) -> str:
        """Its choices are options; what it asks stands among the other text."""
        prompt = element.first("prompt")
        asked = self.html(prompt).strip() if prompt else ""
        return f"<div>{asked}</div>" if asked else ""

    def _formula(self, element: Element) -> str:
        self.formulas = True
        return mathml.line(element)

    def _image(self, element: Element) -> str:
        """Return a picture, or what stands for it in words where it did not come with the item."""
        address, words = element.attributes.get("src", ""), element.attributes.get("alt", "")
        shown = element.as_html()
        if address.startswith("data:") or self._comes_with_it(shown, address):
            return shown
        return f'<img src="data:,">{marked_up(f"[{words}]") if words.strip() else ""}'

    def _object(self, element: Element) -> str:
        """Pictures are objects too; any other is counted as lost."""
        address, type_ = element.attributes.get("data", ""), element.attributes.get("type", "")
        if not type_.startswith("image/"):
            return f"<video></video>{self.html(element)}"
        given = {"src": address, "alt": SPACES.sub(" ", element.own).strip()}
        size = {key: value for key, value in element.attributes.items() if key in ("width", "height", "lang", "dir")}
        return self._image(Element("img", given | size, element.line))

    def _comes_with_it(self, shown: str, address: str) -> bool:
        return SOURCE.search(shown) is not None and media_type(self.attached.data(address)) != ""


ASKING = ("choiceInteraction", "orderInteraction")
SPECIAL: Mapping[str, Callable[[Texts, Element], str]] = {
    "pre": Texts._as_written,  # noqa: SLF001 - its own table
    "math": Texts._formula,  # noqa: SLF001
    "img": Texts._image,  # noqa: SLF001
    "object": Texts._object,  # noqa: SLF001
} | dict.fromkeys(ASKING, Texts._question)  # noqa: SLF001


def _for_students(rubric: Element) -> bool:
    return bool({"candidate", "testTaker"} & set(rubric.attributes.get("view", "candidate").split()))
