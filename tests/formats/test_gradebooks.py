"""A platform's own file, filled in: one column changes, and every other byte stays."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import workbook

from quizapp.formats.gradebooks import GRADEBOOKS, read, recognised
from quizapp.formats.gradebooks.who import ids_in, names_in
from quizapp.formats.notes import Unreadable

CANVAS = (
    b"Student,ID,SIS User ID,SIS Login ID,Section,Quiz (12),Assignments Current Score,Final Score\r\n"
    b"    Points Possible,,,,,10,(read only),(read only)\r\n"
    b'"One, Student",101,0042,one@example.org,7b,,50,50\r\n'
    b'"Two, Student",102,0043,two@example.org,"7b; and 7c",7.50,,\r\n'
    b'"Student, Test",103,,x,7b,,,\r\n'
)
MOODLE = (
    '\ufeff"First name",Surname,"ID number",Institution,Department,"Email address","Quiz: A small quiz (Real)",'
    '"Course total (Real)","Last downloaded from this course"\n'
    'Student,One,0042,,,one@example.org,-,-,1772442000\nStudent,Two,,,,two@example.org,"7,50","7,50",1772442000\n'
).encode()
BRIGHTSPACE = (
    b"OrgDefinedId,Username,Quiz Points Grade <Numeric MaxPoints:10 Weight:5>,End-of-Line Indicator\r\n"
    b"#0042,#one,,#\r\n#0043,#two,8,#\r\n"
)
FILES = {"canvas": CANVAS, "moodle": MOODLE, "brightspace": BRIGHTSPACE, "other": b"Name;Mark\nStudent One;\n"}


@pytest.mark.parametrize("platform", GRADEBOOKS)
def test_a_platform_is_recognised_by_its_header(platform):
    assert recognised(read(FILES[platform]).rows()[0]) == platform


COLUMNS = [("canvas", [5], "10"), ("moodle", [6], ""), ("brightspace", [2], "10"), ("other", [1], "")]


@pytest.mark.parametrize(("platform", "columns", "out_of"), COLUMNS)
def test_the_columns_for_grades_are_found_with_what_they_are_out_of(platform, columns, out_of):
    rows, book = read(FILES[platform]).rows(), GRADEBOOKS[platform]
    assert book.grades(rows[0]) == columns
    assert book.maximum(rows, columns[0]) == out_of


def test_what_is_no_student_is_told_apart():
    assert list(map(GRADEBOOKS["canvas"].is_student, read(CANVAS).rows()[1:])) == [False, True, True, False]


def test_ids_and_names_are_read_whatever_the_platform_calls_them():
    assert ids_in(read(BRIGHTSPACE).rows()) == [("0042", "one"), ("0043", "two")]
    assert ids_in(read(MOODLE).rows())[0] == ("0042", "one@example.org")
    assert names_in(read(CANVAS).rows())[1:3] == ["Student One", "Student Two"]
    assert names_in(read(MOODLE).rows()) == ["Student One", "Student Two"]


def test_one_cell_changes_and_every_other_byte_stays():
    assert read(CANVAS).with_cells({(2, 5): "8.5"}) == CANVAS.replace(b"7b,,50,50", b"7b,8.5,50,50", 1)
    assert read(MOODLE).with_cells({(2, 6): "8,25"}) == MOODLE.replace(b'"7,50","7,50"', b'"8,25","7,50"')


def test_a_column_more_stands_where_the_platform_wants_it():
    sheet = read(BRIGHTSPACE)
    assert sheet.with_column(3, ["New Points Grade", "5", ""]) == BRIGHTSPACE.replace(
        b">,End", b">,New Points Grade,End"
    ).replace(b"one,,#", b"one,,5,#").replace(b"8,#", b"8,,#")
    assert read(b"Name\tMark\nStudent One\n").with_column(2, ["New", "5"]) == b"Name\tMark\tNew\nStudent One\t\t5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay_as_they_were(encoding, end):
    before = end.join(["Name;Mark", 'Chloé;""', "", "José;7", ""]).encode(encoding)
    after = end.join(["Name;Mark", 'Chloé;"8"', "", "José;9", ""]).encode(encoding)
    sheet = read(before)
    assert [row[0] for row in sheet.rows()] == ["Name", "Chloé", "José"]
    assert sheet.with_cells({(1, 1): "8", (2, 1): "9"}) == after


def test_a_header_is_written_as_the_rest_of_the_file_is():
    assert read("Name;Mark\nChloé;7\n".encode("cp1252")).with_column(
        2, ["Été", ""]
    ) == "Name;Mark;Été\nChloé;7;\n".encode("cp1252")


def test_a_first_line_that_tells_the_separator_is_no_header():
    data = b"sep=;\r\nName;Mark\r\nStudent One;\r\n"
    assert read(data).with_cells({(1, 1): "8"}) == b"sep=;\r\nName;Mark\r\nStudent One;8\r\n"


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=8)
TABLES = st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6)


@given(TABLES, st.sampled_from([",", ";", "\t"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), st.data())
def test_any_table_comes_back_with_nothing_changed_but_what_was_to_change(rows, delimiter, quoting, data):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows([["Name", "Number", "Mark"], *rows])
    sheet = read(out.getvalue().encode())
    assert sheet.with_cells({}) == out.getvalue().encode()
    kept = sheet.rows()
    target = data.draw(st.integers(0, len(kept) - 1)), data.draw(st.integers(0, 2))
    value = data.draw(CELLS)
    changed = list(csv.reader(io.StringIO(sheet.with_cells({target: value}).decode(), newline=""), delimiter=delimiter))
    kept[target[0]][target[1]] = value
    assert [row for row in changed if any(map(str.strip, row))] == [row for row in kept if any(map(str.strip, row))]


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_that_comes_back_or_are_refused(data):
    try:
        sheet = read(data)
    except Unreadable:
        return
    assert sheet.with_cells({}) == data
    assert sheet.rows()[0]


HOSTILE = {
    "not-csv": workbook(["Name", "Mark"], ["Student One", 1]),
    "quotes-broken": b'Name,Mark\n"Student One,1\n',
    "file-empty": b"  \n",
    "binary": b"PK\x03\x04\0\0\0\0",
    "columns-many": b"a," * 2_000,
    "rows-many": b"a,b\n" * 20_000,
    "file-big": b"a" * (5 * 2**20 + 1),
}


@pytest.mark.parametrize("code", HOSTILE)
def test_what_is_no_table_or_too_large_is_refused(code):
    with pytest.raises(Unreadable) as refused:
        read(HOSTILE[code])
    assert refused.value.note.code == code
