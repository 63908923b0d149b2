"""Tables in text files and workbooks: the cells as text, and where each stands."""

import io
from datetime import date, datetime, time

import pytest
import xlsxwriter
from workbooks import SHEET, packed, parts, with_cells, workbook

from quizapp.formats.limits import Limits
from quizapp.formats.notes import Unreadable
from quizapp.formats.tables import read


def cells(data):
    return [row.cells for row in read(data).rows]


def refusal(data, limits=None):
    with pytest.raises(Unreadable) as refused:
        read(data, limits or Limits())
    return refused.value.note


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b;c\n1,5;2;3\n", ";"),
        ("a\tb, c\td\n", "\t"),
        ('"Last; First",ID,x\n', ","),
        ("sep=;\na,b;c\n", ";"),
        ("sep=|\na|b\n", "|"),
        ("A list\n\na;b\n1;2\n", ";"),
        ("Name\nOne, Student\nTwo, Student\n", ""),
        ("Student 1\nStudent 2\n", ""),
    ],
)
def test_the_delimiter_is_found_from_the_first_records(text, delimiter):
    assert read(text.encode()).delimiter == delimiter


def test_a_quoted_cell_holds_delimiters_quotes_and_line_ends():
    assert cells(b'a,b\r\n"x, ""y""\r\nz",2\r\n') == [("a", "b"), ('x, "y"\nz', "2")]


def test_a_record_is_known_by_its_first_line_and_blank_ones_are_left_out():
    table = read(b'\n\na,b\n"1\n\n1",2\n , \n3,4\n')
    assert [row.number for row in table.rows] == [3, 4, 8]


def test_a_line_that_declares_the_delimiter_is_no_row_but_counts_as_a_line():
    table = read(b"sep=;\na;b\n")
    assert [(row.number, row.cells) for row in table.rows] == [(2, ("a", "b"))]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_every_marked_encoding(codec):
    assert cells("Größe\t名前\n".encode(codec)) == [("Größe", "名前")]


def test_lines_in_a_legacy_encoding_are_read_and_numbered():
    table = read("Müller,1\nMeier,2\n".encode("cp1252"))
    assert (table.rows[0].cells, table.legacy) == (("Müller", "1"), (1,))


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "file-empty", 0),
        (b" \n\n", "file-empty", 0),
        (b"\xef\xbb\xbf", "file-empty", 0),
        (b",,\n,,\n", "file-empty", 0),
        (b'a,b\n1,2\n3,"4\n5,6\n', "quotes-broken", 3),
        (b'a,b\n"1"x,2\n', "quotes-broken", 2),
        (b"a," + b"x" * 200_000, "quotes-broken", 1),
        (b"a\0b", "binary", 0),
        (b"a,b\n\xed\xa0\x80,2", "not-utf-8", 2),
        ("имя,2".encode("cp1251"), "not-utf-8", 1),
        (b"\xff\xfea", "encoding-broken", 0),
    ],
)
def test_text_that_is_no_table_is_refused_with_its_line(data, code, line):
    note = refusal(data)
    assert (note.code, note.line) == (code, line)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel 97-2003 or Word 97-2003"),
        (packed({"content.xml": b"<a/>"}), "OpenDocument"),
        (packed({"xl/workbook.bin": b""}), "Excel binary workbook"),
        (packed({"word/document.xml": b""}), "Word"),
        (packed({"a": b""}), "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"<html><table></table>", "HTML"),
        (b"<?xml version='1.0'?><Workbook/>", "XML (Workbook)"),
    ],
)
def test_other_formats_are_refused_by_name(data, name):
    note = refusal(data)
    assert (note.code, note.params) == ("format-foreign", {"name": name})


def test_a_workbook_gives_the_first_visible_sheet_that_holds_anything():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.add_worksheet("Cover")
        hidden = book.add_worksheet("Hidden")
        hidden.write("A1", "x")
        hidden.hide()
        book.add_worksheet("List").write("B3", "y")
    table = read(data.getvalue())
    assert (table.sheet, [row.cells for row in table.rows]) == ("List", [("", "y")])


def test_a_cell_of_a_workbook_is_named_by_column_and_row():
    table = read(workbook([], [], [""] * 26 + ["x"]))
    (row,) = table.rows
    assert (table.place(row, 1).cell, table.place(row, 26).cell, table.place(row, 26).line) == ("B3", "AA3", 3)


def test_a_cell_of_text_is_named_by_its_line():
    table = read(b"a,b\nc,d\n")
    place = table.place(table.rows[1], 1)
    assert (place.cell, place.line) == ("", 2)


MORNING = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 - a workbook knows no time zones


def test_values_are_written_as_people_write_them():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for column, (value, shown) in enumerate(
            [(4.0, ""), (4.5, ""), (20261234567, ""), (-3, ""), (True, ""), ("=1+1", ""), ("0012", "@"),
             (date(2026, 3, 2), "yyyy-mm-dd"), (MORNING, "dd/mm/yy hh:mm"), (time(9, 30), "hh:mm")]
        ):  # fmt: skip
            sheet.write(0, column, value, book.add_format({"num_format": shown}) if shown else None)
        sheet.write_formula(0, 10, '="a"&1', None, "a1")
        sheet.merge_range("A2:C3", "merged")
        sheet.write_rich_string("A4", "one ", book.add_format({"bold": True}), "text", " in parts")
    assert cells(data.getvalue()) == [
        ("4", "4.5", "20261234567", "-3", "TRUE", "=1+1", "0012",
         "2026-03-02", "2026-03-02 09:30:00", "09:30:00", "a1"),
        ("merged", *[""] * 10),
        ("one text in parts", *[""] * 10),
    ]  # fmt: skip


