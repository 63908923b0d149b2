"""What every template can use."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g, url_for

from ..core.bank import name_of
from ..core.rounding import percent
from .checklist_words import remark_words
from .direction import direction
from .flaw_words import flaw_words
from .format_words import format_name, format_use
from .identity import current_student
from .kind_words import kind_words
from .prose import parts, prose, shown
from .role_words import role_words
from .scheme_words import scheme_sentence, scheme_words
from .written import day, moment, number, percentage, size
from .zones import to_local


def register(app: Flask) -> None:
    words = (
        flaw_words, format_name, format_use, kind_words, prose, remark_words, role_words, scheme_sentence, scheme_words,
    )  # fmt: skip
    app.jinja_env.globals |= {"static": static} | {each.__name__: each for each in words}
    app.jinja_env.filters |= {
        "day": day,
        "direction": direction,
        "in_zone": to_local,
        "moment": moment,
        "name_of": name_of,
        "number": number,
        "parts": parts,
        "percent": percent,
        "percentage": percentage,
        "shown": shown,
        "size": size,
    }
    app.context_processor(whom)


def whom() -> dict[str, Any]:
    return {"student": current_student(), "account": g.get("person"), "lan": current_app.config["LAN"]}


def static(name: str) -> str:
    """Return the address of a static file; it changes with the content, so browsers may keep it for good."""
    return url_for("static", filename=name, v=version(name))


def version(name: str) -> str:
    """Return what tells this content of a static file from every other."""
    return _version(Path(str(current_app.static_folder)), name)


@cache
def _version(folder: Path, name: str) -> str:
    return sha256((folder / name).read_bytes()).hexdigest()[:12]
