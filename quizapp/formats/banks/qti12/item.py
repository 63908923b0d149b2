"""An item of QTI 1.2 on its way to a question."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from ...notes import Refused
from ...prose.attached import Attached
from .. import statements
from ..drafts import Choice, Draft
from ..reading import Reading
from ..tree import Element
from ..written import MOST
from . import kinds, scoring, texts, weights
from .feedback import Told, told

RESPONSES = ("response_lid", "response_str", "response_num", "response_xy", "response_grp", "response_extension")
TAG = "quizapp_tag"
"""The name of our own field for a tag."""
TAGS = {TAG, "qmd_topic", "qmd_keywords", "wct_questioncategory"}
OBJECT = "bbmd_asi_object_id"
HINT = "hint"
VERDICTS = re.compile(r"([a-z]+)_([a-z]+)\.(true|false)")
"""Two verdicts and which of them it is, as Blackboard has it."""
EITHER_OR = "eitheror"


@dataclass(slots=True)
class Item:
    """An element with what is said of it; `tags` are those of the file it stands in, `blank` the options left empty."""

    element: Element
    reading: Reading
    attached: Attached
    said: Mapping[str, str] = field(init=False)
    tags: tuple[str, ...] = ()
    blank: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.said = dict(kinds.fields(self.element))

    @property
    def line(self) -> int:
        return self.element.line

    @property
    def title(self) -> str:
        return self.element.attributes.get("title", "")

    @property
    def id(self) -> str:
        return self.said.get(OBJECT) or self.element.attributes.get("ident", "")


def read(item: Item) -> None:
    """Give the item to its reading, as a question or as the reason why it is none."""
    name = kinds.declared(item.said)
    presentation = item.element.first("presentation") or Element("presentation", {}, item.line)
    responses = list(presentation.within(*RESPONSES))
    if kinds.plainly(name) in kinds.TEXTS or not (name or responses):
        item.reading.skip(item.line, item.title, "description", "description-skipped")
        return
    try:
        draft = _draft(item, kinds.kind(name, responses), presentation, responses)
    except Refused as refused:
        item.reading.refuse(item.line, item.title, kinds.called(name, item.element), refused.code, **refused.params)
    else:
        item.reading.take(draft)


def _draft(item: Item, kind: str, presentation: Element, responses: list[Element]) -> Draft:
    if not kind:
        raise Refused("kind-unknown")
    if [each.name for each in responses] != ["response_lid"]:
        raise Refused("parts-several")
    (response,) = responses
    prose = partial(texts.prose, reading=item.reading, attached=item.attached)
    found = list(response.within("response_label"))
    if len(found) > MOST:
        raise Refused("options-many", most=MOST)
    labels = {each.attributes.get("ident", "").strip(): each for each in found}
    if len(labels) < len(found):
        raise Refused("options-unnamed")
    written = {name: texts.html(label) or _verdict(name) for name, label in labels.items()}
    item.blank = frozenset(name for name, html in written.items() if not html)
    options = {name: prose(html) for name, html in written.items()}
    stem = prose(texts.stem(presentation))
    if kinds.plainly(kinds.declared(item.said)) == EITHER_OR:
        options = {name: _either(text) for name, text in options.items()}
    processing = scoring.processing(item.element, tuple(options))
    shown = told(item.element, tuple(options), processing, item.reading, item.attached)
    choices = READERS[kind](item, options, processing, shown)
    if dropped := [*shown.dropped, *([HINT] if next(item.element.within(HINT), None) else [])]:
        item.reading.warn(item.line, item.title, "fields-dropped", fields=", ".join(dropped))
    tags = [value for name, value in kinds.fields(item.element) if name in TAGS and value]
    render = next(response.within("render_choice"), None)
    return Draft(
        line=item.line,
        kind=kind,
        title=item.title,
        id=item.id,
        stem=stem,
        choices=choices,
        explanation=shown.explanation,
        tags=tuple(dict.fromkeys([*item.tags, *tags])),
        shuffle=render is not None and render.attributes.get("shuffle", "No").lower() == "yes",
    )


def _verdict(name: str) -> str:
    """Blackboard names the options of a statement to judge, and need not write them."""
    return name if name.lower() in {"true", "false"} or VERDICTS.fullmatch(name) else ""


def _either(text: str) -> str:
    verdicts = VERDICTS.fullmatch(text)
    return (verdicts[1] if verdicts[3] == "true" else verdicts[2]) if verdicts else text


Options = Mapping[str, str]


def _single(item: Item, options: Options, processing: scoring.Processing, shown: Told) -> tuple[Choice, ...]:
    return _choices(item, options, weights.of_one(tuple(options), processing), shown)


def _several(item: Item, options: Options, processing: scoring.Processing, shown: Told) -> tuple[Choice, ...]:
    return _choices(item, options, weights.of_several(tuple(options), processing), shown)


def _choices(item: Item, options: Options, found: weights.Weights, shown: Told) -> tuple[Choice, ...]:
    earned, replaced = found
    if replaced:
        item.reading.warn(item.line, item.title, "scoring-replaced")
    blank = [name for name in item.blank if not (earned[name] > 0 or name in shown.options)]
    if blank:
        item.reading.warn(item.line, item.title, "options-blank", count=len(blank))
    return tuple(
        Choice(text=text, weight=earned[name], feedback=shown.options.get(name, ""))
        for name, text in options.items()
        if name not in blank
    )


def _true_false(item: Item, options: Options, processing: scoring.Processing, shown: Told) -> tuple[Choice, ...]:
    names = tuple(options)
    if len(names) != len(statements.VERDICTS):
        raise Refused("options-few", fewest=2, found=len(names))
    verdicts = {text.strip().lower(): name for name, text in options.items()}
    if verdicts.keys() != {"true", "false"}:
        item.reading.warn(item.line, item.title, "truth-unnamed")
        verdicts = dict(zip(("true", "false"), names, strict=True))
    earned, _ = weights.of_one(names, processing)
    if not any(earned.values()):
        raise Refused("right-full")
    true, false = verdicts["true"], verdicts["false"]
    return statements.true_false(
        earned[true] == 1, if_true=shown.options.get(true, ""), if_false=shown.options.get(false, "")
    )


def _ordering(item: Item, options: Options, processing: scoring.Processing, shown: Told) -> tuple[Choice, ...]:
    names, others = weights.order(tuple(options), processing)
    if others:
        item.reading.warn(item.line, item.title, "scoring-replaced")
    return tuple(Choice(text=options[name], feedback=shown.options.get(name, "")) for name in names)


READERS = {"single_choice": _single, "multiple_response": _several, "true_false": _true_false, "ordering": _ordering}
