"""Packages for Canvas: as the standard has them, and as importers read them."""

import io
import zipfile
from dataclasses import replace
from itertools import chain, combinations
from xml.etree.ElementTree import fromstring

import pytest
import qti12_rules
from any_bank import banks
from builders import EXAMPLES, multiple_response, single_choice, weighted
from hypothesis import given, settings
from qti12_rules import earned, of
from tides import ORDER, PULLS, bank, losses
from tiny_pictures import PNG, digest, name_of

from quizapp.core.bank import Bank
from quizapp.formats.banks import WRITTEN_FORMATS

MANIFEST, QUESTIONS = "imsmanifest.xml", "assessment/assessment.xml"
TRUE = replace(
    PULLS, options=(replace(PULLS.options[0], text="True"), replace(PULLS.options[1], text="False")), shuffle=False,
    tags=("true-false",),
)  # fmt: skip
PICTURED = replace(PULLS, markup="html", stem=f'<p>Where? <img src="{name_of(PNG)}" alt="map"></p>')


def files(bank):
    with zipfile.ZipFile(io.BytesIO(WRITTEN_FORMATS["qti12"].write(bank).data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(*questions):
    return fromstring(files(bank(*questions))[QUESTIONS])


def item_of(question):
    (item,) = of(tree(question), "item")
    return item


def said(item):
    return [(field[0].text, field[1].text) for field in of(item, "qtimetadatafield")]


@settings(max_examples=60, deadline=None)
@given(bank=banks())
def test_any_bank_is_written_as_the_standard_has_it(bank):
    assert list(qti12_rules.faults(fromstring(files(bank)[QUESTIONS]))) == []


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_answer_earns_in_the_file_what_it_earns_here_by_the_strict_rule(kind):
    question = replace(EXAMPLES[kind], key="tides/q")
    if question.kind == "ordering" or (question.kind == "single_choice" and question.weighted):
        return
    item = item_of(question)
    names = dict(zip((label.get("ident") for label in of(item, "response_label")), question.options, strict=True))
    most = 1 if question.kind == "single_choice" else len(names)
    for chosen in chain.from_iterable(combinations(names, size) for size in range(1, most + 1)):
        keys = question.parse([names[name].key for name in chosen])
        scheme = "weights" if question.weighted else {"single_choice": "right"}.get(question.kind, "all-or-nothing")
        assert abs(earned(item, chosen) - 100 * question.mark(keys, scheme)) < 1 / 1000, chosen


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        (PULLS, "multiple_choice_question"),
        (TRUE, "true_false_question"),
        (multiple_response(key="tides/q"), "multiple_answers_question"),
        (ORDER, "ordering_question"),
    ],
)
def test_each_kind_has_the_name_that_canvas_has_for_it(question, type_):
    assert said(item_of(question))[:2] == [("question_type", type_), ("points_possible", "1")]


def test_an_ordering_names_its_items_in_their_order_and_nowhere_else():
    item = item_of(replace(ORDER, options=tuple(replace(each, feedback="So.") for each in ORDER.options)))
    assert [each.text for each in of(item, "varequal")] == [each.get("ident") for each in of(item, "response_label")]


def test_feedback_is_named_so_that_no_importer_takes_it_for_a_verdict():
    item = item_of(replace(PULLS, explanation="The moon is near."))
    assert [each.get("ident") for each in of(item, "itemfeedback")] == ["general_fb", "1001_fb"]


def test_tags_stand_in_a_field_of_our_own():
    assert said(item_of(replace(PULLS, tags=("sea", "moon"))))[2:] == [("quizapp_tag", "sea"), ("quizapp_tag", "moon")]


def test_a_package_lists_its_files_and_its_texts_name_the_pictures():
    found = files(Bank(id="tides", title="Tides", questions=(PICTURED,), pictures={digest(PNG): PNG}))
    picture = f"web_resources/{digest(PNG)[:32]}.png"
    assert list(found) == [MANIFEST, QUESTIONS, picture]
    assert found[picture] == PNG
    resources = of(fromstring(found[MANIFEST]), "resource")
    assert [(each.get("type"), each.get("href")) for each in resources] == [
        ("imsqti_xmlv1p2", QUESTIONS), ("webcontent", picture),
    ]  # fmt: skip
    (stem,) = [each.text for each in of(fromstring(found[QUESTIONS]), "mattext") if "Where?" in each.text]
    assert stem == f'<p>Where? <img src="$IMS-CC-FILEBASE$/{digest(PNG)[:32]}.png" alt="map"></p>'


def test_the_title_and_the_language_of_a_bank_stand_at_its_assessment():
    titled = Bank(id="tides", title='Ebb & "flood"', lang="de", questions=(replace(PULLS, lang="de"),))
    (assessment,) = of(fromstring(files(titled)[QUESTIONS]), "assessment")
    assert (assessment.get("ident"), assessment.get("title")) == ("tides", 'Ebb & "flood"')
    assert WRITTEN_FORMATS["qti12"].write(titled).losses == ()


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        (single_choice(options=weighted(["1/2", "1", "", ""])), ["weights"]),
        (single_choice(options=weighted(["1", "1", "", ""])), ["weights"]),
        (multiple_response(options=weighted(["2/7", "-1/3", "5/7", ""])), []),
        (replace(ORDER, locked=("b",), ends=("a", "b"), show=0), ["locked", "ends"]),
        (replace(PULLS, options=(PULLS.options[0], replace(PULLS.options[1], last=True))), ["last"]),
    ],
)
def test_what_an_importer_would_take_for_something_else_is_not_written(question, lost):
    options = tuple(replace(option, fact="") for option in question.options)
    question = replace(question, key="tides/q", targets=(), options=options)
    assert [code for _, code, _ in losses("qti12", question)] == lost
