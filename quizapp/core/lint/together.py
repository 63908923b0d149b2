"""Flaws between questions: of a quiz, or of a bank.

Questions are looked up by their words and options rather than compared each with each: banks run to thousands.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from ..kinds.single_choice import SingleChoice
from ..question import Question
from .chance import chi_square_p
from .flaw import Flaw
from .sides import sides
from .stems import negative
from .words import content, plain, words

RARE = 0.01
"""Key positions less likely than this by chance were not left to chance."""
EXPECTED = 5
"""Keys expected in each place, below which the chi-square test says little."""
NEGATIVES = 10
"""One question in so many may be negative."""
SHARED = 2
SCALE = 50
"""Questions with the same options that a new one is compared with: where more share them, the options are a scale, as
in "agrees, disagrees, does not say", and no sign of sameness."""


def lint_together(questions: Sequence[Question]) -> tuple[Flaw, ...]:
    """Return every flaw between these questions, in the order of the rules."""
    return tuple(flaw for rule in TOGETHER.values() for flaw in rule(questions))


def gives_away(one: Question, other: Question) -> bool:
    """X8: whether the stem of either holds a key of the other."""
    return _told_by(one, other.stem) or _told_by(other, one.stem)


def _told_by(question: Question, stem: str) -> bool:
    said = f" {plain(stem)} "
    keys = (plain(option.text) for option in question.options if option.key in question.correct)
    return any(f" {key} " in said for key in keys if key)


def told(questions: Sequence[Question]) -> Iterator[Flaw]:
    """X8: the stem of one question holds the key of another, for every such pair.

    Keys of one word stand in many stems by chance: there the two stems must share SHARED words besides.
    """
    saying: defaultdict[str, set[int]] = defaultdict(set)
    for place, question in enumerate(questions):
        for word in words(question.stem):
            saying[word].add(place)
    for place, question in enumerate(questions):
        keys = [option.text for option in question.options if option.key in question.correct]
        rarest = [min((saying.get(word, set()) for word in words(text)), key=len, default=set()) for text in keys]
        for other in sorted(set().union(*rarest) - {place}):
            if _told_by(question, questions[other].stem) and _related(question, questions[other]):
                yield Flaw("key-told", "warning", questions[other].stem, (questions[other].key, question.key))


def _related(question: Question, telling: Question) -> bool:
    keys = [option.text for option in question.options if option.key in question.correct]
    long = any(len(words(key)) > 1 and f" {plain(key)} " in f" {plain(telling.stem)} " for key in keys)
    about = content(telling.stem).difference(*map(content, keys))
    return long or len(about & content(question.stem)) >= SHARED


def repeated(questions: Sequence[Question]) -> Iterator[Flaw]:
    """X5: the same question again, in the same words or about the same with the same options."""
    seen: dict[tuple[str, frozenset[str]], Question] = {}
    alike: defaultdict[tuple[frozenset[str], tuple[str, str]], list[Question]] = defaultdict(list)
    for question in questions:
        keys, wrong = (frozenset(map(plain, texts)) for texts in sides(question))
        keys = keys or frozenset(plain(option.text) for option in question.options)
        pairs = [(keys, pair) for pair in combinations(sorted(wrong), 2)]
        first = seen.setdefault((plain(question.stem), keys), question)
        if first is question:
            first = next((other for pair in pairs for other in alike[pair] if _same_matter(question, other)), question)
        if first is not question:
            yield Flaw("near-duplicate", "warning", question.stem, (question.key, first.key))
        for pair in pairs:
            if len(alike[pair]) < SCALE:
                alike[pair].append(question)


def _same_matter(one: Question, other: Question) -> bool:
    """Whether both test the same facts or, where no facts are named, ask in largely the same words."""
    if one.targets and other.targets:
        return set(one.targets) == set(other.targets)
    first, second = content(one.stem), content(other.stem)
    return 2 * len(first & second) > max(len(first), len(second))


def key_position(questions: Sequence[Question]) -> Iterator[Flaw]:
    """X4: the key stands in some places too often for chance (chi-square), among choices shown in their own order."""
    places: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for question in questions:
        if isinstance(question, SingleChoice) and not question.shuffle:
            keys = [option.key for option in question.options]
            places[len(keys)][keys.index(question.correct[0])] += 1
    statistic, freedom, counts = 0.0, 0, Counter[int]()
    for size, count in places.items():
        expected = count.total() / size
        if size > 1 and expected >= EXPECTED:
            statistic += sum((count[place] - expected) ** 2 / expected for place in range(size))
            freedom += size - 1
            counts += count
    if freedom and chi_square_p(statistic, freedom) <= RARE:
        shares = ", ".join(f"{place + 1}: {counts[place]}" for place in sorted(counts))
        yield Flaw("key-position", "warning", shares)


def negatives(questions: Sequence[Question]) -> Iterator[Flaw]:
    """19: more than one stem in ten is negative."""
    found = sum(any(negative(question)) for question in questions)
    if found > max(1, len(questions) // NEGATIVES):
        yield Flaw("negative-quota", "warning", f"{found}/{len(questions)}")


TOGETHER: dict[str, Callable[[Sequence[Question]], Iterator[Flaw]]] = {
    "key-told": told,
    "near-duplicate": repeated,
    "key-position": key_position,
    "negative-quota": negatives,
}
