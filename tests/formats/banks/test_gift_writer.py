"""Banks in GIFT: a line for each answer, and every sign that has a meaning escaped."""

from dataclasses import replace

import pytest
from builders import multiple_response, ordering, single_choice, weighted
from tides import MOON, PULLS, listing, losses, text

from quizapp.core.question import Option
from quizapp.formats.banks.report import TRUE_FALSE

GIFT = """\
// [id:what-pulls] [tag:moon]
::what-pulls::What pulls the sea? {
	=The moon#So it does.
	~The wind
	####Twice\\na day.
}
"""


def test_a_choice_in_gift_has_a_line_for_each_answer():
    assert text("gift", replace(PULLS, explanation="Twice\na day.", tags=("moon",))) == GIFT


def test_shares_of_the_points_in_gift():
    answers = text("gift", multiple_response(options=weighted(["2/3", "-1/2", "1/3", ""]), key="tides/q"))
    assert "\t~%66.66667%Option a#On a\n\t~%-50%Option b#On b\n\t~%33.33333%Option c#On c\n\t~Option d" in answers
    answers = text("gift", multiple_response(key="tides/q"))
    assert "\t~%50%Option a\n\t~%-50%Option b\n\t~%50%Option c\n\t~%-50%Option d\n" in answers


def test_a_choice_in_gift_whose_options_are_all_right_stays_a_choice():
    right = single_choice(options=weighted(["1"] * 4), correct=("a",), key="tides/q")
    assert "\t=Option a#On a\n\t~%100%Option b#On b\n" in text("gift", right)


@pytest.mark.parametrize(
    ("right", "feedback", "braces"),
    [
        ("a", ("", ""), "{TRUE}"),
        ("b", ("Why?", ""), "{FALSE#Why?#}"),
        ("b", ("", "Yes."), "{FALSE##Yes.}"),
        ("a", ("Yes.", "Why?"), "{TRUE#Why?#Yes.}"),
    ],
)
def test_a_statement_to_judge_in_gift(right, feedback, braces):
    options = tuple(
        Option(key=key, text=verdict, feedback=each)
        for key, verdict, each in zip("ab", ("True", "False"), feedback, strict=True)
    )
    statement = replace(PULLS, options=options, correct=(right,), shuffle=False, tags=("moon", TRUE_FALSE))
    assert text("gift", statement).endswith(f"[tag:moon]\n::what-pulls::What pulls the sea? {braces}\n")
    assert losses("gift", statement) == []


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ("a = b {c} ~ # 1:2", r"a \= b \{c\} \~ \# 1\:2"),
        (r"\n and \frac", r"\\n and \\frac"),
        ("R&D", "[plain]R&D"),
        ("a<b", "[plain]a<b"),
        ("[html] is a mark", "[plain][html] is a mark"),
        ("%50% of it", "[plain]%50% of it"),
        ("![x](y)", "[plain]![x](y)"),
    ],
)
def test_signs_of_gift_are_escaped(written, escaped):
    assert f"::{escaped} {{" in text("gift", replace(PULLS, stem=written))
    assert f"\t~{escaped}\n" in text("gift", replace(PULLS, options=(MOON[0], replace(MOON[1], text=written))))


def test_an_ordering_in_gift_names_every_setting_lest_moodle_take_them_from_the_first_item():
    header = "VERTICAL RELATIVE_ALL_PREVIOUS_AND_NEXT SHOW none"
    assert f"{{>3 ALL {header}\n\t1 ebb\n" in text("gift", listing("1 ebb", "b", "c"))
    part = ordering("abcd", key="tides/q", show=3, show_choice="contiguous")
    assert f"{{>3 CONTIGUOUS {header}\n" in text("gift", part)


@pytest.mark.parametrize(
    ("written", "item"),
    [
        ("0", "&#48;"),
        ("// x", "&#47;/ x"),
        ("ANSWER: B", "&#65;NSWER: B"),
        ("1 = {2} ~ 3", "1 = &#123;2&#125; ~ 3"),
        ("a\nb", "a<br>b"),
        ("<b> & ####", "&#60;b&#62; &#38; &#35;&#35;&#35;&#35;"),
    ],
)
def test_items_of_an_ordering_in_gift_are_html(written, item):
    assert f"\n\t{item}\n" in text("gift", listing("a", written, "c"))


def test_tags_that_gift_cannot_hold_are_lost_and_no_others():
    tagged = replace(PULLS, tags=("a [b]", "a\\b", "<b>"))
    assert r"[tag:a [b\]]" + "\n" in text("gift", tagged)
    assert losses("gift", tagged) == [("what-pulls", "tags", False)]
