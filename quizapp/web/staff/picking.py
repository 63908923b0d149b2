"""Choosing single questions from banks for a quiz."""

from dataclasses import replace

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...services import picking, quizzes
from ...services.quizzes import Made
from ...storage import db, writing
from .. import drawing, signed_in
from ..clock import now
from ..forms import LONGEST_NAME, tidy
from ..logged import log
from ..roles import allow
from ..speech import ngettext
from .blueprint import blueprint
from .building import own


@blueprint.get("/desk/quizzes/<slug>/pick")
@allow("teacher")
def pick(slug: str) -> str:
    found = own(slug)
    return _page(found, {key for rule in found.recipe.rules for key in rule.questions})


@blueprint.post("/desk/quizzes/<slug>/pick")
@allow("teacher")
def take_picked(slug: str) -> Response | str:
    """Ask exactly these questions of each bank, beside the other parts of the quiz; or look for more of them first."""
    found, me, wanted = own(slug), signed_in.me(), set(request.form.getlist("question"))
    if request.form.get("do") == "find":
        return _page(found, wanted, tidy(request.form.get("text"))[:LONGEST_NAME])
    picked = picking.rules(db.session(), me.id, wanted)
    others = [rule for rule in found.recipe.rules if not rule.questions]
    recipe = replace(found.recipe, rules=(*others, *picked) or found.recipe.rules)
    drawing.check(recipe, me.id)
    with writing(db.session()) as session:
        quizzes.revise(session, found.id, recipe, now())
        log(session, "quiz-changed", "quiz", slug)
    count = sum(rule.count for rule in picked)
    flash(
        ngettext("Saved: %(num)s chosen question.", "Saved: %(num)s chosen questions.", count) % {"num": count}, "info"
    )
    return make_response(redirect(url_for("staff.quiz", slug=slug), 303))


def _page(found: Made, chosen: set[str], text: str = "") -> str:
    """List what can be chosen; what is chosen is always among it, so that looking for something loses nothing."""
    shelves = picking.shelves(db.session(), signed_in.me().id, chosen, text)
    return render_template("staff/pick.html", quiz=found, shelves=shelves, chosen=chosen, text=text)
