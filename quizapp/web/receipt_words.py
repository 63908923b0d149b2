"""Receipts of what was erased, in words."""

from collections.abc import Mapping

from flask import Response

from ..services.receipts import Receipt
from .speech import Message, ngettext
from .speech import gettext as _

WHAT: Mapping[tuple[str, str], Message] = {
    ("place", "anonymise"): "A student was made anonymous",
    ("place", "delete"): "A student was deleted",
    ("class", "anonymise"): "The students of a class were made anonymous",
    ("class", "delete"): "A class was deleted",
    ("student", "delete"): "A student deleted their open practice",
    ("practice", "delete"): "Old open practice was deleted",
    ("account", "anonymise"): "An account was deleted",
}
WHO: Mapping[str, Message] = {
    "teacher": "the teacher of the class",
    "student": "the student",
    "admin": "an admin",
    "retention": "the server, because the time was up",
}
REMOVED: Mapping[str, Message] = {
    "anonymise": "Erased: names, numbers, email addresses, sections, PINs, resume codes, sign-ins, extra time, notes "
    "on attempts, decisions about them and objections. Kept, without a name: attempts with answers, times and marks.",
    "delete": "Erased: whatever told who it was, and attempts with answers, marks and notes.",
}

DEPARTED: Message = (
    "Erased: name, login, password, sign-ins, links, uploads in progress, and invitations to classes. Handed over: "
    "classes, quizzes and banks. Kept, without a name: what was written or decided under the account."
)


def what(receipt: Receipt) -> str:
    return _(WHAT[receipt.kind, receipt.how])


def lines(receipt: Receipt) -> list[tuple[str, str]]:
    """Return what a receipt says, each line with its name. Times are UTC."""
    return [
        (_("Receipt"), receipt.public_id),
        (_("What"), what(receipt)),
        (_("Identifier it had"), receipt.subject or _("none")),
        (_("Ordered by"), _(WHO[receipt.cause])),
        *([(_("Account"), receipt.by)] if receipt.by else []),
        (_("Ordered"), f"{receipt.asked_at:%Y-%m-%d %H:%M:%S} UTC"),
        (_("Finished"), f"{receipt.done_at:%Y-%m-%d %H:%M:%S} UTC" if receipt.done_at else _("not yet")),
        (_("How much"), counts(receipt)),
        (_("In words"), _(DEPARTED if receipt.kind == "account" else REMOVED[receipt.how])),
    ]


def counts(receipt: Receipt) -> str:
    many = {"people": receipt.people, "attempts": receipt.attempts, "answers": receipt.answers, "notes": receipt.notes}
    parts = [
        ngettext("%(num)s person", "%(num)s people", many["people"]) % {"num": many["people"]},
        ngettext("%(num)s attempt", "%(num)s attempts", many["attempts"]) % {"num": many["attempts"]},
        ngettext("%(num)s note", "%(num)s notes", many["notes"]) % {"num": many["notes"]},
    ]
    if receipt.how == "delete":
        parts.append(ngettext("%(num)s answer", "%(num)s answers", many["answers"]) % {"num": many["answers"]})
    return ", ".join(parts)


def as_text(receipt: Receipt) -> Response:
    body = "".join(f"{name}: {said}\n" for name, said in lines(receipt))
    response = Response(body, mimetype="text/plain")
    response.headers.set("Content-Disposition", "attachment", filename=f"receipt-{receipt.public_id}.txt")
    return response
