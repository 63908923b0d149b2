"""What to export, and how: chosen in an address, since it changes nothing."""

from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField, SelectField

from ...formats.scores import SCORE_FORMATS, SEPARATORS, Dialect
from ...services.exports import SHAPES
from .. import export_words
from ..form_words import Form
from ..speech import gettext as _
from ..speech import later, worded


class ExportForm(Form):
    """`shape` is chosen by a link of its own, so that its columns are explained before it is downloaded."""

    shape = SelectField(choices={each: each for each in SHAPES})
    format = RadioField(
        later("Format"), choices=lambda: {each: export_words.format_words(each) for each in SCORE_FORMATS}
    )
    who = RadioField(later("Students"), choices=lambda: {"names": _("by name"), "pseudonyms": _("by pseudonym only")})
    separator = SelectField(later("CSV: columns separated by"), choices=lambda: worded(export_words.SEPARATORS))
    bom = BooleanField(later("CSV: mark as UTF-8, so that Excel opens it with a double click"))

    @classmethod
    def chosen(cls, said: MultiDict[str, str]) -> "ExportForm":
        """Return what an address says, and the usual choice for what it does not."""
        usual: dict[str, Any] = {"shape": "wide", "format": "csv", "who": "names", "separator": "comma"}
        return cls(MultiDict({**usual, **said.to_dict()}))

    def dialect(self) -> Dialect:
        return Dialect(SEPARATORS[self.separator.data], self.bom.data)
