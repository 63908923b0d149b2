"""A teacher's classes: making one, its page, its name and its colleagues."""

from flask import Response, flash, make_response, redirect, render_template, url_for

from ...core.errors import QuizError
from ...services import accounts, assignments, classes, members, objections, retention, sample
from ...services.classes import Taught
from ...storage import db, writing
from .. import signed_in, written
from ..clock import now
from ..entrance import entrance, here
from ..logged import log
from ..overdue import hand_in_overdue
from ..refusals import STATUS
from ..roles import allow
from ..running import running
from ..speech import gettext as _
from ..words import sentence
from .blueprint import blueprint
from .class_form import ClassForm, InviteForm


@blueprint.get("/desk/classes/new")
@allow("teacher")
def new_class() -> str:
    return render_template("staff/class_new.html", form=ClassForm())


@blueprint.post("/desk/classes/new")
@allow("teacher")
def make_class() -> Response | tuple[str, int]:
    form = ClassForm()
    if not form.validate():
        return render_template("staff/class_new.html", form=form), 400
    with writing(db.session()) as session:
        taught = classes.make(session, signed_in.me().id, form.name.data or "", now(), form.policy.data)
        classes.show_code(session, taught, here())
        log(session, "class-made", "class", taught.public_id)
    return _to(taught)


@blueprint.post("/desk/classes/quick")
@allow("teacher")
def quick_class() -> Response:
    """Make a class named by the day; it can be renamed at any time."""
    with writing(db.session()) as session:
        taught = classes.make(session, signed_in.me().id, quick_name(), now())
        classes.show_code(session, taught, here())
        log(session, "class-made", "class", taught.public_id)
    flash(_("This class is ready. Rename it below whenever you like."), "info")
    return _to(taught)


@blueprint.get("/desk/classes/<public_id>")
@allow("teacher", "instructor")
def class_page(public_id: str) -> str:
    hand_in_overdue()
    taught = classes.find_readable(db.session(), public_id, signed_in.me().id)
    return _page(taught, _settings(taught), InviteForm(formdata=None))


@blueprint.post("/desk/classes/<public_id>")
@allow("teacher")
def change_class(public_id: str) -> Response | tuple[str, int]:
    taught, form = own_class(public_id), ClassForm()
    form.offer(retention.days_of(db.session(), taught.id))
    if not form.validate():
        return _page(taught, form, InviteForm(formdata=None)), 400
    with writing(db.session()) as session:
        name, policy = form.name.data or "", form.policy.data
        classes.change(session, taught, name, policy, listed_only=form.listed_only.data)
        log(session, "class-changed", "class", public_id)
        if retention.keep_for(session, taught, form.keep.data, now()):
            log(session, "class-retention", "class", public_id)
    flash(_("Saved."), "info")
    return _to(taught)


@blueprint.post("/desk/classes/<public_id>/archive")
@allow("teacher")
def archive_class(public_id: str) -> Response:
    """Put the class away, or take it out again."""
    taught = own_class(public_id)
    with writing(db.session()) as session:
        classes.archive(session, taught, None if taught.archived else now())
        log(session, "class-archived", "class", public_id)
    said = _("%(name)s is back. Its code is closed until you open it.") if taught.archived else _(
        "%(name)s is archived, and its code closed. Results are kept."
    )  # fmt: skip
    flash(said % {"name": taught.name}, "info")
    return _to(taught)


@blueprint.post("/desk/classes/<public_id>/colleagues")
@allow("teacher")
def invite(public_id: str) -> Response | tuple[str, int]:
    """Let somebody with an account see the results of this class."""
    taught, form = own_class(public_id), InviteForm()
    naming = _settings(taught)
    if not form.validate():
        return _page(taught, naming, form), 400
    try:
        with writing(db.session()) as session:
            person = accounts.find(session, form.login.data or "")
            classes.invite(session, taught, person)
            log(session, "colleague-invited", "class", public_id)
    except QuizError as error:
        form.login.errors = [sentence(error)]
        return _page(taught, naming, form), STATUS.get(error.code, 400)
    flash(_("%(name)s sees the results of this class from now on.") % {"name": person.name}, "info")
    return _to(taught)


@blueprint.post("/desk/classes/<public_id>/colleagues/<person_id>")
@allow("teacher")
def dismiss(public_id: str, person_id: str) -> Response:
    taught = own_class(public_id)
    with writing(db.session()) as session:
        person = accounts.get(session, person_id)
        classes.dismiss(session, taught, person)
        log(session, "colleague-dismissed", "class", public_id)
    flash(_("%(name)s no longer sees the results of this class.") % {"name": person.name}, "info")
    return _to(taught)


def _settings(taught: Taught) -> ClassForm:
    form = ClassForm(formdata=None, obj=taught, keep=retention.days_of(db.session(), taught.id))
    form.offer(form.keep.data)
    return form


def own_class(public_id: str) -> Taught:
    return classes.find(db.session(), public_id, signed_in.me().id)


def quick_name() -> str:
    day = now()
    return _("Class of %(day)s") % {"day": written.day(day)}


def _to(taught: Taught) -> Response:
    return make_response(redirect(url_for("staff.class_page", public_id=taught.public_id), 303))


def _page(taught: Taught, form: ClassForm, invitation: InviteForm) -> str:
    session = db.session()
    pupils = members.of_class(session, taught)
    there = [pupil for pupil in pupils if not pupil.removed and not pupil.erased]
    return render_template(
        "staff/class.html",
        taught=taught,
        mine=taught.owner_id == signed_in.me().id,
        form=form,
        invitation=invitation,
        entrance=entrance(taught),
        waiting=objections.waiting(session, signed_in.me().id),
        given=[running(quiz, assignments.progress(session, quiz), now()) for quiz in given_to(taught)],
        here=[pupil for pupil in there if pupil.here],
        awaited=[pupil for pupil in there if not pupil.here],
        removed=[pupil for pupil in pupils if pupil.removed and not pupil.erased],
        nameless=sum(pupil.erased for pupil in pupils),
        asking=[pupil for pupil in pupils if pupil.asked_at],
        due_at=retention.due_at(session, taught.id),
        listed=any(pupil.listed for pupil in there),
        colleagues=classes.colleagues(session, taught),
        others=sample.others(session, taught) if taught.sample else 0,
    )


def given_to(taught: Taught) -> list[assignments.Assigned]:
    return assignments.of_classes(db.session(), [taught.id])
