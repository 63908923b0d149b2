"""What kind of question an item is, by the words of its system or else by the answer it takes."""

import re
from collections.abc import Iterator, Mapping

from ..tree import Element

DECLARED = ("question_type", "cc_profile", "bbmd_questiontype")
PLAINLY = re.compile(r"^cc\.|\.v[0-9]+p[0-9]+$|question$|[^a-z]")
KINDS: Mapping[str, str] = {
    "multiplechoice": "single_choice",
    "eitheror": "single_choice",
    "multipledropdowns": "single_choice",
    "truefalse": "true_false",
    "multipleanswer": "multiple_response",
    "multipleanswers": "multiple_response",
    "multipleresponse": "multiple_response",
    "ordering": "ordering",
}
"""By what an item is declared to be, in small letters without spaces. One menu to choose from is a choice."""
CARDINALITIES: Mapping[str, str] = {
    "single": "single_choice",
    "multiple": "multiple_response",
    "ordered": "ordering",
}
TEXTS = {"textonly"}
NAMES: Mapping[str, str] = {
    "Essay": "essay", "Short Response": "essay", "Matching": "matching", "Fill in the Blank": "fill-in",
}  # fmt: skip
"""What Blackboard calls kinds that others name otherwise."""


def fields(item: Element) -> Iterator[tuple[str, str]]:
    """Yield what is said of an item: the name of each field in small letters, and its value."""
    for metadata in item.all("itemmetadata"):
        for field in metadata.within("qtimetadatafield"):
            label, entry = field.first("fieldlabel"), field.first("fieldentry")
            if label and entry:
                yield label.own.strip().lower(), entry.own.strip()
        for child in metadata.children:
            if not child.children:
                yield child.name.lower(), child.own.strip()


def declared(said: Mapping[str, str]) -> str:
    return next((said[name] for name in DECLARED if said.get(name)), "")


def plainly(name: str) -> str:
    return PLAINLY.sub("", name.lower())


def kind(name: str, responses: list[Element]) -> str:
    """Return the kind of ours that an item is, or nothing."""
    if name:
        return KINDS.get(plainly(name), "")
    if [each.name for each in responses] != ["response_lid"]:
        return ""
    return CARDINALITIES.get(responses[0].attributes.get("rcardinality", "Single").lower(), "")


def called(name: str, item: Element) -> str:
    """Return what to call an item that is no question of ours."""
    if name:
        return NAMES.get(name, name)
    asks = next(item.within("response_str", "response_num", "render_fib"), None)
    return "fill-in" if asks else "unknown"
