"""Building a quiz and changing one."""

from dataclasses import replace

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import CannotDraw, QuizError
from ...core.recipe import Recipe, Rule
from ...services import library, quizzes
from ...services.quizzes import Made
from ...services.sources import offers
from ...storage import db, writing
from .. import drawing, signed_in
from ..clock import now
from ..logged import log
from ..quiz_words import pool
from ..roles import allow
from ..scheme_tables import scheme_table
from ..speech import Message, ngettext
from ..speech import gettext as _
from ..words import sentence
from .blueprint import blueprint
from .quiz_form import MOST_PARTS, QuizForm, rule_of


@blueprint.get("/desk/quizzes/new")
@allow("teacher")
def new_quiz() -> str:
    return _page(None, _blank(), QuizForm.showing(_blank()))


@blueprint.post("/desk/quizzes/new")
@allow("teacher")
def make_quiz() -> Response | tuple[str, int]:
    return _save(None, _blank())


@blueprint.get("/desk/quizzes/<slug>/edit")
@allow("teacher")
def edit_quiz(slug: str) -> str:
    quiz = own(slug)
    return _page(quiz, quiz.recipe, QuizForm.showing(quiz.recipe))


@blueprint.post("/desk/quizzes/<slug>/edit")
@allow("teacher")
def change_quiz(slug: str) -> Response | tuple[str, int]:
    quiz = own(slug)
    return _save(quiz, quiz.recipe)


def own(slug: str) -> Made:
    """Return a quiz of this teacher's own; ready-made ones are copied before they are changed."""
    quiz = quizzes.find(db.session(), slug, signed_in.me().id)
    if quiz.owner_id is None:
        raise QuizError("quiz-shipped")
    return quiz


DRY: Message = (
    "Part %(rule)s (%(source)s) finds too few questions: %(found)s of %(wanted)s. "
    "Ask for fewer there, or choose from more."
)


def dry(recipe: Recipe, owner_id: int) -> str:
    """Return what a part of the quiz lacks, where it cannot be put together."""
    try:
        drawing.check(recipe, owner_id)
    except CannotDraw as error:
        return _(DRY) % error.params if error.code == "quiz-dry" else sentence(error)
    return ""


def _blank() -> Recipe:
    article = next(iter(library.articles()), "")
    rules = (Rule(count=3, generators=("order-events",)),)
    return Recipe(slug="", title="", summary="", article=article, read=(), rules=rules)


def _save(quiz: Made | None, before: Recipe) -> Response | tuple[str, int]:
    form, me = QuizForm(), signed_in.me()
    kept = tuple(each for each in before.avoid if each in request.form.getlist("avoid"))
    before = replace(before, avoid=kept, article=_article(form, before))
    do = request.form.get("do", "save")
    if do != "save":
        _rearrange(form, do)
        return _page(quiz, before, form), 200
    if not form.validate():
        return _page(quiz, before, form), 400
    recipe = form.recipe(before)
    if lacking := dry(recipe, me.id):
        form.keep_open("parts", lacking)
        return _page(quiz, before, form), 409
    with writing(db.session()) as session:
        if quiz is None:
            slug = quizzes.make(session, me.id, recipe, now())
            log(session, "quiz-made", "quiz", slug)
            flash(_("Your quiz is ready. Look at the questions, then give it to a class."), "info")
        else:
            slug = quiz.slug
            log(session, "quiz-changed", "quiz", slug)
            flash(_said(quizzes.revise(session, quiz.id, recipe, now()), quizzes.attempts_of(session, quiz.id)), "info")
    return make_response(redirect(url_for("staff.quiz", slug=slug), 303))


def _said(changed: bool, attempts: int) -> str:
    if not changed:
        return _("Nothing was changed.")
    if attempts:
        return ngettext(
            "Saved as a new revision. %(num)s attempt keeps the one it started with.",
            "Saved as a new revision. %(num)s attempts keep the one they started with.",
            attempts,
        ) % {"num": attempts}
    return _("Saved.")


def _rearrange(form: QuizForm, do: str) -> None:
    """Add a part, or drop one; everything typed so far stays."""
    if do == "add" and len(form.parts) < MOST_PARTS:
        form.parts.append_entry({"count": 3, "source": "family dates"})
    number = do.removeprefix("drop-")
    if do.startswith("drop-") and number.isdecimal() and len(form.parts) > 1:
        entries = [part for part in form.parts.entries if part.name != f"parts-{number}"]
        form.parts.entries = entries


def _article(form: QuizForm, before: Recipe) -> str:
    """Return the article that was chosen, or none; what cannot be chosen changes nothing."""
    chosen: str | None = form.article.data
    return chosen if chosen == "" or chosen in library.articles() else before.article


def _page(quiz: Made | None, recipe: Recipe, form: QuizForm) -> str:
    me = signed_in.me()
    form.offer(library.articles(), recipe.article, offers(db.session(), me.id, recipe.rules))
    built = [rule_of(part.form) for part in form.parts]
    sources = drawing.sources_of(replace(recipe, rules=tuple(built)), me.id)
    return render_template(
        "staff/build.html",
        quiz=quiz,
        form=form,
        pools=[pool(rule, sources) for rule in built],
        avoided=[(each, drawing.named(each, sources)) for each in recipe.avoid],
        table=scheme_table(),
        attempts=quizzes.attempts_of(db.session(), quiz.id) if quiz else 0,
    )
