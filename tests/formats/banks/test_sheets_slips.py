"""What is wrong with a table of questions is named by its line or cell, and costs as little as it can."""

import pytest
from workbooks import SHEET, packed, parts, workbook

from quizapp.formats.banks import read
from quizapp.web.bank_words import hint, reason

HEAD = "Question,A,B,C,D,Correct\n"


def table(text):
    return read(text.encode(), "x.csv")


def refusals(report):
    return [(note.cell or note.line, note.code) for note in report.refused]


SLIPS = [
    (",A,B,C,,B", "stem-missing"),
    ("Which?,quay,,,,A", "options-few"),
    ("Which?,quay,mole,,,", "key-missing"),
    ("Which?,quay,mole,,,D", "key-unknown"),
    ("Which?,quay,mole,,,harbour", "key-unknown"),
    ("Which?,quay,Quay,,,A", "options-identical"),
    ("How many?,2,3,4,5,4", "key-ambiguous"),
]


@pytest.mark.parametrize(("row", "code"), SLIPS)
def test_a_slip_costs_its_question_alone(row, code):
    report = table(f"{HEAD}{row}\nWhat?,quay,mole,,,A\n")
    assert refusals(report) == [(2, code)]
    assert len(report.bank.questions) == 1
    assert reason(report.refused[0])
    assert hint(report.refused[0])


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        (["essay", "Which?", "quay", "mole", "", "A"], ("A2", "kind-unknown")),
        (["single", "Which?", "quay", "mole", "", "AB"], ("F2", "key-several")),
        (["order", "Which?", "quay", "mole", "lock", "A"], ("F2", "key-order")),
        (["", "Which?", "quay", "mole", "", "A", "33.12%"], ("G2", "weight-unknown")),
        (["", "Which?", "quay", "mole", "", "B", 100], ("F2", "key-weights")),
        (["order", "Which?", "quay", "mole", "lock", "", "", "first"], ("H2", "label-missing")),
    ],
)
def test_a_slip_in_a_workbook_is_named_by_its_cell(row, refused):
    head = ["Type", "Question", "A", "B", "C", "Key", "Weight A", "First label", "Last label"]
    assert refusals(read(workbook(head, row), "x.xlsx")) == [refused]


def test_a_difficulty_that_is_none_is_left_out_and_named():
    report = table("Question,A,B,Key,Difficulty\nWhich?,quay,mole,A,7\n")
    assert [(note.line, note.code) for note in report.warnings] == [(2, "difficulty-unknown")]
    assert report.bank.questions[0].difficulty == 0.5


def test_legacy_letters_are_read_where_they_are_certain_and_their_lines_are_named():
    report = read("Question,A,B,Key\nWas?,Fähre,Kai,A\n".encode("cp1252"), "x.csv")
    assert report.bank.questions[0].options[0].text == "Fähre"
    (warning,) = report.warnings
    assert (warning.code, warning.line) == ("letters-guessed", 2)
    assert "windows-1252: 2" in reason(warning)


def test_letters_that_could_be_others_are_refused():
    assert read("Question,A,B,Key\nщит?,щи,щит,A\n".encode("cp1251"), "x.csv").error.code == "not-utf-8"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (workbook(["Name", "Points"], ["Student 1", 3]), "header-missing"),
        (b"PK\x03\x04xl/workbook.xml", "format-foreign"),
        (packed(parts(workbook(["Question"])) | {SHEET: b" " * 30_000_000}), "workbook-large"),
        (HEAD.encode() + b"x,y\n" * 10**6, "rows-many"),
        (HEAD.encode() + b'Which?,"quay\n', "quotes-broken"),
        (b"Question,A,B,Key\n" + b"," * 300 + b"x\n", "columns-many"),
    ],
    ids=["no headers", "broken", "bomb", "rows", "quotes", "columns"],
)
def test_a_table_that_cannot_be_read_is_refused_with_a_sentence(data, code):
    error = read(data, "x").error
    assert error.code == code
    assert reason(error)
    assert hint(error)


@pytest.mark.parametrize(
    "text",
    [
        "Question,Answer\n::One:: Which? {=quay ~mole}\n",
        "Which, A, B, Key\nA) quay\nB) mole\nANSWER: A\n",
        "// Question, A, B\n::One:: Which? {=quay ~mole}\n",
        "bank: {id: x, title: 'Question, A, B, Key'}\nquestions: []\n",
    ],
)
def test_text_of_another_format_is_not_taken_for_a_table(text):
    assert table(text).format != "csv"
