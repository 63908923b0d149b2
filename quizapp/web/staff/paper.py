"""A quiz on paper: how it is to be printed, and the pages to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request, url_for

from ...core.paper import lay_out
from ...core.question import Question
from ...core.quiz import draw
from ...services import assignments, library, quizzes
from ...services.assignments import Assigned
from ...services.quizzes import Made
from ...storage import db
from .. import drawing, signed_in
from ..pages import article_card
from ..paper import sheet
from ..roles import allow
from ..speech import gettext as _
from .blueprint import blueprint
from .paper_form import USUAL_FORMS, PaperOptions
from .readable import class_of


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of one form or of several parallel ones, and what the orders on paper are drawn by."""

    forms: Sequence[Sequence[Question]]
    seed: str
    shuffle: bool = True


@blueprint.get("/desk/quizzes/<slug>/paper")
@allow("teacher")
def paper(slug: str) -> tuple[str, int]:
    quiz = quizzes.find(db.session(), slug, signed_in.me().id)
    return _page(quiz, url_for("staff.quiz", slug=slug))


@blueprint.get("/desk/given/<slug>/paper")
@allow("teacher")
def given_paper(slug: str) -> tuple[str, int]:
    """Print the very questions that students are asked in the browser, unless each of them is asked others."""
    session, me = db.session(), signed_in.me()
    given = assignments.find_given(session, slug, me.id)
    quiz = quizzes.find(session, given.recipe.slug, me.id)
    kept = None
    if given.settings.variants != "fresh":
        kept = Asked(drawing.kept_forms(given), given.seed, given.settings.shuffle)
    return _page(quiz, url_for("staff.given", slug=slug), kept, given)


def _page(quiz: Made, back: str, kept: Asked | None = None, given: Assigned | None = None) -> tuple[str, int]:
    """Return the paper, or the page of options where the address does not ask for it or says what cannot be."""
    options = PaperOptions(request.args, forms=max(USUAL_FORMS, len(kept.forms) if kept else 0))
    if kept:
        del options.draw
    taught = class_of(given) if given else None
    about = {"quiz": quiz, "back": back, "options": options, "given": given, "taught": taught}
    if request.args.get("do") != "print" or not options.validate():
        return render_template("staff/paper_options.html", kept=kept, **about), 400 if options.errors else 200
    asked = kept or _drawn(quiz, str(options.draw.data))
    article = library.articles().get(quiz.recipe.article)
    origin = [] if kept else [_("draw %(number)s") % {"number": options.draw.data}]
    origin.append(_("revision %(number)s") % {"number": quiz.revision})
    forms = lay_out(asked.forms, options.forms.data, asked.seed, shuffle=asked.shuffle)
    sheets = [sheet(form, quiz.recipe, origin) for form in forms]
    card = article_card(article) if article else None
    return render_template("staff/paper.html", sheets=sheets, article=card, **about), 200


def _drawn(quiz: Made, seed: str) -> Asked:
    """Draw as the teacher's preview does, so that the same number stands for the same questions."""
    return Asked([draw(quiz.recipe, drawing.sources_of(quiz.recipe, quiz.owner_id), seed)], seed)
