"""What nobody sees goes, and what writing needs stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.invisible import bare, visible

NEEDED = {
    "Persian, apart": "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
    "Persian, with a vowel": "\u0639\u0644\u06cc\u064e\u200c\u0631\u0636\u0627",
    "Persian, an initial": "\u0647\u200d",
    "Hindi": "\u0915\u094d\u200d\u0937",
    "Bengali, before the virama": "\u09b0\u200d\u09cd\u09af\u09be",
    "Malayalam": "\u0d28\u0d4d\u200d",
    "Sinhala": "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
    "a symbol of two": "\U0001f469\u200d\U0001f393",
    "a symbol with a shade": "\U0001f469\U0001f3fd\u200d\U0001f393",
    "a symbol with a variant": "\u2764\ufe0f\u200d\U0001f525",
}


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_joiners_that_writing_needs_stay(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "St\u200dudent 1", "Student\u200c 1", "\u200dStudent 1", "Student 1\u200c\u200d", "Stu\u00addent 1",
        "Student\u200b 1", "\ufeffStudent 1", "St\u2060udent 1", "Student 1\u3164", "S\u034ftudent 1",
        "\u200eStudent 1\u200f", "Student\ufffc 1", "Student 1\U0001d159", "Student\U00016fe4 1",
    ],
)  # fmt: skip
def test_letters_that_show_as_nothing_go(text):
    assert visible(text) == "Student 1"


def test_of_many_joiners_one_is_needed():
    assert visible("\u0639\u200c\u200c\u200d\u0631") == "\u0639\u200c\u0631"


@given(st.text(st.sampled_from("ab\u0301\u0639\u064e\u0915\u094d\u200c\u200d\u200b\U0001f469\ufe0f ")))
def test_what_was_left_stays(text):
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize("text", [*NEEDED.values(), "\u8fbb\U000e0100", "\u2764\ufe0f"])
def test_how_letters_are_drawn_does_not_count_where_they_are_compared(text):
    assert not set(bare(text)) & set("\u200c\u200d\ufe0f\U000e0100")
    assert bare(text)


@pytest.mark.parametrize("text", ["Student 1", "Zo\u00eb Ng\u0169g\u0129", "\u0646\u0648\u0631", "\u8fbb"])
def test_other_letters_stay_as_they_are(text):
    assert visible(text) == bare(text) == text
