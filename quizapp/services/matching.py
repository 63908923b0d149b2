"""Whose place in a class a student on a list has."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..formats.rosters import Listed
from .names import folded

FIELDS = ("name", "number", "email", "section")


@dataclass(frozen=True, slots=True)
class Place:
    """A place the class has already, taken by somebody or not."""

    id: int
    name: str
    number: str
    email: str
    section: str
    listed: bool
    removed: bool


def pairs(students: Sequence[Listed], places: Sequence[Place]) -> dict[int, Place]:
    """Return the place of each student who has one, by their position on the list.

    A number decides; without one, a name does where only one place can be meant.
    """
    numbers = {folded(place.number): place for place in places if place.number}
    found = {at: numbers[key] for at, one in enumerate(students) if (key := folded(one.number)) in numbers}
    taken = {place.id for place in found.values()}
    waiting: dict[str, dict[int, Listed]] = defaultdict(dict)
    free: dict[str, list[Place]] = defaultdict(list)
    for at, student in enumerate(students):
        if at not in found:
            waiting[folded(student.name)][at] = student
    for place in places:
        if place.id not in taken:
            free[folded(place.name)].append(place)
    for name, namesakes in waiting.items():
        found |= _by_name(namesakes, free[name])
    return found


def changes(place: Place, student: Listed) -> tuple[str, ...]:
    """Return what the list would change: fields, `listed`, or `back` for a place that was removed.

    What the list does not say stays as it is.
    """
    fields = [field for field in FIELDS if getattr(student, field) not in {"", getattr(place, field)}]
    return (*fields, *(["listed"] * (not place.listed)), *(["back"] * place.removed))


def _by_name(students: Mapping[int, Listed], places: Sequence[Place]) -> dict[int, Place]:
    """Find the places of students of one name: one on the list, else one that somebody joined, else a removed one."""
    found = _alike(students, [place for place in places if place.listed and not place.removed])
    left = [at for at in students if at not in found]
    if len(left) != 1:
        return found
    (at,) = left
    used = {place.id for place in found.values()}
    able = [each for each in places if each.id not in used and not (each.number and students[at].number)]
    listed = [place for place in able if place.listed and not place.removed]
    joined = [place for place in able if not place.listed and not place.removed]
    removed = [place for place in able if place.listed and place.removed]
    meant = listed or joined or removed
    return found | {at: meant[0]} if len(meant) == 1 else found


def _known(place: Place) -> int:
    return sum(bool(getattr(place, field)) for field in FIELDS)


def _alike(students: Mapping[int, Listed], places: Sequence[Place]) -> dict[int, Place]:
    """Pair namesakes with places that agree with all that is said of them, so that a list meets itself again.

    Whoever has most said of them chooses first, and takes the place of which least is known.
    """
    said = {at: tuple((each, text) for each in FIELDS[1:] if (text := getattr(students[at], each))) for at in students}
    kinds = {tuple(field for field, _ in each) for each in said.values()}
    alike: dict[tuple[tuple[str, str], ...], list[Place]] = defaultdict(list)
    for place in sorted(places, key=lambda place: (_known(place), place.id), reverse=True):
        for fields in kinds:
            alike[tuple((field, getattr(place, field)) for field in fields)].append(place)
    found: dict[int, Place] = {}
    used: set[int] = set()
    for at in sorted(said, key=lambda at: -len(said[at])):
        same = alike[said[at]]
        while same and same[-1].id in used:
            same.pop()
        if same:
            found[at] = same.pop()
            used.add(found[at].id)
    return found
