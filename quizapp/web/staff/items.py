"""How the questions of a quiz that was given did: all of them, and one by one."""

from flask import render_template, request

from ...core.errors import QuizError
from ...services import notes
from ...services.analysis import analysis
from ...stats.verdicts import FEWEST
from ...storage import db
from .. import analysis_page, drawing, option_page
from ..analysis_words import WHOLE, share
from ..item_map import item_map
from ..roles import allow
from .blueprint import blueprint
from .readable import class_of, readable

SHOWN = 50
"""Wordings listed of one place: where everybody is asked something else, there are as many as attempts."""


@blueprint.get("/desk/given/<slug>/items")
@allow("teacher", "instructor")
def items(slug: str) -> str:
    quiz = readable(slug)
    found = analysis(db.session(), quiz)
    rows = [analysis_page.row(place) for place in found.places]
    weights = [row.said[0].weight for row in rows]
    return render_template(
        "staff/items.html",
        quiz=quiz,
        taught=class_of(quiz),
        found=found,
        rows=rows,
        striking=[row for wanted in ("check", "look") for row in rows if row.said[0].weight == wanted],
        judged=found.whole.n >= FEWEST,
        whole=analysis_page.whole_cells(found.whole),
        methods=WHOLE,
        heads=analysis_page.heads(),
        notes=analysis_page.notes(found),
        map=item_map(zip(found.places, weights, strict=True)),
    )


@blueprint.get("/desk/given/<slug>/items/<place>")
@allow("teacher", "instructor")
def item(slug: str, place: str) -> str:
    """Show one place of the quiz, with the answers to the wording asked for, or to the one asked most often."""
    quiz = readable(slug)
    found = analysis(db.session(), quiz)
    at = next((each for each in found.places if str(each.number) == place), None)
    if at is None:
        raise QuizError("item-unknown", place=place)
    wanted = request.args.get("wording", "")
    chosen = next((each for each in at.wordings if each.question.digest.startswith(wanted)), at.wordings[0])
    sources, asked = drawing.sources(quiz), {each.question.digest for each in at.wordings}
    return render_template(
        "staff/item.html",
        quiz=quiz,
        taught=class_of(quiz),
        row=analysis_page.row(at),
        heads=analysis_page.heads(),
        last=len(found.places),
        wordings=at.wordings[:SHOWN],
        more=len(at.wordings) - SHOWN,
        parts=option_page.parts_of(at, lambda target: drawing.named(target, sources))[:SHOWN],
        pairs=option_page.pairs_of(at),
        chosen=chosen,
        percentage=share,
        options=option_page.option_rows(chosen),
        orders=option_page.orders(chosen),
        notes=[each for each in notes.of_given(db.session(), quiz) if each.wording in asked],
    )
