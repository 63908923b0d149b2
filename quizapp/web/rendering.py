"""What every template can use."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g, url_for

from .checklist_words import remark_words
from .direction import direction
from .identity import current_student
from .scheme_words import scheme_sentence
from .zones import to_local


def register(app: Flask) -> None:
    app.jinja_env.globals |= {"static": static, "scheme_sentence": scheme_sentence, "remark_words": remark_words}
    app.jinja_env.filters |= {"direction": direction, "in_zone": to_local}
    app.context_processor(whom)


def whom() -> dict[str, Any]:
    return {"student": current_student(), "account": g.get("person"), "lan": current_app.config["LAN"]}


def static(name: str) -> str:
    """Return the address of a static file; it changes with the content, so browsers may keep it for good."""
    return url_for("static", filename=name, v=_version(Path(str(current_app.static_folder)), name))


@cache
def _version(folder: Path, name: str) -> str:
    return sha256((folder / name).read_bytes()).hexdigest()[:12]
