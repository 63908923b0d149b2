"""Drawing a quiz from its recipe: every seed another quiz, no fact asked twice, no question giving another away."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from .errors import CannotDraw
from .facts import Article, Claim
from .generate import GENERATORS
from .generate.making import draws
from .lint.words import plain
from .question import Question
from .recipe import Recipe, Rule
from .rng import stream

TRIES = 6
"""Drawn wordings of one fact before another fact is tried."""


def draw(recipe: Recipe, article: Article, seed: str) -> tuple[Question, ...]:
    """Return the questions in the order asked; raise CannotDraw naming the generator whose facts ran out."""
    chosen: list[Question] = []
    for number, rule in enumerate(recipe.rules):
        candidates = stream(seed, recipe.slug, number, "targets").shuffled(wanted(article, rule))
        found = 0
        for target in candidates:
            if found == rule.count:
                break
            question = fitting(article, rule.generator, target, seed, chosen)
            if question:
                chosen.append(question)
                found += 1
        if found < rule.count:
            raise CannotDraw("quiz-dry", quiz=recipe.slug, generator=rule.generator, wanted=rule.count, found=found)
    return tuple(stream(seed, recipe.slug, "slots").shuffled(chosen))


def draw_about(targets: Iterable[str], recipe: Recipe, article: Article, seed: str) -> tuple[Question, ...]:
    """Return fresh questions about these facts (namespaced ids), one each, at most as many as the recipe has.

    The recipe's own generators come first; facts that nothing can ask about by themselves are passed over.
    """
    prefix = f"{article.id}/"
    ids = [target.removeprefix(prefix) for target in targets if target.startswith(prefix)]
    own = dict.fromkeys(rule.generator for rule in recipe.rules)
    names = [*stream(seed, "generators").shuffled(tuple(own)), *(name for name in GENERATORS if name not in own)]
    chosen: list[Question] = []
    for target in stream(seed, "missed").shuffled(ids):
        if len(chosen) == recipe.count:
            break
        if any(article.name(target) in question.targets for question in chosen):
            continue
        chosen += islice(_about(article, names, target, seed, chosen), 1)
    if not chosen:
        raise CannotDraw("quiz-dry", quiz=recipe.slug, generator="", wanted=1, found=0)
    return tuple(chosen)


def _about(
    article: Article, names: Sequence[str], target: str, seed: str, chosen: list[Question]
) -> Iterator[Question]:
    for name in names:
        if target in GENERATORS[name].targets(article):
            question = fitting(article, name, target, seed, chosen)
            if question:
                yield question


def wanted(article: Article, rule: Rule) -> list[str]:
    """Return the facts a rule may ask about."""
    targets = GENERATORS[rule.generator].targets(article)
    if not rule.themes:
        return list(targets)
    claims = (article.by_id[target] for target in targets)
    return [claim.id for claim in claims if isinstance(claim, Claim) and claim.theme in rule.themes]


def fitting(article: Article, name: str, target: str, seed: str, beside: Sequence[Question]) -> Question | None:
    """Return a question about the fact that repeats no target of the others and gives none of them away."""
    if any(article.name(target) in other.targets for other in beside):
        return None
    for question in islice(draws(article, name, target, seed), TRIES):
        taken = {known for other in beside for known in other.targets}
        if not taken & set(question.targets) and not any(gives_away(question, other) for other in beside):
            return question
    return None


def gives_away(one: Question, other: Question) -> bool:
    """X8: whether the stem of either holds a key of the other."""
    return _told_by(one, other.stem) or _told_by(other, one.stem)


def _told_by(question: Question, stem: str) -> bool:
    said = f" {plain(stem)} "
    return any(f" {plain(option.text)} " in said for option in question.options if option.key in question.correct)
