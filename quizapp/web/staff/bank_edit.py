"""Writing a question into a bank, and changing one: each time a revision of the bank's own."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from flask import Response, abort, flash, jsonify, render_template, request, url_for

from ...core.bank import Bank
from ...core.errors import QuizError
from ...core.kinds import KINDS
from ...core.lint import lint
from ...core.question import Question, canonical, to_json
from ...formats.banks import native_fields, written
from ...formats.banks.reading import WORDS, slug
from ...formats.prose import unmarked
from ...formats.prose.pictures import MOST, Pictures, named
from ...services import bank_contents, bank_diff, bank_import, pictures
from ...services.bank_import import Origin, Writer
from ...services.banks import Owned
from ...storage import db, writing
from .. import signed_in, trying
from ..bank_search import Looking
from ..clock import now
from ..flaw_words import flaw_words
from ..logged import log
from ..roles import allow
from ..sizes import takes
from ..speech import gettext as _
from ..words import sentence
from . import question_picture, question_reading
from .bank_page import own_bank, own_question, to
from .blueprint import blueprint
from .question_form import QuestionForm

Page = tuple[str, int]


@blueprint.get("/desk/banks/<public_id>/new")
@allow("teacher")
def new_question(public_id: str) -> Page:
    kind = request.args.get("kind", "")
    return _page(own_bank(public_id), QuestionForm.blank(kind if kind in KINDS else next(iter(KINDS))))


@blueprint.post("/desk/banks/<public_id>/new")
@allow("teacher")
@takes(MOST)
def make_question(public_id: str) -> Response | Page:
    return _posted(own_bank(public_id))


@blueprint.get("/desk/banks/<public_id>/questions/<name>/edit")
@allow("teacher")
def edit_question(public_id: str, name: str) -> Page:
    bank = own_bank(public_id)
    question = own_question(bank, name).question
    said = native_fields.as_written(question, _value(bank))
    return _page(bank, QuestionForm.showing(said, _seen(question)), name)


@blueprint.post("/desk/banks/<public_id>/questions/<name>/edit")
@allow("teacher")
@takes(MOST)
def change_question(public_id: str, name: str) -> Response | Page:
    return _posted(own_bank(public_id), name)


@blueprint.post("/desk/banks/<public_id>/check")
@allow("teacher")
def check_question(public_id: str) -> Response:
    """Tell what is wrong and what is to be remarked while somebody types; nothing is kept."""
    form = _form()
    question = question_reading.question(form, "question", _head(own_bank(public_id)), _named(form))
    return jsonify(
        problems=form.troubles(),
        remarks=[flaw_words(flaw) for flaw in lint(unmarked(question))] if question else [],
    )


def _form() -> QuestionForm:
    form = QuestionForm()
    return form if form.kind.data in KINDS else abort(400)


def _posted(bank: Owned, name: str = "") -> Response | Page:
    form, do = _form(), request.form.get("do", "save")
    before = own_question(bank, name).question if name else None
    if do == "kind" or do.startswith(("add", "up-", "down-", "drop-")):
        return _page(bank, form.rearranged(do), name)
    if do == "picture":
        return _with_picture(bank, form, name)
    new = slug(" ".join((form.stem.data or "")[:400].split()[:WORDS])) or "question"
    shown, called = _named(form), name or bank_contents.free_name(db.session(), bank, new)
    question = question_reading.question(form, called, _head(bank), shown)
    if do == "check" or question is None:
        return _page(bank, form, name, 200 if do == "check" else 400, question=question, checked=True)
    if before and form.seen.data != _seen(before):
        form.seen.data = _seen(before)
        return _page(bank, form, name, 409, refused=_conflict())
    try:
        return _save(bank, question, shown)
    except QuizError as error:
        return _page(bank, form, name, 409, refused=sentence(error))


def _with_picture(bank: Owned, form: QuestionForm, name: str) -> Page:
    if held := question_picture.put_in(form):
        with writing(db.session()) as session:
            pictures.keep(session, held)
            log(session, "picture-added", "bank", bank.public_id)
    return _page(bank, form, name, 200 if held else 400)


def _named(form: QuestionForm) -> Pictures:
    """Return the pictures that are named in the form and there already."""
    return pictures.of(db.session(), named([form.stem.data or "", form.explanation.data or "", *_texts(form)]))


def _texts(form: QuestionForm) -> Iterator[str]:
    for option in form.options:
        yield from (option.form.text.data or "", option.form.feedback.data or "")


def _save(bank: Owned, question: Question, shown: Pictures) -> Response:
    diff = bank_diff.edited(db.session(), bank, question, shown)
    writer = Writer(lambda: writing(db.session()), now)
    list(bank_import.take(writer, bank, diff, Origin(signed_in.me().id)))
    with writing(db.session()) as session:
        log(session, "question-changed", "bank", bank.public_id)
    name = question.key.removeprefix(f"{bank.public_id}/")
    revision = own_bank(bank.public_id).revision
    flash(
        _("Nothing was changed.") if diff.empty else _("Saved as revision %(number)s.") % {"number": revision}, "info"
    )
    args = Looking.read(request.args).args()
    return to(url_for("staff.bank_question", public_id=bank.public_id, name=name, **args))


def _seen(question: Question) -> str:
    """Return what tells this state of a question from every other."""
    return sha256(canonical(to_json(question)).encode()).hexdigest()


def _conflict() -> str:
    return _(
        "This question was changed in the meantime, in another window or by an import. What you typed is below and "
        "is not saved yet: look at what is in the bank now, then save again to replace it."
    )


def _value(bank: Owned) -> Bank:
    return Bank(id=bank.public_id, title=bank.title, lang=bank.lang, article=bank.article, questions=())


def _head(bank: Owned) -> written.Bank:
    return written.Bank(id=bank.public_id, title=bank.title, article=bank.article, lang=bank.lang)


def _page(bank: Owned, form: QuestionForm, name: str = "", status: int = 200, **more: Any) -> Page:
    """Return the form; `more` are what it was refused for, or how the `question` looks that was `checked`."""
    if question := more.pop("question", None):
        flaws = [flaw_words(flaw) for flaw in lint(unmarked(question))]
        more |= {"preview": trying.right(question, "1"), "flaws": flaws}
    looking, troubles = Looking.read(request.args), form.troubles()
    page = render_template(
        "staff/bank_edit.html", bank=bank, form=form, name=name, looking=looking, troubles=troubles, **more
    )
    return page, status
