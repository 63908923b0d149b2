"""Pages over HTTP: read what was posted, call one service, render or redirect."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from . import (
    demo,
    edge,
    errors,
    languages,
    metrics,
    probes,
    rendering,
    request_log,
    roles,
    routing,
    sizes,
    staff,
    student,
)

csrf = CSRFProtect()


def register(app: Flask) -> None:
    languages.register(app)
    routing.register(app)
    request_log.register(app)
    errors.register(app)
    # Whoever may not use a page is sent away before anybody reads what they sent.
    roles.register(app)
    sizes.register(app)
    edge.register(app)
    csrf.init_app(app)
    rendering.register(app)
    app.register_blueprint(probes.blueprint)
    app.register_blueprint(metrics.blueprint)
    app.register_blueprint(student.blueprint)
    app.register_blueprint(staff.blueprint)
    if app.config["DEMO"]:
        app.register_blueprint(demo.blueprint)
