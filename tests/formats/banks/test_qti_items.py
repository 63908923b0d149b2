"""An item of QTI, in the words of version 2 and of version 3, is a question or refused by name."""

import pytest
from qti_items import VERSIONS, codes, declaration, interaction, item, question, report

from quizapp.formats.banks import read

both = pytest.mark.parametrize("version", VERSIONS)
ORDER = {"cardinality": "ordered", "key": "C A B"}


def order(choices=None, **settings):
    return interaction(
        choices or {"A": "Ebb", "B": "Slack", "C": "Flood"}, "Put in order.", "orderInteraction", **settings
    )


KINDS = {
    "single_choice": item(),
    "multiple_response": item(key="A C", cardinality="multiple"),
    "ordering": item(order(), **ORDER),
}


@both
@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_follows_from_the_cardinality(kind, version):
    found = question(KINDS[kind], version)
    assert (found.kind, found.key) == (kind, "tides/tide-1")


@both
def test_the_number_of_choices_that_may_be_made_says_nothing(version):
    assert question(item(interaction(maxChoices=3)), version).kind == "single_choice"


@both
def test_an_item_is_read_with_its_prompt_its_choices_and_its_key(version):
    found = question(item(), version)
    assert found.stem == "What pulls the sea?"
    assert [option.text for option in found.options] == ["The moon", "The wind", "The harbour"]
    assert found.correct == ("a",)


@both
def test_items_of_an_ordering_stand_in_their_right_order(version):
    found = question(KINDS["ordering"], version)
    assert [found.option(key).text for key in found.correct] == ["Flood", "Ebb", "Slack"]


@both
@pytest.mark.parametrize(
    ("said", "shuffled"), [({}, False), ({"shuffle": "false"}, False), ({"shuffle": "true"}, True)]
)
def test_choices_are_shuffled_only_where_the_item_says_so(said, shuffled, version):
    assert question(item(interaction(**said)), version).shuffle is shuffled


def fixed(*names, **settings):
    choices = {
        name: f'<simpleChoice identifier="{name}" fixed="{str(name in names).lower()}">{name} town</simpleChoice>'
        for name in "ABCD"
    }
    return interaction(choices, **settings)


@both
@pytest.mark.parametrize(
    ("names", "last", "warned"),
    [
        ("D", "d", []),
        ("CD", "cd", []),
        ("ABCD", "abcd", []),
        ("A", "", ["fixed-dropped"]),
        ("AD", "d", ["fixed-dropped"]),
    ],
)
def test_fixed_choices_at_the_end_stay_there(names, last, warned, version):
    text = item(fixed(*names, shuffle="true"))
    assert "".join(option.key for option in question(text, version).options if option.last) == last
    assert codes(text, version) == warned


def test_where_nothing_is_shuffled_it_says_nothing_that_all_are_fixed():
    text = item(fixed(*"ABCD"))
    assert not any(option.last for option in question(text).options)
    assert codes(text) == []


@both
@pytest.mark.parametrize(
    ("names", "key", "locked", "warned"),
    [
        ("A", "A C B D", ("a",), []),
        ("A", "B A C D", (), ["fixed-dropped"]),
        ("AB", "A B C D", (), ["fixed-dropped"]),
    ],
)
def test_a_fixed_item_of_an_ordering_is_locked_where_it_is_right_and_enough_others_move(
    names, key, locked, warned, version
):
    body = fixed(*names).replace("choiceInteraction", "orderInteraction")
    text = item(body, key=key, cardinality="ordered")
    assert question(text, version).locked == locked
    assert codes(text, version) == warned


