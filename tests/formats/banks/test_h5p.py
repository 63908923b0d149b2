"""H5P packages as its question types mean them."""

import json

import pytest
from h5p_files import HARBOUR, LOCKS, PIERS, TIDE, nested, package, question_set
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_pictures import PNG, digest, name_of

from quizapp.formats.banks import read
from quizapp.formats.package import packed

ID = "356fecb1-9fa5-4b79-86e8-39646498e759"


def taken(data):
    report = read(data, "harbours.h5p")
    assert report.whole, report.error or report.refused
    return report


def only(library, params, **head):
    (question,) = taken(package(library, params, **head)).bank.questions
    return question


def refusals(data):
    return [(note.code, note.title, note.kind) for note in read(data, "harbours.h5p").refused]


def warnings(library, params):
    return [(note.code, note.params) for note in read(package(library, params), "x.h5p").warnings]


def choice(*right, **behaviour):
    """Return a Multiple Choice with three answers, of which those in these places are right."""
    answers = [{"text": text, "correct": place in right} for place, text in enumerate("abc")]
    return {"question": "Which?", "answers": answers, "behaviour": behaviour}


def test_a_multiple_choice_is_read_with_what_is_told_to_those_who_choose():
    question = only("H5P.MultiChoice", HARBOUR)
    assert (question.kind, question.correct, question.shuffle) == ("single_choice", ("a",), True)
    assert question.stem == "<p>What keeps a harbour <strong>calm</strong>?</p>"
    assert [option.feedback for option in question.options] == ["So it is.", "", ""]


@pytest.mark.parametrize(
    ("right", "behaviour", "kind"),
    [
        ([0], {"type": "auto"}, "single_choice"),
        ([0], {}, "single_choice"),
        ([0, 2], {}, "multiple_response"),
        ([0], {"type": "multi"}, "multiple_response"),
        ([0, 2], {"type": "single"}, "single_choice"),
        ([0], {"singleAnswer": True}, "single_choice"),
        ([0], {"singleAnswer": False}, "multiple_response"),
    ],
)
def test_the_type_or_the_number_of_right_answers_tells_the_kind(right, behaviour, kind):
    assert only("H5P.MultiChoice", choice(*right, **behaviour)).kind == kind


def test_a_wrong_answer_costs_what_a_right_one_earns():
    question = only("H5P.MultiChoice", choice(0, 2))
    assert (question.weighted, question.scheme, question.correct) == (False, "net", ("a", "c"))


def test_one_point_for_all_right_answers_is_replaced_with_a_warning():
    assert warnings("H5P.MultiChoice", choice(0, 2, singlePoint=True)) == [("single-point", {})]
    assert warnings("H5P.MultiChoice", choice(0, singlePoint=True)) == []


def test_fields_of_the_first_versions_are_read_where_they_stood():
    old = choice(0) | {"singleAnswer": True, "randomAnswers": False, "image": {"path": "images/a.png"}}
    del old["behaviour"]
    old["answers"] = [each | {"chosenFeedback": "Told"} for each in old["answers"]]
    data = package("H5P.MultiChoice", old, files=[("content/images/a.png", PNG)])
    (question,) = taken(data).bank.questions
    assert (question.shuffle, question.options[0].feedback) == (False, "Told")
    assert name_of(PNG) in question.stem


def test_what_everybody_is_told_is_the_explanation():
    told = [{"from": 0, "to": 100, "feedback": "Walls of stone &amp; wood."}]
    for written in (told, {"overallFeedback": told}):
        assert only("H5P.MultiChoice", choice(0) | {"overallFeedback": written}).explanation == "Walls of stone & wood."


def test_tips_and_what_depends_on_points_are_left_out_by_name():
    params = HARBOUR | {"overallFeedback": [{"from": 0, "to": 50, "feedback": "Try again"}, {"from": 51, "to": 100}]}
    params["answers"] = [
        each | {"tipsAndFeedback": {"tip": "Stones", "notChosenFeedback": "Pity"}} for each in HARBOUR["answers"]
    ]
    dropped = {"fields": "tip, notChosenFeedback, overallFeedback"}
    assert warnings("H5P.MultiChoice", params) == [("fields-dropped", dropped)]


def test_a_picture_above_the_question_stands_below_it():
    image = {"library": "H5P.Image 1.1", "params": {"alt": 'A "mole"', "file": {"path": "images/a b.png#tmp"}}}
    for media in ({"type": image}, image):
        data = package("H5P.MultiChoice", HARBOUR | {"media": media}, files=[("content/images/a b.png", PNG)])
        report = taken(data)
        assert report.bank.questions[0].stem.endswith(f'</p> <img src="{name_of(PNG)}" alt="A &quot;mole&quot;">')
        assert report.bank.pictures == {digest(PNG): PNG}


