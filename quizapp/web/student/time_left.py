"""When an attempt ends, for the clock on its page: its teacher may have given it more time."""

from flask import Response, jsonify

from ...services import attempts
from ...storage import db
from .. import identity
from ..clock import now
from ..decision_words import told_words
from ..roles import allow
from .blueprint import blueprint


@blueprint.get("/attempt/<attempt>/time")
@allow("everyone")
def time_left(attempt: str) -> Response:
    own = attempts.find(db.session(), identity.token(), attempt)
    return jsonify(end=own.end and own.end.isoformat(), now=now().isoformat(), told=told_words(own.told))
