"""A teacher downloads the results of a quiz as files."""

import csv
import io
import json
from itertools import islice

import pytest
from python_calamine import CalamineWorkbook
from teaching import code_of, give, join

from quizapp.formats.scores import SCORE_FORMATS
from quizapp.services.exports import SHAPES
from quizapp.storage import db


@pytest.fixture
def given(app, teacher, taught):
    """A quiz that Student 1, whose name is a formula, handed in and Student 2 has begun."""
    slug = give(teacher, taught)
    for name, hand_in in (("=HYPERLINK(1)", True), ("Student 2", False)):
        browser = join(app, code_of(teacher, taught), name)
        browser.get(f"/quiz/{slug}")
        browser.send("/start")
        if hand_in:
            browser.get(f"/attempt/{browser.attempt}/review")
            browser.send("/submit")
    return slug


def download(browser, slug, what="file", **chosen):
    return browser.client.get(f"/desk/given/{slug}/export/{what}", query_string=chosen)


def rows(response, separator=","):
    text = response.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def test_the_results_lead_to_the_export_and_it_names_every_shape_and_format(teacher, given):
    teacher.get(f"/desk/given/{given}/results")
    assert f'href="/desk/given/{given}/export"' in teacher.page
    teacher.get(f"/desk/given/{given}/export")
    for shape in SHAPES:
        assert f"/desk/given/{given}/export?shape={shape}" in teacher.page
    assert all(f'value="{form}"' in teacher.page for form in SCORE_FORMATS)
    assert "Students: 2 rows" in teacher.page


def test_a_shape_is_explained_before_it_is_downloaded(teacher, given):
    teacher.get(f"/desk/given/{given}/export?shape=long")
    assert "Answers: 10 rows" in teacher.page
    assert "from start to submission" in teacher.page


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_downloaded(teacher, given, shape):
    response = download(teacher, given, shape=shape)
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == f"attachment; filename={shape}-{given}.csv"
    assert rows(response)


def test_a_name_is_no_formula_in_csv_and_itself_elsewhere(teacher, given):
    assert rows(download(teacher, given))[0]["student_name"] == "'=HYPERLINK(1)"
    line = json.loads(download(teacher, given, format="jsonl").data.splitlines()[0])
    assert line["student_name"] == "=HYPERLINK(1)"
    book = CalamineWorkbook.from_filelike(io.BytesIO(download(teacher, given, format="xlsx").data))
    assert book.sheet_names == ["wide", "codebook"]
    assert book.get_sheet_by_index(0).to_python()[1][2] == "=HYPERLINK(1)"


def test_separator_and_mark_are_as_chosen(teacher, given):
    response = download(teacher, given, separator="semicolon", bom="y")
    assert response.data.startswith(b'\xef\xbb\xbf"quiz_id";"student_ref";')
    assert len(rows(response, ";")) == 2


def test_pseudonyms_leave_out_who_it_was(teacher, given):
    named, hidden = download(teacher, given), download(teacher, given, who="pseudonyms")
    assert b"HYPERLINK" not in hidden.data
    assert b"Student 2" not in hidden.data
    assert {row["student_ref"] for row in rows(hidden)} == {row["student_ref"] for row in rows(named)}


def test_the_codebook_is_a_file_too(teacher, given):
    assert {"column": "duration_s", "type": "whole number", "unit": "s", "meaning": "from start to submission"} in rows(
        download(teacher, given, "codebook", shape="long")
    )


@pytest.mark.parametrize("chosen", [{"shape": "x"}, {"format": "x"}, {"separator": "x"}, {"who": "x"}])
def test_what_is_not_offered_is_not_found(teacher, given, chosen):
    assert download(teacher, given, **chosen).status_code == 404


@pytest.mark.parametrize("read", [0, 1, None])
def test_the_database_is_let_go_however_far_the_file_was_read(app, teacher, given, read):
    response = teacher.client.get(f"/desk/given/{given}/export/file?shape=long", buffered=False)
    pieces = response.iter_encoded()
    assert len(list(islice(pieces, read))) == (2 if read is None else read)
    response.close()
    with app.app_context():
        assert db.engine.pool.checkedout() == 0
