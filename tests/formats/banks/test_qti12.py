"""QTI 1.2 in single files: kinds by what an item is declared to be, feedback and texts, the rest refused by name."""

import pytest
from qti12_files import (
    MOON,
    SUN,
    WIND,
    codes,
    condition,
    equal,
    feedback,
    fields,
    item,
    key,
    labels,
    material,
    mattext,
    numbered,
    only,
    quiz,
    report_on,
    right,
    told,
)  # fmt: skip

from quizapp.formats.banks import read
from quizapp.formats.package import packed

BOTH = condition(f"<and>{equal('1')}<not>{equal('2')}</not>{equal('3')}</and>", '<setvar varname="SCORE">100</setvar>')
THREE = numbered(MOON, WIND, SUN)


@pytest.mark.parametrize(
    ("said", "cardinality", "kind"),
    [
        ({"question_type": "multiple_choice_question"}, "Single", "single_choice"),
        ({"question_type": "multiple_answers_question"}, "Multiple", "multiple_response"),
        ({"question_type": "true_false_question"}, "Single", "true_false"),
        ({"cc_profile": "cc.multiple_choice.v0p1"}, "Single", "single_choice"),
        ({"cc_profile": "cc.multiple_response.v0p1"}, "Multiple", "multiple_response"),
        ({"cc_profile": "cc.true_false.v0p1"}, "Single", "true_false"),
        ({"qmd_itemtype": "Logical Identifier"}, "Single", "single_choice"),
        ({}, "Single", "single_choice"),
        ({}, "Multiple", "multiple_response"),
    ],
)
def test_an_item_is_what_it_is_declared_to_be_or_else_what_its_answer_is(said, cardinality, kind):
    report = report_on(item(numbered("True", "False"), cardinality=cardinality, **said))
    assert report.accepted[kind] == 1


@pytest.mark.parametrize(
    "type_",
    ["essay_question", "matching_question", "numerical_question", "hot_spot_question", "cc.essay.v0p1", "cc.fib.v0p1"],
)
def test_every_other_type_is_refused_by_its_name_and_line(type_):
    report = told(b"\n" + quiz(item(title="Ebb", question_type=type_)).partition(b"\n")[2])
    assert [(note.line, note.kind, note.title, note.code) for note in report.refused] == [
        (3, type_, "Ebb", "kind-unknown")
    ]


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        ('<response_str ident="r"><render_fib/></response_str>', "fill-in"),
        ('<response_num ident="r"/>', "fill-in"),
        ('<response_xy ident="r"/>', "unknown"),
    ],
)
def test_an_item_that_declares_nothing_is_called_by_its_answer(response, kind):
    report = report_on(f'<item ident="q"><presentation>{material("Why?")}{response}</presentation></item>')
    assert [note.kind for note in report.refused] == [kind]


def test_an_item_with_two_answers_is_refused():
    twice = f'<response_lid ident="other"><render_choice>{labels(numbered("a", "b"))}</render_choice></response_lid>'
    report = report_on(
        item(question_type="multiple_choice_question").replace("</presentation>", f"{twice}</presentation>")
    )
    assert [(note.kind, note.code) for note in report.refused] == [("multiple_choice_question", "parts-several")]


def test_one_menu_in_a_sentence_is_a_single_choice():
    text = item(stem="The [mover] pulls the sea.", question_type="multiple_dropdowns_question")
    text = text.replace("<render_choice", f"{material('mover', 'text/plain')}<render_choice")
    question = only(report_on(text))
    assert (question.stem, right(question)) == ("The ____ pulls the sea.", [MOON])


@pytest.mark.parametrize("type_", ["text_only_question", ""])
def test_a_text_without_a_question_is_skipped(type_):
    said = fields(question_type=type_) if type_ else ""
    report = report_on(f'<item ident="q">{said}<presentation>{material("Read this.")}</presentation></item>')
    assert [(note.kind, note.code) for note in report.skipped] == [("description", "description-skipped")]


def test_a_statement_to_judge_has_true_first_and_its_feedback():
    options = {"7": "False", "8": "True"}
    told_each = feedback("7_fb", "It is salt.") + feedback("8_fb", "So it is.")
    question = only(report_on(item(options, key("8"), after=told_each, question_type="true_false_question")))
    assert [(option.text, option.feedback) for option in question.options] == [
        ("True", "So it is."), ("False", "It is salt."),
    ]  # fmt: skip
    assert (right(question), question.shuffle, question.tags) == (["True"], False, ("true-false",))


def test_the_words_true_and_false_alone_make_no_statement():
    report = report_on(item(numbered("True", "False")))
    assert (report.accepted["single_choice"], report.accepted["true_false"]) == (1, 0)


def test_verdicts_in_another_language_are_true_and_false_with_a_warning():
    report = report_on(item(numbered("Wahr", "Falsch"), question_type="true_false_question"))
    assert [option.text for option in only(report).options] == ["True", "False"]
    assert codes(report.warnings) == ["truth-unnamed"]


def test_several_answers_are_those_to_be_chosen_together():
    question = only(report_on(item(THREE, BOTH, cardinality="Multiple", question_type="multiple_answers_question")))
    assert (right(question), question.weighted) == ([MOON, SUN], False)


