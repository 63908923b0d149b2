"""What an item pays for each choice: by its key, or by its mapping where our weights say exactly the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ...notes import Refused
from ..tree import Element
from ..written import FINEST

NUMBER = re.compile(r"\s*[-+]?(?:[0-9]{1,9}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:[eE]-?[0-9]{1,2})?\s*")
TOLERANCE = Fraction(1, 100_000)
MATCH, MAP, CUSTOM, NONE = "match", "map", "custom", "none"
TEMPLATES = {
    "match_correct": MATCH, "map_response": MAP, "CC2_match": MATCH, "CC2_match_basic": MATCH, "CC2_map_response": MAP,
}  # fmt: skip
"""By the last part of a template's address: how the item is marked."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping: what each choice adds to the score, which stays between `least` and `most` where they are given.

    `normal` is the score that the item says is all there is to get.
    """

    values: Mapping[str, Fraction]
    usual: Fraction
    least: Fraction | None
    most: Fraction | None
    normal: Fraction | None

    def shares(self, choices: list[str], key: list[str], *, adding_up: bool) -> list[Fraction] | None:
        """Return the weights of the choices, or None where ours would pay otherwise for some answer."""
        values = [self.values.get(choice, self.usual) for choice in choices]
        most = self._most([value for value in values if value > 0], adding_up=adding_up)
        if most <= 0 or (self.least or 0) > 0 or (min(values) < 0 and self.least != 0):
            return None
        shares = [_exact(value / most) for value in values]
        found = [share for share in shares if share is not None]
        if len(found) < len(shares):
            return None
        if not adding_up:
            clipped = [min(max(share, Fraction(-1)), Fraction(1)) for share in found]
            return clipped if all(clipped[choices.index(each)] == 1 for each in key) else None
        if {choice for choice, share in zip(choices, found, strict=True) if share > 0} != set(key):
            return None
        if sum(share for share in found if share > 0) <= 1:
            return [max(share, Fraction(-1)) for share in found]
        return found if all(abs(share) <= 1 for share in found) else None

    def _most(self, positive: list[Fraction], *, adding_up: bool) -> Fraction:
        """Return the score of all points: the best there is to reach, or the limit where it is also the normal one."""
        if self.most is not None and self.most == self.normal:
            return self.most
        best = sum(positive, Fraction(0)) if adding_up else max(positive, default=Fraction(0))
        return min(best, self.most) if self.most is not None else best


def mapped(item: Element, declaration: Element) -> Mapped | None:
    """Return the mapping of a response, or None where it has none that makes sense."""
    mapping = declaration.first("mapping")
    if mapping is None:
        return None
    entries = mapping.all("mapEntry")
    values = {
        each.attributes.get("mapKey", "").strip(): _number(each.attributes.get("mappedValue")) for each in entries
    }
    usual = _number(mapping.attributes.get("defaultValue", "0"))
    bounds = [mapping.attributes.get(name) for name in ("lowerBound", "upperBound")]
    least, most = (_number(bound) for bound in bounds)
    known = {choice: value for choice, value in values.items() if value is not None}
    unread = [bound for bound, read in zip(bounds, (least, most), strict=True) if bound is not None and read is None]
    if usual is None or len(known) < len(values) or unread:
        return None
    scores = (each for each in item.all("outcomeDeclaration") if each.attributes.get("identifier") == "SCORE")
    normal = next((_number(each.attributes.get("normalMaximum")) for each in scores), None)
    return Mapped(known, usual, least, most, normal)


def key(declaration: Element, choices: list[str], *, one: bool) -> list[str]:
    """Return the choices that are right, in their order; raise Refused where that is not said."""
    correct = declaration.first("correctResponse")
    values = [value.own.strip() for value in correct.all("value")] if correct else []
    found = [value for value in values if value]
    if not found:
        raise Refused("key-missing")
    for value in found:
        if value not in choices:
            raise Refused("key-unknown", text=value[:60])
    if one and len(found) > 1:
        raise Refused("key-several", text=", ".join(found)[:60], found=len(found))
    return list(dict.fromkeys(found))


def rule(item: Element, response: str) -> str:
    """Return how the item is marked: by rules that say the same as a template or, where it has none, by a template."""
    processing = item.first("responseProcessing")
    if processing is None:
        return NONE
    scoring = [each for each in processing.children if _sets_score(each)]
    if scoring:
        return _ruled(scoring[0], response) if len(scoring) == 1 else CUSTOM
    template = processing.attributes.get("template") or processing.attributes.get("templateLocation") or ""
    return TEMPLATES.get(template.rpartition("/")[2].removesuffix(".xml"), CUSTOM) if template else NONE


def _ruled(scoring: Element, response: str) -> str:
    if scoring.name == "setOutcomeValue":
        return MAP if _is(scoring.children, "mapResponse", response) else CUSTOM
    first, *others = [branch for branch in scoring.children if _sets_score(branch)] or [scoring]
    if first.name != "responseIf" or any(other.name != "responseElse" for other in others):
        return CUSTOM
    test, *rules = first.children
    constant = all(_constant(each) for each in rules)
    if test.name == "match" and _of(test, response) and constant and all(map(_nothing, others)):
        return MATCH
    if test.name == "isNull" and constant and len(others) == 1:
        (last, *more) = [each for each in others[0].children if _sets_score(each)]
        return _ruled(last, response) if last.name == "setOutcomeValue" and not more else CUSTOM
    return CUSTOM


def _of(match: Element, response: str) -> bool:
    """Say whether it compares the response with what is right."""
    names = {part.name for part in match.children}
    about = {part.attributes.get("identifier") for part in match.children}
    return (names, about) == ({"variable", "correct"}, {response})


def _is(parts: list[Element], name: str, response: str) -> bool:
    return len(parts) == 1 and parts[0].name == name and parts[0].attributes.get("identifier") == response


def _sets_score(rule: Element) -> bool:
    own = rule.name == "setOutcomeValue" and rule.attributes.get("identifier") == "SCORE"
    return own or any(each.attributes.get("identifier") == "SCORE" for each in rule.within("setOutcomeValue"))


def _constant(rule: Element) -> bool:
    return rule.name == "setOutcomeValue" and all(part.name in ("baseValue", "variable") for part in rule.children)


def _nothing(branch: Element) -> bool:
    """Say whether the branch for all other answers leaves the score at 0."""
    set_ = [rule for rule in branch.children if _sets_score(rule)]
    return all(part.name == "baseValue" and not _number(part.own) for rule in set_ for part in rule.children)


def _exact(share: Fraction) -> Fraction | None:
    """Return the share as a fraction that can be added up exactly, where there is one near it."""
    near = Fraction(round(share * FINEST), FINEST)
    return near if abs(near - share) <= TOLERANCE else None


def _number(text: str | None) -> Fraction | None:
    return Fraction(text.strip()) if text is not None and NUMBER.fullmatch(text) else None
