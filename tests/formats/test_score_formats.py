"""Tables of results in files, read back by readers that are not ours; nothing in them is alive."""

import csv
import io
import json
import zipfile
from itertools import product
from xml.etree import ElementTree as ET

import pytest
from formulas import formulas
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from quizapp.formats.csv_lines import inert, meant
from quizapp.formats.scores import SCORE_FORMATS, SEPARATORS, Column, Dialect, Table, xlsx_file

HOSTILE = [
    '=HYPERLINK("http://example.org","x")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "'plain",
    "\uff1d1",
    "0042", "1e5", "1-2", "tab\there", 'quote"d', "comma, semicolon; both", "two\nlines", "\u202eturned", "سارة",
    "👩🏽\u200d🎓", "x" * 300, "", " padded ", "NULL", "TRUE",
]  # fmt: skip
SIGNS = set("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")
COLUMNS = (Column("name"), Column("n", "integer"), Column("share", "number", "0-1"), Column("at", "time"))
AT = "2026-03-02T09:00:00+00:00"
SHEET = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def written(form, rows, columns=COLUMNS, codebook=None, **dialect):
    return b"".join(SCORE_FORMATS[form].write(Table("data", columns, rows, codebook), Dialect(**dialect)))


def from_csv(data, separator=","):
    """Read as a program does that takes the guard away, which the codebook tells it to."""
    _header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator, strict=True)
    return [(_meant(name, separator), int(n), float(share), at) for name, n, share, at in rows]


def _meant(guarded_within, separator):
    cell = meant(guarded_within, separator)
    guarded = cell.startswith("'") and cell.lstrip("'")[:1] in SIGNS
    return cell[1:] if guarded and cell.lstrip("'") else cell


def from_xlsx(data):
    _header, *rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [tuple(row) for row in rows]


def from_jsonl(data):
    return [tuple(json.loads(line).values()) for line in data.decode().splitlines()]


READERS = {"csv": from_csv, "xlsx": from_xlsx, "jsonl": from_jsonl}


def parts(data, folder="xl/worksheets/"):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return [ET.fromstring(book.read(name)) for name in book.namelist() if name.startswith(folder)]


@pytest.mark.parametrize("form", SCORE_FORMATS)
def test_hostile_text_comes_back_unchanged_and_numbers_as_numbers(form):
    rows = [(name, -2, 1 / 3, AT) for name in HOSTILE if form != "jsonl" or "\r" not in name]
    assert READERS[form](written(form, rows)) == rows


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back_from_csv(text):
    assert from_csv(written("csv", [(text, 1, 0.5, AT)])) == [(text, 1, 0.5, AT)]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_in_csv_begins_as_a_formula_does(name):
    cell = next(csv.reader(io.StringIO(written("csv", [(name, 1, 1.0, AT)]).decode(), newline=""), strict=True))
    (_header, row) = csv.reader(io.StringIO(written("csv", [(name, -1, 1.0, AT)]).decode(), newline=""))
    assert cell == ["name", "n", "share", "at"]
    assert not row[0].startswith(tuple(SIGNS))
    assert row[1] == "-1"


INJECTED = [
    f"x{sign}{quotes}=cmd|'/C calc'!A0{sign}y"
    for sign, quotes in product([",", ";", "\t", "|", "\n", "\r\n", "\r"], ["", '"', '""', "'", "\t"])
]


@pytest.mark.parametrize("separator", SEPARATORS.values())
@pytest.mark.parametrize("name", INJECTED)
def test_no_cell_of_csv_begins_as_a_formula_whatever_separator_it_is_read_by(name, separator):
    columns = (Column("first"), *COLUMNS)
    assert formulas(written("csv", [(name, name, -1, 1.0, AT)], columns, separator=separator)) == []


TRICKY = st.text(st.sampled_from(",;\t|\r\n\"'=-+@ x\uff1d\0"), max_size=12)


@given(TRICKY, TRICKY, st.sampled_from(list(SEPARATORS.values())))
def test_no_text_hides_a_formula_in_csv(first, second, separator):
    columns = (Column("first"), Column("second"))
    assert formulas(written("csv", [(first, second)], columns, separator=separator)) == []


@given(TRICKY, st.sampled_from(list(SEPARATORS.values())))
def test_the_guards_within_a_text_come_off_again(text, separator):
    assert meant(inert(text, separator), separator) == text


@pytest.mark.parametrize("text", ["a; b", "a - b", "1;2", "3|4", "it's; 'so'", "one\ntwo"])
def test_harmless_text_is_written_as_it_is(text):
    assert inert(text) == text


@pytest.mark.parametrize("separator", SEPARATORS.values())
def test_csv_is_divided_as_chosen(separator):
    rows = [("a,b;c\td", 1, 0.5, AT)]
    assert from_csv(written("csv", rows, separator=separator), separator) == rows


def test_csv_has_the_line_ends_of_its_standard_and_a_mark_only_where_asked_for():
    assert written("csv", [("a", 1, 0.5, "")]) == b'"name","n","share","at"\r\n"a",1,0.5,""\r\n'
    assert written("csv", [], bom=True).startswith(b'\xef\xbb\xbf"name",')


@pytest.mark.parametrize("form", SCORE_FORMATS)
def test_what_is_not_known_is_empty(form):
    data = written(form, [(None, None, None, None), ("a", 1, 0.5, AT)])
    if form == "jsonl":
        assert json.loads(data.splitlines()[0]) == dict.fromkeys(["name", "n", "share", "at"])
    elif form == "csv":
        assert data.splitlines()[1] == b",,,"
    else:
        assert CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1] == [""] * 4


def test_a_workbook_computes_nothing_and_links_nowhere():
    for sheet in parts(written("xlsx", [(name, 1, 0.5, AT) for name in HOSTILE])):
        assert not sheet.findall(".//m:f", SHEET)
        assert not sheet.findall(".//m:hyperlink", SHEET)


def test_a_workbook_keeps_its_header_in_sight_and_has_filters():
    (sheet,) = parts(written("xlsx", [("a", 1, 0.5, AT)]))
    assert sheet.find(".//m:pane", SHEET).get("state") == "frozen"
    assert sheet.find("m:autoFilter", SHEET).get("ref") == "A1:D2"


def test_a_workbook_has_the_codebook_on_a_sheet_of_its_own():
    codebook = Table("codebook", [Column("column")], [("name",)])
    book = CalamineWorkbook.from_filelike(io.BytesIO(written("xlsx", [], codebook=codebook)))
    assert book.sheet_names == ["data", "codebook"]
    assert book.get_sheet_by_name("codebook").to_python() == [["column"], ["name"]]


def test_a_workbook_goes_on_in_another_sheet_where_one_is_full(monkeypatch):
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 2)
    book = CalamineWorkbook.from_filelike(io.BytesIO(written("xlsx", [(str(n), n, 0.5, AT) for n in range(5)])))
    assert book.sheet_names == ["data", "data 2", "data 3"]
    assert [len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names] == [3, 3, 2]


@pytest.mark.parametrize("text", ["x" * 40_000, "😀" * 20_000])
def test_a_text_longer_than_a_cell_is_cut_and_shows_that_it_was(text):
    ((cell, *_),) = from_xlsx(written("xlsx", [(text, 1, 0.5, AT)]))
    assert cell.endswith("…")
    assert text.startswith(cell[:-1])
    assert len(cell.encode("utf-16-le")) // 2 in {32_766, 32_767}
