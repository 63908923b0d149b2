"""Orderings in GIFT, as Moodle's plugin reads them."""

import pytest

from quizapp.formats.banks import read


def report_on(text):
    return read(text.encode(), "tides.txt")


def only(text):
    (question,) = report_on(text).bank.questions
    return question


def test_items_of_an_ordering_have_no_format_of_their_own():
    question = only("[plain]Is <b> first? {>3\n[plain]a\nb &lt; c\n<span>d</span>\n}")
    assert [option.text for option in question.options] == ["[plain]a", "b < c", "d"]


@pytest.mark.parametrize(
    ("header", "show"),
    [
        (">3 RANDOM", (3, "any")),
        (">3", (3, "any")),
        (">3 CONTIG VERTICAL", (3, "contiguous")),
        (">3 ALL", (0, "any")),
        (">4 RANDOM", (0, "any")),
    ],
)
def test_a_part_of_three_items_or_more_is_kept(header, show):
    question = only(f"Order? {{{header}\na\nb\nc\nd\n}}")
    assert (question.show, question.show_choice) == show


def test_part_of_an_ordering_and_its_marking_are_reported_as_left_out():
    report = report_on("Order? {>2 RANDOM VERTICAL LONGEST_CONTIGUOUS_SUBSET\na\nb\nc\n}")
    assert [note.code for note in report.warnings] == ["ordering-subset", "ordering-grading-near"]


@pytest.mark.parametrize(
    ("grading", "told"),
    [
        ("ABSOLUTE_POSITION", ("ordering-grading-near", {"grading": "ABSOLUTE_POSITION", "scheme": "position"})),
        ("ALL_OR_NOTHING", ("ordering-grading-near", {"grading": "ALL_OR_NOTHING", "scheme": "exact"})),
        ("RELATIVE", ("ordering-grading", {"grading": "RELATIVE"})),
    ],
)
def test_the_rule_of_ours_that_is_nearest_to_the_one_in_the_file_is_named(grading, told):
    (note,) = report_on(f"Order? {{>3 ALL VERTICAL {grading}\na\nb\nc\n}}").warnings
    assert (note.code, note.params) == told
