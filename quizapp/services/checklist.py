"""What a teacher should know before a quiz is given, and what open practice gives away of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ..core.question import Question
from ..core.recipe import Recipe
from ..core.sources import Candidate, Sources
from .assignments import Assigned, Settings

QUICK = timedelta(seconds=25)
"""A time limit below this per question is likely a slip."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to think about, as a code with parameters."""

    code: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Practice:
    """A quiz everybody may take, and what it is drawn from."""

    title: str
    recipe: Recipe
    sources: Sources

    @property
    def targets(self) -> set[str]:
        """Everything it can ask about."""
        candidates = (each for rule in self.recipe.rules for each in self.sources.candidates(rule))
        return {target for each in candidates for target in _targets(each)}


@dataclass(frozen=True, slots=True)
class Exam:
    """A quiz a class was given, and what it asks."""

    title: str
    questions: Sequence[Question]


def remarks(
    settings: Settings, count: int, now: datetime, *, alone: bool = False, anybody: bool = False
) -> list[Remark]:
    """Return what is unusual about giving a quiz of `count` questions under these settings.

    With `alone` it is for those who practise by themselves: nobody is helped by what another has seen. With `anybody`,
    a class lets in whoever has its code, under any name.
    """
    found = []
    shared = settings.variants != "fresh" and not alone
    if shared and settings.feedback in ("each", "submitted"):
        found.append(Remark("answers-travel"))
        found += [Remark("names-invented")] if anybody else []
    if shared and settings.feedback in ("each", "submitted") and settings.attempts != 1:
        found.append(Remark("answers-repeat"))
    if settings.closes_at is None and settings.feedback == "closed":
        found.append(Remark("answers-wait"))
    elif settings.closes_at is None:
        found += [] if alone else [Remark("never-closes")]
    elif settings.closes_at <= now:
        found.append(Remark("closed-already"))
    if settings.minutes is not None and timedelta(minutes=settings.minutes) < QUICK * count:
        found.append(Remark("little-time", {"minutes": settings.minutes, "count": count}))
    return found


def leaks(questions: Iterable[Question], practices: Iterable[Practice]) -> list[Remark]:
    """Return whether what everybody may take can ask what these questions test, how many facts of it, and where."""
    tested = _tested(questions)
    asked: set[str] = set()
    titles = []
    for practice in practices:
        if found := practice.targets & tested:
            asked |= found
            titles.append(practice.title)
    if not titles:
        return []
    return [Remark("practice-asks", {"titles": ", ".join(titles), "asked": len(asked), "of": len(tested)})]


def exposes(practice: Practice, exams: Iterable[Exam]) -> list[Remark]:
    """Return which running quizzes of classes this practice would give away, and how much of each."""
    can_ask = practice.targets
    found = []
    for exam in exams:
        tested = _tested(exam.questions)
        if asked := tested & can_ask:
            found.append(Remark("exam-asked", {"title": exam.title, "asked": len(asked), "of": len(tested)}))
    return found


def practices(open_practice: Sequence[Assigned], sources: Iterable[Sources], now: datetime) -> list[Practice]:
    """Return the open practice that is not closed, each with its sources in the same order."""
    pairs = zip(open_practice, sources, strict=True)
    return [Practice(quiz.recipe.title, quiz.recipe, drawn) for quiz, drawn in pairs if not quiz.closed(now)]


def _tested(questions: Iterable[Question]) -> set[str]:
    """Return the facts these questions test; one without facts stands for itself."""
    return {target for question in questions for target in question.targets or (question.key,)}


def _targets(candidate: Candidate) -> tuple[str, ...]:
    return (candidate.target, *(candidate.question.targets if candidate.question else ()))
