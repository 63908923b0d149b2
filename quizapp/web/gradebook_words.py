"""Gradebooks in words: whose they are, how a row was matched, and why not."""

from collections.abc import Mapping

from .speech import Message

PLATFORMS: Mapping[str, Message] = {
    "moodle": "Moodle",
    "canvas": "Canvas",
    "brightspace": "Brightspace",
    "other": "a table with students",
}
HOW_TO: Mapping[str, Message] = {
    "moodle": "Grades, Import, CSV file: match students by ID number or email address, and map the last column.",
    "canvas": "Grades, Import: Canvas asks which assignment the last column is, or makes one.",
    "brightspace": "Grades, Enter Grades, Import: tick the box that makes a grade item, or make one of this name.",
}
SCALES: Mapping[str, Message] = {"points": "points", "percent": "percent"}
LEFT_OUT: Mapping[str, Message] = {
    "unknown": "has no number or address by which a platform could find them",
    "formula": "has a number, address or name that a spreadsheet would take for a formula; these are never altered",
}
BY: Mapping[str, Message] = {"number": "number", "email": "email address", "name": "name"}
WHY: Mapping[str, Message] = {
    "nobody": "nobody in the class has this number, address or name",
    "several": "more than one in the class could be meant",
    "twice": "another row of the file is the same student",
}
