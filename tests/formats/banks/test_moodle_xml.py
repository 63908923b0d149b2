"""Moodle XML: kinds by their type, shares of the points by percentage, everything else refused by name and line."""

import pytest

from quizapp.formats.banks import read

CHOICE = """<question type="multichoice"><name><text>Tides</text></name>
<questiontext format="html"><text><![CDATA[<p>What pulls?</p>]]></text></questiontext>
{}<answer fraction="{}"><text>Moon</text></answer><answer fraction="{}"><text>Sun</text></answer></question>"""
ORDER = """<question type="ordering"><questiontext><text>Order?</text></questiontext>
<gradingtype>ALL_OR_NOTHING</gradingtype>
<selecttype>RANDOM</selecttype><selectcount>2</selectcount>
<answer><text>a</text></answer><answer><text>b</text></answer><answer><text>c</text></answer></question>"""


def report_on(items):
    report = read(f"<quiz>\n{items}</quiz>".encode(), "tides")
    assert (report.format, report.error) == ("moodle_xml", None)
    return report


@pytest.mark.parametrize(
    ("single", "kind"),
    [("", "single_choice"), ("<single>true</single>", "single_choice"), ("<single>0</single>", "multiple_response")],
)
def test_a_choice_has_one_right_answer_unless_it_says_otherwise(single, kind):
    report = report_on(CHOICE.format(single, 100, 0))
    assert report.accepted[kind] == 1
    assert report.bank.questions[0].stem == "What pulls?"


def test_false_in_capitals_is_false_with_a_warning():
    report = report_on(CHOICE.format("<single>False</single>", 50, 50))
    assert report.accepted["multiple_response"] == 1
    assert [note.code for note in report.warnings] == ["single-spelling"]


@pytest.mark.parametrize(("share", "code"), [("99", "grade-unknown"), ("1e9", "grade-unknown"), ("90", "right-full")])
def test_a_share_that_cannot_be_is_refused(share, code):
    report = report_on(CHOICE.format("", share, 0))
    assert [(note.line, note.title, note.code) for note in report.refused] == [(2, "Tides", code)]


@pytest.mark.parametrize(("type_", "kind"), [("essay", "essay"), ("multianswer", "cloze"), ("plugin", "plugin")])
def test_other_types_are_refused_by_name(type_, kind):
    assert [note.kind for note in report_on(f'<question type="{type_}"/>').refused] == [kind]


def test_an_ordering_is_whole_and_what_it_loses_is_said():
    report = report_on(ORDER)
    assert report.accepted["ordering"] == 1
    assert [note.code for note in report.warnings] == ["ordering-subset", "ordering-grading-near"]


@pytest.mark.parametrize(
    ("select", "show"), [("RANDOM", (3, "any")), ("2", (3, "contiguous")), ("CONTIGUOUS", (3, "contiguous"))]
)
def test_a_part_of_three_items_or_more_is_kept(select, show):
    text = ORDER.replace("RANDOM", select).replace("<selectcount>2", "<selectcount>3")
    (question,) = report_on(text.replace("</question>", "<answer><text>d</text></answer></question>")).bank.questions
    assert (question.show, question.show_choice) == show


def test_a_statement_to_judge_is_right_where_true_earns_everything():
    answers = "".join(
        f'<answer fraction="{share}"><text>{name}</text></answer>' for name, share in [("false", 0), ("true", 100)]
    )
    report = report_on(f'<question type="truefalse"><questiontext><text>Ebb?</text></questiontext>{answers}</question>')
    assert report.bank.questions[0].correct == ("a",)
    assert report.accepted["true_false"] == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<question/>", "xml-root"),
        ("<quiz><question>", "xml-broken"),
        ('<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>', "xml-dtd"),
        ("<quiz>" + "<a>" * 200, "xml-large"),
    ],
)
def test_a_file_that_is_no_quiz_is_refused_whole(text, code):
    assert read(text.encode(), "x").error.code == code
