"""GIFT: types in Moodle's order of questions, escapes before markers, everything refused by name and line."""

from fractions import Fraction

import pytest

from quizapp.formats.banks import read

KINDS = ("single_choice", "multiple_response", "true_false", "ordering")


def report_on(text):
    report = read(text.encode(), "tides.txt")
    assert report.format == "gift"
    assert report.error is None
    return report


def only(text):
    report = report_on(text)
    assert not report.refused
    (question,) = report.bank.questions
    return question


@pytest.mark.parametrize(
    ("braces", "kind"),
    [
        ("{=Moon ~Sun}", "single_choice"),
        ("{~%50%Moon ~%50%Sun ~Wind}", "multiple_response"),
        ("{T}", "true_false"),
        ("{FALSE#No.}", "true_false"),
        ("{>3\nEbb\nSlack\nFlood\n}", "ordering"),
        ("{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\nEbb\nSlack\nFlood\n}", "ordering"),
    ],
)
def test_kinds_of_ours_are_taken(braces, kind):
    assert report_on(f"::Tides::What is it? {braces}").accepted == {each: int(each == kind) for each in KINDS}


@pytest.mark.parametrize(
    ("braces", "kind"),
    [
        ("{}", "essay"),
        ("{####Think!}", "essay"),
        ("{#3:1}", "numerical"),
        ("{=Moon =Luna}", "shortanswer"),
        ("{=a -> b =c -> d}", "matching"),
        ("{t}", "shortanswer"),
    ],
)
def test_other_kinds_are_refused_by_their_names(braces, kind):
    report = report_on(f"\n\n// a remark\n::Tides::What is it? {braces}")
    assert [(note.line, note.title, note.kind, note.code) for note in report.refused] == [
        (4, "Tides", kind, "kind-unknown")
    ]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("Which? {~%100%one}", "options-few"),
        ("Which? {~%75%one ~%33%two =%90%three}", "grade-unknown"),
        ("Which? {~%50%one =%90%two}", "right-full"),
        ("Which? {~one ~two}", "right-none-weight"),
        ("Which? {=one ~One}", "options-identical"),
        ("Which? {=one ~}", "option-empty"),
        ("{=one ~two}", "stem-missing"),
        ("Which? {maybe =one ~two}", "gift-before-answers"),
        ("Which? {>x\n1\n2\n3}", "gift-ordering"),
        ("Which? {>2\n1\n2}", "options-few"),
        ("Which? {=one ~two", "gift-braces"),
        ("Which? =one ~two}", "gift-braces"),
        ("Wh\x01ch? {=one ~two}", "character-unfit"),
        ("[html]Which <script>alert(1)</script>? {=one ~two}", "executable"),
        ("Which? {=<img src\\=x onerror\\=alert(1)> ~two}", "executable"),
    ],
)
def test_an_item_that_cannot_be_asked_is_refused_with_the_reason(item, code):
    report = report_on(f"Sound? {{T}}\n\n{item}")
    assert [(note.line, note.code) for note in report.refused] == [(3, code)]


def test_a_blank_line_inside_braces_breaks_an_item_and_both_pieces_are_named():
    report = report_on("Which? {=one\n\n~two}")
    assert [(note.line, note.code) for note in report.refused] == [(1, "gift-braces"), (3, "gift-braces")]


def test_escapes_are_text_and_no_markers():
    question = only(r"::a\:\:b::1 \= \{x\}\nor \~? {=\#\= # yes \~ ~\\ }")
    assert question.stem == "1 = {x}\nor ~?"
    assert [(option.text, option.feedback) for option in question.options] == [("#=", "yes ~"), ("\\", "")]
    assert question.key == "tides/a-b"


def test_words_after_the_braces_leave_a_gap():
    assert only("The {=moon ~sun} pulls.").stem == "The _____ pulls."


def test_general_feedback_is_the_explanation():
    assert only("Ebb? {=yes ~no #really? ####Twice\na day.}").explanation == "Twice\na day."


