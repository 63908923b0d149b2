"""Flaws between questions: of a quiz, or of a bank.

Questions are looked up by their words and options rather than compared each with each: banks run to thousands.
"""

from array import array
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

_Matter = tuple[str, str, tuple[str, ...]]
"""Of a question: key, stem and targets."""


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
    nowhere = array("L")
    saying: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
    named: list[tuple[str, str]] = []
    for place, question in enumerate(questions):
        named.append((question.key, question.stem))
        for word in set(words(question.stem)):
            saying[word].append(place)
    for place, question in enumerate(questions):
        keys = [option.text for option in question.options if option.key in question.correct]
        rarest = [min((saying.get(word, nowhere) for word in words(text)), key=len, default=nowhere) for text in keys]
        for other in sorted(set[int]().union(*rarest) - {place}):
            key, stem = named[other]
            if _told_by(question, stem) and _related(question, stem):
                yield Flaw("key-told", "warning", stem, (key, question.key))


def _related(question: Question, telling: str) -> bool:
    keys = [option.text for option in question.options if option.key in question.correct]
    long = any(len(words(key)) > 1 and f" {plain(key)} " in f" {plain(telling)} " for key in keys)
    about = content(telling).difference(*map(content, keys))
    return long or len(about & content(question.stem)) >= SHARED


def repeated(questions: Sequence[Question]) -> Iterator[Flaw]:
    """X5: the same question again, in the same words or about the same with the same options."""
    # By hashes of 64 bits, of which no two are the same by chance: what they are of would fill the memory.
    seen: dict[int, int] = {}
    alike: dict[int, tuple[int, ...]] = {}
    matters: list[_Matter] = []
    for place, question in enumerate(questions):
        matter = question.key, question.stem, question.targets
        matters.append(matter)
        keys, wrong = (frozenset(map(plain, texts)) for texts in sides(question))
        keys = keys or frozenset(plain(option.text) for option in question.options)
        pairs = [hash((keys, pair)) for pair in combinations(sorted(wrong), 2)]
        first = seen.setdefault(hash((plain(question.stem), keys)), place)
        if first == place:
            others = (other for pair in pairs for other in alike.get(pair, ()))
            first = next((other for other in others if _same_matter(matter, matters[other])), place)
        if first != place:
            yield Flaw("near-duplicate", "warning", question.stem, (question.key, matters[first][0]))
        for pair in pairs:
            others_so_far = alike.get(pair, ())
            if len(others_so_far) < SCALE:
                alike[pair] = (*others_so_far, place)


def _same_matter(one: _Matter, other: _Matter) -> bool:
    """Whether both test the same facts or, where no facts are named, ask in largely the same words."""
    (_, stem, targets), (_, other_stem, other_targets) = one, other
    if targets and other_targets:
        return set(targets) == set(other_targets)
    first, second = content(stem), content(other_stem)
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