def test_cells_without_places_follow_each_other():
    sheet = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    assert cells(with_cells(sheet)) == [("1", "2"), ("3", "")]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(size=3), "file-big"),
        (Limits(rows=2), "rows-many"),
        (Limits(columns=2), "columns-many"),
        (Limits(cells=8), "cells-many"),
    ],
)
@pytest.mark.parametrize("data", [b"a,b,c\n" * 3, workbook(*[["a", "b", "c"]] * 3)], ids=["text", "workbook"])
def test_a_table_has_limits(data, limits, code):
    assert refusal(data, limits).code == code


def test_sheets_of_blanks_count_as_well():
    blank = [[" "], *[[]] * 98, [*[""] * 9, " "]]
    data = workbook(**{f"Sheet {number}": blank for number in range(3)})
    assert refusal(data, Limits(cells=3000)).code == "file-empty"
    assert refusal(data, Limits(cells=2999)).code == "cells-many"


def test_a_table_just_within_its_limits_is_read():
    limits = Limits(rows=3, columns=3, cells=9)
    assert len(read(b"a,b,c\n" * 3, limits).rows) == 3
    assert len(read(workbook(*[["a", "b", "c"]] * 3), limits).rows) == 3


def test_a_million_rows_are_refused():
    assert refusal(b"a,b\n" * 1_000_000).code == "rows-many"


NAMED = "<c t='s'><v>0</v></c>"
STRINGS = b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"
FAR = '<sheetData><row r="{0}"><c r="{1}{0}"><v>1</v></c></row></sheetData>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (with_cells(FAR.format(1048576, "A")), "rows-many"),
        (with_cells(FAR.format(1, "XFD")), "columns-many"),
        (with_cells("<sheetData><row r='9999999999'><c><v>1</v></c></row></sheetData>"), "workbook-broken"),
        (with_cells("<sheetData><row><c r='A0'><v>1</v></c></row></sheetData>"), "workbook-broken"),
        (with_cells("<sheetData><row>" + NAMED * 100 + "</row></sheetData>", sharedStrings=STRINGS), "workbook-large"),
        (with_cells("<sheetData><row>" + NAMED + "</row></sheetData>", sharedStrings=b"<sst/>"), "workbook-broken"),
        (with_cells("<sheetData>" + "<row/>" * 40_000 + "</sheetData>"), "workbook-large"),
        (with_cells("", styles=b"<!DOCTYPE a [<!ENTITY b 'c'>]><styleSheet/>"), "workbook-broken"),
        (with_cells("<sheetData>"), "workbook-broken"),
        (with_cells("", padding=b"<a>" + b" " * 3_000_000 + b"</a>"), "workbook-large"),
        (packed(parts(workbook(["x"])) | {"XL/WORKBOOK.XML": b"<workbook/>"}), "workbook-broken"),
        (packed({"xl/workbook.xml": b"<workbook/>"}), "workbook-broken"),
        (packed(parts(workbook(["x"])) | {f"a/{n}": b"" for n in range(90)}), "workbook-large"),
        (packed(parts(workbook(["x"])), method=14), "workbook-broken"),
        (workbook(["x"])[:-200] + workbook(["x"])[-100:], "format-foreign"),
    ],
    ids=["row", "column", "row-number", "reference", "string", "string-number", "elements", "dtd", "not-closed", "bomb",
         "twice", "no-sheets", "entries", "method", "directory"],
)  # fmt: skip
def test_a_workbook_that_would_ask_too_much_is_refused_before_it_is_read(data, code):
    limits = Limits(entries=80, unpacked=2 * 2**20, nodes=30_000, rows=1000, columns=200, cells=100_000)
    assert refusal(data, limits).code == code


def test_a_size_that_is_a_lie_is_found_out():
    sound = workbook(["x" * 5000])
    size = len(parts(sound)["xl/sharedStrings.xml"]).to_bytes(4, "little")
    assert size in sound
    assert refusal(sound.replace(size, (9).to_bytes(4, "little"))).code == "workbook-broken"


def test_what_a_list_announces_of_itself_is_not_believed():
    announced = b'<sst count="4294967296" uniqueCount="4294967296"><si><t>x</t></si></sst>'
    sheet = '<dimension ref="A1:XFD1048576"/><sheetData><row>' + f"{NAMED}</row></sheetData>"
    assert cells(with_cells(sheet, sharedStrings=announced)) == [("x",)]


def test_a_part_cannot_read_differently_in_an_encoding_of_its_own():
    sheet = b"<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>"
    declared = b'<?xml version="1.0" encoding="utf-16"?>' + sheet
    assert cells(packed(parts(workbook(["x"])) | {SHEET: declared})) == [("7",)]