@pytest.mark.parametrize(("key", "feedback"), [("T", ["R", "W"]), ("F", ["W", "R"])])
def test_the_first_feedback_on_a_statement_is_for_the_wrong_choice(key, feedback):
    question = only(f"Ebb? {{{key}#W#R}}")
    assert [option.feedback for option in question.options] == feedback
    assert question.tags == ("true-false",)


def test_weights_become_exact_shares():
    question = only("Ebb? {=%100%a ~%33.33333%b ~%-16.66667%c ~d}")
    assert question.weights == {"a": 1, "b": Fraction(1, 3), "c": Fraction(-1, 6), "d": 0}
    assert question.scheme == "weights"


def test_shares_that_earn_what_net_earns_need_no_weights():
    assert only("Ebb? {~%50%a ~%-50%b ~%50%c}").scheme == "net"


def test_shares_that_do_not_add_up_are_warned_of():
    report = report_on("Ebb? {~%50%a ~%25%b ~c}")
    assert [(note.code, note.params) for note in report.warnings] == [("weights-sum", {"percent": "75"})]


def test_several_full_answers_are_warned_of_and_each_earns_everything():
    report = report_on("Ebb? {=a =b ~c}")
    (question,) = report.bank.questions
    assert [note.code for note in report.warnings] == ["right-several"]
    assert [question.credit((key,)) for key in "abc"] == [1, 1, 0]


def test_comments_name_the_item_and_tag_it():
    question = only("// [id:ebb-1] [tag:moon] [tag:sea]\nEbb? {=a ~b}")
    assert (question.key, question.tags) == ("tides/ebb-1", ("moon", "sea"))


def test_a_bracket_in_a_tag_is_escaped():
    assert only(r"// [tag:a[1\]] [tag:b]" + "\nEbb? {=a ~b}").tags == ("a[1]", "b")


def test_categories_and_descriptions_are_skipped_by_name():
    report = report_on("$CATEGORY: $course$/top/Sea\n\n::Intro::Read this.\n\nEbb? {T}")
    assert [(note.line, note.kind, note.title) for note in report.skipped] == [
        (1, "category", "$course$/top/Sea"),
        (3, "description", "Intro"),
    ]


def test_formatted_text_that_says_no_more_than_its_words_becomes_plain_and_images_are_warned_of():
    report = report_on(r"[html]<p>1 &lt; 2<br>or $a<b$?</p><img src\=x.png> {=<span>yes</span> ~no &amp; yes}")
    (question,) = report.bank.questions
    assert question.stem == "1 < 2\nor $a<b$?"
    assert [option.text for option in question.options] == ["yes", "no & yes"]
    assert [note.code for note in report.warnings] == ["image-dropped"]


def test_plain_text_keeps_its_tags():
    assert only("[plain]Is <b> a tag? {T}").stem == "Is <b> a tag?"


def test_a_text_names_its_format_once():
    question = only("[plain][html] is a <b>? {=[plain][moodle] ~[html] &lt;b&gt;}")
    assert question.stem == "[html] is a <b>?"
    assert [option.text for option in question.options] == ["[moodle]", "<b>"]


def test_items_of_the_same_name_are_numbered():
    report = report_on("::Ebb::A? {T}\n\n::Ebb-2::B? {T}\n\n::Ebb::C? {T}\n\n::Ebb::D? {T}")
    keys = [question.key for question in report.bank.questions]
    assert keys == ["tides/ebb", "tides/ebb-2", "tides/ebb-3", "tides/ebb-4"]


def test_a_mark_that_turns_the_writing_is_warned_of():
    assert [note.code for note in report_on("Ebb \u202eor flood? {T}").warnings] == ["text-turned"]


def test_another_encoding_is_refused_whole():
    report = read("::Café::Ebb? {T}".encode("cp1252"), "x")
    assert (report.format, report.error.code, report.error.line, report.bank) == ("gift", "not-utf-8", 1, None)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_any_line_end_will_do(end):
    assert report_on(f"Ebb? {{T}}{end}{end}Flood? {{F}}{end}").accepted["true_false"] == 2
