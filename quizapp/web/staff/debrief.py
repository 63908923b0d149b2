"""Talking about a quiz on the projector, after it has closed."""

from flask import Response, redirect, render_template, request, url_for

from ...services import assignments, library
from ...services import debrief as debriefs
from ...storage import db
from .. import debrief as slides
from ..clock import now
from ..roles import allow
from ..running import running
from .blueprint import blueprint
from .readable import class_of, readable


@blueprint.get("/desk/given/<slug>/debrief")
@allow("teacher", "instructor")
def debrief(slug: str) -> str:
    quiz, session = readable(slug), db.session()
    closed = quiz.closed(now())
    return render_template(
        "staff/debrief.html",
        quiz=quiz,
        taught=class_of(quiz),
        standing=running(quiz, assignments.progress(session, quiz), now()),
        closed=closed,
        found=debriefs.debriefed(session, quiz, now()) if closed else None,
    )


@blueprint.get("/desk/given/<slug>/debrief/<int:place>")
@allow("teacher", "instructor")
def debrief_question(slug: str, place: int) -> str | Response:
    quiz, session = readable(slug), db.session()
    if not quiz.closed(now()):
        return redirect(url_for("staff.debrief", slug=slug), 303)  # type: ignore[return-value]
    found = debriefs.debriefed(session, quiz, now())
    article = library.articles().get(quiz.recipe.article)
    return render_template(
        "staff/debrief_question.html",
        quiz=quiz,
        place=place,
        places=found.places,
        slide=slides.slide(debriefs.asked(session, quiz, place, found), quiz.seed, place, article),
        revealed=bool(request.args.get("shown")),
    )
