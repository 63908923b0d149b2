"""What `quizapp check` looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import current_app
from sqlalchemy.exc import DatabaseError

from .core.errors import QuizError
from .formats.problems import FileError
from .services import checks, library, secret_key
from .storage import db
from .storage.clocks import clock_difference
from .upgrade import require_current_schema
from .web.problem_words import problem_line
from .web.words import sentence

CLOCKS = 2
"""Seconds by which a host's clock may differ: much less than the grace after the end of an attempt."""


@dataclass(frozen=True, slots=True)
class Finding:
    sound: bool
    text: str


def diagnose() -> Iterator[Finding]:
    """Yield a finding for each part looked at; a broken database ends the list."""
    yield from _library()
    try:
        require_current_schema()
        yield Finding(sound=True, text=f"database: {db.engine.url.render_as_string(hide_password=True)}")
        yield from _hosts()
        yield from _credits()
    except QuizError as error:
        yield Finding(sound=False, text=sentence(error))
    except DatabaseError as error:
        yield Finding(sound=False, text=f"database: {error.orig}")


def _library() -> Iterator[Finding]:
    try:
        articles, recipes, banks = library.articles(), library.shipped_recipes(), library.banks()
    except FileError as error:
        for problem in error.problems:
            yield Finding(sound=False, text=problem_line(problem))
        return
    records = sum(len(article.facts) for article in articles.values())
    written = sum(len(bank.questions) for bank in banks.values())
    yield Finding(
        sound=True,
        text=f"questions: {records} facts in {len(articles)} file(s), {written} questions in {len(banks)} bank(s), "
        f"{len(recipes)} quizzes",
    )


def _hosts() -> Iterator[Finding]:
    """Look at what hosts that share a database must have in common."""
    secret_key.require(db.session(), current_app.config["SECRET_KEY"])
    yield Finding(sound=True, text="secret key: the one this database was used with")
    seconds = clock_difference(db.session(), datetime.now(UTC))
    yield Finding(
        sound=abs(seconds) <= CLOCKS,
        text=f"clock: {seconds:+.1f} s from the database's, which may be {CLOCKS} s",
    )


def _credits() -> Iterator[Finding]:
    wrong = 0
    for deviation in checks.deviations(db.session()):
        wrong += 1
        yield Finding(
            sound=False,
            text=f"attempt {deviation.attempt}, question {deviation.slot}: {deviation.code}, "
            f"stored {deviation.stored}, computed {deviation.computed}",
        )
    if not wrong:
        yield Finding(sound=True, text=f"credits: {checks.items_checked(db.session())} recomputed, all as stored")
