"""The pages of those who sign in."""

from . import (
    account,
    attempt,
    audit,
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
    desk,
    erasing,
    export,
    given,
    giving,
    gradebook,
    items,
    notes,
    objections,
    paper,
    people,
    picking,
    places,
    quizzes,
    regrade,
    results,
    roster,
    sign,
)
from .blueprint import blueprint

__all__ = [
    "account", "attempt", "audit", "bank_checked", "bank_edit", "bank_export", "bank_history", "bank_page",
    "bank_question", "bank_upload", "blueprint", "building", "classes", "code", "desk", "erasing", "export", "given",
    "giving", "gradebook", "items", "notes", "objections", "paper", "people", "picking", "places", "quizzes",
    "regrade", "results", "roster", "sign",
]  # fmt: skip
