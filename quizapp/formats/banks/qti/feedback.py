"""Who is told what: feedback of an item is shown by values of its variables, and here goes with options or explains."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..tree import Element
from .texts import HIDDEN, Texts

RIGHT, WRONG, ALWAYS, OTHERWISE = "right", "wrong", "always", ""
NAMED = {"correct": RIGHT, "right": RIGHT, "incorrect": WRONG, "wrong": WRONG}
"""What feedback is for by its identifier, where no rule of the item sets it."""
SCORED = {
    ("gt", True): RIGHT, ("gt", False): RIGHT, ("gte", False): RIGHT, ("equal", False): RIGHT, ("match", False): RIGHT,
    ("equal", True): WRONG, ("match", True): WRONG,
}  # fmt: skip
"""For whom a comparison of the score is, by its name and whether it is with 0."""
Value = tuple[str, str]
"""An outcome, and what it is set to."""


@dataclass(slots=True)
class Told:
    """By choice: what those who chose it are told; `explanation` is for everybody."""

    choices: dict[str, str] = field(default_factory=dict)
    explanation: str = ""


@dataclass(slots=True)
class Feedback:
    """`right` is the one choice that is right, or nothing where there may be more.

    `audiences` tells for each value of an outcome when the rules set it.
    """

    item: Element
    body: Element
    response: str
    choices: list[str]
    right: str
    audiences: dict[Value, set[str]] = field(default_factory=dict)

    def read(self, texts: Texts, interaction: Element) -> Told:
        """Return what can be told, and name among what was dropped what cannot."""
        for value, audience in self._set():
            self.audiences.setdefault(value, set()).add(audience)
        ruled = {outcome for outcome, _ in self.audiences}
        found = Told(choices=self._inside(texts, interaction))
        spread: dict[str, str] = {}
        for each in self._outside(interaction):
            audience, said = self._audience(each, ruled), texts.html(each).strip()
            if not said:
                continue
            if audience == ALWAYS:
                found.explanation = _joined(found.explanation, said)
            elif audience.startswith("choice:"):
                choice = audience.removeprefix("choice:")
                found.choices[choice] = _joined(found.choices.get(choice, ""), said)
            elif audience and audience not in spread:
                spread[audience] = said
            else:
                texts.dropped.append(each.name)
        self._spread(spread, found, texts)
        return found

    def _inside(self, texts: Texts, interaction: Element) -> dict[str, str]:
        found = {}
        for choice in interaction.all("simpleChoice"):
            said = [texts.html(each).strip() for each in choice.within(*HIDDEN) if _shown(each)]
            texts.dropped += [each.name for each in choice.within(*HIDDEN) if not _shown(each)]
            if any(said):
                found[choice.attributes.get("identifier", "")] = "<br>".join(filter(None, said))
        return found

    def _outside(self, interaction: Element) -> Iterator[Element]:
        inside = {id(each) for each in interaction.within(*HIDDEN)}
        yield from (each for each in self.body.within(*HIDDEN) if id(each) not in inside)
        yield from self.item.all("modalFeedback")

    def _spread(self, spread: dict[str, str], found: Told, texts: Texts) -> None:
        """Give feedback for right and for wrong answers to everybody or, where one choice is right, to the choices."""
        if spread.get(RIGHT) and spread.get(RIGHT) == spread.get(WRONG):
            found.explanation = _joined(found.explanation, spread[RIGHT])
            return
        for audience, said in spread.items():
            chosen = [choice for choice in self.choices if (choice == self.right) == (audience == RIGHT)]
            if not self.right:
                texts.dropped.append(f"modalFeedback ({audience})")
                continue
            for choice in chosen:
                found.choices[choice] = _joined(found.choices.get(choice, ""), said)

    def _audience(self, feedback: Element, ruled: set[str]) -> str:
        outcome = feedback.attributes.get("outcomeIdentifier", "").strip()
        identifier = feedback.attributes.get("identifier", "").strip()
        shown = _shown(feedback)
        audiences = self.audiences.get((outcome, identifier), set())
        if outcome not in ruled:
            default = identifier in self._defaults(outcome)
            if default or not shown:
                return ALWAYS if default == shown else OTHERWISE
            return f"choice:{identifier}" if identifier in self.choices else NAMED.get(identifier.casefold(), OTHERWISE)
        if not shown or not audiences:
            return OTHERWISE
        if {RIGHT, WRONG} <= audiences:
            return ALWAYS
        return next(iter(audiences)) if len(audiences) == 1 else OTHERWISE

    def _defaults(self, outcome: str) -> set[str]:
        declarations = self.item.all("outcomeDeclaration")
        declared = [each for each in declarations if each.attributes.get("identifier") == outcome]
        return {value.own.strip() for each in declared for value in each.within("value")}

    def _set(self) -> Iterator[tuple[Value, str]]:
        """Yield every value that a rule gives to an outcome, and for whom."""
        processing = self.item.first("responseProcessing")
        yield from self._rules(processing.children if processing else [], ALWAYS)

    def _rules(self, rules: list[Element], audience: str) -> Iterator[tuple[Value, str]]:
        for rule in rules:
            if rule.name == "setOutcomeValue":
                yield from self._values(rule, audience)
            elif rule.name == "responseCondition":
                yield from self._branches(rule, audience)

    def _values(self, rule: Element, audience: str) -> Iterator[tuple[Value, str]]:
        outcome = rule.attributes.get("identifier", "")
        for each in rule.within("baseValue"):
            yield (outcome, each.own.strip()), audience
        if any(each.attributes.get("identifier") == self.response for each in rule.within("variable")):
            for choice in self.choices:
                yield (outcome, choice), f"choice:{choice}" if audience == ALWAYS else OTHERWISE

    def _branches(self, condition: Element, audience: str) -> Iterator[tuple[Value, str]]:
        first = self._meant(next(iter(condition.children), condition))
        others = RIGHT if first == WRONG else WRONG if first == RIGHT else OTHERWISE
        for branch in condition.children:
            own = others if branch.name == "responseElse" else self._meant(branch)
            rules = branch.children if branch.name == "responseElse" else branch.children[1:]
            yield from self._rules(rules, own if audience == ALWAYS else OTHERWISE)

    def _meant(self, branch: Element) -> str:
        """Return for whom a branch is, by its test."""
        test = next(iter(branch.children), branch)
        names = {part.name: part for part in test.children}
        about = {part.attributes.get("identifier") for part in test.children}
        if test.name == "match" and names.keys() == {"variable", "correct"} and about == {self.response}:
            return RIGHT
        if "variable" not in names or "baseValue" not in names:
            return OTHERWISE
        value, variable = names["baseValue"].own.strip(), names["variable"].attributes.get("identifier")
        if test.name in ("match", "member", "equal") and variable == self.response and value in self.choices:
            return f"choice:{value}"
        if variable == "SCORE":
            return SCORED.get((test.name, value in ("0", "0.0")), OTHERWISE)
        return OTHERWISE


def _shown(feedback: Element) -> bool:
    return feedback.attributes.get("showHide", "show") == "show"


def _joined(before: str, said: str) -> str:
    return f"{before}<br>{said}" if before else said
