"""What the answers to a quiz that was given say about its questions: place by place, whoever had which wording."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, repeat

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.kinds.ordering import Ordering
from ..core.question import Answer, Question
from ..stats import wordings as compared
from ..stats.items import ItemFigures, items
from ..stats.ordering import OrderingAnalysis, analyse
from ..stats.test import Whole, median, whole
from ..stats.thirds import LOWEST, TOP
from ..stats.verdicts import Chosen, Seen, Verdict, verdicts
from ..stats.wordings import Group, group
from ..storage.models import Revision
from .answered import Answered, AtPlace, Given, answered
from .assignments import Assigned
from .attempts import keys_of
from .revisions import question_of
from .sittings import UNIT, sittings

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording at one place, under the scheme it was marked by. `options` is empty where there are none to choose.

    `answers` counts what was answered, () for nothing; `chance` is the mean credit of guessing.
    """

    question: Question
    scheme: str
    blank: int
    chance: Fraction
    group: Group
    answers: Mapping[Answer, int]
    options: tuple[Chosen, ...]

    @property
    def n(self) -> int:
        return self.group.n


@dataclass(frozen=True, slots=True)
class Place:
    """`seconds` is the median time an answer took; `wordings` come with those asked most often first.

    `full` is what can be earned, in points.
    """

    number: int
    seen: Seen
    seconds: float | None
    verdicts: tuple[Verdict, ...]
    wordings: tuple[Wording, ...]
    full: Fraction


@dataclass(frozen=True, slots=True)
class Analysis:
    """`earlier` counts attempts left out because the quiz had other rules then; `forms_differ` where not everybody
    was asked the same: figures are then about the places of the quiz. `dropped` are the places that count no more."""

    whole: Whole
    places: tuple[Place, ...]
    forms_differ: bool
    earlier: int
    dropped: tuple[int, ...] = ()


def analysis(session: Session, assigned: Assigned, chosen: Collection[str] | None = None) -> Analysis:
    """Look at the attempts that count, or at those of the public ids `chosen` that were handed in."""
    found = sittings(session, assigned, chosen)
    read = answered(session, found)
    kept = _kept(read)
    tally = read.tally.of_items([number - 1 for number in kept])
    questions = _questions(session, {given.revision_id for number in kept for given in read.places[number - 1].given})
    figures = items(tally, list(kept.values()))
    places = tuple(
        _place(number, read.places[number - 1], each, questions) for number, each in zip(kept, figures, strict=True)
    )
    return Analysis(
        whole=whole(tally, sum(kept.values(), Fraction(0))),
        places=places,
        forms_differ=any(len({each.question.digest for each in place.wordings}) > 1 for place in places),
        earlier=found.earlier,
        dropped=tuple(number for number in range(1, len(read.places) + 1) if number not in kept),
    )


def whole_of(session: Session, assigned: Assigned, chosen: Collection[str]) -> Whole:
    """Return the figures of the whole test for these attempts."""
    read = answered(session, sittings(session, assigned, chosen))
    kept = _kept(read)
    return whole(read.tally.of_items([number - 1 for number in kept]), sum(kept.values(), Fraction(0)))


def _kept(read: Answered) -> dict[int, Fraction]:
    """Return what the places that count are worth; what was dropped is worth nothing."""
    fulls = {number: _full(place.given) for number, place in enumerate(read.places, 1)}
    return {number: full for number, full in fulls.items() if full}


def _full(given: Mapping[Given, int]) -> Fraction:
    return Fraction(sum(each.full * count for each, count in given.items()), sum(given.values()) or 1)


def _place(number: int, at: AtPlace, figures: ItemFigures, questions: Mapping[int, Question]) -> Place:
    apart: dict[tuple[int, str], Counter[Given]] = {}
    for given, count in at.given.items():
        apart.setdefault((given.revision_id, given.scheme), Counter())[given] = count
    wordings = [_wording(questions[revision], scheme, given) for (revision, scheme), given in sorted(apart.items())]
    wordings.sort(key=lambda each: -each.n)
    n = sum(at.given.values())
    seen = Seen(
        n=n,
        blank=sum(each.blank for each in wordings),
        figures=figures,
        chance=float(sum((each.chance * each.n for each in wordings), Fraction(0)) / n) if n else 0.0,
        options=[each.options for each in wordings if each.options and each.n >= compared.FEWEST],
        differ=_differ(wordings),
    )
    full = _full(at.given) / UNIT
    return Place(number, seen, median(at.seconds) if at.seconds else None, verdicts(seen), tuple(wordings), full)


def _wording(question: Question, scheme: str, given: Mapping[Given, int]) -> Wording:
    credits_: Counter[int] = Counter()
    answers: Counter[Answer] = Counter()
    by_third: Counter[tuple[str, int]] = Counter()
    full = next(iter(given)).full
    for each, count in given.items():
        credits_[each.credit] += count
        answer = keys_of(each.keys)
        answers[answer] += count
        by_third.update({(key, each.third): count for key in answer})
    options = () if isinstance(question, Ordering) else question.options
    return Wording(
        question=question,
        scheme=scheme,
        blank=answers[()],
        chance=question.chance(scheme),
        group=group(credits_, full),
        answers=answers,
        options=tuple(
            Chosen(
                option.key,
                option.key in question.correct,
                tuple(by_third[option.key, third] for third in range(LOWEST, TOP + 1)),  # type: ignore[arg-type]
            )
            for option in options
        ),
    )


def ordered(wording: Wording) -> OrderingAnalysis | None:
    """Return what the answers to an ordering say: pairs confused, places, common orders; None for other questions."""
    if not isinstance(wording.question, Ordering):
        return None
    given = chain.from_iterable(repeat(answer, count) for answer, count in wording.answers.items())
    return analyse(wording.question.order, given)


def _differ(wordings: Iterable[Wording]) -> bool:
    """Whether wordings of one question were not equally hard."""
    by_key: dict[str, list[Group]] = {}
    for each in wordings:
        by_key.setdefault(each.question.key, []).append(each.group)
    return any(compared.differ(groups) for groups in by_key.values())


def _questions(session: Session, revisions: Collection[int]) -> dict[int, Question]:
    wanted = sorted(revisions)
    found: dict[int, Question] = {}
    for start in range(0, len(wanted), AT_ONCE):
        query = select(Revision.id, Revision.body).where(Revision.id.in_(wanted[start : start + AT_ONCE]))
        found |= {id_: question_of(body) for id_, body in session.execute(query)}
    return found
