"""What was given, for those who may see its results."""

from ...services import assignments, classes
from ...services.assignments import Assigned
from ...services.classes import Taught
from ...storage import db
from .. import signed_in
from ..cards import file_name
from ..overdue import hand_in_overdue


def readable(slug: str) -> Assigned:
    """Return what was given at this address to those who may see its results, all that is over submitted by now."""
    quiz = assignments.find_readable(db.session(), slug, signed_in.me().id)
    hand_in_overdue(quiz.id)
    return quiz


def file_of(quiz: Assigned) -> str:
    """Return what files about it are called: its title and its class, as a teacher looks for them later."""
    taught = class_of(quiz)
    return file_name(f"{quiz.recipe.title} - {taught.name}" if taught else quiz.recipe.title, quiz.slug)


def class_of(quiz: Assigned) -> Taught | None:
    session, me = db.session(), signed_in.me()
    mine = [*classes.of_teacher(session, me.id), *classes.shared_with(session, me.id)]
    return next((each for each in mine if each.id == quiz.class_id), None)
