"""Every upload is hostile: whatever the bytes, there is a table, or a reason why there is none."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import SHEET, packed, parts, workbook

from quizapp.formats.limits import Limits
from quizapp.formats.notes import Unreadable
from quizapp.formats.tables import read
from quizapp.web.table_words import hint, reason

TOKENS = [b"a", b",", b";", b"\t", b"\n", b"\r\n", b'"', b'""', b" ", b"sep=,", b"=1+1",
          b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\xe9", b"\xed\xa0\x80", b"\xe2\x80\xa8",
          b"PK\x03\x04", b"<html>", b'{"a":', b"\x1f", b"x" * 5000]  # fmt: skip
SOUND = parts(workbook(["Name", "Number", "=1"], ["Student 1", 4.5, True], ["Student 2", 2, ""]))
NAMES = ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
VALUES = ["", "0", "-1", "99", "4294967296", "1e300", "NaN", "XFD1048576", "s", "d", "e", "b", "inlineStr", "hidden",
          "worksheets/sheet9.xml", "&#0;", "&lt;", "_x0000_", "_xD800_"]  # fmt: skip
VALUE = re.compile(rb'(?<==")[^"]*(?=")|(?<=>)[^<>]+(?=<)')
LIMITS = Limits(rows=1000, columns=200, cells=50_000, unpacked=2**22)


def table_or_reason(data):
    table, note = None, None
    try:
        table = read(data, LIMITS)
    except Unreadable as unreadable:
        note = unreadable.note
    if table is None:
        assert reason(note)
        assert hint(note)
        return
    for row in table.rows:
        assert any(cell.strip() for cell in row.cells)
        assert all(isinstance(cell, str) for cell in row.cells)
        assert table.place(row, 0).line > 0


@given(data=st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(TOKENS), max_size=40).map(b"".join)))
def test_any_bytes_are_a_table_or_have_a_reason(data):
    table_or_reason(data)


@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from(NAMES), value=st.sampled_from(VALUES), place=st.integers(0, 200), more=st.binary(max_size=9)
)
def test_a_workbook_with_any_value_anywhere_is_a_table_or_has_a_reason(name, value, place, more):
    found = list(VALUE.finditer(SOUND[name]))
    here = found[place % len(found)]
    changed = SOUND[name][: here.start()] + value.encode() + SOUND[name][here.end() :]
    table_or_reason(packed(SOUND | {name: changed}))
    table_or_reason(packed(SOUND | {name: changed[:place] + more + changed[place:]}))


@settings(deadline=None)
@given(place=st.integers(0), byte=st.integers(0, 255))
def test_a_workbook_with_a_wrong_byte_is_a_table_or_has_a_reason(place, byte):
    data = bytearray(packed(SOUND))
    data[place % len(data)] = byte
    table_or_reason(bytes(data))
