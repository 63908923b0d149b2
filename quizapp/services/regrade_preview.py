"""What a regrade would do to everybody's score, told before it is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from ..core.rulings import RULINGS, Ruling
from .assignments import Assigned
from .regrading import Change, changes, marked, possible, practising
from .results import Line, of_scores
from .revisions import question_of
from .rulings import standing
from .scores import Score, scores


@dataclass(frozen=True, slots=True)
class Effect:
    """The score that counts for somebody (in open practice: of one attempt), before and after."""

    name: str
    number: str
    before: Score
    after: Score

    @property
    def direction(self) -> str:
        if self.after.share == self.before.share:
            return "same"
        return "rise" if self.after.share > self.before.share else "fall"


@dataclass(frozen=True, slots=True)
class Preview:
    """`unreached` counts items in wordings the ruling does not reach; `left` is whether it leaves everybody something
    that counts.
    """

    effects: tuple[Effect, ...]
    unreached: int
    left: bool

    def count(self, direction: str) -> int:
        return sum(effect.direction == direction for effect in self.effects)


def preview(session: Session, assigned: Assigned, question_id: int, ruling: Ruling, now: datetime) -> Preview:
    """Return what would change if this ruling were made now. Raises QuizError where it cannot be made."""
    ruling = possible(session, assigned.id, question_id, ruling)
    items = marked(session, assigned.id, question_id)
    found = changes(items, [*standing(session, assigned.id).get(question_id, ()), ruling])
    made = list(scores(session, assignment_id=assigned.id))
    after = rescored(made, found)
    about = RULINGS[ruling.rule].about_an_answer
    return Preview(
        effects=tuple(_effects(*(of_scores(session, assigned, each, now).lines for each in (made, after)))),
        unreached=sum(about and not question_of(item.body).takes_key(ruling.answer) for item in items),
        left=not {score.attempt for score in after if score.points is not None and not score.maximum}
        - practising(session, assigned.id),
    )


def rescored(made: Sequence[Score], found: Iterable[Change]) -> list[Score]:
    """Return the scores after these changes."""
    by_attempt: dict[str, list[Change]] = {}
    for change in found:
        by_attempt.setdefault(change.item.attempt, []).append(change)
    return [_rescored(score, by_attempt.get(score.attempt, [])) for score in made]


def _rescored(score: Score, found: Sequence[Change]) -> Score:
    if score.points is None:
        return score
    return replace(
        score,
        points=score.points + sum(change.points for change in found),
        maximum=score.maximum + sum(change.maximum for change in found),
    )


def _effects(before: Sequence[Line], after: Sequence[Line]) -> Iterable[Effect]:
    for was, is_ in zip(before, after, strict=True):
        if was.counted and is_.counted:
            yield Effect(was.place.name, was.place.number, was.counted, is_.counted)
