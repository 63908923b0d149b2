"""What an item asks: its one interaction, the kind of question that is, its choices and its key."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...notes import Refused
from ..tree import Element
from . import scoring

KINDS = {"single": "single_choice", "multiple": "multiple_response", "ordered": "ordering"}
"""By the cardinality of the response, which says more than how many choices a candidate may make."""
ASKED = {"choiceInteraction": KINDS, "orderInteraction": {"ordered": "ordering"}}
"""By the name of an interaction: the kinds it may be."""
UNCOUNTED = {"endAttemptInteraction"}
VARYING = ("templateInline", "templateBlock")


@dataclass(frozen=True, slots=True)
class Asked:
    """`names` are the identifiers of the choices, `key` those that are right, in their order."""

    item: Element
    body: Element
    interaction: Element
    response: str
    declaration: Element
    kind: str
    names: list[str]
    key: list[str]

    @property
    def choices(self) -> list[Element]:
        return self.interaction.all("simpleChoice")


class Otherwise(Exception):
    """The item is no question of ours, but has a name: `code` says why, `kind` what it is."""

    def __init__(self, kind: str, code: str, **params: object) -> None:
        super().__init__(kind, code, params)
        self.kind = kind
        self.code = code
        self.params = params


def body_of(item: Element) -> Element:
    return item.first("itemBody") or Element("itemBody", {}, item.line)


def interactions(element: Element) -> Iterator[Element]:
    """Yield what asks for an answer, at any depth."""
    for child in element.children:
        if not child.name.endswith("Interaction"):
            yield from interactions(child)
        elif child.name not in UNCOUNTED:
            yield child


def asked(item: Element, found: list[Element]) -> Asked:
    """Return what an item with these interactions asks; raise Otherwise where that is no question of ours."""
    interaction, *others = found
    if others:
        raise Otherwise(f"composite item ({','.join(sorted({each.name for each in found}))})", "qti-composite")
    name = interaction.name
    if name not in ASKED:
        raise Otherwise(name, "kind-unknown")
    body = body_of(item)
    response = interaction.attributes.get("responseIdentifier", "").strip()
    declared = (each for each in item.all("responseDeclaration") if each.attributes.get("identifier") == response)
    declaration = next(declared, Element("responseDeclaration", {"cardinality": "single"}, item.line))
    kind = ASKED[name].get(declaration.attributes.get("cardinality", ""), "")
    names = [choice.attributes.get("identifier", "").strip() for choice in interaction.all("simpleChoice")]
    try:
        key = scoring.key(declaration, names, one=kind == "single_choice")
    except Refused as refused:
        raise Otherwise(name, refused.code, **refused.params) from refused
    if not kind:
        raise Otherwise(name, "kind-unknown")
    if _varies(item, body):
        raise Otherwise("template item", "qti-template")
    if kind == "ordering" and len(key) < len(names):
        raise Otherwise(name, "qti-part", count=len(key), items=len(names))
    return Asked(item, body, interaction, response, declaration, kind, names, key)


def _varies(item: Element, body: Element) -> bool:
    """Say whether its texts or its key are made anew for each candidate."""
    if next(item.within("setCorrectResponse"), None) or next(body.within(*VARYING), None):
        return True
    variables = {each.attributes.get("identifier", "") for each in item.all("templateDeclaration")}
    shown = {each.attributes.get("identifier", "") for each in body.within("printedVariable")}
    shown |= {each.own.strip() for each in body.within("mi", "ci")}
    return bool(variables & shown)
