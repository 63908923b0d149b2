"""The result, and going on from it."""

from flask import Response, make_response, redirect, render_template, url_for

from ...core.errors import QuizError
from ...core.quiz import draw, draw_about
from ...services import answers, attempts, library, quizzes, starting
from ...storage import db, writing
from .. import identity, outcome
from ..clock import now
from ..roles import allow
from .blueprint import blueprint
from .browse import begin
from .take import finish_if_over


@blueprint.get("/attempt/<attempt>/result")
@allow("everyone")
def result(attempt: str) -> Response | str:
    own = attempts.find(db.session(), identity.token(), attempt)
    if own.submitted_at is None and own.quiz.closed(now()):
        own = _finish(attempt)
    identity.speak_to(own.student_id, own.student_name)
    if own.submitted_at is None:
        return make_response(redirect(url_for("student.review", attempt=attempt), 303))
    items = attempts.items(db.session(), own)
    article = library.articles().get(own.quiz.recipe.article)
    return render_template(
        "student/result.html",
        result=outcome.result_head(own, items),
        items=[outcome.result_item(item, article) for item in items],
    )


@blueprint.post("/attempt/<attempt>/again")
@allow("everyone")
def again(attempt: str) -> Response:
    """Start the same quiz afresh: other questions, another order."""
    own = attempts.find(db.session(), identity.token(), attempt)
    quiz = quizzes.find(db.session(), own.quiz.recipe.slug)
    seed = starting.new_seed()
    questions = draw(quiz.recipe, library.sources(quiz.recipe.article), seed)
    return begin(starting.Plan(quiz, seed, questions, own.layout))


@blueprint.post("/attempt/<attempt>/missed")
@allow("everyone")
def missed(attempt: str) -> Response:
    """Start a quiz about what was not right in this attempt."""
    own = attempts.find(db.session(), identity.token(), attempt)
    if own.submitted_at is None:
        raise QuizError("attempt-open")
    items = attempts.items(db.session(), own)
    targets = list(dict.fromkeys(target for item in items for target in item.question.missed(item.keys)))
    if not targets:
        raise QuizError("missed-none")
    quiz = quizzes.find(db.session(), own.quiz.recipe.slug)
    seed = starting.new_seed()
    questions = draw_about(targets, quiz.recipe, library.sources(quiz.recipe.article), seed)
    return begin(starting.Plan(quiz, seed, questions, own.layout, follows=own.id))


def _finish(attempt: str) -> attempts.OwnAttempt:
    """Hand in, as saved, an attempt whose quiz closed meanwhile: whoever meets it first does so."""
    with writing(db.session()) as session:
        finish_if_over(session, answers.lock(session, identity.token(), attempt))
    return attempts.find(db.session(), identity.token(), attempt)
