"""`quizapp user`: accounts, from the shell of whoever runs the server."""

from datetime import UTC, datetime

import click
from flask import Config, current_app
from flask.cli import with_appcontext

from ..services import accounts, audit, departing, erasing, ownerless
from ..services.audit import By
from ..services.erasing import Order
from ..storage import db, writing
from .terminal import say


@click.group("user")
def user_group() -> None:
    """List accounts, add them, shut, open or delete them, make links for new passwords."""


@user_group.command("list")
@with_appcontext
def user_list() -> None:
    """List the accounts with role and state."""
    for person in accounts.everybody(db.session()):
        state = "disabled" if person.disabled else "active" if person.ready else "no password yet"
        say(f"{person.login:20} {person.role:10} {state:16} {person.name}")


@user_group.command("add")
@click.argument("login")
@click.option("--name", default="", help="As colleagues and students see it; the login where left out.")
@click.option("--role", type=click.Choice(accounts.roles()), default="teacher", show_default=True)
@click.option("--url", default="", help="Address of the site; where left out, the first of QUIZAPP_HOSTS.")
@with_appcontext
def user_add(login: str, name: str, role: accounts.Role, url: str) -> None:
    """Make an account, and print the link by which its owner chooses a password."""
    now = datetime.now(UTC)
    with writing(db.session()) as session:
        person = accounts.add(session, login, name, role, now)
        token = accounts.ticket(session, person, now)
        audit.record(session, By(None, now), "account-added", "account", person.public_id)
    tell(url or site(current_app.config), token)


@user_group.command("password")
@click.argument("login")
@click.option("--url", default="", help="Address of the site; where left out, the first of QUIZAPP_HOSTS.")
@with_appcontext
def user_password(login: str, url: str) -> None:
    """Print a link, good once within seven days, by which the owner of an account chooses a new password."""
    now = datetime.now(UTC)
    with writing(db.session()) as session:
        person = accounts.find(session, login)
        token = accounts.ticket(session, person, now)
        audit.record(session, By(None, now), "account-link", "account", person.public_id)
    tell(url or site(current_app.config), token)


@user_group.command("disable")
@click.argument("login")
@with_appcontext
def user_disable(login: str) -> None:
    """Sign an account out everywhere, and let it in no more."""
    click.echo(f"{change(login, disabled=True)} is disabled.")


@user_group.command("enable")
@click.argument("login")
@with_appcontext
def user_enable(login: str) -> None:
    """Let an account that was disabled sign in again, with the password it had."""
    click.echo(f"{change(login, disabled=False)} may sign in again.")


@user_group.command("delete")
@click.argument("login")
@click.option("--to", default="", help="Login of the teacher or admin who gets its classes, quizzes and banks.")
@click.confirmation_option(prompt="Delete this account? It cannot be undone.")
@with_appcontext
def user_delete(login: str, to: str) -> None:
    """Delete an account: name, login and password go, and somebody else gets what it owns."""
    now = datetime.now(UTC)
    with writing(db.session()) as session:
        person, heir = accounts.find(session, login), accounts.find(session, to) if to else None
        departing.require(session, person, heir)
        audit.record(session, By(None, now), "account-deleted", "account", person.public_id)
        wanted = Order("anonymise", "account", person.public_id, "admin", now, owner_id=heir.id if heir else None)
        receipt = erasing.order(session, wanted, now)
        erasing.step(session, receipt, now)
    click.echo(f"{person.login} is deleted. Receipt: {receipt}")


@user_group.command("inherit")
@click.argument("login")
@with_appcontext
def user_inherit(login: str) -> None:
    """Give an account the classes, quizzes and banks that are nobody's, as `check` names them."""
    now = datetime.now(UTC)
    with writing(db.session()) as session:
        heir = accounts.find(session, login)
        found = [*ownerless.ownerless(session)]
        ownerless.inherit(session, heir)
        audit.record(session, By(None, now), "account-inherited", "account", heir.public_id)
    click.echo(f"Classes, quizzes and banks given to {heir.login}: {len(found)}.")


def change(login: str, *, disabled: bool) -> str:
    """Shut an account, or open it again; return its login."""
    now = datetime.now(UTC)
    with writing(db.session()) as session:
        person = accounts.find(session, login)
        accounts.change(session, person, role=person.role, disabled=disabled, now=now)
        audit.record(session, By(None, now), "account-changed", "account", person.public_id)
    return person.login


def tell(url: str, token: str) -> None:
    """Print the link, and beside it what it lacks where nobody said how the site is reached."""
    click.echo(link(url, token))
    if not url:
        click.echo("Put the address of the site before it; --url or QUIZAPP_HOSTS does so.", err=True)


def site(config: Config) -> str:
    """Return the https address under which the settings say that this site is reached, or nothing."""
    name = (config["HOSTS"] or [""])[0]
    return f"https://{name}/" if config["HTTPS"] and name and not name.startswith(".") else ""


def link(url: str, token: str) -> str:
    """Return the address where a password is chosen."""
    return f"{url.rstrip('/')}/welcome/{token}"
