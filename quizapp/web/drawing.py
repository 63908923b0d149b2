"""What an attempt will ask, drawn before the database is written to."""

from ..core.quiz import draw
from ..core.recipe import Recipe
from ..core.sources import Sources
from ..services import forms, library, starting, tokens
from ..services.assignments import Assigned
from ..services.sources import require_banks, sources_for
from ..storage import db, writing
from .prose import prose


def sources(quiz: Assigned) -> Sources:
    """Return what the questions of a quiz are drawn from."""
    return sources_of(quiz.recipe, quiz.owner_id)


def sources_of(recipe: Recipe, owner_id: int | None) -> Sources:
    return sources_for(db.session(), recipe, owner_id)


def check(recipe: Recipe, owner_id: int) -> None:
    """Raise CannotDraw where the recipe finds too few questions, and QuizError where it names a bank of others."""
    require_banks(db.session(), recipe, owner_id)
    draw(recipe, sources_of(recipe, owner_id), "check")


def plan(quiz: Assigned, layout: starting.Layout) -> starting.Plan:
    seed = tokens.new_seed()
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


def sample_forms(quiz: Assigned) -> tuple[forms.Questions, ...]:
    """Return the forms of an assignment, or one draw where everybody gets another."""
    if quiz.settings.variants == "fresh":
        return (draw(quiz.recipe, sources(quiz), "sample"),)
    return kept_forms(quiz)


def named(target: str, sources: Sources) -> str:
    """Return what a fact or question of these sources is called, for a teacher who reads that it is never asked."""
    source, _slash, id_ = target.partition("/")
    article = library.articles().get(source)
    if article and id_ in article.by_id:
        record = article.by_id[id_]
        return str(getattr(record, "option", "") or getattr(record, "text", "") or getattr(record, "name", "") or id_)
    bank = sources.banks.get(source)
    found = next((question for question in bank.questions if question.key == target), None) if bank else None
    return prose(found, found.stem) if found else target
