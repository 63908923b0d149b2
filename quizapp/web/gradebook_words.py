"""Gradebooks in words: whose they are, how a row was matched, and why not."""

from collections.abc import Mapping
from gettext import gettext as _

PLATFORMS: Mapping[str, str] = {
    "moodle": "Moodle",
    "canvas": "Canvas",
    "brightspace": "Brightspace",
    "other": _("a table with students"),
}
HOW_TO: Mapping[str, str] = {
    "moodle": _("Grades, Import, CSV file: match students by ID number or email address, and map the last column."),
    "canvas": _("Grades, Import: Canvas asks which assignment the last column is, or makes one."),
    "brightspace": _("Grades, Enter Grades, Import: tick the box that makes a grade item, or make one of this name."),
}
SCALES: Mapping[str, str] = {"points": _("points"), "percent": _("percent")}
LEFT_OUT: Mapping[str, str] = {
    "unknown": _("has no number or address by which the importer could find them"),
    "formula": _("is found by a number, address or name that a spreadsheet would compute, and these are never altered"),
}
BY: Mapping[str, str] = {"number": _("number"), "email": _("email address"), "name": _("name")}
WHY: Mapping[str, str] = {
    "nobody": _("nobody in the class has this number, address or name"),
    "several": _("more than one in the class could be meant"),
    "twice": _("another row of the file is the same student"),
}
