"""What answers earn by the response processing of an item, as far as one answer to it can tell."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..tree import Element

NUMBER = re.compile(r"[-+]?(?:[0-9]{1,9}(?:\.[0-9]{0,12})?|\.[0-9]{1,12})")
BEST = "score.max"
SCORES = ("score", "d2l_correct")
"""Names of the variable that counts where several are set, in small letters."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`named` are the options it asks for, `barred` those it asks not to be chosen, both in their order.

    `changes` are what it does to the score; `whole` says that it is marked as the right answer; `feedback` names what
    is shown.
    """

    test: Element
    named: tuple[str, ...]
    barred: tuple[str, ...]
    changes: tuple[tuple[str, Fraction], ...]
    whole: bool
    feedback: tuple[str, ...]

    def after(self, score: Fraction) -> Fraction:
        for action, value in self.changes:
            score = ACTIONS.get(action, ACTIONS["set"])(score, value)
        return score

    @property
    def earned(self) -> Fraction:
        return self.after(Fraction(0))


ACTIONS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "set": lambda _, value: value,
    "add": lambda score, value: score + value,
    "subtract": lambda score, value: score - value,
}


@dataclass(frozen=True, slots=True)
class Processing:
    """`most` is the score the item says is its best, or nothing; `partial` what Blackboard says of single options."""

    conditions: tuple[Condition, ...]
    most: Fraction | None
    partial: Mapping[str, Fraction]

    def score(self, chosen: frozenset[str], one: bool, conditions: Sequence[Condition] | None = None) -> Fraction:
        """Return what choosing these earns; where `one` option is chosen, several that are named are alternatives."""
        score, met = Fraction(0), False
        for condition in self.conditions if conditions is None else conditions:
            if condition.changes and _holds(condition.test, chosen, met, one):
                score, met = condition.after(score), True
        return score


def processing(item: Element, options: Sequence[str]) -> Processing:
    blocks = item.all("resprocessing")
    variables = [each for block in blocks for each in block.within("decvar")]
    found = [each for block in blocks for each in block.within("respcondition")]
    counted = _counted([setvar for each in found for setvar in each.all("setvar")])
    declared = [each for each in variables if _variable(each) == counted] or variables[:1]
    most = next((number(each.attributes["maxvalue"]) for each in declared if each.attributes.get("maxvalue")), None)
    partial: dict[str, Fraction] = {}
    conditions = []
    for each in found:
        about = [test.attributes.get("respident", "") for test in each.within("varequal")]
        changes = tuple(_changes(each, counted, most))
        if len(about) == 1 and about[0] in options:
            partial[about[0]] = changes[0][1] / 100 if changes else Fraction(0)
            changes = ()
        conditions.append(_condition(each, changes, about[0] if len(about) == 1 and about[0] in options else ""))
    return Processing(tuple(conditions), most, partial)


def _condition(element: Element, changes: tuple[tuple[str, Fraction], ...], about: str) -> Condition:
    test = element.first("conditionvar") or Element("conditionvar", {}, element.line)
    return Condition(
        test=test,
        named=(about,) if about else tuple(_named(test, barred=False)),
        barred=tuple(_named(test, barred=True)),
        changes=changes,
        whole=element.attributes.get("correctanswer", "").lower() == "yes",
        feedback=tuple(each.attributes.get("linkrefid", "") for each in element.all("displayfeedback")),
    )


def ordered(condition: Condition) -> tuple[str, ...]:
    """Return the options a condition names, by their index where each has one, else as they stand."""
    tests = [test for test in condition.test.within("varequal", "not") if test.name == "varequal"]
    places = [test.attributes.get("index", "") for test in tests]
    if tests and all(place.isdecimal() for place in places) and len(set(places)) == len(tests):
        tests = [test for _, test in sorted(zip(map(int, places), tests, strict=True), key=lambda pair: pair[0])]
    return tuple(test.own.strip() for test in tests)


def number(text: str) -> Fraction:
    """Return a number, 0 where the text is none."""
    return Fraction(text.strip().rstrip(".")) if NUMBER.fullmatch(text.strip()) else Fraction(0)


def _variable(element: Element) -> str:
    """Blackboard names the variable by another attribute."""
    attributes = element.attributes
    return (attributes.get("varname") or attributes.get("variablename") or "SCORE").strip().lower()


def _counted(setvars: list[Element]) -> str:
    names = [_variable(each) for each in setvars]
    return next((name for name in (*SCORES, *names) if name in names), "score")


def _changes(condition: Element, counted: str, most: Fraction | None) -> Iterator[tuple[str, Fraction]]:
    for setvar in condition.all("setvar"):
        if _variable(setvar) == counted:
            text = setvar.own.strip()
            value = (Fraction(1) if most is None else most) if text.lower() == BEST else number(text)
            yield setvar.attributes.get("action", "Set").strip().lower(), value


def _named(test: Element, *, barred: bool) -> Iterator[str]:
    for each in test.within("varequal", "not"):
        if each.name == "not":
            if barred:
                yield from (inner.own.strip() for inner in each.within("varequal"))
        elif not barred:
            yield each.own.strip()


def _holds(test: Element, chosen: frozenset[str], met: bool, one: bool) -> bool:
    """Say whether an answer passes a test; `met` is whether one before it was passed."""
    if test.name == "varequal":
        return test.own.strip() in chosen
    if test.name == "other":
        return not met
    if test.name == "unanswered":
        return not chosen
    inner = [_holds(each, chosen, met, one) for each in test.children if each.name in TESTS]
    if test.name == "not":
        return not any(inner)
    if test.name == "or" or (
        one and test.name == "conditionvar" and all(each.name == "varequal" for each in test.children)
    ):
        return any(inner)
    return bool(inner) and all(inner)


TESTS = {"varequal", "other", "unanswered", "and", "or", "not"}
