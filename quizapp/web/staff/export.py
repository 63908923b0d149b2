"""The results of a quiz as files."""

from collections.abc import Callable, Iterator

from flask import Response, abort, current_app, render_template, request, stream_with_context

from ...formats.scores import SCORE_FORMATS, Table
from ...services.assignments import Assigned
from ...services.exports import SHAPES, Wanted
from ...storage import db
from .. import export_words
from ..exporting import table
from ..logged import log_reading
from ..roles import allow
from .blueprint import blueprint
from .export_form import ExportForm
from .readable import class_of, readable


@blueprint.get("/desk/given/<slug>/export")
@allow("teacher", "instructor")
def export(slug: str) -> str:
    quiz, form = readable(slug), _chosen()
    session, wanted = db.session(), _wanted(quiz, form)
    return render_template(
        "staff/export.html",
        quiz=quiz,
        taught=class_of(quiz),
        form=form,
        sizes={shape: each.size(session, wanted) for shape, each in SHAPES.items()},
        columns=SHAPES[form.shape.data].columns(session, wanted),
        words=export_words,
    )


@blueprint.get("/desk/given/<slug>/export/file")
@allow("teacher", "instructor")
def export_file(slug: str) -> Response:
    quiz, form = readable(slug), _chosen()
    wanted = _wanted(quiz, form)
    log_reading("results-exported", "given", slug)
    return _sent(lambda: table(db.session(), form.shape.data, wanted), form, f"{form.shape.data}-{slug}")


@blueprint.get("/desk/given/<slug>/export/codebook")
@allow("teacher", "instructor")
def export_codebook(slug: str) -> Response:
    quiz, form = readable(slug), _chosen()
    columns = SHAPES[form.shape.data].columns(db.session(), _wanted(quiz, form))
    return _sent(lambda: export_words.codebook(columns), form, f"codebook-{form.shape.data}")


def _sent(make: Callable[[], Table], form: ExportForm, name: str) -> Response:
    """Send the table while it is read.

    The session of the request ends with the view: `make` is called in the one that lasts as long as the sending.
    """
    format_, dialect = SCORE_FORMATS[form.format.data], form.dialect()

    def pieces() -> Iterator[bytes]:
        yield from format_.write(make(), dialect)

    response = Response(stream_with_context(pieces()), content_type=format_.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{form.format.data}")
    return response


def _chosen() -> ExportForm:
    form = ExportForm.chosen(request.args)
    if not form.validate():
        abort(404)
    return form


def _wanted(quiz: Assigned, form: ExportForm) -> Wanted:
    return Wanted([quiz], current_app.config["SECRET_KEY"].encode(), named=form.who.data == "names")
