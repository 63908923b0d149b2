"""Every upload is hostile: whatever the bytes, there is a report, and no exception."""

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qti_items import in_3, item, package

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
    b"<questestinterop>",
    b"<item ident='1'>",
    b"<presentation>",
    b"<response_lid ident='r' rcardinality='Multiple'>",
    b"<response_label ident='1'>",
    b"<mattext texttype='text/html'>",
    b"<respcondition>",
    b"<varequal>1</varequal>",
    b"<setvar>1e9</setvar>",
    b"</item>",
    b"</questestinterop>",
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
ITEM = in_3(item()).encode() + b"\n" + item(key="B A C", cardinality="ordered", after="<modalFeedback/>").encode()
TAGS = re.findall(rb"<[^<>]*>|[^<>]+", ITEM)
items = st.lists(st.sampled_from([*TAGS, b"<m:math/>", b"<pre>", b"<img src='a'/>", b"1e9"]), max_size=40).map(b"".join)
"""Parts of items of QTI in any order."""


@st.composite
def spoiled(draw):
    """Return an item of QTI with a part taken out, doubled, or put in another place."""
    parts = re.findall(rb"<[^<>]*>|[^<>]+", draw(st.sampled_from(ITEM.split(b"\n"))))
    first, then = draw(st.integers(1, len(parts) - 1)), draw(st.integers(1, len(parts) - 1))
    changes = {"out": parts[:first] + parts[first + 1 :], "twice": parts[:first] + parts[then:]}
    changes["elsewhere"] = [*parts[:first], parts[then], *parts[first:]]
    return b"".join(draw(st.sampled_from(list(changes.values()))))


files = st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(TOKENS), max_size=60).map(b"".join))


@settings(max_examples=300)
@given(data=items | spoiled(), zipped=st.booleans())
def test_any_item_of_qti_has_a_report_with_words_for_everything(data, zipped):
    report = read(package({"imsmanifest.xml": data, "a.xml": data}) if zipped else data, "x")
    notes = (*report.refused, *report.skipped, *report.warnings, *filter(None, [report.error]))
    assert all(reason(note) and isinstance(hint(note), str) for note in notes)


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
