"""A teacher takes a bank away as a file, and is told before what it will not hold."""

import pytest
from banked import CHOICE, ORDER
from test_own_banks import FILE, keep

from quizapp.core.bank import name_of
from quizapp.formats.banks import BANK_FORMATS, WRITTEN_FORMATS, read
from quizapp.web.format_words import WORDS

NAMELESS = {"aiken"}
"""Formats that have no place for what a question is called."""


@pytest.fixture
def bank(app, teacher):
    return f"/desk/banks/{keep(app, 'teacher1', CHOICE, ORDER, *FILE)}"


def test_every_format_has_words():
    assert WORDS.keys() == BANK_FORMATS.keys()


@pytest.mark.parametrize("format_", WRITTEN_FORMATS)
def test_every_format_is_offered_and_downloaded(teacher, bank, format_):
    teacher.get(f"{bank}/export?format={format_}")
    assert f'href="{bank}/export/{format_}"' in teacher.page
    response = teacher.client.get(f"{bank}/export/{format_}")
    assert response.mimetype == WRITTEN_FORMATS[format_].media_type
    assert f"filename=Kept{WRITTEN_FORMATS[format_].suffix}" in response.headers["Content-Disposition"]
    assert response.headers["Content-Disposition"].startswith("attachment")
    report = read(response.data, "kept.txt")
    assert report.format == format_
    assert "why" in {name_of(question.key) for question in report.bank.questions} or format_ in NAMELESS


@pytest.mark.parametrize("format_", WRITTEN_FORMATS)
def test_letters_nobody_sees_in_a_title_keep_no_question_out_of_the_file(teacher, bank, format_):
    teacher.get(bank)
    teacher.send("/rename", [("title", "Ke\x1b[2J\x07pt\ufffe")])
    report = read(teacher.client.get(f"{bank}/export/{format_}").data, "kept.txt")
    assert "why" in {name_of(question.key) for question in report.bank.questions} or format_ in NAMELESS


def test_a_file_that_keeps_everything_says_so(app, teacher):
    teacher.get(f"/desk/banks/{keep(app, 'teacher1', CHOICE, ORDER)}/export")
    assert "Nothing is lost" in teacher.page


def test_what_a_format_loses_is_named_question_by_question(teacher, bank):
    teacher.get(f"{bank}/export?format=aiken")
    assert "left out, because this format cannot hold" in teacher.page
    assert "Put the steps in order." in teacher.page
    assert "the format has no questions of the kind “Putting in order”" in teacher.page
    assert "feedback on options" in teacher.page
    assert "Of the bank itself" in teacher.page
    assert "Nothing is lost" not in teacher.page


def test_the_file_is_called_as_the_bank_in_any_language(app, teacher):
    bank = f"/desk/banks/{keep(app, 'teacher1', CHOICE, ORDER)}"
    teacher.get(bank)
    teacher.send("/rename", [("title", 'Flüsse/日本\\"; x=y')])
    said = teacher.client.get(f"{bank}/export/gift").headers["Content-Disposition"]
    assert "filename*=UTF-8''Fl%C3%BCsse-%E6%97%A5%E6%9C%AC- x-y.txt".replace(" ", "%20") in said
    assert "\n" not in said


@pytest.mark.parametrize("path", ["/export?format=docx", "/export/docx", "/export/"])
def test_a_format_there_is_not_is_not_found(teacher, bank, path):
    assert teacher.get(bank + path).status_code == 404


def test_an_export_comes_back_as_the_same_questions(teacher, bank):
    back = read(teacher.client.get(f"{bank}/export/yaml").data, "kept.yaml").bank
    assert (CHOICE.stem, CHOICE.explanation) in {(question.stem, question.explanation) for question in back.questions}
    assert len(back.questions) == 6
