"""The questions of an attempt as flash cards, once their answers are shown."""

from flask import Response

from ...core.errors import QuizError
from ...services import attempts
from ...services.cards import learnable
from ...storage import db
from .. import identity
from ..cards import cards_file
from ..clock import now
from ..roles import allow
from .blueprint import blueprint


@blueprint.get("/attempt/<attempt>/cards.txt")
@allow("everyone")
def cards(attempt: str) -> Response:
    own = attempts.find(db.session(), identity.token(), attempt)
    found = learnable(db.session(), own, now())
    if not found:
        raise QuizError("cards-none")
    return cards_file(found, own.quiz.recipe.title)
