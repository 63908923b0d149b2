"""Bringing a list of students into a class: choosing it, looking at what it would change, and importing it."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...formats import rosters
from ...formats.notes import Unreadable
from ...formats.rosters.template import TEMPLATES
from ...services import classes, uploads
from ...services import roster as importing
from ...services.classes import Taught
from ...services.roster import Done
from ...services.uploads import Use
from ...storage import db, writing
from .. import roster_words, signed_in, table_words
from ..clock import now
from ..logged import log
from ..roles import allow
from ..sizes import takes
from ..speech import gettext as _
from ..speech import ngettext
from .blueprint import blueprint
from .roster_form import RosterForm

SHOWN = 300
"""So many rows of each table are shown, and so many problems."""


@blueprint.get("/desk/classes/<public_id>/roster")
@allow("teacher")
def roster(public_id: str) -> str:
    return _choose_page(_own(public_id), RosterForm(formdata=None))


@blueprint.post("/desk/classes/<public_id>/roster")
@allow("teacher")
@takes(rosters.LIMITS.size)
def send_roster(public_id: str) -> Response | tuple[str, int]:
    """Keep the list until its import is confirmed; what is no table at all is not kept."""
    taught, form = _own(public_id), RosterForm()
    if not form.validate():
        return _choose_page(taught, form), 400
    name, body = form.sent()
    try:
        rosters.read(body)
    except Unreadable as unreadable:
        form.complain(table_words.said(unreadable.note))
        return _choose_page(taught, form), 400
    with writing(db.session()) as session:
        upload = uploads.keep(session, _use(taught), name, body, now())
        log(session, "file-sent", "class", public_id)
    return make_response(redirect(url_for("staff.sent_roster", public_id=public_id, upload=upload), 303))


@blueprint.get("/desk/classes/<public_id>/roster/template.csv", defaults={"kind": "csv"})
@blueprint.get("/desk/classes/<public_id>/roster/template.xlsx", defaults={"kind": "xlsx"})
@allow("teacher")
def roster_template(public_id: str, kind: str) -> Response:
    _own(public_id)
    mimetype, make = TEMPLATES[kind]
    response = Response(make(), mimetype=mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=f"students.{kind}")
    return response


@blueprint.get("/desk/classes/<public_id>/roster/<upload>")
@allow("teacher")
def sent_roster(public_id: str, upload: str) -> str:
    """Show what an import would change; nothing has changed yet."""
    taught = _own(public_id)
    waiting = uploads.find(db.session(), _use(taught), upload)
    found = rosters.read(waiting.body)
    pasted = found.refused and not waiting.name
    return render_template(
        "staff/roster_sent.html",
        taught=taught,
        waiting=waiting,
        roster=found,
        diff=None if found.refused else importing.compare(db.session(), taught, found.listed),
        form=RosterForm(formdata=None, text=waiting.body.decode()) if pasted else None,
        words=roster_words,
        shown=SHOWN,
    )


@blueprint.post("/desk/classes/<public_id>/roster/<upload>")
@allow("teacher")
def import_roster(public_id: str, upload: str) -> Response:
    taught = _own(public_id)
    if request.form.get("do") == "import":
        waiting = uploads.find(db.session(), _use(taught), upload)
        found = rosters.read(waiting.body)
        if found.refused:
            raise QuizError("roster-refused")
        with writing(db.session()) as session:
            uploads.drop(session, _use(taught), upload)
            remove = bool(request.form.get("remove"))
            done = importing.apply(session, taught, found.listed, now(), remove=remove)
            log(session, "roster-imported", "class", public_id)
        flash(_said(done), "info")
    else:
        with writing(db.session()) as session:
            uploads.drop(session, _use(taught), upload)
        flash(_("Nothing was imported."), "info")
    return make_response(redirect(url_for("staff.class_page", public_id=public_id), 303))


def _own(public_id: str) -> Taught:
    return classes.find(db.session(), public_id, signed_in.me().id)


def _use(taught: Taught) -> Use:
    return Use(signed_in.me().id, "roster", taught.public_id)


def _said(done: Done) -> str:
    parts = [
        ngettext("%(count)s student added", "%(count)s students added", done.added) % {"count": done.added},
        ngettext("%(count)s changed", "%(count)s changed", done.changed) % {"count": done.changed},
        ngettext("%(count)s removed", "%(count)s removed", done.removed) % {"count": done.removed},
    ]
    return _("The list is imported: %(done)s.") % {"done": ", ".join(parts)}


def _choose_page(taught: Taught, form: RosterForm) -> str:
    return render_template("staff/roster.html", taught=taught, form=form)
