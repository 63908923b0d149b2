"""What was chosen at one place: options by score third, or the pairs and orders of an ordering."""

from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_uppercase

from ..services.analysis import Place, Wording, ordered
from ..stats.ordering import CommonOrder, OrderingAnalysis, confusions
from .analysis_page import letters
from .analysis_words import share
from .prose import prose
from .written import number

COMMON = 5
"""Wrong orders shown."""
PAIRS = 20
"""Pairs shown that were added up over several wordings."""
BAR = 240.0
"""Length of a bar that says: everybody."""


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option with the count of each score third, lowest first, and bars as long as its share of that third."""

    letter: str
    text: str
    right: bool
    by_third: tuple[int, int, int]
    total: int
    bars: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of an ordering: how many put it at each place, and how far it stands off on average."""

    letter: str
    text: str
    placed: tuple[int, ...]
    off: str


@dataclass(frozen=True, slots=True)
class PairCell:
    """Of the two items (places in right order) `wrong` of `shown` have turned them round."""

    row: int
    column: int
    earlier: str
    later: str
    wrong: int
    shown: int
    share: float
    percent: str


@dataclass(frozen=True, slots=True)
class PairRow:
    earlier: str
    later: str
    wrong: int
    shown: int
    percent: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """Something that was tested, by so many questions in so many wordings."""

    tests: str
    questions: int
    wordings: int
    n: int
    facility: str


@dataclass(frozen=True, slots=True)
class Orders:
    answered: int
    right: int
    items: list[ItemRow]
    pairs: list[PairCell]
    common: list[tuple[str, CommonOrder]]


def option_rows(wording: Wording) -> list[OptionRow]:
    """Return a row for each option; a third holds those of it who answered this wording."""
    letter = {key: letter for letter, key in letters(wording).items()}
    sizes = [sum(option.by_third[third] for option in wording.options) for third in range(3)]
    return [
        OptionRow(
            letter=letter[option.key],
            text=prose(wording.question, wording.question.option(option.key).text),
            right=option.right,
            by_third=option.by_third,
            total=sum(option.by_third),
            bars=tuple(
                round(BAR * count / size, 1) if size else 0.0
                for count, size in zip(option.by_third, sizes, strict=True)
            ),
        )
        for option in wording.options
    ]


def orders(wording: Wording) -> Orders | None:
    """Return what the answers to an ordering say, or None for other questions."""
    seen, question = ordered(wording), wording.question
    if seen is None:
        return None
    letter = dict(zip(question.correct, ascii_uppercase, strict=False))
    return Orders(
        answered=seen.answered,
        right=seen.right,
        items=[
            ItemRow(letter[key], prose(question, question.option(key).text), seen.placed[key], _off(seen, key))
            for key in letter
        ],
        pairs=_pairs(seen, letter),
        common=[(" ".join(letter[key] for key in each.order), each) for each in seen.common[:COMMON]],
    )


def _off(seen: OrderingAnalysis, key: str) -> str:
    moved = seen.displacement.get(key)
    return "" if moved is None else number(f"{float(moved):.1f}")


def _pairs(seen: OrderingAnalysis, letter: dict[str, str]) -> list[PairCell]:
    at = {key: place for place, key in enumerate(letter)}
    found = [
        PairCell(
            row=at[earlier],
            column=at[later],
            earlier=letter[earlier],
            later=letter[later],
            wrong=confused.wrong,
            shown=confused.shown,
            share=round(float(confused.share), 3),
            percent=share(float(confused.share)),
        )
        for (earlier, later), confused in seen.pairs.items()
        if confused.shown
    ]
    return sorted(found, key=lambda cell: (-cell.share, cell.row, cell.column))


def pairs_of(place: Place) -> list[PairRow]:
    """Return the pairs of items most often turned round, added up over all wordings, if there are several."""
    analyses = [seen for wording in place.wordings if (seen := ordered(wording))]
    if len(analyses) < 2:  # noqa: PLR2004 - the page of one wording shows its own pairs
        return []
    texts = {
        option.key: prose(wording.question, option.text)
        for wording in place.wordings
        for option in wording.question.options
    }
    return [
        PairRow(texts[earlier], texts[later], confused.wrong, confused.shown, share(float(confused.share)))
        for (earlier, later), confused in list(confusions(analyses).items())[:PAIRS]
        if confused.wrong
    ]


def parts_of(place: Place, named: Callable[[str], str]) -> list[PartRow]:
    """Return what was tested at this place, the most frequent first: facts, or questions that test none. A question
    that tests several facts counts for each."""
    found: dict[str, list[Wording]] = {}
    for wording in place.wordings:
        for target in wording.question.targets or (wording.question.key,):
            found.setdefault(target, []).append(wording)
    rows = [
        PartRow(
            tests=named(target),
            questions=len({each.question.key for each in asked}),
            wordings=len(asked),
            n=sum(each.n for each in asked),
            facility=share(sum(each.group.facility * each.n for each in asked) / sum(each.n for each in asked)),
        )
        for target, asked in found.items()
    ]
    return sorted(rows, key=lambda row: -row.n)
