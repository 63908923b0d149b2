"""A teacher's quizzes: looking at one, trying it, copying it, and what it should never ask."""

from dataclasses import replace

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.quiz import draw
from ...services import assignments, bank_contents, classes, library, quizzes
from ...services.sources import titles
from ...storage import db, writing
from .. import drawing, outcome, signed_in
from ..clock import now
from ..logged import log
from ..numbers import whole
from ..quiz_words import parts
from ..roles import allow
from ..running import running
from ..specimen import specimen
from ..speech import gettext as _
from .blueprint import blueprint
from .building import dry, own


@blueprint.get("/desk/quizzes/<slug>")
@allow("teacher")
def quiz(slug: str) -> str:
    session, me = db.session(), signed_in.me()
    found = quizzes.find(session, slug, me.id)
    given = [each for each in assignments.given_by(session, me.id) if each.quiz_id == found.id]
    return render_template(
        "staff/quiz.html",
        quiz=found,
        parts=parts(found.recipe, drawing.sources_of(found.recipe, me.id), titles(session, me.id)),
        given=[running(each, assignments.progress(session, each), now()) for each in given],
        classes=classes.of_teacher(session, me.id),
        attempts=quizzes.attempts_of(session, found.id),
        lacking="" if found.owner_id is None else dry(found.recipe, me.id),
    )


@blueprint.get("/desk/quizzes/<slug>/preview")
@allow("teacher")
def preview(slug: str) -> str:
    """Show the quiz as drawn under a seed, every question with its key and explanation."""
    me = signed_in.me()
    found = quizzes.find(db.session(), slug, me.id)
    seed = request.args.get("seed", "1")[:40]
    questions = draw(found.recipe, drawing.sources_of(found.recipe, me.id), seed)
    article = library.articles().get(found.recipe.article)
    return render_template(
        "staff/preview.html",
        quiz=found,
        seed=seed,
        next_seed=whole(seed, 0) + 1,
        homes=bank_contents.homes(db.session(), [question.key for question in questions], me.id),
        items=[
            (
                outcome.result_item(
                    specimen(question, seed, slot, found.recipe.scheme(question)), article, asked=False
                ),
                question,
            )
            for slot, question in enumerate(questions, 1)
        ],
    )


@blueprint.post("/desk/quizzes/<slug>/copy")
@allow("teacher")
def copy_quiz(slug: str) -> Response:
    me = signed_in.me()
    with writing(db.session()) as session:
        found = quizzes.find(session, slug, me.id)
        title = _("%(title)s (copy)") % {"title": found.recipe.title}
        copy = quizzes.make(session, me.id, replace(found.recipe, title=title), now())
        log(session, "quiz-made", "quiz", copy)
    flash(_("This copy is yours: change it as you like."), "info")
    return make_response(redirect(url_for("staff.edit_quiz", slug=copy), 303))


@blueprint.post("/desk/quizzes/<slug>/archive")
@allow("teacher")
def archive_quiz(slug: str) -> Response:
    """Put the quiz away, or take it out again; what was given of it goes on."""
    found = own(slug)
    with writing(db.session()) as session:
        quizzes.archive(session, found, None if found.archived else now())
        log(session, "quiz-archived", "quiz", slug)
    said = _("%(title)s is back.") if found.archived else _("%(title)s is archived.")
    flash(said % {"title": found.recipe.title}, "info")
    return make_response(redirect(url_for("staff.quiz", slug=slug), 303))


@blueprint.post("/desk/quizzes/<slug>/avoid")
@allow("teacher")
def avoid(slug: str) -> Response:
    """Never ask this question, or this fact, in this quiz."""
    found, what = own(slug), request.form.get("what", "")[:200]
    if what:
        recipe = replace(found.recipe, avoid=tuple(dict.fromkeys([*found.recipe.avoid, what])))
        drawing.check(recipe, signed_in.me().id)
        with writing(db.session()) as session:
            quizzes.revise(session, found.id, recipe, now())
            log(session, "quiz-changed", "quiz", slug)
        flash(_("This quiz will not ask that any more. You can allow it again under Edit."), "info")
    return make_response(redirect(url_for("staff.preview", slug=slug, seed=request.form.get("seed", "1")[:40]), 303))
