"""Who of a class stands in which row of a gradebook, and with what grade."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..formats.rosters import Listed
from ..storage.models import Attempt, Member
from .assignments import Assigned
from .matching import Place, pairs
from .names import folded, in_order
from .results import counted_of, counts_at_all
from .scores import Score, scores_of

Scale = Literal["points", "percent"]
GRADES: Mapping[Scale, Callable[[Score], Fraction]] = {
    "points": lambda score: score.points or Fraction(0),
    "percent": lambda score: 100 * score.share,
}


@dataclass(frozen=True, slots=True)
class Pupil:
    """A place in the class; `counted` is the attempt that counts, if any does yet."""

    place: Place
    counted: Score | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the file by its number, from 0, with the ids and addresses it gives somebody."""

    row: int
    name: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """`by` says what the two have in common: number, email or name."""

    entry: Entry
    pupil: Pupil
    by: str

    @property
    def other_name(self) -> bool:
        return folded(self.entry.name) != folded(self.pupil.place.name)


@dataclass(frozen=True, slots=True)
class Unmet:
    """`why` is "nobody", "several" where it could be one of these, or "twice" where others of the file are the same."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class Matching:
    """`absent` have a grade and are in no row of the file."""

    met: tuple[Met, ...]
    unmet: tuple[Unmet, ...]
    absent: tuple[Pupil, ...]


def pupils(session: Session, assigned: Assigned) -> list[Pupil]:
    """Return the class by name, without those who were removed."""
    made: dict[int | None, list[Score]] = defaultdict(list)
    for score in scores_of(session, Attempt.assignment_id == assigned.id, Attempt.follows_id.is_(None)):
        if counts_at_all(score, assigned.settings):
            made[score.student_id].append(score)
    rows = session.scalars(select(Member).where(Member.class_id == assigned.class_id, Member.removed_at.is_(None)))
    found = [Pupil(_place(row), counted_of(made[row.student_id], assigned.settings.counts)) for row in rows]
    return sorted(found, key=lambda each: (in_order(each.place.name), in_order(each.place.number)))


def match(entries: Sequence[Entry], class_: Sequence[Pupil]) -> Matching:
    """Find the rows of these pupils: by number or address, else by a name that leaves no doubt."""
    known = _of_ids(entries, class_)
    several = {row for row, found in known.items() if len(found) > 1}
    met = {row: next(iter(found.items())) for row, found in known.items() if len(found) == 1}
    by_id = {each.place.id: each for each in class_}
    named = _of_names([each for each in entries if each.row not in known], class_, met)
    met |= {row: (id_, "name") for row, id_ in named.items()}
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, (id_, _by) in met.items():
        rows_of[id_].append(row)
    twice = {row for rows in rows_of.values() if len(rows) > 1 for row in rows}
    namesakes = {folded(each.place.name) for each in class_ if each.place.id not in rows_of}
    return Matching(
        met=tuple(Met(e, by_id[met[e.row][0]], met[e.row][1]) for e in entries if e.row in met.keys() - twice),
        unmet=tuple(
            Unmet(each, _why(each, several, twice, namesakes))
            for each in entries
            if each.row not in met or each.row in twice
        ),
        absent=tuple(each for each in class_ if each.counted and each.place.id not in rows_of),
    )


def _why(entry: Entry, several: Iterable[int], twice: Iterable[int], namesakes: Iterable[str]) -> str:
    if entry.row in twice:
        return "twice"
    return "several" if entry.row in several or folded(entry.name) in namesakes else "nobody"


def _of_ids(entries: Sequence[Entry], class_: Sequence[Pupil]) -> dict[int, dict[int, str]]:
    """Return whom the ids of each row may mean, and by what.

    Of the columns of a file that of most hits has our numbers: an id of the platform's own may look like one of them.
    """
    places = [each.place for each in class_]
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for by in ("number", "email"):
        owners: dict[str, list[int]] = defaultdict(list)
        for place in places:
            if key := folded(getattr(place, by)):
                owners[key].append(place.id)
        width = max((len(each.ids) for each in entries), default=0)
        hits = [[(each.row, owners.get(folded(each.ids[at]), [])) for each in entries] for at in range(width)]
        best = max(hits, key=lambda column: sum(bool(ids) for _row, ids in column), default=[])
        for row, ids in best:
            for id_ in ids:
                found[row].setdefault(id_, by)
    return dict(found)


def _of_names(entries: Sequence[Entry], class_: Sequence[Pupil], met: Mapping[int, tuple[int, str]]) -> dict[int, int]:
    """Pair the rest by name. Where ids have told others apart, somebody with another number is somebody else."""
    taken = {id_ for id_, _by in met.values()}
    numbered = any(by == "number" for _id, by in met.values())
    left = [each.place for each in class_ if each.place.id not in taken]
    namesakes = Counter(folded(each.name) for each in left), Counter(folded(each.name) for each in entries)
    alone = {name for name in namesakes[0] if max(names[name] for names in namesakes) == 1}
    places = [place for place in left if folded(place.name) in alone]
    listed = [Listed(each.name, next(filter(None, each.ids), "") if numbered else "") for each in entries]
    return {entries[at].row: place.id for at, place in pairs(listed, places).items()}


def _place(row: Member) -> Place:
    return Place(row.id, row.name, row.number or "", row.email, row.section, listed=row.listed, removed=False)
