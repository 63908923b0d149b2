"""An item of QTI as a question, or the reason why it cannot be one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

from ...notes import Refused
from ...prose import words
from ...prose.attached import Attached
from ..drafts import Draft
from ..reading import Reading
from ..tree import Element
from ..xml import elements, encoding
from .asked import Asked, Otherwise, asked, body_of, interactions
from .choices import choices, shuffled
from .feedback import Feedback
from .language import language
from .names import shape
from .texts import ASKING, HIDDEN, Texts

ITEM = shape("assessmentItem")
OUTSIDE = ("catalogInfo", "companionMaterialsInfo")
"""Texts of an item beside its body."""


@dataclass(frozen=True, slots=True)
class About:
    """What a package says of an item in its manifest."""

    tags: tuple[str, ...] = ()
    difficulty: float = 0.5


def _missing(texts: Texts, reference: Element) -> str:
    texts.missing.append(reference.attributes.get("title", "") or reference.attributes.get("href", ""))
    return ""


@dataclass(slots=True)
class Around:
    """What an item comes with: `about` tells what a package says of it, `stimulus` the text that a reference is to.

    `langs` counts the languages of what was read.
    """

    about: Callable[[], About] = About
    stimulus: Callable[[Texts, Element], str] = _missing
    langs: Counter[str] = field(default_factory=Counter)


def read(data: bytes, reading: Reading, attached: Attached, around: Around) -> None:
    reading.encoding = encoding(data)
    attached = replace(attached, data=cache(attached.data))
    for item in elements(data, ITEM, reading.limits):
        title = item.attributes.get("title", "").strip() or item.attributes.get("identifier", "")
        _item(item, title, Texts(reading, attached, item.line, title), around)


def _item(item: Element, title: str, texts: Texts, around: Around) -> None:
    reading = texts.reading
    found = [*interactions(body_of(item))]
    if not found:
        reading.skip(item.line, title, "description", "description-skipped")
        return
    try:
        draft = _draft(asked(item, found), title, texts, around)
    except Otherwise as other:
        reading.refuse(item.line, title, other.kind, other.refused.code, **other.refused.params)
    except Refused as refused:
        reading.refuse(item.line, title, found[0].name, refused.code, **refused.params)
    else:
        around.langs[draft.lang or reading.lang] += 1
        reading.take(draft)


def _draft(question: Asked, title: str, texts: Texts, around: Around) -> Draft:
    item, about = question.item, around.about()
    stem = texts.prose(_stem(question, texts, around))
    right = question.key[0] if question.sort.one else ""
    told = Feedback(item, question.body, question.response, question.names, right).read(texts, question.interaction)
    options, explanation = choices(question, told, texts), texts.prose(told.explanation)
    _note(item, texts)
    if not words(stem):
        texts.warn("stem-from-title")
    return Draft(
        line=item.line,
        kind=question.sort.kind,
        title=title,
        id=item.attributes.get("identifier", ""),
        stem=stem if words(stem) else title,
        choices=options,
        explanation=explanation,
        tags=about.tags,
        difficulty=about.difficulty,
        lang=language(item, question.body),
        shuffle=shuffled(question),
    )


def _note(item: Element, texts: Texts) -> None:
    """Say what a teacher should look at."""
    texts.dropped += [name for name in OUTSIDE if item.first(name)]
    if item.attributes.get("adaptive") == "true":
        texts.warn("qti-adaptive")
    if texts.formulas:
        texts.warn("formula-lined")
    for name in texts.missing:
        texts.warn("stimulus-missing", name=name)
    if texts.dropped:
        texts.warn("fields-dropped", fields=", ".join(dict.fromkeys(texts.dropped)))


def _stem(question: Asked, texts: Texts, around: Around) -> str:
    """Return the text around the choices, with what they ask in its place, below the text that all of it is about."""
    above = "".join(around.stimulus(texts, each) for each in question.item.all("assessmentStimulusRef"))
    return above + texts.html(_core(question.body), HIDDEN)


def _core(element: Element) -> Element:
    """Return the innermost element that holds all the text, without what only stands around it."""
    inside = [part for part in element.content if _says_something(part)]
    only = inside[0] if len(inside) == 1 else ""
    if isinstance(only, str):
        return element
    if only.name in ASKING:
        return only.first("prompt") or only
    return _core(only) if only.name == "div" and not only.attributes.keys() & {"dir", "lang"} else element


def _says_something(part: Element | str) -> bool:
    if isinstance(part, str):
        return bool(part.strip())
    if part.name in ASKING:
        prompt = part.first("prompt")
        return prompt is not None and any(map(_says_something, prompt.content))
    return part.name not in HIDDEN
