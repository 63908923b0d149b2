"""What became of a bank file, for people and as JSON, and what it would change in a bank."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ..core.bank import Bank, name_of
from ..core.counted import counted
from ..formats.banks.report import Note, Report
from ..formats.banks.writing import Written
from ..formats.prose import unmarked
from ..services.bank_diff import Diff
from ..web import loss_words
from ..web.bank_words import hint, reason

LISTED = 20
"""Questions of each sort that are named; the others are counted."""


def as_json(report: Report) -> dict[str, Any]:
    return {
        "format": report.format,
        "encoding": report.encoding,
        "file_error": _whole(report.error) if report.error else None,
        "accepted": report.accepted,
        "refused": [_note(note) for note in report.refused],
        "skipped": [_note(note) for note in report.skipped],
        "warnings": [_note(note) for note in report.warnings],
    }


def _whole(note: Note) -> str:
    return f"line {note.line}: {reason(note)}" if note.line else reason(note)


def _note(note: Note) -> dict[str, Any]:
    return {
        "file": note.part,
        "line": note.line,
        "cell": note.cell,
        "title": note.title,
        "kind": note.kind,
        "code": note.code,
        "reason": reason(note),
        "hint": hint(note),
    }


def lines(report: Report, name: str) -> Iterator[str]:
    """Yield the report line by line: what was refused, left out and to be looked at, and last the counts."""
    if report.error:
        yield f"{name}: {_whole(report.error)}. {hint(report.error)}".rstrip()
        return
    for label, notes in (("refused", report.refused), ("skipped", report.skipped), ("warning", report.warnings)):
        for note in notes:
            what = " ".join(filter(None, (note.kind, f"“{note.title}”" if note.title else "")))
            what = f"{what}: " if what else ""
            yield f"{_place(name, note)}: {label}: {what}{reason(note)}. {hint(note)}".rstrip()
    counts = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in report.accepted.items() if count)
    form = ", ".join(filter(None, (report.format, report.encoding)))
    yield (
        f"{form}: {counts or 'no question'} accepted; {len(report.refused)} refused, "
        f"{len(report.skipped)} skipped, {counted(len(report.warnings), 'warning')}"
    )


def _place(name: str, note: Note) -> str:
    return ":".join(map(str, filter(None, (name, note.part, note.cell or note.line))))


def losses(bank: Bank, written: Written, name: str) -> Iterator[str]:
    """Yield what is lost of the bank and of each question in a line, and last the counts."""
    for key, of_it in groupby(written.losses, key=lambda loss: loss.question):
        start = ": ".join(filter(None, (name, key.removeprefix(f"{bank.id}/"))))
        names = []
        for loss in of_it:
            if loss.left_out:
                yield f"{start}: left out: {reason(loss)}. {hint(loss)}".rstrip()
            else:
                names.append(loss_words.lost(loss))
        if names:
            yield f"{start}: not kept: {', '.join(names)}"
    count = len(bank.questions) - written.left_out
    yield f"{counted(count, 'question')} written, {written.left_out} left out"


def changes(diff: Diff) -> Iterator[str]:
    """Yield what is new (+), changed (~) and gone (-), and last the counts."""
    new = [f"+ {name_of(placed.question.key)}: {unmarked(placed.question).stem}" for placed in diff.new[:LISTED]]
    changed = [f"~ {name_of(placed.question.key)}: {', '.join(placed.fields)}" for placed in diff.changed[:LISTED]]
    gone = [f"- {name_of(key)}" for key in diff.removed[:LISTED]]
    for some, all_ in ((new, diff.new), (changed, diff.changed), (gone, diff.removed)):
        yield from some
        if len(all_) > len(some):
            yield f"  ... and {len(all_) - len(some)} more"
    moved = f", {len(diff.moved)} moved" if diff.moved else ""
    yield (
        f"{len(diff.new)} new, {len(diff.changed)} changed, {len(diff.removed)} removed, "
        f"{diff.unchanged} unchanged{moved}"
    )