def test_feedback_goes_to_its_option_to_everybody_or_is_named_as_left_out():
    shown = condition(equal("1"), feedback="moon") + condition("<other/>", feedback="all") + key("1")
    shown += condition(equal("1"), feedback="correct_fb")
    texts = {"moon": "So it does.", "2_fb": "Only waves.", "all": "Twice a day.", "correct_fb": "Yes!", "empty": ""}
    after = "".join(feedback(name, text) for name, text in texts.items())
    report = report_on(item(processing=shown, after=after))
    question = only(report)
    assert [option.feedback for option in question.options] == ["So it does.", "Only waves."]
    assert question.explanation == "Twice a day."
    assert [(note.code, note.params) for note in report.warnings] == [("fields-dropped", {"fields": "correct_fb"})]


def test_hints_are_named_as_left_out():
    hint = f'<itemfeedback ident="h"><hint><hintmaterial>{material("Look up.")}</hintmaterial></hint></itemfeedback>'
    assert "hint" in report_on(item(after=hint)).warnings[0].params["fields"]


@pytest.mark.parametrize(("render", "shuffle"), [('shuffle="Yes"', True), ('shuffle="No"', False), ("", False)])
def test_options_are_shuffled_where_it_is_said(render, shuffle):
    assert only(report_on(item(render=render))).shuffle is shuffle


def test_empty_options_are_left_out_with_a_note_unless_they_are_right():
    report = report_on(item(numbered(MOON, WIND, "", "")))
    assert [option.text for option in only(report).options] == [MOON, WIND]
    assert [(note.code, note.params) for note in report.warnings] == [("options-blank", {"count": 2})]
    assert codes(report_on(item(numbered("", WIND, SUN))).refused) == ["option-empty"]


def test_options_of_the_same_name_are_refused():
    assert codes(report_on(item().replace('ident="2"', 'ident="1"')).refused) == ["options-unnamed"]


def test_names_topics_and_titles_are_kept():
    said = {"qmd_topic": "sea", "qmd_keywords": "moon", "quizapp_tag": "tide"}
    report = told(quiz(item(name="ebb-and-flow", **said), title="On tides"))
    assert (only(report).key, only(report).tags) == ("tides/ebb-and-flow", ("sea", "moon", "tide"))
    assert report.bank.title == "On tides"


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        (mattext("a < b & c", "text/plain"), "a < b & c"),
        (mattext("a &lt; b"), "a < b"),
        (mattext("<p>one</p><p>two</p>"), "one\n\ntwo"),
        ('<mattext texttype="text/html"><p>one <b>bold</b></p></mattext>', "<p>one <b>bold</b></p>"),
        ("<mattext><![CDATA[one <b>]]></mattext>", "one <b>"),
        ("<matemtext>one</matemtext><matbreak/><mattext>two</mattext><matbreak/>", "one\ntwo"),
        ('<mat_extension><mat_formattedtext type="HTML">&lt;i&gt;a</mat_formattedtext></mat_extension>', "<i>a</i>"),
        ('<mattext uri="http://a.b">c</mattext>', '<a href="http://a.b" rel="noopener noreferrer">c</a>'),
    ],
)  # fmt: skip
def test_a_text_is_plain_or_html_as_it_says(written, stem):
    assert only(report_on(item().replace(mattext("What pulls the sea?"), written))).stem == stem


def test_recordings_and_pictures_from_elsewhere_are_counted():
    text = item(stem='Hear <img src="http://example.org/x.png">').replace(
        "</material>", '<mataudio uri="x.mp3"/><matimage uri="y.png"/></material>', 1
    )
    (note,) = report_on(text).warnings
    assert (note.code, note.params) == ("image-dropped", {"count": 3})


def test_questions_of_a_bank_elsewhere_are_refused_by_the_name_of_the_bank():
    group = "<selection_ordering><selection><sourcebank_ref>ports</sourcebank_ref></selection></selection_ordering>"
    entry = '<bankentry_item sourcebank_ref="quays" item_ref="q7"/>'
    report = report_on(f"<section>{group}{item()}</section>{entry}")
    assert len(report.bank.questions) == 1
    assert [(note.code, note.params) for note in report.refused] == [
        ("bank-outside", {"bank": "ports"}), ("bank-outside", {"bank": "quays"}),
    ]  # fmt: skip


def test_a_document_type_is_passed_over_and_never_fetched():
    doctype = b'<!DOCTYPE questestinterop SYSTEM "http://localhost:1/ims_qtiasiv1p2.dtd" [<!ELEMENT x (y+)>]>'
    assert only(told(quiz(item()).replace(b"<questestinterop", doctype + b"<questestinterop", 1)))


def test_a_file_without_questions_is_no_bank():
    assert read(quiz(), "x").error.code == "questions-none"


@pytest.mark.parametrize(
    "root", ["manifest", "quiz xmlns='http://canvas.instructure.com/xsd/cccv1p0'", "course", "fileMeta"]
)
def test_a_part_of_a_package_that_holds_no_questions_is_named(root):
    report = read(f"<{root}/>".encode(), "x.xml")
    assert report.error.code == "package-part"


def test_a_course_without_any_questions_says_so():
    report = read(packed([("imsmanifest.xml", b"<manifest/>"), ("page.html", b"<p>Tides</p>")]), "course.imscc")
    assert report.error.code == "questions-none"
