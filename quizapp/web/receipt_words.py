"""Receipts of what was erased, in words."""

from gettext import gettext as _
from gettext import ngettext

from flask import Response

from ..services.receipts import Receipt

WHAT = {
    ("place", "anonymise"): _("A student was made anonymous"),
    ("place", "delete"): _("A student was deleted"),
    ("class", "anonymise"): _("The students of a class were made anonymous"),
    ("class", "delete"): _("A class was deleted"),
    ("student", "delete"): _("A student deleted their open practice"),
    ("practice", "delete"): _("Old open practice was deleted"),
    ("account", "anonymise"): _("An account was deleted"),
}
WHO = {
    "teacher": _("the teacher of the class"),
    "student": _("the student"),
    "admin": _("an admin"),
    "retention": _("the server, as its time had come"),
}
REMOVED = {
    "anonymise": _(
        "Removed: names, numbers, e-mail addresses, sections, PINs, resume codes, sign-ins, extra time, notes on "
        "attempts, decisions about them and objections. Kept, as nobody's: attempts with answers, times and marks."
    ),
    "delete": _("Removed: whatever told who it was, and attempts with answers, marks and notes."),
}

DEPARTED = _(
    "Removed: name, login, password, sign-ins, links, files on their way in, and invitations to classes. Handed over: "
    "classes, quizzes and banks. Kept, as nobody's: what was written or decided under the account."
)


def what(receipt: Receipt) -> str:
    return WHAT[receipt.kind, receipt.how]


def lines(receipt: Receipt) -> list[tuple[str, str]]:
    """Return what a receipt says, each line with its name. Times are UTC."""
    return [
        (_("Receipt"), receipt.public_id),
        (_("What"), what(receipt)),
        (_("Identifier it had"), receipt.subject or _("none")),
        (_("Ordered by"), WHO[receipt.cause]),
        *([(_("Account"), receipt.by)] if receipt.by else []),
        (_("Ordered"), f"{receipt.asked_at:%Y-%m-%d %H:%M:%S} UTC"),
        (_("Finished"), f"{receipt.done_at:%Y-%m-%d %H:%M:%S} UTC" if receipt.done_at else _("not yet")),
        (_("How much"), counts(receipt)),
        (_("In words"), DEPARTED if receipt.kind == "account" else REMOVED[receipt.how]),
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
