"""Files of QTI 1.2 that somebody has changed: each has a report, and no exception."""

import re
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from qti12_files import BLACKBOARD, bank, condition, equal, feedback, item, key, numbered, packed, quiz, score

from quizapp.formats.banks import read
from quizapp.formats.notes import Unreadable
from quizapp.web.bank_words import hint, reason

TOGETHER = condition(f"<and>{equal('1')}<not>{equal('2')}</not></and>", score(100))
FILES = [
    quiz(item(after=feedback("1_fb", "So."), question_type="true_false_question"), item(name="b", title="B")),
    bank(
        item(numbered("a", "b", "c"), TOGETHER, cardinality="Multiple"),
        item(processing=key("1") + key("2", value="50")),
    ),
    BLACKBOARD,
]
PIECES = [re.findall(rb"<[^>]*>|[^<]+", data) for data in FILES]
OTHERS = [
    b"",
    b"<not>",
    b"</not>",
    b"<item>",
    b"1e9",
    b"-",
    b"SCORE.max",
    b"\xff",
    b"<mattext>",
    b"Ordered",
    b"&lt;b&gt;",
]


@st.composite
def changed(draw):
    """Return a sound file, some of whose tags and texts were taken out, exchanged, or stand twice."""
    pieces = list(draw(st.sampled_from(PIECES)))
    for _ in range(draw(st.integers(1, 6))):
        place, other = (draw(st.integers(0, len(pieces) - 1)) for _ in range(2))
        pieces[place] = draw(st.sampled_from([*OTHERS, pieces[other], pieces[place] * 2]))
    return b"".join(pieces)


@given(data=changed(), alone=st.booleans())
def test_a_changed_file_has_a_report_with_words_for_everything(data, alone):
    report = read(data if alone else packed([("a.xml", data), ("b.xml", FILES[0])]), "x")
    notes = (*report.refused, *report.skipped, *report.warnings, *filter(None, [report.error]))
    assert all(reason(note) and isinstance(hint(note), str) for note in notes)
    assert alone or report.error or report.bank.questions


@given(cut=st.integers(0, 400), changed_byte=st.integers(0, 255), place=st.integers(0, 400))
def test_a_damaged_package_has_a_report(cut, changed_byte, place):
    data = bytearray(packed([("a.xml", FILES[0]), ("b.xml", FILES[1])]))
    data[place % len(data)] = changed_byte
    with suppress(Unreadable):
        report = read(bytes(data[: len(data) - cut]), "x")
        assert report.error or report.bank
