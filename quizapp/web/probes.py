"""What a load balancer asks: whether this process lives, and whether it can serve pages now.

The answers are the same for everybody and say no more than that: no versions, no reasons. Those are in the log.
"""

from flask import Blueprint, Response, current_app
from sqlalchemy.exc import SQLAlchemyError

from ..storage.schema import schema
from .roles import allow

blueprint = Blueprint("probes", __name__)


@blueprint.get("/healthz")
@allow("everyone")
def alive() -> Response:
    return Response("alive\n", mimetype="text/plain")


@blueprint.get("/readyz")
@allow("everyone")
def ready() -> Response:
    """Refuse while the database is away, and where its tables are not those this code needs."""
    try:
        found, wanted = schema()
    except SQLAlchemyError as error:
        current_app.logger.warning("not ready: %s", error)
        found, wanted = "", None
    if found != wanted:
        return Response("not ready\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")
