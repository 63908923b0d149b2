"""Who did what: for a teacher what concerns their own things, for an admin everything."""

from flask import render_template, request

from ...services import audit
from ...storage import db
from .. import signed_in
from ..audit_looking import Looking
from ..audit_words import ACTIONS, BY_STUDENTS, KINDS
from ..roles import allow
from ..speech import worded
from .blueprint import blueprint


@blueprint.get("/desk/audit")
@allow("teacher")
def audit_list() -> str:
    me, looking, session = signed_in.me(), Looking.read(request.args), db.session()
    whose = None if me.role == "admin" else me.id
    actions = worded(ACTIONS)
    found, more = audit.entries(session, looking.filter, whose)
    return render_template(
        "staff/audit.html",
        entries=found,
        names=audit.names(session, found, me.id),
        more=more,
        looking=looking,
        actions=sorted(actions.items(), key=lambda pair: pair[1]),
        said=actions,
        by_students=BY_STUDENTS,
        kinds=worded(KINDS),
        kept=audit.KEPT.days // 365,
    )
