"""What an attempt will ask, drawn before the database is written to."""

from ..core.quiz import draw
from ..core.sources import Sources
from ..services import forms, library, starting
from ..services.assignments import Assigned
from ..storage import db, writing


def sources(quiz: Assigned) -> Sources:
    """Return what the questions of a quiz are drawn from."""
    return library.sources(quiz.recipe.article)


def plan(quiz: Assigned, layout: starting.Layout) -> starting.Plan:
    seed = starting.new_seed()
    if quiz.settings.variants == "fresh":
        return starting.Plan(quiz, seed, [draw(quiz.recipe, sources(quiz), seed)], layout)
    return starting.Plan(quiz, seed, kept_forms(quiz), layout)


def kept_forms(quiz: Assigned) -> tuple[forms.Questions, ...]:
    """Return the forms of an assignment; whoever needs them first has them drawn and kept."""
    found = forms.kept(db.session(), quiz)
    if not found:
        drawn = forms.drawn(quiz, sources(quiz))
        with writing(db.session()) as session:
            forms.keep(session, quiz, drawn)
        found = forms.kept(db.session(), quiz)
    return found
