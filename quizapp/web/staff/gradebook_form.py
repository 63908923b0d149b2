"""A gradebook: for whom, which column, on which scale."""

from typing import Any

from flask_wtf.file import FileField, FileRequired
from werkzeug.datastructures import MultiDict
from wtforms import RadioField, SelectField

from ...formats.gradebooks import GRADEBOOKS
from ..form_words import Form, PostedForm
from ..gradebook_files import NEW, Opened
from ..gradebook_words import PLATFORMS, SCALES
from ..speech import gettext as _
from ..speech import later, worded


class UploadForm(PostedForm):
    file = FileField(later("The file your platform exported (CSV)"), validators=[FileRequired(later("Choose a file."))])


class PlatformForm(Form):
    platform = RadioField(
        later("For"),
        default="moodle",
        choices=lambda: {name: _(PLATFORMS[name]) for name, book in GRADEBOOKS.items() if book.table},
    )
    scale = RadioField(later("Grades in"), default="points", choices=lambda: worded(SCALES))

    @classmethod
    def chosen(cls, said: MultiDict[str, str]) -> "PlatformForm":
        return cls(MultiDict({"platform": "moodle", "scale": "points", **said.to_dict()}))


class FillForm(Form):
    """A column of the file is chosen by its place, since headers may repeat."""

    column = SelectField(later("Column to fill"))
    scale = RadioField(later("Grades in"), choices=lambda: worded(SCALES))

    @classmethod
    def of(cls, found: Opened, title: str, said: MultiDict[str, str] | None = None) -> "FillForm":
        columns = found.columns()
        same = (str(at) for at, head, _of in columns if title.casefold() in head.casefold())
        usual: dict[str, Any] = {"column": next(same, NEW), "scale": "points"}
        form = cls(MultiDict({**usual, **(said.to_dict() if said else {})}))
        form.column.choices = {NEW: _("a new one")} | {str(at): _labelled(head, of) for at, head, of in columns}
        return form


def _labelled(head: str, out_of: str) -> str:
    return _("%(head)s (out of %(most)s)") % {"head": head, "most": out_of.strip()} if out_of else head
