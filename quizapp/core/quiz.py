"""Drawing a quiz from its recipe: every seed another quiz, no fact asked twice, no question giving another away."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from .errors import CannotDraw
from .lint.together import gives_away
from .question import Question
from .recipe import BANDS, Recipe, Rule
from .rng import stream
from .sources import Candidate, Sources

LOOK = 2
"""Fitting questions compared for each slot, to keep all forms of a quiz about equally hard."""


def draw(recipe: Recipe, sources: Sources, seed: str) -> tuple[Question, ...]:
    """Return the questions in the order of the rules; raise CannotDraw naming the rule that ran dry.

    Of each slot's band the middle is aimed at, and what one slot misses it by is made good by the next: two forms
    drawn under different seeds differ little in their mean difficulty. Questions that one rule names are left to it by
    the others.
    """
    chosen: list[Question] = []
    named = {key for rule in recipe.rules for key in rule.questions}
    owed = 0.0
    for number, rule in enumerate(recipe.rules):
        mixed = stream(seed, recipe.slug, number, "candidates").shuffled(sources.candidates(rule))
        others = named.difference(rule.questions)
        candidates = _by_turns([each for each in mixed if each.target not in others], rule)
        bands = stream(seed, recipe.slug, number, "bands").shuffled(rule.bands or tuple(BANDS))
        for place in range(rule.count):
            middle = sum(BANDS[bands[place % len(bands)]]) / 2
            found = list(islice(_fitting(candidates, seed, chosen, recipe, rule.bands), LOOK))
            if not found:
                params = {"rule": number + 1, "source": sources.called(rule), "wanted": rule.count, "found": place}
                raise CannotDraw("quiz-dry", quiz=recipe.slug, **params)
            candidate, question = min(found, key=lambda each: abs(each[1].difficulty - middle - owed))
            owed += middle - question.difficulty
            candidates.remove(candidate)
            chosen.append(question)
    return tuple(chosen)


def draw_about(targets: Iterable[str], recipe: Recipe, sources: Sources, seed: str) -> tuple[Question, ...]:
    """Return fresh questions about these facts (namespaced ids), one each, at most as many as the recipe has.

    The recipe's own ways of asking come first; facts that nothing can ask about by themselves are passed over.
    """
    own = {name for rule in recipe.rules for name in (*rule.generators, rule.bank)}
    chosen: list[Question] = []
    for target in stream(seed, "missed").shuffled(tuple(targets)):
        if len(chosen) == recipe.count:
            break
        if any(target in question.targets for question in chosen):
            continue
        ways = stream(seed, target, "ways").shuffled(sources.about(target))
        ways.sort(key=lambda candidate: candidate.source not in own)
        chosen += [question for _, question in islice(_fitting(ways, seed, chosen, recipe), 1)]
    if not chosen:
        raise CannotDraw("missed-dry", quiz=recipe.slug)
    return tuple(chosen)


def _by_turns(candidates: Sequence[Candidate], rule: Rule) -> list[Candidate]:
    """Return the candidates so that the sources of a rule take turns, whichever has more to ask."""
    place: dict[str, int] = {}
    turns = []
    for candidate in candidates:
        place[candidate.source] = place.get(candidate.source, -1) + 1
        turns.append((place[candidate.source], candidate))
    return [candidate for _, candidate in sorted(turns, key=lambda turn: turn[0])] if rule.generators else [*candidates]


def _fitting(
    candidates: Sequence[Candidate],
    seed: str,
    beside: Sequence[Question],
    recipe: Recipe,
    bands: Sequence[str] = (),
) -> Iterator[tuple[Candidate, Question]]:
    """Yield a question of each candidate that the recipe can mark, that repeats no other and gives none away."""
    taken = {name for other in beside for name in (other.key, *other.targets)} | set(recipe.avoid)

    def suits(question: Question) -> bool:
        return (
            (not bands or band_of(question) in bands)
            and not question.refusal(recipe.scheme(question))
            and taken.isdisjoint((question.key, *question.targets))
            and not any(gives_away(question, other) for other in beside)
        )

    for candidate in candidates:
        if candidate.target not in taken:
            for question in islice(candidate.questions(seed, suits), 1):
                yield candidate, question


def band_of(question: Question) -> str:
    return next(name for name, (low, high) in BANDS.items() if low <= question.difficulty < high)
