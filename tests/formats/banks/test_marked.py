"""Questions whose texts have markup and pictures, in every format."""

import base64
from dataclasses import replace

import pytest
from builders import EXAMPLES
from tiny_pictures import PNG, data_uri, digest, name_of

from quizapp.core.bank import Bank
from quizapp.formats.banks import WRITTEN_FORMATS, read
from quizapp.formats.prose import changed, unmarked

PICTURE = {"html": f'<img src="{name_of(PNG)}" alt="a map">', "markdown": f"![a map]({name_of(PNG)})"}
STRONG = {"html": "<b>{}</b>", "markdown": "**{}**"}
CARRIED = {"yaml", "json", "moodle_xml", "gift", "qti12", "qti2", "qti3"}
"""Formats that say how a text is to be read."""
LOST = {"h5p": {"markup"}}
"""What others lose: markup and pictures, or less."""
MOODLE = """<quiz><question type="truefalse"><name><text>Map</text></name>
<questiontext format="html"><text>
<![CDATA[<p>Is this a <i>map</i>? <img src="@@PLUGINFILE@@/map.png" alt="x"></p>]]></text>
<file name="map.png" path="/" encoding="base64">{}</file></questiontext>
<answer fraction="100" format="moodle_auto_format"><text>true</text>
<feedback format="html"><text>Yes</text></feedback></answer>
<answer fraction="0"><text>false</text></answer></question></quiz>"""


def bank_of(kind, markup):
    """Return a bank with one question of the kind, each of its texts strong, and a picture in its stem."""
    options = tuple(replace(option, fact="", date="") for option in EXAMPLES[kind].options)
    nothing = {"targets": (), "evidence": (), "paragraphs": (), "generator": "", "caveat": ""}
    question = replace(EXAMPLES[kind], key="marked/one", options=options, **nothing)
    question = changed(question, lambda text: STRONG[markup].format(text) if text else "", markup)
    question = replace(question, stem=f"{question.stem} {PICTURE[markup]}")
    return Bank(id="marked", title="marked", questions=(question,), pictures={digest(PNG): PNG})


def back(data):
    report = read(data, "marked.txt")
    assert report.whole, report.error or report.refused
    return report.bank


cases = [(name, kind, markup) for name in WRITTEN_FORMATS for kind in EXAMPLES for markup in STRONG]


@pytest.mark.parametrize(("name", "kind", "markup"), [each for each in cases if each[0] in CARRIED])
def test_markup_and_pictures_come_back_from_a_format_that_has_a_place_for_them(name, kind, markup):
    bank = bank_of(kind, markup)
    written = WRITTEN_FORMATS[name].write(bank)
    found = back(written.data)
    assert found.pictures == bank.pictures
    if "markup" not in {loss.code for loss in written.losses}:
        assert (found.questions[0].markup, found.questions[0].stem) == (markup, bank.questions[0].stem)
    assert unmarked(found.questions[0]).stem.split() == unmarked(bank.questions[0]).stem.split()


@pytest.mark.parametrize("name", sorted(CARRIED))
@pytest.mark.parametrize("kind", EXAMPLES)
def test_html_is_lost_in_none_of_them(name, kind):
    losses = {loss.code for loss in WRITTEN_FORMATS[name].write(bank_of(kind, "html")).losses}
    assert not losses & {"markup", "pictures", "stem", "options"}


@pytest.mark.parametrize(("name", "kind", "markup"), [each for each in cases if each[0] not in CARRIED])
def test_a_format_of_plain_text_says_that_it_loses_them_and_keeps_the_words(name, kind, markup):
    bank = bank_of(kind, markup)
    written = WRITTEN_FORMATS[name].write(bank)
    if written.left_out:
        return
    codes = {loss.code for loss in written.losses}
    assert codes & {"markup", "pictures", "stem", "options"} == LOST.get(name, {"markup", "pictures"})
    assert unmarked(back(written.data).questions[0]).stem.split() == unmarked(bank.questions[0]).stem.split()


def test_a_picture_that_comes_with_a_moodle_question_is_kept():
    found = back(MOODLE.format(base64.b64encode(PNG).decode()).encode())
    (question,) = found.questions
    assert question.stem == f'<p>Is this a <i>map</i>? <img src="{name_of(PNG)}" alt="x"></p>'
    assert [option.feedback for option in question.options] == ["Yes", ""]
    assert found.pictures == {digest(PNG): PNG}


def test_a_picture_from_before_moodle_2_stands_below_its_question():
    text = (
        '<quiz><question type="truefalse"><questiontext><text>A map?</text></questiontext><image>i/map.png</image>'
        f"<image_base64>{base64.b64encode(PNG).decode()}</image_base64>"
        '<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>'
        "</question></quiz>"
    )
    assert back(text.encode()).questions[0].stem == f'A map?<br><img src="{name_of(PNG)}" alt="">'


NATIVE = """
bank: {{id: marked, title: Marked}}
questions:
  - id: one
    kind: single_choice
    markup: {markup}
    stem: '{stem}'
    options: [{{text: One, right: true}}, {{text: Two}}]
"""


@pytest.mark.parametrize(
    ("markup", "stem", "code"),
    [
        ("html", "<script>alert(1)</script>", "executable"),
        ("html", '<img src="http://example.org/x.png">', "picture-missing"),
        ("markdown", "![x](http://example.org/x.png)", "picture-missing"),
        ("markdown", f"![x]({name_of(PNG)})", "picture-missing"),
        ("latex", "x", "field-choice"),
    ],
)
def test_our_own_format_names_the_text_that_cannot_be_shown(markup, stem, code):
    report = read(NATIVE.format(markup=markup, stem=stem).encode(), "marked.yaml")
    assert [(note.code, note.line) for note in report.refused] == [(code, 7 if code != "field-choice" else 6)]


def test_our_own_format_holds_pictures_as_data():
    found = back(NATIVE.format(markup="markdown", stem=f"*Which?* ![map]({data_uri(PNG)})").encode())
    assert found.questions[0].stem == f"*Which?* ![map]({name_of(PNG)})"
    assert found.pictures == {digest(PNG): PNG}
