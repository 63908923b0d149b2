"""What an item asks: its one interaction, the kind of question that is, its choices and its key."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...notes import Refused
from ..tree import Element
from ..written import MOST
from . import scoring


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of question: `one` choice is right, or all of them in an `order`."""

    kind: str
    one: bool = False
    order: bool = False


SORTS = {
    "single": Sort("single_choice", one=True),
    "multiple": Sort("multiple_response"),
    "ordered": Sort("ordering", order=True),
}
"""By the cardinality of the response, which says more than how many choices a candidate may make."""
ASKED = {"choiceInteraction": SORTS, "orderInteraction": {"ordered": SORTS["ordered"]}}
"""By the name of an interaction: what it may be."""
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
    sort: Sort
    names: list[str]
    key: list[str]

    @property
    def choices(self) -> list[Element]:
        return self.interaction.all("simpleChoice")


class Otherwise(Exception):
    """The item is refused as something else than the name of its interaction."""

    def __init__(self, kind: str, refused: Refused) -> None:
        super().__init__(kind, refused)
        self.kind = kind
        self.refused = refused


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
    """Return what an item with these interactions asks; raise Otherwise or Refused where it is no question of ours."""
    interaction, *others = found
    if others:
        several = ",".join(sorted({each.name for each in found}))
        raise Otherwise(f"composite item ({several})", Refused("qti-composite"))
    if interaction.name not in ASKED:
        raise Refused("kind-unknown")
    body = body_of(item)
    response = interaction.attributes.get("responseIdentifier", "").strip()
    declared = (each for each in item.all("responseDeclaration") if each.attributes.get("identifier") == response)
    declaration = next(declared, Element("responseDeclaration", {}, item.line))
    sort = ASKED[interaction.name].get(declaration.attributes.get("cardinality", ""))
    names = [choice.attributes.get("identifier", "").strip() for choice in interaction.all("simpleChoice")]
    if len(names) > MOST:
        raise Refused("options-many", most=MOST)
    key = scoring.key(declaration, names, one=sort is not None and sort.one)
    if sort is None:
        raise Refused("kind-unknown")
    if _varies(item, body):
        raise Otherwise("template item", Refused("qti-template"))
    if sort.order and len(key) < len(names):
        raise Refused("qti-part", count=len(key), items=len(names))
    return Asked(item, body, interaction, response, declaration, sort, names, key)


def _varies(item: Element, body: Element) -> bool:
    """Say whether its texts or its key are made anew for each candidate."""
    if next(item.within("setCorrectResponse"), None) or next(body.within(*VARYING), None):
        return True
    variables = {each.attributes.get("identifier", "") for each in item.all("templateDeclaration")}
    shown = {each.attributes.get("identifier", "") for each in body.within("printedVariable")}
    shown |= {each.own.strip() for each in body.within("mi", "ci")}
    return bool(variables & shown)
