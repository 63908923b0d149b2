"""The contents of a bank as they are sent."""

from flask_wtf.file import FileField
from wtforms import TextAreaField, ValidationError

from ...formats.limits import MEBIBYTE, USUAL
from ..speech import gettext as _
from ..speech import later
from .sent_form import SentForm

PASTED = 2 * MEBIBYTE


class BankForm(SentForm):
    file = FileField(later("A file"))
    text = TextAreaField(later("Or paste questions"))

    def validate_text(self, field: TextAreaField) -> None:
        if len((field.data or "").encode()) > PASTED:
            raise ValidationError(_("This is more than 2 MiB of text. Save it as a file, and choose the file."))

    def fits(self, body: bytes) -> bool:
        """Whether a file is as small as it must be, which a request with it only nearly tells; say so where not."""
        if len(body) > USUAL.size:
            self.complain(_("This file is larger than 20 MiB. Split it, and make a bank of each part."))
        return len(body) <= USUAL.size
