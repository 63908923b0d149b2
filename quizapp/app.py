"""The application factory."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from . import __version__, web
from .config import configuration
from .paths import resource
from .storage import db, migrate, models
from .storage.transactions import end_reading, prepare

__all__ = ["create_app", "models"]


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Return the app, configured by the environment and then by `overrides` (names of `config.SETTINGS`).

    Raises QuizError when a setting cannot be meant or the data folder cannot be written.
    """
    config = configuration(overrides or {})
    app = Flask(
        "quizapp",
        template_folder=str(resource("templates")),
        static_folder=str(resource("static")),
        instance_path=str(Path(config["DATA"]).resolve()),
    )
    app.config.from_mapping({"LANGUAGES": resource("languages")} | config, VERSION=__version__)
    # Flask would take it from the environment, and show whoever meets an error the code and what it holds.
    app.debug = False
    if proxies := config["PROXIES"]:
        # Only as many as there are: whoever writes the header himself is not believed.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    db.init_app(app)
    migrate.init_app(app, db)
    with app.app_context():
        prepare(db.engine)
    app.teardown_appcontext(end_what_was_read)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    web.register(app)
    return app


def end_what_was_read(_error: BaseException | None) -> None:
    if db.session.registry.has():
        # What was read stays as it is: a commit has it read again.
        db.session.expunge_all()
        end_reading(db.session())
