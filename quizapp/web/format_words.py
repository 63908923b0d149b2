"""The formats of bank files in a teacher's words: a name, and what it is good for."""

from collections.abc import Mapping

from .speech import Message
from .speech import gettext as _

WORDS: Mapping[str, tuple[Message, Message]] = {
    "moodle_xml": ("Moodle XML", "for Moodle and others that import from it"),
    "qti12": ("QTI 1.2 (Canvas, Blackboard)", "a package for Canvas, and others that import QTI 1.2"),
    "qti2": ("QTI 2.1", "a package for TAO, Canvas, Blackboard and many others"),
    "qti3": ("QTI 3.0", "a package for players of the newest QTI"),
    "json": ("JSON", "for programs; keeps everything"),
    "yaml": ("YAML", "to edit in a text editor; keeps everything"),
    "csv": ("CSV", "a table as text, for any spreadsheet"),
    "xlsx": ("Excel workbook", "a table to fill in and sort"),
    "aiken": ("Aiken", "plain text with one right answer to each question"),
    "h5p": ("H5P", "a Question Set for H5P sites that have its libraries installed"),
    "opentriviaqa": ("OpenTriviaQA", "plain text with a question, its answer and lettered options"),
    "linkedin_md": ("Markdown list", "questions as headings, with a list of ticked options"),
    "text2qti": ("text2qti", "plain text with numbered questions, a star before the right option"),
    "gift": ("GIFT", "plain text that Moodle reads"),
}


def format_name(format_: str) -> str:
    return _(WORDS[format_][0])


def format_use(format_: str) -> str:
    return _(WORDS[format_][1])
