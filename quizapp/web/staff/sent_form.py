"""What can be sent as a file, or pasted."""

from flask_wtf.file import FileField
from wtforms import TextAreaField, ValidationError

from ..form_words import PostedForm
from ..speech import gettext as _


class SentForm(PostedForm):
    file = FileField()
    text = TextAreaField()

    def validate_file(self, field: FileField) -> None:
        if field.data and (self.text.data or "").strip():
            raise ValidationError(_("Choose a file or paste a text, not both."))
        if not field.data and not (self.text.data or "").strip():
            raise ValidationError(_("Choose a file, or paste a text below."))

    def sent(self) -> tuple[str, bytes]:
        """Return the name, which a pasted text has not, and the bytes; the form must have been validated."""
        if self.file.data:
            return self.file.data.filename, self.file.data.read()
        return "", (self.text.data or "").encode()

    def complain(self, problem: str) -> None:
        """Say what is wrong beside what was sent."""
        (self.file if self.file.data else self.text).errors = [problem]
