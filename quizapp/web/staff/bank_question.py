"""A single question of a bank: tried as a student would meet it, with all that is known of it below."""

from collections.abc import Iterable

from flask import Response, flash, render_template, request, url_for

from ...core.lint import lint
from ...formats.prose import unmarked
from ...services import bank_diff, bank_import, quizzes
from ...services.bank_import import Origin, Writer
from ...services.banks import Owned
from ...services.quizzes import Made
from ...storage import db, writing
from .. import signed_in, trying
from ..bank_search import Looking
from ..clock import now
from ..logged import log
from ..numbers import whole
from ..posted import Form
from ..roles import allow
from ..speech import gettext as _
from .bank_page import own_bank, own_question, to
from .blueprint import blueprint


@blueprint.get("/desk/banks/<public_id>/questions/<name>")
@allow("teacher")
def bank_question(public_id: str, name: str) -> str:
    return _page(public_id, name)


@blueprint.post("/desk/banks/<public_id>/questions/<name>")
@allow("teacher")
def try_question(public_id: str, name: str) -> str:
    """Mark an answer as a student's would be; nothing is kept, so there is nothing to redirect to."""
    return _page(public_id, name, request.form)


@blueprint.post("/desk/banks/<public_id>/questions/<name>/remove")
@allow("teacher")
def remove_question(public_id: str, name: str) -> Response:
    bank, args = own_bank(public_id), Looking.read(request.args).args()
    removed = bank_diff.without(db.session(), bank, f"{public_id}/{name}")
    writer = Writer(lambda: writing(db.session()), now)
    list(bank_import.take(writer, bank, removed, Origin(signed_in.me().id)))
    with writing(db.session()) as session:
        log(session, "question-removed", "bank", public_id)
    revision = own_bank(public_id).revision
    flash(_("The question is taken out: this is revision %(number)s of the bank.") % {"number": revision}, "info")
    return to(url_for("staff.bank", public_id=public_id, **args))


def _page(public_id: str, name: str, form: Form | None = None) -> str:
    bank = own_bank(public_id)
    kept = own_question(bank, name)
    seed = request.args.get("seed", "1")[:40]
    return render_template(
        "staff/bank_question.html",
        bank=bank,
        name=name,
        kept=kept,
        question=kept.question,
        looking=Looking.read(request.args),
        seed=seed,
        next_seed=whole(seed, 0) + 1,
        tried=trying.ask(kept.question, seed, form),
        right=trying.right(kept.question, seed),
        flaws=lint(unmarked(kept.question)),
        quizzes=list(_asking(bank, kept.question.key, quizzes.owned(db.session(), signed_in.me().id))),
    )


def _asking(bank: Owned, key: str, own: Iterable[Made]) -> Iterable[Made]:
    """Yield the quizzes in which a part can choose this question."""
    for quiz in own:
        if key in quiz.recipe.avoid or quiz.archived:
            continue
        if any(rule.bank == bank.public_id and key in (rule.questions or (key,)) for rule in quiz.recipe.rules):
            yield quiz
