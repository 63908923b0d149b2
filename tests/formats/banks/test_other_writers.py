"""Banks in Moodle XML and in Aiken, and what no format can say."""

from dataclasses import replace

import pytest
from builders import multiple_response, single_choice, weighted
from tides import ORDER, PULLS, bank, losses, text

from quizapp.core.question import Option
from quizapp.formats.banks import WRITTEN_FORMATS


def test_markup_in_moodle_xml_is_text():
    xml = text("moodle_xml", replace(PULLS, stem="<b> & ![x](y)\n&amp;"))
    assert "<text>&amp;lt;b&amp;gt; &amp;amp; &amp;#33;[x](y)&lt;br&gt;&amp;amp;amp;</text>" in xml


@pytest.mark.parametrize("name", ["gift", "moodle_xml"])
@pytest.mark.parametrize(
    ("question", "lost"),
    [
        (single_choice(options=weighted(["2/7", "1", "", ""])), [("q", "weights", False)]),
        (single_choice(options=weighted(["1", "1", "", ""])), [("q", "right", False)]),
        (multiple_response(options=weighted(["2/7", "", "5/7", ""])), [("q", "weights", False)]),
        (replace(ORDER, locked=("b",), ends=("a", "b")), [("q", "locked", False), ("q", "ends", False)]),
    ],
)
def test_what_moodle_has_no_place_for_is_lost(name, question, lost):
    options = tuple(replace(option, fact="") for option in question.options)
    question = replace(question, key="tides/q", targets=(), options=options)
    assert losses(name, question) == lost


@pytest.mark.parametrize("name", ["gift", "moodle_xml"])
def test_eleven_right_options_have_no_share_of_the_points_in_moodle(name):
    keys = "abcdefghijkl"
    many = multiple_response(
        options=tuple(Option(key=key, text=key) for key in keys), correct=tuple(keys[:11]), key="tides/q"
    )
    assert losses(name, PULLS, many) == [("q", "shares-unknown", True)]


def test_a_question_in_aiken_is_its_line_its_choices_and_its_key():
    assert text("aiken", PULLS) == "What pulls the sea?\nA) The moon\nB) The wind\nANSWER: A\n"
    broken = replace(PULLS, stem="What\npulls?")
    assert text("aiken", broken).startswith("What pulls?\n")
    assert ("what-pulls", "line-breaks", False) in losses("aiken", broken)


@pytest.mark.parametrize("stem", ["A) or B) or C)?", "B.", "ANSWER: which?", "?"])
def test_a_question_that_aiken_would_misread_is_left_out(stem):
    assert losses("aiken", PULLS, replace(PULLS, key="tides/q", stem=stem))[-1] == ("q", "aiken-stem", True)


def test_a_text_that_no_file_can_hold_leaves_its_question_out():
    unfit = replace(PULLS, key="tides/q", stem="a\x01b")
    assert {WRITTEN_FORMATS[name].write(bank(unfit)).left_out for name in WRITTEN_FORMATS} == {1}


@pytest.mark.parametrize("name", WRITTEN_FORMATS)
def test_a_format_says_what_its_files_are_called(name):
    assert WRITTEN_FORMATS[name].suffix.startswith(".")
    assert WRITTEN_FORMATS[name].media_type.partition("/")[0] in ("text", "application")