@pytest.mark.parametrize(
    "media",
    [
        {"library": "H5P.Video 1.6", "params": {"sources": [{"path": "videos/a.mp4"}]}},
        {"library": "H5P.Audio 1.5", "params": {"files": [{"path": "audios/a.mp3"}]}},
        {"library": "H5P.Image 1.1", "params": {"file": {"path": "https://example.org/a.png"}}},
        {"library": "H5P.Image 1.1", "params": {"file": {"path": "../h5p.json"}}},
    ],
)
def test_recordings_and_pictures_from_elsewhere_are_lost_and_counted(media):
    assert warnings("H5P.TrueFalse", TIDE | {"media": {"type": media}}) == [("image-dropped", {"count": 1})]


def test_a_statement_to_judge_is_told_apart_by_its_word():
    told = {"feedbackOnCorrect": "Right", "feedbackOnWrong": "Twice a day"}
    question = only("H5P.TrueFalse", TIDE | {"behaviour": told})
    assert (question.correct, question.tags) == (("b",), ("true-false",))
    assert [option.feedback for option in question.options] == ["Twice a day", "Right"]


def test_what_is_told_after_either_verdict_is_the_explanation():
    told = {"feedbackOnCorrect": "Twice", "feedbackOnWrong": "Twice"}
    question = only("H5P.TrueFalse", TIDE | {"behaviour": told})
    assert (question.explanation, [option.feedback for option in question.options]) == ("Twice", ["", ""])


@pytest.mark.parametrize(("correct", "code"), [(True, "field-unfit"), (None, "key-missing"), ("yes", "key-missing")])
def test_a_verdict_is_a_word_and_nothing_else(correct, code):
    assert refusals(package("H5P.TrueFalse", TIDE | {"correct": correct})) == [(code, "Harbours", "H5P.TrueFalse")]


def test_a_single_choice_set_is_several_questions_whose_first_answers_are_right():
    report = taken(package("H5P.SingleChoiceSet", LOCKS))
    assert [(question.stem, question.correct) for question in report.bank.questions] == [
        ("What does a lock lift?", ("a",)),
        ("What fills it?", ("a",)),
    ]
    assert report.bank.title == "Harbours"


def test_one_question_of_a_set_is_refused_by_itself():
    choices = [*LOCKS["choices"], {"question": "Alone?", "answers": ["Yes"]}, "nothing"]
    report = read(package("H5P.SingleChoiceSet", {"choices": choices}), "locks.h5p")
    assert len(report.bank.questions) == 2
    assert [note.code for note in report.refused] == ["options-few", "field-unfit"]


def test_paragraphs_to_sort_stand_in_their_right_order():
    question = only("H5P.SortParagraphs", PIERS)
    assert (question.kind, question.stem) == ("ordering", "Build a pier.")
    assert [option.text for option in question.options] == ["Drive the piles", "Lay the beams", "Nail the planks"]


@pytest.mark.parametrize(
    "behaviour", [{"scoringMode": "transitions"}, {"scoringMode": "positions", "applyPenalties": False}]
)
def test_a_rule_of_marking_that_somebody_chose_is_replaced_with_a_warning(behaviour):
    assert [code for code, _ in warnings("H5P.SortParagraphs", PIERS | {"behaviour": behaviour})] == [
        "ordering-grading"
    ]


def test_equal_paragraphs_are_refused_because_nobody_could_tell_them_apart():
    same = PIERS | {"paragraphs": ["Dig", "Fill", "Dig"], "behaviour": {"duplicatesInterchangeable": True}}
    assert [code for code, *_ in refusals(package("H5P.SortParagraphs", same))] == ["options-identical"]


def test_a_question_set_holds_questions_under_titles_and_ids_of_their_own():
    report = taken(
        question_set(
            nested("H5P.MultiChoice 1.16", HARBOUR, "Calm water", subContentId=ID),
            nested("H5P.TrueFalse 1.8", TIDE, "Tide"),
            nested("H5P.SingleChoiceSet 1.11", LOCKS),
            nested("H5P.SortParagraphs 0.11", PIERS),
        )
    )
    assert [question.key.partition("/")[2] for question in report.bank.questions][:2] == [ID, "tide"]
    assert report.accepted == {"single_choice": 3, "multiple_response": 0, "true_false": 1, "ordering": 1}


