"""The `quizapp` command."""

import os
import shutil
import sys
import webbrowser
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click
from flask.cli import ScriptInfo, routes_command, with_appcontext
from flask_migrate.cli import db as db_commands
from sqlalchemy.exc import OperationalError

from . import __version__
from .app import create_app
from .commands.backup import backup, restore
from .commands.bank import bank_group
from .commands.export import export
from .commands.facts import facts_group
from .commands.language import language
from .commands.privacy import privacy_group
from .commands.quiz import quiz_group
from .commands.terminal import say
from .commands.user import link, site, user_group
from .core.errors import CannotDraw, QuizError
from .core.facts import Article
from .core.generate import GENERATORS
from .core.generate.making import generate
from .core.question import Question
from .formats.problems import FileError
from .formats.questions import WRITERS
from .logs import escaped
from .paths import data_folder
from .serve import available_port, lan_address, require_port, serve
from .web.problem_words import problem_line
from .web.words import sentence

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - asked for by --lan
PORT = 8000

in_lan = click.option(
    "--lan", is_flag=True, help="Serve the local network over plain http, for a class without a server."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s")
def group() -> None:
    """Teaching quizzes generated from an article's history and arguments."""


group.add_command(routes_command)
group.add_command(db_commands)
group.add_command(facts_group)
group.add_command(user_group)
group.add_command(privacy_group)
group.add_command(bank_group)
group.add_command(export)
group.add_command(backup)
group.add_command(restore)
group.add_command(language)
group.add_command(quiz_group)


@group.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; the first free one from 8000.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--fresh", is_flag=True, help="Throw away what earlier demos stored.")
@in_lan
def demo(port: int | None, no_browser: bool, fresh: bool, lan: bool) -> None:
    """Try quizapp on this computer: the article's quizzes and a sample class, on a database of its own."""
    folder = Path(os.environ.get("QUIZAPP_DATA") or data_folder()) / "demo"
    if fresh and folder.exists():
        shutil.rmtree(folder)
    # The environment, because the server's workers are processes of their own. No proxy stands before a demo: whoever
    # says so is not believed to be this computer.
    own = {"DATA": str(folder), "DEMO": "yes", "DATABASE_URL": "", "HTTPS": "", "HOSTS": "", "PROXIES": ""}
    os.environ |= {f"QUIZAPP_{name}": value for name, value in own.items()}
    from .demo import furnish, ticket
    from .upgrade import started
    from .web.demo import new_pass

    host = EVERYWHERE if lan else LOOPBACK
    app = started(new_key=True)
    teacher = furnish(app, datetime.now(UTC))
    with app.app_context():
        first_page = f"demo/{new_pass()}"
    port = require_port(host, port) if port else available_port(host, PORT)
    url = f"http://{LOOPBACK}:{port}/"
    shared = announce_lan(port) if lan else ""
    if lan:
        token = ticket(app, teacher, datetime.now(UTC))
        shared += f"Teachers choose a password here, once, to come in from elsewhere: {link(url, token)}\n"

    def ready() -> None:
        click.echo(f"quizapp is ready: {url}")
        click.echo(f"Go in as student, teacher or instructor: {url}{first_page}")
        click.echo(f"{shared}Your data is kept in {folder}. Stop with Ctrl+C.")
        if not no_browser and not os.environ.get("CI"):
            webbrowser.open(url + first_page)

    serve(host, port, workers=1, on_ready=ready, config=app.config)


@group.command()
@click.option("--host", default=LOOPBACK, show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="Processes; one per core, at most 4.")
@click.option("--new-key", is_flag=True, help="The secret key was changed on purpose.")
@in_lan
def run(host: str, port: int, workers: int | None, new_key: bool, lan: bool) -> None:
    """Serve quizapp in production, on the database of the settings."""
    from .diagnosis import warn
    from .upgrade import first_ticket, started

    host = EVERYWHERE if lan else host
    shared = announce_lan(port) if lan else ""
    app = started(new_key=new_key)
    with app.app_context():
        warn(host)
    ticket = first_ticket(app, datetime.now(UTC))
    require_port(host, port)
    url = f"http://{LOOPBACK if lan else host}:{port}/"
    address = site(app.config)
    first = link(address or url, ticket)
    begin = f"Make the first account, for an admin; this link works once: {first}" if ticket else ""
    place = f"{address} (the proxy asks {url})" if address else url
    ready = partial(click.echo, f"quizapp is ready: {place}\n{shared}{begin}".rstrip())
    serve(host, port, workers or min(4, os.cpu_count() or 1), on_ready=ready, config=app.config)


def announce_lan(port: int) -> str:
    """Have pages say that the local network is served, and return the line that tells where."""
    url = f"http://{lan_address()}:{port}/"
    # The environment, because the server's workers are processes of their own.
    os.environ |= {"QUIZAPP_LAN": url, "QUIZAPP_HTTPS": ""}
    return f"For the projector, in this network and without encryption: {url}\n"


@group.command("generate")
@click.argument("facts", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--generator", default="all", type=click.Choice(["all", *GENERATORS]), show_default=True)
@click.option("--count", default=5, type=click.IntRange(1), show_default=True, help="Questions per generator.")
@click.option("--seed", default="0", show_default=True, help="The same seed gives the same questions.")
@click.option("--format", "form", default="text", type=click.Choice(list(WRITERS)), show_default=True)
def generate_command(facts: Path, generator: str, count: int, seed: str, form: str) -> None:
    """Print questions generated from a FACTS file."""
    from .formats.facts import load

    article = load(facts)
    if generator == "all":
        questions = (question for name in GENERATORS for question in _made_if_any(article, name, seed, count))
    else:
        questions = (generate(article, generator, seed, number) for number in range(count))
    WRITERS[form](questions, sys.stdout)


def _made_if_any(article: Article, name: str, seed: str, count: int) -> Iterator[Question]:
    """Yield questions of one generator among all; say so where the facts are too few for it."""
    try:
        yield from (generate(article, name, seed, number) for number in range(count))
    except CannotDraw as error:
        say(sentence(error), err=True)


@group.command()
@click.option("--items", default=5, type=click.IntRange(3, 12), show_default=True, help="Items to be put in order.")
def schemes(items: int) -> None:
    """Compare the marking schemes of ordering questions: what guessing and typical mistakes earn."""
    from .commands.schemes import lines

    click.echo("\n".join(lines(items)))


@group.command()
@with_appcontext
def check() -> None:
    """Look for problems in settings, disk, database, clock, facts and stored credits; exit 1 if there are any.

    A warning is something that may be intended, and alone it exits 0.
    """
    from .diagnosis import diagnose

    found = [*diagnose()]
    for finding in found:
        click.echo(f"{finding.state:7} {finding.text}")
    sys.exit(1 if any(finding.state == "PROBLEM" for finding in found) else 0)


def main() -> None:
    """Run a command; say a refusal in sentences instead of a traceback."""
    # What is written holds people's data: nobody else on this computer reads it, whatever its owner is used to.
    os.umask(os.umask(0) | 0o077)
    try:
        group(obj=ScriptInfo(create_app=create_app, set_debug_flag=False))
    except QuizError as error:
        sys.exit(escaped(sentence(error)))
    except OperationalError as error:
        sys.exit(escaped(sentence(QuizError("database-refuses", reason=" ".join(str(error.orig).split())))))
    except FileError as error:
        sys.exit("\n".join(escaped(problem_line(each)) for each in error.problems))
