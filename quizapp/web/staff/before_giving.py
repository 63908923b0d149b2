"""What a teacher should know before a quiz is given, and while it runs."""

from collections.abc import Sequence

from ...core.question import Question
from ...core.quiz import draw
from ...core.recipe import Recipe
from ...services import assignments, checklist, joining
from ...services.assignments import Assigned, Settings
from ...services.checklist import Exam, Practice, Remark
from ...storage import db
from .. import drawing, signed_in
from ..clock import now


def before_giving(recipe: Recipe, settings: Settings, *, everybody: bool, anybody: bool = False) -> list[Remark]:
    """Return the remarks on giving a quiz of this recipe to a class, or to everybody as open practice.

    With `anybody` the class lets in whoever has its code, under any name.
    """
    sources = drawing.sources_of(recipe, signed_in.me().id)
    if everybody:
        practice = Practice(recipe.title, recipe, sources)
        return [*checklist.remarks(settings, recipe.count, now(), alone=True), *checklist.exposes(practice, _exams())]
    sample = draw(recipe, sources, "sample")
    return [*checklist.remarks(settings, recipe.count, now(), anybody=anybody), *checklist.leaks(sample, _practices())]


def while_given(quiz: Assigned) -> list[Remark]:
    """Return the remarks on a quiz that was given, by the questions that are really asked."""
    if quiz.closed(now()):
        return []
    if quiz.class_id is None:
        return before_giving(quiz.recipe, quiz.settings, everybody=True)
    asked = _asked(quiz)
    anybody = joining.takes_anybody(db.session(), quiz.class_id)
    found = checklist.remarks(quiz.settings, len(asked), now(), anybody=anybody)
    return [*found, *checklist.leaks(asked, _practices())]


def _practices() -> list[Practice]:
    offered = assignments.open_practice(db.session())
    return checklist.practices(offered, [drawing.sources(quiz) for quiz in offered], now())


def _exams() -> list[Exam]:
    given = assignments.given_by(db.session(), signed_in.me().id)
    return [
        Exam(quiz.recipe.title, _asked(quiz)) for quiz in given if quiz.class_id is not None and not quiz.closed(now())
    ]


def _asked(quiz: Assigned) -> Sequence[Question]:
    return [question for form in drawing.sample_forms(quiz) for question in form]
