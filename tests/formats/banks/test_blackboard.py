"""Blackboard: QTI 1.2 with metadata of its own, and the pools from before."""

import pytest
from qti12_files import (
    BLOCKS,
    MOON,
    SUN,
    WIND,
    codes,
    condition,
    equal,
    feedback,
    key,
    labels,
    numbered,
    only,
    right,
    score,
    told,
    weights,
)

PARTIAL = '<varequal respident="{}" case="No"/>'
POOL = """<POOL><TITLE value="On the sea"/><QUESTIONLIST><QUESTION id="q1" class="{0}"/></QUESTIONLIST><{0} id="q1">
<BODY><TEXT><![CDATA[<b>What</b> pulls?]]></TEXT><FLAGS><ISHTML value="{1}"/></FLAGS></BODY>{2}
<GRADABLE>{3}</GRADABLE></{0}></POOL>"""


def blocks(type_, options=None, scoring=None, after=""):
    options = numbered(MOON, WIND, SUN) if options is None else options
    scoring = key("1", value="SCORE.max") if scoring is None else scoring
    return told(
        BLOCKS.format(type=type_, labels=labels(options), scoring=scoring, after=after).encode(), "res00001.dat"
    )


@pytest.mark.parametrize(
    ("type_", "kind"),
    [("Multiple Choice", "single_choice"), ("Multiple Answer", "multiple_response"), ("Ordering", "ordering")],
)
def test_an_item_of_blackboard_is_what_its_metadata_says(type_, kind):
    report = blocks(type_, scoring=key("1", "2", "3", value="SCORE.max"))
    assert report.accepted[kind] == (kind != "single_choice" or 1)
    assert (only(report).key, only(report).stem) == ("res00001/7-1", "What pulls?")


@pytest.mark.parametrize(
    ("type_", "kind"),
    [("Essay", "essay"), ("Matching", "matching"), ("Fill in the Blank", "fill-in"), ("Hot Spot", "Hot Spot")],
)
def test_other_items_of_blackboard_are_refused_by_name(type_, kind):
    assert [note.kind for note in blocks(type_).refused] == [kind]


def test_a_statement_of_blackboard_need_not_write_its_verdicts():
    report = blocks("True/False", {"true": "", "false": ""}, condition(equal("false"), score("SCORE.max")))
    assert report.accepted["true_false"] == 1
    assert right(only(report)) == ["False"]


def test_other_verdicts_are_named_by_their_words():
    question = only(blocks("Either/Or", {"a": "yes_no.true", "b": "yes_no.false"}, key("b")))
    assert ([option.text for option in question.options], right(question)) == (["yes", "no"], ["no"])


def test_what_single_options_earn_and_tell_stands_beside_the_key():
    each = condition(PARTIAL.format("1"), score(100)) + condition(PARTIAL.format("2"), score("33.3"), "2")
    question = only(
        blocks("Multiple Choice", scoring=key("1", value="SCORE.max") + each, after=feedback("2", "Waves."))
    )
    assert (right(question), weights(question)) == ([MOON], ["1", "1/3", ""])
    assert [option.feedback for option in question.options] == ["", "Waves.", ""]


def answers(*texts):
    return "".join(f'<ANSWER id="a{number}"><TEXT>{text}</TEXT></ANSWER>' for number, text in enumerate(texts, 1))


def correct(*numbers):
    return "".join(f'<CORRECTANSWER answer_id="a{number}"/>' for number in numbers)


def pool(kind, texts, grading, html="true"):
    return told(POOL.format(f"QUESTION_{kind}", html, answers(*texts), grading).encode(), "res00002.dat")


@pytest.mark.parametrize(
    ("kind", "texts", "numbers", "accepted", "key_"),
    [
        ("MULTIPLECHOICE", (MOON, WIND), (2,), "single_choice", [WIND]),
        ("MULTIPLEANSWER", (MOON, WIND, SUN), (1, 3), "multiple_response", [MOON, SUN]),
        ("TRUEFALSE", ("False", "True"), (2,), "true_false", ["True"]),
        ("ORDER", (MOON, WIND, SUN), (2, 3, 1), "ordering", [WIND, SUN, MOON]),
    ],
)
def test_a_question_of_a_pool_is_what_its_element_says(kind, texts, numbers, accepted, key_):
    report = pool(kind, texts, correct(*numbers))
    assert report.accepted[accepted] == 1
    assert right(only(report)) == key_
    assert only(report).stem == "<b>What</b> pulls?"
    assert report.bank.title == "On the sea"


def test_an_order_in_a_pool_may_be_numbered():
    numbered_ = "".join(f'<CORRECTANSWER answer_id="a{n}" order="{4 - n}"/>' for n in (1, 2, 3))
    assert right(only(pool("ORDER", (MOON, WIND, SUN), numbered_))) == [SUN, WIND, MOON]


def test_a_text_of_a_pool_is_plain_where_it_says_so():
    assert only(pool("MULTIPLECHOICE", (MOON, WIND), correct(1), html="false")).stem == "<b>What</b> pulls?"
    assert only(pool("MULTIPLECHOICE", (MOON, WIND), correct(1), html="false")).markup == ""


@pytest.mark.parametrize(
    ("kind", "numbers", "code"),
    [
        ("MATCH", (), "kind-unknown"),
        ("ESSAY", (), "kind-unknown"),
        ("MULTIPLECHOICE", (), "right-full"),
        ("TRUEFALSE", (1,), "right-full"),
        ("ORDER", (1, 2), "order-incomplete"),
    ],
)
def test_what_a_pool_holds_besides_is_refused_by_the_name_of_its_element(kind, numbers, code):
    (note,) = pool(kind, (MOON, WIND, SUN), correct(*numbers)).refused
    assert note.code == code
    assert note.kind in (f"QUESTION_{kind}", "single_choice")


def test_verdicts_of_a_pool_are_named_as_left_out():
    grading = correct(1) + "<FEEDBACK_WHEN_CORRECT>Yes</FEEDBACK_WHEN_CORRECT><FEEDBACK_WHEN_INCORRECT/>"
    report = pool("MULTIPLECHOICE", (MOON, WIND), grading)
    assert [(note.code, note.params) for note in report.warnings] == [
        ("fields-dropped", {"fields": "feedback_when_correct"})
    ]
    assert codes(report.refused) == []
