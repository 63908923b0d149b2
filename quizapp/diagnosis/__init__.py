"""What `quizapp check` looks at."""

import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from flask import current_app
from sqlalchemy.exc import DatabaseError

from ..core.counted import counted
from ..core.errors import QuizError
from ..formats.problems import FileError
from ..services import checks, library, secret_key
from ..storage import db
from ..upgrade import require_current_schema
from ..web.problem_words import problem_line
from ..web.words import sentence
from . import database, disk, owners, settings, time
from .finding import Finding

__all__ = ["Finding", "diagnose", "warn"]

LOG = logging.getLogger("quizapp.settings")


def warn(host: str) -> None:
    """Write into the log what is wrong with settings and disk, as a server begins that listens on `host`."""
    for finding in _around(host):
        if finding.state != "ok":
            LOG.warning(finding.text)


def diagnose() -> Iterator[Finding]:
    """Yield a finding for each part looked at; a broken database ends the list."""
    yield from _around()
    yield from _library()
    try:
        require_current_schema()
        yield Finding("ok", f"database: {db.engine.url.render_as_string(hide_password=True)}")
        yield from database.findings(db.session())
        secret_key.require(db.session(), [*filter(None, map(current_app.config.get, ("SECRET_KEY", "FORMER_KEY")))])
        yield Finding("ok", "secret key: the one this database was used with, or one that follows it")
        yield from time.findings(db.session(), datetime.now(UTC))
        yield from owners.admins(db.session())
        yield from owners.findings(db.session())
        yield from _credits()
    except QuizError as error:
        yield Finding("PROBLEM", sentence(error))
    except DatabaseError as error:
        yield Finding("PROBLEM", f"database: {error.orig}")


def _around(host: str = "") -> Iterator[Finding]:
    """Look at what can be told without the database."""
    config = current_app.config
    found = [*settings.findings(config, os.environ, host)]
    yield from found or [Finding("ok", "settings: nothing to be said against them")]
    yield from disk.findings(Path(config["DATA"]), sqlite=db.engine.dialect.name == "sqlite")


def _library() -> Iterator[Finding]:
    try:
        articles, recipes, banks = library.articles(), library.shipped_recipes(), library.banks()
    except FileError as error:
        for problem in error.problems:
            yield Finding("PROBLEM", problem_line(problem))
        return
    records = sum(len(article.facts) for article in articles.values())
    written = sum(len(bank.questions) for bank in banks.values())
    yield Finding(
        "ok",
        f"questions: {counted(records, 'fact')} in {counted(len(articles), 'file')}, "
        f"{counted(written, 'question')} in {counted(len(banks), 'bank')}, {counted(len(recipes), 'quiz', 'quizzes')}",
    )


def _credits() -> Iterator[Finding]:
    wrong = 0
    for deviation in checks.deviations(db.session()):
        wrong += 1
        yield Finding(
            "PROBLEM",
            f"attempt {deviation.attempt}, question {deviation.slot}: {deviation.code}, "
            f"stored {deviation.stored}, computed {deviation.computed}",
        )
    if not wrong:
        yield Finding("ok", f"credits: {checks.items_checked(db.session())} recomputed, all as stored")
