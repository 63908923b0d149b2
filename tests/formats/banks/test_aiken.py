"""Aiken: one line a question, lettered choices, a key; every other order of lines is named with its line."""

import pytest

from quizapp.formats.banks import read

ITEM = "What pulls the sea?\nA) The moon\nB. The wind\nANSWER: {}\n"


def report_on(text):
    report = read(text.encode(), "tides.txt")
    assert (report.format, report.error) == ("aiken", None)
    return report


def test_an_item_is_read_with_its_key():
    (question,) = report_on(ITEM.format("B")).bank.questions
    assert (question.stem, question.option("a").text, question.correct) == ("What pulls the sea?", "The moon", ("b",))


def test_markup_is_text():
    (question,) = report_on(ITEM.format("A").replace("the sea", "<b>x</b> & y")).bank.questions
    assert question.stem == "What pulls <b>x</b> & y?"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One?\nA) x\nANSWER: A", [(3, "options-few")]),
        ("One?\nTwo?\nA) x\nB) y\nANSWER: A", [(2, "aiken-next-started")]),
        ("A) x\nB) y\nANSWER: A", [(1, "aiken-not-started"), (2, "aiken-not-started"), (3, "aiken-not-started")]),
        ("One?\nA) x\nB) y\nANSWER: C", [(4, "aiken-key")]),
        ("One?\nA) x\nB) y\nANSWER:", [(4, "aiken-key")]),
        ("One?\nA) x\nC) y\nANSWER: A", [(1, "aiken-letters")]),
        ("One?\nA) x\nA) y\nANSWER: A", [(1, "aiken-letters")]),
        ("One?\nA) x\nB) x\nANSWER: A", [(1, "options-identical")]),
        (ITEM.format("A") + "Last?\nA) x\nB) y", [(5, "aiken-unfinished")]),
    ],
)
def test_what_is_out_of_order_is_refused_with_its_line(text, found):
    assert [(note.line, note.code) for note in report_on(text).refused] == found


def test_a_refused_item_does_not_take_the_next_with_it():
    report = report_on("One?\nA) x\nANSWER: A\n\n" + ITEM.format("A"))
    assert (len(report.refused), report.accepted["single_choice"]) == (1, 1)


def test_another_encoding_is_refused_whole():
    report = read(ITEM.format("A").replace("sea", "séa").encode("latin-1"), "x")
    assert (report.format, report.error.code) == ("aiken", "not-utf-8")


def test_utf_16_with_its_mark_is_certain():
    assert read(ITEM.format("A").encode("utf-16"), "x").accepted["single_choice"] == 1
