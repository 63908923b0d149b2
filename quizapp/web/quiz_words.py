"""What a quiz is made of, in a teacher's words."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..core.recipe import Recipe, Rule
from ..core.sources import Sources
from .speech import Message, ngettext
from .speech import gettext as _

FAMILIES: Mapping[str, tuple[Message, tuple[str, ...]]] = {
    "dates": ("Dates and their order", ("order-events", "earliest-latest", "between", "what-year", "event-of-year")),
    "points": ("Who argues what", ("which-point", "who-argued", "own-voice", "concession")),
    "reasons": ("Reasons and steps", ("which-evidence", "order-steps", "next-step", "missing-step")),
    "wholes": ("Lists and contrasts", ("which-among", "not-among", "contrast")),
    "names": ("People, terms and figures", ("who-is", "what-is", "what-figure")),
}
"""Generators that ask about the same side of an article, for a part that takes them in turn."""

GENERATOR_WORDS: Mapping[str, Message] = {
    "order-events": "put events in order",
    "earliest-latest": "which event came first, or last",
    "between": "what happened between two events",
    "before-after": "which of two events came first",
    "what-year": "the year of an event",
    "event-of-year": "the event of a year",
    "years-elapsed": "years between two events",
    "what-figure": "a number the article gives",
    "who-argued": "who makes a point",
    "which-point": "which point somebody makes",
    "own-voice": "which point is the author’s own",
    "which-evidence": "what is offered in support of a point",
    "concession": "what is granted before arguing against it",
    "contrast": "how two sides differ",
    "which-among": "what belongs to a list",
    "not-among": "what does not belong to a list",
    "order-steps": "put the steps of an argument in order",
    "next-step": "the next step of an argument",
    "missing-step": "the missing step of an argument",
    "who-is": "who somebody is",
    "what-is": "what a term stands for",
}
BAND_WORDS: Mapping[str, Message] = {"easy": "easy", "medium": "medium", "hard": "hard"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a quiz: how many questions, of what, out of how many, and what limits the choice."""

    count: str
    source: str
    pool: str
    limits: str


def family_of(generators: tuple[str, ...]) -> str:
    """Return the family that is exactly these generators, or nothing."""
    return next((name for name, (_label, members) in FAMILIES.items() if set(members) == set(generators)), "")


def source_words(rule: Rule, banks: Mapping[str, str]) -> str:
    if rule.bank:
        return _("from the bank “%(title)s”") % {"title": banks.get(rule.bank, rule.bank)}
    if family := family_of(rule.generators):
        return _(FAMILIES[family][0])
    return ", ".join(_(GENERATOR_WORDS[name]) for name in rule.generators)


def pool(rule: Rule, sources: Sources) -> str:
    """Say how many different things the rule can ask about, before any is left out for its difficulty."""
    most = len({candidate.target for candidate in sources.candidates(rule)})
    return ngettext("out of %(num)s possible", "out of %(num)s possible", most) % {"num": most}


def parts(recipe: Recipe, sources: Sources, banks: Mapping[str, str]) -> list[Part]:
    """Return the parts of a quiz; `banks` gives titles by bank id."""
    themes = {theme.id: theme.text for theme in sources.article.themes} if sources.article else {}
    found = []
    for rule in recipe.rules:
        limits = [
            *(themes.get(theme, theme) for theme in rule.themes),
            *(_(BAND_WORDS[band]) for band in rule.bands),
        ]
        if rule.questions:
            chosen = len(rule.questions)
            limits.append(ngettext("of %(num)s chosen", "of %(num)s chosen", chosen) % {"num": chosen})
        count = ngettext("%(num)s question", "%(num)s questions", rule.count) % {"num": rule.count}
        found.append(Part(count, source_words(rule, banks), pool(rule, sources), "; ".join(limits)))
    return found
