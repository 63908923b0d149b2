"""What we write as H5P holds by the semantics of the libraries that are to show it."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from any_bank import QUESTIONS, banks
from h5p_files import HARBOUR, PIERS, nested, package, question_set
from h5p_rules import problems
from hypothesis import given, settings
from hypothesis import strategies as st
from tides import MOON, ORDER, PULLS, bank, losses
from tiny_pictures import PNG, digest, name_of

from quizapp.formats.banks import WRITTEN_FORMATS, read

H5P = WRITTEN_FORMATS["h5p"]
STATEMENT = replace(
    PULLS,
    options=(replace(MOON[0], text="True"), replace(MOON[1], text="False")),
    shuffle=False,
    tags=("true-false",),
)


def content(*questions, pictures=None):
    written = H5P.write(replace(bank(*questions), pictures=pictures or {}))
    assert list(problems(written.data)) == []
    with zipfile.ZipFile(io.BytesIO(written.data)) as archive:
        return json.loads(archive.read("content/content.json"))


def params(*questions, **pictures):
    return content(*questions, **pictures)["questions"][0]["params"]


@settings(max_examples=60, deadline=None)
@given(bank=banks())
def test_every_package_holds_by_the_semantics_of_its_libraries(bank):
    written = H5P.write(bank)
    if written.left_out < len(bank.questions):
        assert list(problems(written.data)) == []


@pytest.mark.parametrize("kind", QUESTIONS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_the_same_bank_is_the_same_bytes(kind, data):
    found = data.draw(banks([kind]))
    assert H5P.write(found).data == H5P.write(found).data


def test_a_question_keeps_its_name_and_its_id():
    (question,) = content(PULLS)["questions"]
    assert question["metadata"]["title"] == "what-pulls"
    assert ("what-pulls", "id", False) not in losses("h5p", PULLS)


def test_an_explanation_is_told_to_everybody():
    explained = replace(PULLS, explanation="By its weight,\nand <b>slowly</b>.")
    assert params(explained)["overallFeedback"] == [
        {"from": 0, "to": 100, "feedback": "By its weight,\nand &lt;b&gt;slowly&lt;/b&gt;."}
    ]


def test_a_statement_is_judged_and_explained_where_there_is_a_place():
    silent = tuple(replace(option, feedback="") for option in STATEMENT.options)
    found = params(replace(STATEMENT, options=silent, explanation="So."))
    assert (found["correct"], found["behaviour"]["feedbackOnWrong"]) == ("true", "So.")


def test_a_statement_with_more_to_tell_becomes_a_multiple_choice():
    (question,) = content(replace(STATEMENT, explanation="So."))["questions"]
    assert question["library"] == "H5P.MultiChoice 1.16"


def test_an_ordering_is_a_package_of_its_own_and_left_out_beside_others():
    assert content(ORDER)["paragraphs"] == [option.text for option in ORDER.options]
    assert [loss for loss in losses("h5p", PULLS, ORDER) if loss[2]] == [("in-order", "ordering-alone", True)]


@pytest.mark.parametrize(
    ("stem", "text", "alternative"),
    [
        ('Which? <img src="{}" alt="a &quot;map&quot;">', "Which?", 'a "map"'),
        ('<p>Which? <img src="{}" alt="a map"></p>', "<p>Which? </p>", "a map"),
        ('<img src="{}" alt="a map"> Which?', "a map Which?", ""),
    ],
)
def test_the_last_picture_stands_beside_its_question(stem, text, alternative):
    pictured = replace(PULLS, stem=stem.format(name_of(PNG)), markup="html")
    found = params(pictured, pictures={digest(PNG): PNG})
    assert (found["question"], found["media"]["type"]["params"]["alt"]) == (text, alternative)


def test_a_picture_comes_back_where_it_was():
    stem = f'<p>Which?</p> <img src="{name_of(PNG)}" alt="a map">'
    pictured = replace(bank(replace(PULLS, stem=stem, markup="html")), pictures={digest(PNG): PNG})
    found = read(H5P.write(pictured).data, "x.h5p").bank
    assert (found.questions[0].stem, found.pictures) == (stem, pictured.pictures)


def test_marks_that_a_field_does_not_take_are_lost_with_a_word():
    listed = replace(PULLS, stem="<ul><li>Sea</li></ul><b>Which?</b>", markup="html")
    assert params(listed)["question"] == "Sea<br><strong>Which?</strong>"
    assert ("what-pulls", "markup", False) in losses("h5p", listed)


@pytest.mark.parametrize(
    "data",
    [
        question_set(nested("H5P.SortParagraphs 0.11", PIERS)),
        package("H5P.MultiChoice", HARBOUR, preloadedDependencies=[]),
    ],
    ids=["question of another library", "library that is not listed"],
)
def test_the_rules_find_what_is_wrong(data):
    assert list(problems(data))
