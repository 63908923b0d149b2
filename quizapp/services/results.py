"""What became of a quiz that was given: a line for everybody in the class or who practised, or for every attempt.

Of an attempt that was begun and not handed in, IDLE tells whether it is under way or abandoned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from statistics import median
from typing import Literal, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..storage.models import Attempt, Member
from .assignments import Assigned, Counts, Settings
from .names import in_order
from .scores import Score, scores_of

IDLE = timedelta(days=1)
"""An attempt of which nothing was saved for so long is taken for abandoned, as long as it stays so."""

Counting = Counts | Literal["all"]
State = Literal["absent", "under-way", "abandoned", "handed-in"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which attempts are looked at: those begun from `since` until before `until`, by the students of one section.

    Of each student one counts, or all; where `counting` is None, as is usual.
    """

    counting: Counting | None = None
    since: datetime | None = None
    until: datetime | None = None
    section: str | None = None


EVERYTHING = Choice()


class Scored(Protocol):
    """An attempt with its score; `submitted_at` is None while it is under way."""

    @property
    def submitted_at(self) -> datetime | None: ...
    @property
    def cut_off(self) -> bool: ...
    @property
    def share(self) -> Fraction: ...


S = TypeVar("S", bound=Scored)


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in the class; `student_id` is missing while nobody has taken the place."""

    student_id: int | None
    name: str
    number: str
    removed: bool = False
    section: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`attempts` are those looked at, in the order they were begun; `counted` is the one that counts, if it is known.

    `passed` is None without a mark.
    """

    place: Place
    attempts: tuple[Score, ...]
    state: State
    counted: Score | None
    passed: bool | None

    @property
    def removed(self) -> bool:
        return self.place.removed

    @property
    def shown(self) -> Score | None:
        """The attempt to look at: the one that counts, or else the newest."""
        return self.counted or (self.attempts[-1] if self.attempts else None)


@dataclass(frozen=True, slots=True)
class Results:
    """`started` is the sum of the three numbers after it, and these and `passed` count lines.

    `shares` are the parts of the full score, 0 to 1, that were earned in the attempts that count; `mean` and `median`
    are theirs. Those who were removed from the class keep their line, and count in none of this. `places` is the
    number of questions, `sections` are those there are to choose from.
    """

    lines: tuple[Line, ...]
    started: int
    handed_in: int
    under_way: int
    abandoned: int
    passed: int
    shares: tuple[Fraction, ...]
    mean: Fraction | None
    median: Fraction | None
    places: int
    sections: tuple[str, ...] = ()


def results(session: Session, assigned: Assigned, now: datetime, choice: Choice = EVERYTHING) -> Results:
    """Return the results; practice of what was missed in an attempt is not among them."""
    which = [Attempt.assignment_id == assigned.id, Attempt.follows_id.is_(None)]
    which += [Attempt.started_at >= choice.since] if choice.since else []
    which += [Attempt.started_at < choice.until] if choice.until else []
    return of_scores(session, assigned, list(scores_of(session, *which)), now, choice)


def of_scores(
    session: Session, assigned: Assigned, made: Sequence[Score], now: datetime, choice: Choice = EVERYTHING
) -> Results:
    """Return what attempts with these scores come to."""
    counting = choice.counting or usual_counting(assigned)
    if assigned.class_id is None:
        present = list({each.student_id: Place(each.student_id, each.student, "") for each in made}.values())
    else:
        present = places(session, assigned.class_id)
    sections = tuple(sorted({place.section for place in present}, key=in_order))
    chosen = [place for place in present if choice.section in (None, place.section)]
    return summed_up(of_class(chosen, made, assigned.settings, counting, now), sections if len(sections) > 1 else ())


def usual_counting(assigned: Assigned) -> Counting:
    """Return what the settings say; in open practice, which nobody is marked for, all attempts are looked at."""
    return "all" if assigned.class_id is None else assigned.settings.counts


def of_class(
    places: Iterable[Place], made: Iterable[Score], settings: Settings, counting: Counting, now: datetime
) -> list[Line]:
    """Return a line for each place, or where all attempts count for each of them: `made` as they were begun."""
    by_student: dict[int | None, list[Score]] = {}
    for each in made:
        by_student.setdefault(each.student_id, []).append(each)
    found = []
    for place in places:
        own = by_student.get(place.student_id, [])
        apart = [[each] for each in own] if counting == "all" and own else [own]
        found += [line(settings, place, attempts, counting, now) for attempts in apart]
    return [each for each in found if each.attempts or not each.removed]


def line(settings: Settings, place: Place, made: Sequence[Score], counting: Counting, now: datetime) -> Line:
    valid = [each for each in made if counts_at_all(each, settings)]
    counted, mark = counted_of(valid, counting), settings.pass_mark
    return Line(
        place=place,
        attempts=tuple(made),
        state=_state(made, valid, now),
        counted=counted,
        passed=None if mark is None or counted is None else 100 * counted.share >= mark,
    )


def counts_at_all(made: Scored, settings: Settings) -> bool:
    """Whether an attempt can count: where the settings say so, one that its student never handed in does not."""
    return not (made.cut_off and settings.unfinished == "ignored")


def counted_of(made: Sequence[S], counting: Counting) -> S | None:
    """Return the attempt that counts, if it is known already: a first one still under way is awaited."""
    done = [each for each in made if each.submitted_at]
    if not done:
        return None
    if counting == "best":
        return max(done, key=lambda each: each.share)
    return done[-1] if counting in ("last", "all") else made[0] if made[0].submitted_at else None


def summed_up(lines: Sequence[Line], sections: tuple[str, ...] = ()) -> Results:
    present = [line for line in lines if not line.removed]
    states = [line.state for line in present]
    shares = [line.counted.share for line in present if line.counted]
    return Results(
        lines=tuple(lines),
        started=len(states) - states.count("absent"),
        handed_in=states.count("handed-in"),
        under_way=states.count("under-way"),
        abandoned=states.count("abandoned"),
        passed=sum(bool(line.passed) for line in present),
        shares=tuple(shares),
        mean=sum(shares, Fraction(0)) / len(shares) if shares else None,
        median=Fraction(median(shares)) if shares else None,
        places=max((mark.place for line in lines for score in line.attempts for mark in score.marks), default=0),
        sections=sections,
    )


def _state(made: Sequence[Score], valid: Sequence[Score], now: datetime) -> State:
    if not made:
        return "absent"
    if any(each.submitted_at for each in valid):
        return "handed-in"
    live = (each.saved_at or each.started_at for each in made if each.submitted_at is None)
    return "under-way" if any(now - moment < IDLE for moment in live) else "abandoned"


def places(session: Session, class_id: int) -> list[Place]:
    """Return everybody in a class by name, those who were removed at the end."""
    rows = session.scalars(select(Member).where(Member.class_id == class_id))
    found = [Place(row.student_id, row.name, row.number or "", row.removed_at is not None, row.section) for row in rows]
    return sorted(found, key=lambda place: (place.removed, in_order(place.name), in_order(place.number)))
