"""Grades for a learning platform: a file made for it, or its own file filled in."""

from flask import Response, abort, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...formats.gradebooks import GRADEBOOKS, LIMITS
from ...formats.notes import Unreadable
from ...formats.scores import SCORE_FORMATS, Dialect
from ...services import gradebooks, uploads
from ...services.assignments import Assigned
from ...services.uploads import Use
from ...storage import db, writing
from .. import gradebook_files, gradebook_words, signed_in, table_words
from ..clock import now
from ..logged import log, log_reading
from ..roles import allow
from ..sizes import takes
from ..speech import gettext as _
from .blueprint import blueprint
from .gradebook_form import FillForm, PlatformForm, UploadForm
from .readable import class_of, file_of, readable

SHOWN = 300
"""So many rows of each table are shown."""


@blueprint.get("/desk/given/<slug>/gradebook")
@allow("teacher", "instructor")
def gradebook(slug: str) -> str:
    return _page(_readable(slug), UploadForm(formdata=None))


@blueprint.post("/desk/given/<slug>/gradebook")
@allow("teacher", "instructor")
@takes(LIMITS.size)
def send_gradebook(slug: str) -> Response | tuple[str, int]:
    """Keep the file while it is looked at; what is no table at all is not kept."""
    quiz, form = _readable(slug), UploadForm()
    if not form.validate():
        return _page(quiz, form), 400
    body = form.file.data.read()
    try:
        gradebook_files.opened(body)
    except Unreadable as unreadable:
        form.file.errors = [table_words.said(unreadable.note)]
        return _page(quiz, form), 400
    with writing(db.session()) as session:
        log(session, "file-sent", "given", slug)
        upload = uploads.keep(session, _use(quiz), form.file.data.filename, body, now())
    return make_response(redirect(url_for("staff.sent_gradebook", slug=slug, upload=upload), 303))


@blueprint.get("/desk/given/<slug>/gradebook/file")
@allow("teacher", "instructor")
def gradebook_file(slug: str) -> Response:
    """Send a new file, without the mark of UTF-8: importers compare the first header letter by letter."""
    quiz, form = _readable(slug), PlatformForm.chosen(request.args)
    if not form.validate():
        abort(404)
    pupils = gradebooks.pupils(db.session(), quiz)
    log_reading("results-exported", "given", slug)
    table, _out = gradebook_files.fresh(form.platform.data, pupils, quiz.recipe.title, form.scale.data)
    return _sent(b"".join(SCORE_FORMATS["csv"].write(table, Dialect())), f"{file_of(quiz)} - {form.platform.data}.csv")


@blueprint.get("/desk/given/<slug>/gradebook/<upload>")
@allow("teacher", "instructor")
def sent_gradebook(slug: str, upload: str) -> str:
    """Show who would get a grade; nothing is filled in yet."""
    quiz = _readable(slug)
    waiting = uploads.find(db.session(), _use(quiz), upload)
    found = gradebook_files.opened(waiting.body)
    return render_template(
        "staff/gradebook_sent.html",
        quiz=quiz,
        taught=class_of(quiz),
        waiting=waiting,
        platform=found.platform,
        form=FillForm.of(found, quiz.recipe.title),
        found=gradebook_files.matched(found, gradebooks.pupils(db.session(), quiz)),
        grade=gradebook_files.grade,
        words=gradebook_words,
        shown=SHOWN,
    )


@blueprint.get("/desk/given/<slug>/gradebook/<upload>/filled")
@allow("teacher", "instructor")
def filled_gradebook(slug: str, upload: str) -> Response:
    quiz = _readable(slug)
    waiting = uploads.find(db.session(), _use(quiz), upload)
    found = gradebook_files.opened(waiting.body)
    form = FillForm.of(found, quiz.recipe.title, request.args)
    if not form.validate():
        abort(404)
    pupils, title = gradebooks.pupils(db.session(), quiz), quiz.recipe.title
    log_reading("results-exported", "given", slug)
    body = gradebook_files.filled(found, pupils, form.column.data, form.scale.data, title)
    return _sent(body, waiting.name or "gradebook.csv")


@blueprint.post("/desk/given/<slug>/gradebook/<upload>")
@allow("teacher", "instructor")
def forget_gradebook(slug: str, upload: str) -> Response:
    quiz = _readable(slug)
    with writing(db.session()) as session:
        log(session, "file-forgotten", "given", slug)
        uploads.drop(session, _use(quiz), upload)
    flash(_("The file is deleted."), "info")
    return make_response(redirect(url_for("staff.gradebook", slug=slug), 303))


def _page(quiz: Assigned, form: UploadForm) -> str:
    pupils, title = gradebooks.pupils(db.session(), quiz), quiz.recipe.title
    left_out = {
        name: gradebook_files.fresh(name, pupils, title, "points")[1] for name, book in GRADEBOOKS.items() if book.table
    }
    graded = sum(each.counted is not None for each in pupils)
    return render_template(
        "staff/gradebook.html",
        quiz=quiz,
        taught=class_of(quiz),
        form=form,
        platform=PlatformForm(),
        pupils=pupils,
        graded=graded,
        left_out=left_out,
        words=gradebook_words,
        shown=SHOWN,
    )


def _sent(body: bytes, name: str) -> Response:
    response = Response(body, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _readable(slug: str) -> Assigned:
    """Return what was given to a class: visitors of open practice are in no gradebook."""
    quiz = readable(slug)
    if quiz.class_id is None:
        raise QuizError("quiz-unknown", slug=slug)
    return quiz


def _use(quiz: Assigned) -> Use:
    return Use(signed_in.me().id, "gradebook", quiz.slug)