TWO = interaction() + interaction().replace("RESPONSE", "OTHER")
VARIABLE = '<templateDeclaration identifier="depth" cardinality="single" baseType="integer"/>'
REFUSED = {
    "another interaction": (
        item('<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'),
        "textEntryInteraction",
        "kind-unknown",
    ),
    "an interaction deep inside": (
        item('<div><p>a</p><table><tr><td><hotspotInteraction responseIdentifier="RESPONSE"/></td></tr></table></div>'),
        "hotspotInteraction",
        "kind-unknown",
    ),
    "two interactions": (item(TWO), "composite item (choiceInteraction)", "qti-composite"),
    "two kinds of interactions": (
        item(interaction() + '<p><sliderInteraction responseIdentifier="S"/></p>'),
        "composite item (choiceInteraction,sliderInteraction)",
        "qti-composite",
    ),
    "no key": (item(key=""), "choiceInteraction", "key-missing"),
    "a mapping and no key": (
        item(key="", mapping='<mapping defaultValue="0"><mapEntry mapKey="A" mappedValue="1"/></mapping>'),
        "choiceInteraction",
        "key-missing",
    ),
    "no declaration": (item().replace(declaration(), ""), "choiceInteraction", "key-missing"),
    "a key that is no choice": (item(key="Z"), "choiceInteraction", "key-unknown"),
    "two keys of one": (item(key="A B"), "choiceInteraction", "key-several"),
    "an order of some only": (item(order(), key="C A", cardinality="ordered"), "orderInteraction", "qti-part"),
    "an order that is none": (item(order(), key="A"), "orderInteraction", "kind-unknown"),
    "a number drawn anew": (
        item(f'<p>Depth: <printedVariable identifier="depth"/></p>{interaction()}', before=VARIABLE),
        "template item",
        "qti-template",
    ),
    "a key drawn anew": (
        item(before='<templateProcessing><setCorrectResponse identifier="RESPONSE"/></templateProcessing>'),
        "template item",
        "qti-template",
    ),
    "a script": (item(interaction(prompt='<b onclick="x()">What?</b>')), "choiceInteraction", "executable"),
}


@both
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_question_of_ours_is_refused_by_name(name, version):
    text, kind, code = REFUSED[name]
    found = report(text, version)
    assert [(note.kind, note.code, note.line) for note in found.refused] == [(kind, code, 1)]
    assert not found.bank.questions


@both
def test_variables_that_nothing_shows_make_no_template_of_an_item(version):
    assert question(item(before=VARIABLE), version).stem == "What pulls the sea?"


@both
def test_an_item_that_asks_nothing_is_a_description(version):
    found = report(item("<p>The harbour is old.</p>"), version)
    assert [(note.kind, note.code) for note in found.skipped] == [("description", "description-skipped")]


@both
def test_a_button_for_a_hint_is_no_second_question(version):
    text = item(interaction() + '<p><endAttemptInteraction responseIdentifier="HINT" title="Hint"/></p>')
    assert question(text, version).kind == "single_choice"
    (note,) = report(text, version).warnings
    assert (note.code, note.params) == ("fields-dropped", {"fields": "endAttemptInteraction"})


@both
def test_an_adaptive_item_with_one_question_is_asked_once(version):
    assert codes(item(adaptive="true"), version) == ["qti-adaptive"]


@both
def test_an_item_without_any_text_is_asked_by_its_title(version):
    text = item(interaction(prompt=""), title="Which towns have a harbour?")
    assert question(text, version).stem == "Which towns have a harbour?"
    assert codes(text, version) == ["stem-from-title"]


@both
@pytest.mark.parametrize(
    ("said", "lang"), [({"xml_lang": "nl-NL"}, "nl-NL"), ({}, "en"), ({"xml_lang": "no language at all"}, "en")]
)
def test_an_item_has_a_language(said, lang, version):
    found = report(item(**said), version)
    assert (found.bank.lang, found.bank.questions[0].lang) == (lang, lang)


@both
@pytest.mark.parametrize(
    ("prompt", "lang"), [("מה מושך את הים?", "und-Hebr"), ("ما الذي يجذب البحر؟", "und-Arab"), ("What?", "en")]
)
def test_an_item_from_right_to_left_has_at_least_a_script(prompt, lang, version):
    body = f'<div dir="rtl">{interaction(prompt=prompt)}</div>'
    assert question(item(body), version).lang == lang


@pytest.mark.parametrize(
    "text",
    [
        '<assessmentTest identifier="t" title="Test"/>',
        '<qti-assessment-section identifier="s"/>',
        '<assessmentStimulus identifier="s"><stimulusBody/></assessmentStimulus>',
        '<manifest><resources><resource type="imsqti_item_xmlv2p1" href="a.xml"/></resources></manifest>',
    ],
)
def test_a_file_that_only_lists_or_accompanies_items_asks_for_the_package(text):
    found = read(text.encode(), "tides.xml")
    assert found.error.code == "qti-no-item"
    assert found.format == ("qti3" if "qti-" in text else "qti2")
