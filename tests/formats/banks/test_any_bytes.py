"""Every upload is hostile: whatever the bytes, there is a report, and no exception."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.banks import BANK_FORMATS, read
from quizapp.formats.banks.reading import Reading
from quizapp.formats.banks.report import Unreadable
from quizapp.web.bank_words import hint, reason

TOKENS = [
    b"{",
    b"}",
    b"=",
    b"~",
    b"%50%",
    b"%1e9%",
    b"#",
    b"####",
    b"::",
    b"\\",
    b"\n",
    b"\n\n",
    b"->",
    b"T",
    b">3 ",
    b"ALL ",
    b"$CATEGORY:",
    b"// [id:a]",
    b"ANSWER: ",
    b"A) x\n",
    b"B. y\n",
    b"<quiz>",
    b"<question type='multichoice'>",
    b"<answer fraction='100'>",
    b"<text>",
    b"</text>",
    b"</answer>",
    b"</question>",
    b"</quiz>",
    b"<!DOCTYPE a>",
    b"&lt;",
    b"<p>",
    b"bank: ",
    b"questions:\n",
    b"- ",
    b'"bank"',
    b"[",
    b"]",
    b",",
    b":",
    b"&a",
    b"*a",
    b"\x00",
    b"\xff",
    b"\xe9",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
    b"<img src=x>",
    b"<!--",
    b"Question,A,B,Key,Weight A\n",
    b"Which?,x,y,",
    b"true/false,",
    b"50%",
    b"#Q ",
    b"\n^ ",
    b"\nA ",
    b"#### Q1. ",
    b"\n- [x] ",
    b"\n- [ ] ",
    b"```",
    b"\n1. ",
    b"\n*a) ",
    b"\n[*] ",
    b"\n... ",
    b"\nGROUP\n",
    b"h5p.json",
    b"text",
    b" ",
    b"\t",
]
files = st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(TOKENS), max_size=60).map(b"".join))


@given(data=files)
def test_any_bytes_have_a_report_with_words_for_everything(data):
    report = read(data, "x")
    notes = (*report.refused, *report.skipped, *report.warnings, *filter(None, [report.error]))
    assert all(reason(note) and isinstance(hint(note), str) for note in notes)


@pytest.mark.parametrize("format_", BANK_FORMATS.values(), ids=BANK_FORMATS.keys())
@settings(max_examples=200)
@given(data=files)
def test_a_format_takes_any_bytes_or_calls_them_unreadable(format_, data):
    reading = Reading(name="x")
    with suppress(Unreadable):
        format_.read(data, reading)
    assert all(map(reason, reading.refused))
