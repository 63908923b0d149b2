"""Lists of students, headed as the systems that export them head their columns, or by hand."""

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import workbook

from quizapp.formats.notes import Unreadable
from quizapp.formats.rosters import Listed, read
from quizapp.formats.rosters.headers import HEADERS, plain
from quizapp.formats.rosters.template import TEMPLATES
from quizapp.web.roster_words import FIELDS, place, sentence


def roster(text):
    return read(text.encode())


def listed(text):
    found = roster(text)
    assert not found.refused
    return list(found.listed)


def refused(text):
    return [(note.code, note.line, note.title) for note in roster(text).refused]


ONE, TWO = Listed("Student One", "0101"), Listed("Student Two", "0102")

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Essay (71),Final Score
,,,,,Manual Posting,
"    Points Possible",,,,,10,(read only)
"One, Student",9001,0101,one,Section A,7,70
"Two, Student",9002,0102,two,Section B,,
"Student, Test",9009,,9f2c,Section A,,
"""
MOODLE = """\
"First name","Last name","ID number","Email address",Groups,"Quiz: One (Real)"
Student,One,0101,one@example.org,"A, B",7.00
Student,Two,0102,two@example.org,,-
"""
BRIGHTSPACE = """\
OrgDefinedId,Username,Last Name,First Name,Email,Essay Points Grade,End-of-Line Indicator
#0101,#one,One,Student,one@example.org,7,#
#0102,#two,Two,Student,two@example.org,,#
"""
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t"Essay |9001"\n'
    '"One"\t"Student"\t"one"\t"0101"\t"2026-03-02 09:00:00"\t"Yes"\t"7"\n'
    '"Two"\t"Student"\t"two"\t"0102"\t""\t"Yes"\t""\n'
)


@pytest.mark.parametrize(
    ("text", "students"),
    [
        (CANVAS, [("Section A", ""), ("Section B", "")]),
        (MOODLE, [("A, B", "one@example.org"), ("", "two@example.org")]),
        (BRIGHTSPACE, [("", "one@example.org"), ("", "two@example.org")]),
        (BLACKBOARD, [("", ""), ("", "")]),
    ],
    ids=["canvas", "moodle", "brightspace", "blackboard"],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_exports_of_learning_systems_are_read(text, students, codec):
    found = read(text.encode(codec))
    assert not found.refused
    assert [(s.name, s.number) for s in found.listed] == [(s.name, s.number) for s in (ONE, TWO)]
    assert [(s.section, s.email) for s in found.listed] == students


def test_what_canvas_adds_to_its_students_is_named_as_skipped():
    assert [(note.line, note.title) for note in roster(CANVAS).skipped] == [
        (2, "Manual Posting"),
        (3, "Points Possible 10 (read only)"),
        (6, "Student, Test 9009 9f2c Section A"),
    ]


def test_columns_are_named_with_what_they_became_and_the_others_as_ignored():
    found = roster(BLACKBOARD)
    assert found.columns == (("first", "First Name"), ("last", "Last Name"), ("number", "Student ID"))
    assert found.ignored == ("Username", "Last Access", "Availability", "Essay |9001")


@pytest.mark.parametrize(
    ("heads", "number"),
    [
        ("Student,ID,SIS User ID,SIS Login ID", "c"),
        ("Student,ID,,SIS Login ID", "d"),
        ("Student,ID,Notes,Root Account", "b"),
        ("Name,Username,Email address,ID number", "d"),
        ("Name,Username,Email address,Notes", "b"),
        ("Name,Notes,Email address,Grade", "c"),
        ("Name,Notes,Email,Grade", ""),
    ],
)
def test_a_school_number_is_preferred_to_a_login_and_that_to_an_address(heads, number):
    (student,) = listed(f"{heads}\nStudent 1,b,c,d\n")
    assert student.number == number


def test_a_column_of_numbers_that_is_empty_gives_way_to_the_next():
    assert listed("Student,ID,SIS User ID,SIS Login ID\nStudent 1,9001,,one\n") == [Listed("Student 1", "one")]


@pytest.mark.parametrize(
    ("heads", "row", "name"),
    [
        ("Name,Number", "Student One,1", "Student One"),
        ("Name,Number", '"One, Student",1', "Student One"),
        ("Name,Number", '"King, Jr.",1', "King, Jr."),
        ("Name,Number", '"One, Two, Three",1', "One, Two, Three"),
        ("Name,Vorname", "One,Student", "Student One"),
        ("Name,First name", "Student One,Student", "Student One"),
        ("Name,First name", "Student A One,Student A", "Student A One"),
        ("Student,ID", '"Student, Testa",1', "Testa Student"),
        ("Nachname,Vorname", "One,Student", "Student One"),
        ("Nom,Prénom", "One,Student", "Student One"),
        ("Nombre,Apellido(s)", "Student,One", "Student One"),
        ("FIRST_NAME,Surname", "Student,One", "Student One"),
        ("Фамилия,Имя", "One,Student", "Student One"),
        ("姓名,学号", "One,1", "One"),
        ("First name,Last name", "Student,", "Student"),
        ("Number,Email", "77,a@example.org", "77"),
    ],
)
def test_a_name_is_put_together_from_its_columns(heads, row, name):
    (student,) = listed(f"{heads}\n{row}\n")
    assert student.name == name


@pytest.mark.parametrize(
    ("text", "students"),
    [
        ("Student 1\nStudent 2\n", [Listed("Student 1"), Listed("Student 2")]),
        ("Name\nOne, Student\n", [Listed("Student One")]),
        ("4711\n4712\n", [Listed("4711", "4711"), Listed("4712", "4712")]),
        ("  Student\u00a0 1 \n", [Listed("Student 1")]),
        ("Zoe\u0308\n", [Listed("Zo\u00eb")]),
        ("=1+1\n@x\n", [Listed("=1+1"), Listed("@x")]),
    ],
)
def test_one_column_is_a_list_of_names_or_of_numbers(text, students):
    assert listed(text) == students


def test_headers_may_stand_below_titles():
    found = roster("Class 7b,\nSpring,2026\nName,Number\nStudent 1,1\n")
    assert found.listed == (Listed("Student 1", "1"),)
    assert [note.title for note in found.skipped] == ["Class 7b", "Spring 2026"]


@pytest.mark.parametrize(
    "text",
    [
        "One, Person\nTwo, Person\n",
        "1. Person One\n2. Person Two\n",
        "1) One, Person\n2) Two, Person\n",
        "- Person One\n\u2022 Person Two\n",
        "Pupils\nPerson One\nPerson Two\n",
    ],
)
def test_a_list_pasted_from_anywhere_is_read(text):
    assert [student.name for student in listed(text)] == ["Person One", "Person Two"]


@pytest.mark.parametrize(
    "text",
    [
        "Person 1,101\nPerson 2,102\n",
        "Person, 101\nPerson, 102\n",
        "One,Person\nTwo,Person\n",
        "One\tPerson\nTwo\tPerson\n",
        "Person One, Person Two, Person Three\n",
    ],
)
def test_columns_without_a_known_header_are_not_guessed(text):
    assert refused(text) == [("columns-unknown", 1, "")]


def test_what_only_looks_like_a_number_stays_in_a_name():
    assert [student.name for student in listed("Student 1.\n1.Student\n7b\n")] == ["Student 1.", "1.Student", "7b"]


@pytest.mark.parametrize("text", ["Name,Number\n", "Name\n\n", "Student,ID,Section\nPoints Possible,,\n"])
def test_a_list_without_students_is_refused(text):
    assert [code for code, *_ in refused(text)] == ["roster-empty"]


def test_all_problems_are_named_at_once_each_with_its_line_and_text():
    text = (
        "Name,Number,Email\n,1,a@example.org\nStudent 2,2,\nStudent 3,2,\n"
        f"{'x' * 101},4,\nStudent\x015,5,\nStudent 6,6,\u202ea@example.org\n"
    )
    assert refused(text) == [
        ("name-missing", 2, "1 a@example.org"),
        ("number-twice", 4, "2"),
        ("cell-long", 5, "x" * 60),
        ("character-unfit", 6, "Student\\u00015"),
        ("character-unfit", 7, "\\u202ea@example.org"),
    ]


def test_a_problem_in_a_workbook_names_its_cell():
    found = read(workbook([], ["", "Name", "Number"], ["", "Student 1", 1], ["", "", 2], ["", "Student 3", 1]))
    assert [(note.code, place(note)) for note in found.refused] == [
        ("name-missing", "cell B4"),
        ("number-twice", "cell C5"),
    ]


@pytest.mark.parametrize("number", ["AB", "\uff41\uff42"])
def test_numbers_that_differ_in_case_or_width_only_are_the_same(number):
    assert refused(f"Name,Number\nStudent 1,ab\nStudent 2,{number}\n") == [("number-twice", 3, number)]


def test_what_nobody_sees_is_left_out_and_makes_no_other_number():
    (student,) = roster("Name,Number\nStu\u200bdent\u200d 1,a\ufeffb\n").listed
    assert (student.name, student.number) == ("Student 1", "ab")
    assert refused("Name,Number\nStudent 1,ab\nStudent 2,a\u00adb\n") == [("number-twice", 3, "ab")]


@pytest.mark.parametrize(("numbers", "doubtful"), [(("", ""), True), (("1", ""), True), (("1", "2"), False)])
def test_the_same_name_twice_is_doubtful_unless_numbers_tell_them_apart(numbers, doubtful):
    found = roster("Name,Number\n" + "".join(f"Student 1,{number}\n" for number in numbers))
    assert not found.refused
    assert len(found.listed) == 2
    assert [note.code for note in found.warnings] == ["name-twice"] * doubtful


def test_letters_that_had_to_be_guessed_are_doubtful():
    found = read("Name\nStudent Ö\n".encode("cp1252"))
    assert found.listed == (Listed("Student Ö"),)
    assert [(note.code, note.line) for note in found.warnings] == [("letters-guessed", 2)]


@pytest.mark.parametrize(("rows", "code"), [(10_001, "rows-many"), (400_000, "file-big")])
def test_a_list_has_limits(rows, code):
    with pytest.raises(Unreadable) as unreadable:
        roster("Student number\n" * rows)
    assert unreadable.value.note.code == code


def test_headers_are_written_as_they_are_compared():
    for groups in HEADERS.values():
        assert all(plain(header) == header for group in groups for header in group)
    assert HEADERS.keys() == FIELDS.keys()


CELLS = ["Name", "Number", "First name", "E-mail", "Section", "Student 1", "", " ", "#1", "1", "=1+1", "One, Student",
         "\x01", "\u202e", "x" * 300, "Points Possible", '"', "\n", ",", "\r"]  # fmt: skip


@given(st.lists(st.sampled_from(CELLS) | st.text(max_size=5), max_size=30).map(",".join))
def test_any_text_is_a_list_or_has_reasons_in_words(text):
    try:
        found = roster(text)
    except Unreadable:
        return
    assert found.listed or found.refused
    for note in (*found.refused, *found.warnings, *found.skipped):
        assert sentence(note)
        assert place(note)
        assert note.title.isprintable()


@pytest.mark.parametrize(("kind", "make"), [(kind, make) for kind, (_, make) in TEMPLATES.items()])
def test_the_template_holds_the_headers_and_nobody(kind, make):
    found = read(make())
    assert [field for field, _ in found.columns] == ["first", "last", "number", "email", "section"]
    assert [note.code for note in found.refused] == ["roster-empty"]


def test_a_number_typed_into_the_template_keeps_its_zeros():
    with zipfile.ZipFile(io.BytesIO(TEMPLATES["xlsx"][1]())) as book:
        styles, sheet = (book.read(f"xl/{name}.xml").decode() for name in ("styles", "worksheets/sheet1"))
    assert 'numFmtId="49"' in styles
    assert re.search(r'<cols><col min="1" max="5"[^>]* style="1"', sheet)
