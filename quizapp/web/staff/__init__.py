"""The pages of those who sign in."""

from . import (
    account,
    attempt,
    bank_checked,
    bank_edit,
    bank_export,
    bank_history,
    bank_page,
    bank_question,
    bank_upload,
    building,
    classes,
    code,
    debrief,
    decide,
    desk,
    given,
    giving,
    live,
    notes,
    paper,
    people,
    picking,
    places,
    quizzes,
    results,
    roster,
    sign,
)
from .blueprint import blueprint

__all__ = [
    "account", "attempt", "bank_checked", "bank_edit", "bank_export", "bank_history", "bank_page", "bank_question",
    "bank_upload", "blueprint", "building", "classes", "code", "debrief", "decide", "desk", "given", "giving", "live",
    "notes", "paper", "people", "picking", "places", "quizzes", "results", "roster", "sign",
]  # fmt: skip
