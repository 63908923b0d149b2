"""`quizapp quiz`: quizzes listed, closed and opened from the shell of whoever runs the server."""

import json
from datetime import UTC, datetime, timedelta

import click
from flask.cli import with_appcontext

from ..services import audit
from ..services.assignments import close, open_practice
from ..services.audit import By
from ..services.submission import finish_overdue
from ..storage import db, writing
from .terminal import say


@click.group("quiz")
def quiz_group() -> None:
    """List quizzes, close them, open them again."""


@quiz_group.command("list")
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), show_default=True)
@with_appcontext
def quiz_list(form: str) -> None:
    """List the quizzes and whether they are open."""
    now = datetime.now(UTC)
    for quiz in open_practice(db.session()):
        state = "closed" if quiz.closed(now) else "open"
        if form == "json":
            click.echo(json.dumps({"slug": quiz.slug, "title": quiz.recipe.title, "state": state}))
        else:
            say(f"{state:7} {quiz.slug:24} {quiz.recipe.title}")


@quiz_group.command("close")
@click.argument("slug")
@with_appcontext
def quiz_close(slug: str) -> None:
    """Take no more attempts or answers; attempts under way are submitted as saved."""
    _set_closed(slug, datetime.now(UTC))


@quiz_group.command("open")
@click.argument("slug")
@with_appcontext
def quiz_open(slug: str) -> None:
    """Let students take a closed quiz again."""
    _set_closed(slug, None)


def _set_closed(slug: str, at: datetime | None) -> None:
    now = datetime.now(UTC)
    with writing(db.session()) as session:
        close(session, slug, at)
        finish_overdue(session, now, grace=timedelta())
        audit.record(session, By(None, now), "given-state", "given", slug)
    click.echo(f"{slug} is {'open' if at is None else 'closed'}.")
