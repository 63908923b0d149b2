"""The exports in words: what each shape is, and the codebook with what each column means."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ..formats.scores import Column, Row, Table
from .speech import Message
from .speech import gettext as _

SHAPES: Mapping[str, tuple[Message, Message]] = {
    "long": ("Answers", "a row for every question in every attempt: what was shown, answered and right"),
    "wide": ("Students", "a row for every student with the attempt that counts, a column for every question"),
    "items": ("Questions", "a row for every question: how many answered it, and how well"),
    "attempts": ("Attempts", "a row for every attempt, with its times and its score"),
    "events": ("Events", "a row for everything that happened: started, answered, marked, submitted, regraded"),
}
FORMATS: Mapping[str, tuple[Message, Message]] = {
    "csv": ("CSV", "text, for any program"),
    "xlsx": ("Excel workbook", "numbers as numbers, filters, and the codebook on a second sheet"),
    "jsonl": ("JSON Lines", "for programs, one object in each row"),
}
SEPARATORS: Mapping[str, Message] = {
    "comma": "comma (the standard)",
    "semicolon": "semicolon (Excel where numbers have a decimal comma)",
    "tab": "tab",
}
KINDS: Mapping[str, Message] = {
    "text": "text",
    "time": "time, ISO 8601 in UTC",
    "integer": "whole number",
    "number": "number",
    "flag": "1 or 0",
}
MEANINGS: Mapping[str, Message] = {
    "alpha_without": "alpha of the whole test without this question; empty where it is not defined",
    "answered": "whether the question was answered, or how many were",
    "at": "when it happened",
    "attempt_id": "the attempt; the same in every export",
    "attempt_no": "which attempt of this student it is, from 1",
    "attempt_state": "submitted, or open while it is under way",
    "attempts": "how many attempts were started",
    "bank_revision": "the revision of the bank that brought this wording; empty for questions made from an article",
    "blank": "how many left the question unanswered",
    "chance": "the mean of score_raw for answers at random",
    "counts": "whether this is the attempt that counts for the student",
    "cut_off": "1 where its end came before the student submitted it",
    "discrimination": "item-rest correlation; empty where it is not defined",
    "duration_s": "from start to submission",
    "effective_weight": "the share of the differences between total scores that comes from here",
    "efficiency": "discrimination as a share of the most that such answers allow",
    "event": "started, answered (saved), marked (before submission), submitted or regraded",
    "facility": "the mean score as a share of the full score; unanswered is 0",
    "facility_corrected": "facility on a scale on which guessing is 0 and knowing 1",
    "form": "the number of the form the student got; 0 where it was drawn for this attempt alone",
    "is_exact": "whether the answer earned everything",
    "key": "the right answer: the ids of its options, in the right order where there is one",
    "key_text": "the right answer: the texts of its options, separated by |",
    "kind": "the kind of question; empty where students had different questions",
    "max": "what could be earned",
    "median_time_s": "from the answer saved before, or the start, to the last save of this one",
    "n": "how many attempts the row is about: those that count, of students who were not removed",
    "passed": "whether the pass mark was reached; empty where there is none",
    "percent": "100 times score, divided by max",
    "presented": "the ids of the options, separated by spaces, in the order this student saw them",
    "q": "what was earned for this question of the quiz",
    "question_id": "the question, whatever its wording; empty where students had different ones",
    "question_no": "which question of the quiz it is, whatever order the student met them in",
    "question_revision": "the exact wording: the beginning of its SHA-256",
    "question_text": "the question; empty where students had different wordings",
    "questions": "how many questions were asked",
    "quiz_id": "the address of the quiz",
    "quiz_revision": "the revision of the quiz that was taken",
    "quiz_title": "the title of the quiz at that revision",
    "regraded_at": "when the answer was last marked again, if it was",
    "removed": "whether the student was removed from the class; the results page leaves these out of its means",
    "response": "the answer: the ids of its options, in the order the student put them where there is one",
    "response_text": "the answer: the texts of its options, separated by |",
    "save": "which answer to this question it was, from 1",
    "saves": "how many answers were saved, changes included",
    "scheme": "the marking rule",
    "score": "what was earned; empty while it is not known",
    "score_raw": "the share of the points that was earned",
    "sd": "the standard deviation of the score as a share of the full score, by n - 1",
    "seed": "what the attempt was drawn from",
    "shown_no": "where the student met the question",
    "started_at": "when the attempt was started",
    "student_name": "the name; empty with pseudonyms",
    "student_number": "the school’s own number; empty with pseudonyms",
    "student_ref": "a pseudonym, which stays the same in every export of this quiz",
    "submitted_at": "when the attempt was submitted; empty while it is under way",
    "under_way": "how many attempts were not submitted yet",
    "verdicts": "what stands out, in the words of the program: too-easy, key-doubtful and so on",
    "wordings": "how many different wordings students had",
}  # fmt: skip
CODEBOOK = (Column("column"), Column("type"), Column("unit"), Column("meaning"))


def format_words(format_: str) -> str:
    """Return the name of a format and what it is good for."""
    name, use = FORMATS[format_]
    return f"{_(name)}: {_(use)}"


def meaning(column: Column) -> str:
    numbered = column.name[:1] == "q" and column.name[1:].isdigit()
    return _(MEANINGS["q" if numbered else column.name])


def alike(columns: Sequence[Column]) -> Iterator[tuple[Column, Column]]:
    """Yield the first and the last of neighbouring columns of which the same is to be said."""
    for _same, some in groupby(columns, key=lambda each: (each.kind, each.unit, meaning(each))):
        same = list(some)
        yield same[0], same[-1]


def codebook(columns: Sequence[Column]) -> Table:
    """Return what each column holds, as a table."""
    return Table("codebook", CODEBOOK, list(_lines(columns)))


def _lines(columns: Sequence[Column]) -> Iterator[Row]:
    for column in columns:
        yield column.name, _(KINDS[column.kind]), column.unit, meaning(column)
