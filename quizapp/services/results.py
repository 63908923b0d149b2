"""What became of a quiz that was given: a line for everybody in the class, or for every attempt at open practice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..storage.models import Member
from .assignments import Assigned, Counts, Settings
from .names import folded
from .scores import Score, scores


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in the class; `student_id` is missing while nobody has taken the place."""

    student_id: int | None
    name: str
    number: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`begun` and `under_way` count attempts, `counted` is the one that counts; `passed` is None without a mark."""

    name: str
    number: str
    removed: bool
    begun: int
    under_way: int
    counted: Score | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class Results:
    """`started`, `handed_in` and `passed` count lines; `mean` and `median` are parts of the full score, 0 to 1.

    Those who were removed from the class keep their line, and count in none of this.
    """

    lines: tuple[Line, ...]
    started: int
    handed_in: int
    passed: int
    mean: Fraction | None
    median: Fraction | None


def results(session: Session, assigned: Assigned) -> Results:
    return summed_up(lines(session, assigned, list(scores(session, assignment_id=assigned.id))))


def lines(session: Session, assigned: Assigned, made: Sequence[Score]) -> list[Line]:
    """Return what attempts with these scores come to, line by line."""
    if assigned.class_id is None:
        return [_line(assigned.settings, Place(None, each.student, ""), [each]) for each in made]
    return of_class(_places(session, assigned.class_id), made, assigned.settings)


def of_class(places: Iterable[Place], made: Iterable[Score], settings: Settings) -> list[Line]:
    """Return a line for each place: `made` are all attempts, in the order they were started."""
    by_student: dict[int | None, list[Score]] = {}
    for each in made:
        by_student.setdefault(each.student_id, []).append(each)
    found = [_line(settings, place, by_student.get(place.student_id, [])) for place in places]
    return [line for line in found if line.begun or not line.removed]


def counting(made: Sequence[Score], counts: Counts) -> Score | None:
    """Return the attempt that counts, if it is known already: a first one still under way is awaited."""
    done = [each for each in made if each.submitted_at]
    if not done:
        return None
    if counts == "best":
        return max(done, key=lambda score: score.share)
    return done[-1] if counts == "last" else made[0] if made[0].submitted_at else None


def summed_up(found: Sequence[Line]) -> Results:
    present = [line for line in found if not line.removed]
    shares = [line.counted.share for line in present if line.counted]
    return Results(
        lines=tuple(found),
        started=sum(line.begun > 0 for line in present),
        handed_in=sum(line.begun > line.under_way for line in present),
        passed=sum(bool(line.passed) for line in present),
        mean=sum(shares, Fraction(0)) / len(shares) if shares else None,
        median=Fraction(median(shares)) if shares else None,
    )


def _line(settings: Settings, place: Place, made: Sequence[Score]) -> Line:
    counted, mark = counting(made, settings.counts), settings.pass_mark
    return Line(
        name=place.name,
        number=place.number,
        removed=place.removed,
        begun=len(made),
        under_way=sum(each.submitted_at is None for each in made),
        counted=counted,
        passed=None if mark is None or counted is None else 100 * counted.share >= mark,
    )


def _places(session: Session, class_id: int) -> list[Place]:
    rows = session.scalars(select(Member).where(Member.class_id == class_id))
    places = [Place(row.student_id, row.name, row.number or "", row.removed_at is not None) for row in rows]
    return sorted(places, key=lambda place: (place.removed, folded(place.name), place.number))
