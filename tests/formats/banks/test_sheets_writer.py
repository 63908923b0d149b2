"""Banks as spreadsheets: text and nothing else, the same bytes each time, and a template that reads as it stands."""

import csv
import io
from dataclasses import replace

import pytest
from builders import single_choice
from formulas import formulas
from python_calamine import CalamineWorkbook
from workbooks import parts

from quizapp.core.bank import Bank
from quizapp.core.question import Option
from quizapp.formats.banks import WRITTEN_FORMATS, read
from quizapp.formats.banks.sheets.template import EXAMPLES, WRITERS, template

FORMULAS = ["=1+1", "+1", "-1", "@sum", "'=1+1", "''-1", "\uff1d1", ".", "'.", "-", "'", "'quoted'", "it's = 1"]
INSIDE = ["x;=cmd|'/C calc'!A0;y", "one\n- two\n- three", "a|+b", 'a;"=b', "a;'=b", "a;''\"-b", "(2,-3)", "x\n'=cmd"]


def bank(*texts):
    options = tuple(Option(key=key, text=text) for key, text in zip("abcdefghijklmn", texts, strict=False))
    asked = single_choice(key="tides/one", stem=texts[0], options=options, correct=("b",), targets=())
    return Bank(id="tides", title="tides", questions=(asked,))


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("text", FORMULAS + INSIDE)
def test_a_text_like_a_formula_is_read_back_exactly(form, text):
    written = WRITTEN_FORMATS[form].write(bank(text, "mole"))
    (found,) = read(written.data, "x").bank.questions
    assert (found.stem, found.options[0].text) == (text, text)


@pytest.mark.parametrize(
    "text",
    [
        "As in\n1. who\n*a) mole\nb) wey",
        "As in\n#Q who\n^ mole\nA mole\nB wey",
        "As in\n#### Q1. Who\n\n- [x] mole\n- [ ] wey",
    ],
)
def test_a_cell_that_holds_a_question_in_another_format_is_text(text):
    (found,) = read(WRITTEN_FORMATS["csv"].write(bank(text, "mole")).data, "x").bank.questions
    assert found.stem == text


def test_no_cell_of_csv_begins_as_a_formula():
    text = WRITTEN_FORMATS["csv"].write(bank(*FORMULAS)).data.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\uff1d"))] == []
    assert "'=1+1" in cells


def test_no_cell_of_csv_begins_as_a_formula_whatever_separator_it_is_read_by():
    assert formulas(WRITTEN_FORMATS["csv"].write(bank(*INSIDE)).data) == []


def test_csv_has_a_mark_and_the_line_ends_of_its_standard():
    data = WRITTEN_FORMATS["csv"].write(bank("quay", "mole")).data
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 2


def test_a_workbook_holds_strings_only():
    data = WRITTEN_FORMATS["xlsx"].write(bank("=1+1", "https://harbour.example", "mailto:x", "12", "TRUE")).data
    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert {type(cell) for row in rows for cell in row} == {str}


def test_the_same_bank_makes_the_same_workbook():
    first, second = (WRITTEN_FORMATS["xlsx"].write(bank("quay", "mole")).data for _ in range(2))
    assert first == second
    assert b"2000-01-01" in parts(first)["docProps/core.xml"]


def test_a_text_that_fills_more_than_a_cell_is_left_out_of_a_workbook_and_named():
    (loss,) = WRITTEN_FORMATS["xlsx"].write(bank("quay" * 10_000, "mole")).losses
    assert (loss.code, loss.left_out) == ("cell-long", True)


def test_a_tag_with_a_comma_stays_one():
    tides = bank("quay", "mole")
    tagged = replace(tides, questions=(replace(tides.questions[0], tags=("sea, port",)),))
    assert read(WRITTEN_FORMATS["csv"].write(tagged).data, "x").bank.questions[0].tags == ("sea, port",)


@pytest.mark.parametrize("form", WRITERS)
def test_the_template_has_an_example_of_each_kind_and_is_read_without_a_problem(form):
    report = read(template(form), f"template.{form}")
    assert report.format == form
    assert (report.refused, report.skipped, report.warnings) == ((), (), ())
    assert all(report.accepted.values())
    assert len(report.bank.questions) == len(EXAMPLES)
