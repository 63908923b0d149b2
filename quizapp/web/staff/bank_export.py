"""A bank as a file to download; before that, what the file will not keep."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby

from flask import Response, abort, render_template, request, send_file

from ...core.bank import Bank, name_of
from ...formats.banks import WRITTEN_FORMATS
from ...formats.banks.losses import Loss
from ...formats.banks.writing import Written
from ...services import bank_contents
from ...services.banks import Owned
from ...storage import db
from ..bank_words import hint, reason
from ..cards import cards_file, file_name
from ..kind_words import kind_words
from ..logged import log_reading
from ..loss_words import lost
from ..prose import prose
from ..roles import allow
from .bank_page import own_bank
from .blueprint import blueprint

USUAL = "yaml"
MOST = 200
"""Questions whose losses are listed one by one."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What a file does not keep of a question, or of the bank where `name` is empty; `why` where it keeps nothing."""

    name: str
    stem: str
    lang: str
    parts: list[str]
    why: str = ""
    advice: str = ""


@blueprint.get("/desk/banks/<public_id>/export")
@allow("teacher")
def export_bank(public_id: str) -> str:
    bank, format_ = own_bank(public_id), request.args.get("format", USUAL)
    whole, written = _written(bank, format_)
    losses = list(_losses(whole, written))
    return render_template(
        "staff/bank_export.html",
        bank=bank,
        chosen=format_,
        formats=WRITTEN_FORMATS,
        losses=losses[:MOST],
        more=len(losses[MOST:]),
        left_out=written.left_out,
        size=len(written.data),
    )


@blueprint.get("/desk/banks/<public_id>/export/<format_>")
@allow("teacher")
def download_bank(public_id: str, format_: str) -> Response:
    bank = own_bank(public_id)
    _whole, written = _written(bank, format_)
    kind = WRITTEN_FORMATS[format_]
    log_reading("bank-exported", "bank", public_id)
    return send_file(
        BytesIO(written.data),
        mimetype=kind.media_type,
        as_attachment=True,
        download_name=file_name(bank.title, bank.slug) + kind.suffix,
    )


@blueprint.get("/desk/banks/<public_id>/cards.txt")
@allow("teacher")
def download_cards(public_id: str) -> Response:
    bank = own_bank(public_id)
    whole = bank_contents.value(db.session(), bank).under(bank.slug)
    log_reading("bank-exported", "bank", public_id)
    return cards_file(whole.questions, bank.title)


def _written(bank: Owned, format_: str) -> tuple[Bank, Written]:
    if format_ not in WRITTEN_FORMATS:
        abort(404)
    whole = bank_contents.value(db.session(), bank).under(bank.slug)
    return whole, WRITTEN_FORMATS[format_].write(whole)


def _losses(bank: Bank, written: Written) -> Iterator[Lost]:
    questions = {question.key: question for question in bank.questions}
    for key, group in groupby(written.losses, lambda loss: loss.question):
        losses = list(group)
        question = questions.get(key)
        out = next((loss for loss in losses if loss.left_out), None)
        yield Lost(
            name=name_of(key),
            stem=prose(question, question.stem) if question else "",
            lang=question.lang if question else bank.lang,
            parts=[] if out else [lost(loss) for loss in losses],
            why=reason(_in_words(out)) if out else "",
            advice=hint(out) if out else "",
        )


def _in_words(loss: Loss) -> Loss:
    """Name kinds of questions as the pages do."""
    return replace(
        loss,
        params={
            name: f"“{kind_words(str(value))}”" if name == "kind" else value for name, value in loss.params.items()
        },
    )