def test_every_other_library_is_refused_by_its_machine_name():
    found = refusals(
        question_set(
            nested("H5P.Blanks 1.14", {"questions": ["A *gap*"]}, "Gaps"),
            nested("H5P.QuestionSet 1.20", {"questions": []}, "Inner"),
            nested("H5P.TrueFalse 1.8", TIDE),
            {"params": {}},
            None,
        )
    )
    assert found == [
        ("kind-unknown", "Gaps", "H5P.Blanks"),
        ("container-unread", "Inner", "H5P.QuestionSet"),
        ("kind-unknown", "", ""),
        ("field-unfit", "Harbours", "H5P.QuestionSet"),
    ]
    assert refusals(package("H5P.Column", {"content": []})) == [("container-unread", "Harbours", "H5P.Column")]


def test_texts_around_the_questions_of_a_set_are_left_out_by_name():
    data = package(
        "H5P.QuestionSet",
        {"introPage": {"introduction": "<p>Welcome</p>"}, "questions": [nested("H5P.TrueFalse 1.8", TIDE)]},
    )
    assert [note.params for note in taken(data).warnings] == [{"fields": "introPage"}]


def test_the_language_of_the_texts_goes_before_that_of_the_editor():
    assert taken(package("H5P.TrueFalse", TIDE, language="und", defaultLanguage="de")).bank.lang == "de"
    assert taken(package("H5P.TrueFalse", TIDE, language="und")).bank.lang == "en"


HEAD = json.dumps({"title": "x", "mainLibrary": "H5P.TrueFalse"}).encode()


@pytest.mark.parametrize(
    ("files", "code", "part"),
    [
        ({"h5p.json": HEAD}, "member-missing", ""),
        ({"content/content.json": b"{}"}, "member-missing", ""),
        ({"h5p.json": b"{}", "content/content.json": b"{}"}, "library-unnamed", ""),
        ({"h5p.json": b'{"mainLibrary": 7}', "content/content.json": b"{}"}, "library-unnamed", ""),
        ({"h5p.json": HEAD, "content/content.json": b"[]"}, "member-missing", ""),
        ({"h5p.json": HEAD, "content/content.json": b'{"a": 1};'}, "json-broken", "content/content.json"),
        ({"h5p.json": HEAD + b";", "content/content.json": b"{}"}, "json-broken", "h5p.json"),
        ({"h5p.json": HEAD, "content/content.json": b'{"a": NaN}'}, "json-broken", "content/content.json"),
        ({"h5p.json": HEAD, "content/content.json": b'{"a": 1, "a": 2}'}, "json-twice", "content/content.json"),
        ({"h5p.json": HEAD, "content/content.json": b'{"a": "\\ud800"}'}, "character-unfit", "content/content.json"),
        ({"h5p.json": HEAD, "content/content.json": b"[" * 100_000}, "json-deep", "content/content.json"),
        ({"h5p.json": HEAD, "content/content.json": b"[" * 200 + b"]" * 200}, "json-deep", "content/content.json"),
        ({"h5p.json": HEAD, "content/content.json": b'{"a": "\xe9\xe8"}'}, "not-utf-8", "content/content.json"),
    ],
)
def test_a_package_that_is_broken_is_refused_with_the_file_that_is(files, code, part):
    report = read(packed(files.items()), "broken.h5p")
    assert (report.format, report.error.code, report.error.part) == ("h5p", code, part)


def test_what_is_left_of_a_package_is_one_that_is_damaged():
    report = read(question_set(nested("H5P.TrueFalse 1.8", TIDE))[:-30], "corrupt.h5p")
    assert (report.format, report.error.code) == ("h5p", "package-broken")


def test_a_script_in_a_text_refuses_its_question():
    hostile = HARBOUR | {"question": '<p onclick="alert(1)">Which?</p>'}
    assert refusals(package("H5P.MultiChoice", hostile)) == [("executable", "Harbours", "H5P.MultiChoice")]


OUTER = ("overallFeedback", "library", "metadata", "title", "questions", "tipsAndFeedback", "introPage")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "a", "<p>", "true", "H5P.Image 1.1"]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [*HARBOUR, *PIERS, *TIDE, *OUTER, "text", "feedback", "media", "type", "params", "file", "path"]
            ),
            inside,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(
    library=st.sampled_from(["MultiChoice", "TrueFalse", "SingleChoiceSet", "SortParagraphs"]),
    field=st.sampled_from([*HARBOUR, *PIERS, *TIDE, "choices", "media", "overallFeedback"]),
    value=VALUES,
)
def test_a_field_that_holds_anything_else_has_a_report(library, field, value):
    sound = HARBOUR | PIERS | TIDE | LOCKS
    read(question_set(nested(f"H5P.{library} 1.0", sound | {field: value}), introPage=value), "any.h5p")
