"""What a file of questions holds and would change, in words: on the page, and as the report to download."""

from collections.abc import Iterator

from ..core.bank import name_of
from ..formats.banks.report import Report
from ..formats.notes import Note
from ..formats.problems import Problem
from ..formats.scores import Row
from ..services.bank_check import Checked
from ..services.bank_diff import Diff
from . import flaw_words, problem_words
from .bank_words import hint, reason
from .format_words import format_name
from .kind_words import counted_words
from .speech import gettext as _
from .speech import ngettext

__all__ = ["hint", "reason"]

COLUMNS = ("file", "line", "cell", "title", "kind", "severity", "reason", "hint")
"""Of the report; programs read these."""


def place(note: Note) -> str:
    if note.cell:
        return _("cell %(cell)s") % {"cell": note.cell}
    line = _("line %(line)s") % {"line": note.line} if note.line else ""
    return ", ".join(filter(None, (note.part, line)))


def source(report: Report) -> str:
    return ", ".join(filter(None, (format_name(report.format), report.encoding.upper())))


def kind(note: Note) -> str:
    return counted_words(note.kind)


def accepted(report: Report) -> list[tuple[str, int]]:
    return [(counted_words(each), count) for each, count in report.accepted.items() if count]


def counts(diff: Diff) -> str:
    parts = [
        ngettext("%(count)s new", "%(count)s new", len(diff.new)) % {"count": len(diff.new)},
        ngettext("%(count)s changed", "%(count)s changed", len(diff.changed)) % {"count": len(diff.changed)},
        ngettext("%(count)s removed", "%(count)s removed", len(diff.removed)) % {"count": len(diff.removed)},
    ]
    return ", ".join(parts)


def imported(diff: Diff) -> str:
    return _("Imported: %(counts)s.") % {"counts": counts(diff)}


def missing(problem: Problem) -> str:
    return problem_words.reason(problem)


def remark(rule: str) -> str:
    return _(flaw_words.SENTENCES[rule])


def rows(checked: Checked) -> Iterator[Row]:
    """Yield everything there is to say about a file, each in a row under the `COLUMNS`."""
    report = checked.report
    sorts = {
        "unreadable": (report.error,) if report.error else (),
        "refused": report.refused,
        "skipped": report.skipped,
        "warning": report.warnings,
    }
    for severity, notes in sorts.items():
        for note in notes:
            yield note.part, note.line or "", note.cell, note.title, note.kind, severity, reason(note), hint(note)
    for problem in checked.references:
        yield "", problem.line or "", "", problem.record, "", "missing", missing(problem), ""
    for found in checked.remarks.values():
        for each in found:
            title = each.stem or ", ".join(map(name_of, each.flaw.questions))
            yield "", "", "", title, "", "remark", flaw_words.flaw_words(each.flaw), ""
