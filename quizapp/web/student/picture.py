"""Pictures in questions. Who knows the digest of one has seen it, or was shown its address by a page."""

from flask import Response

from ...services import pictures
from ...services.pictures import Picture
from ...storage import db
from ..roles import allow
from .blueprint import blueprint

HEX = 64
"""Letters of a SHA-256."""


@blueprint.get("/pictures/<digest>")
@allow("everyone")
def picture(digest: str) -> Response:
    return served(pictures.find(db.session(), binary(digest)))


def binary(digest: str) -> bytes:
    try:
        return bytes.fromhex(digest) if len(digest) == HEX else b""
    except ValueError:
        return b""


def served(found: Picture) -> Response:
    response = Response(found.body, mimetype=found.media_type)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # The address changes with the content.
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response
