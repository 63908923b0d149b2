"""What an item says is kept as it reads in a browser; what cannot be shown is counted or named."""

import pytest
from qti_items import VERSIONS, codes, interaction, item, question, report

BODY = '<div><p>The tide turns.</p><div class="leftpane">{}</div><p>Take your time.</p></div>'


def stem(body, version="qti2"):
    return question(item(body), version).stem


@pytest.mark.parametrize("version", VERSIONS)
def test_the_stem_is_all_text_around_the_choices_with_the_prompt_in_their_place(version):
    assert stem(BODY.format(interaction()), version) == "The tide turns.\n\nWhat pulls the sea?\n\nTake your time."


@pytest.mark.parametrize("version", VERSIONS)
def test_white_space_is_that_of_html(version):
    assert stem(f"\n  <p>The\n    tide   turns.</p>\n{interaction(prompt='')}\n", version) == "The tide turns."


def test_lines_that_are_formatted_beforehand_stay():
    found = stem(f"<pre>ebb\n  flood</pre>{interaction()}")
    assert found == "<pre>ebb\n  flood</pre><div>What pulls the sea?</div>"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<b>High</b> &amp; low", "<b>High</b> &amp; low"),
        ("<ruby>海<rt>うみ</rt></ruby>", "<ruby>海<rt>うみ</rt></ruby>"),
        ("<h1>Tides</h1>", "<h3>Tides</h3>"),
        ("<p>a</p>\n<ul>\n<li>b</li>\n</ul>", "<p>a</p><ul><li>b</li></ul>"),
        ("a &lt;b&gt; ![x](y)", "a <b> ![x](y)"),
        ('<span class="html-mark">High</span>', "<mark>High</mark>"),
        ("<figure>a<figcaption>b</figcaption></figure>", "a\nb"),
    ],
)
def test_marks_are_kept(written, kept):
    assert stem(interaction(prompt=written)) == kept


MATH = "<m:math>{}</m:math>"


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (
            "<m:mi>E</m:mi><m:mo>=</m:mo><m:mi>m</m:mi><m:msup><m:mi>c</m:mi><m:mn>2</m:mn></m:msup>",
            "E = mc<sup>2</sup>",
        ),
        ("<m:mfrac><m:mi>a</m:mi><m:mrow><m:mi>b</m:mi><m:mo>+</m:mo><m:mn>1</m:mn></m:mrow></m:mfrac>", "a/(b+1)"),
        ("<m:msqrt><m:mn>2</m:mn></m:msqrt><m:mo>\u2062</m:mo><m:mi>x</m:mi>", "√(2)x"),
        ("<m:mroot><m:mn>8</m:mn><m:mn>3</m:mn></m:mroot>", "<sup>3</sup>√(8)"),
        ("<m:msubsup><m:mi>x</m:mi><m:mn>1</m:mn><m:mn>2</m:mn></m:msubsup>", "x<sub>1</sub><sup>2</sup>"),
        ("<m:mfenced><m:mi>a</m:mi><m:mi>b</m:mi></m:mfenced>", "(a, b)"),
        ("<m:mtable><m:mtr><m:mtd><m:mn>1</m:mn></m:mtd><m:mtd><m:mn>2</m:mn></m:mtd></m:mtr></m:mtable>", "1 2 ;"),
        ("<m:msup><m:mi>x</m:mi></m:msup>", "x"),
        (
            '<m:mi>x</m:mi><m:annotation encoding="application/x-tex">x &lt; 1</m:annotation>',
            "\\(x &lt; 1\\)",
        ),
    ],
)
def test_a_formula_becomes_a_line_and_a_warning(formula, line):
    text = item(interaction(prompt=f"<b>Now</b> {MATH.format(formula)}"))
    assert question(text).stem == f"<b>Now</b> {line}"
    assert codes(text) == ["formula-lined"]


@pytest.mark.parametrize(
    ("written", "lost", "kept"),
    [
        ('<img src="map.png" alt="a map"/>', 1, "Where? [a map]"),
        ('<img src="map.png" alt=""/>', 1, "Where?"),
        ('<img src="http://example.org/map.png" alt="a map"/>', 1, "Where? [a map]"),
        ('<object data="map.png" type="image/png">a map</object>', 1, "Where? [a map]"),
        ('<object data="tide.html" type="text/html"/>', 1, "Where?"),
        ('<video><source src="a.mp4"/><source src="a.webm"/>No video here.</video>', 1, "Where?"),
        ('<audio src="a.mp3"/><audio src="b.mp3"/>', 2, "Where?"),
    ],
)
def test_pictures_and_recordings_that_did_not_come_with_the_item_are_counted(written, lost, kept):
    text = item(interaction(prompt=f"Where? {written}"))
    assert question(text).stem == kept
    assert [note.params for note in report(text).warnings] == [{"count": lost}]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("view", "kept"), [("candidate", "Think first.\nWhat pulls the sea?"), ("scorer author", "What pulls the sea?")]
)
def test_rubrics_are_read_where_they_are_for_students(view, kept, version):
    text = item(f'<rubricBlock view="{view}"><p>Think first.</p></rubricBlock>{interaction()}')
    assert [line for line in question(text, version).stem.split("\n") if line] == kept.split("\n")
    assert codes(text, version) == ([] if view == "candidate" else ["fields-dropped"])


def test_what_is_included_from_elsewhere_is_named_and_not_fetched():
    text = item(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>{interaction()}')
    assert question(text).stem == "What pulls the sea?"
    assert [note.params for note in report(text).warnings] == [{"fields": "include"}]


def test_catalogues_of_other_wordings_are_named():
    text = item(after="<catalogInfo><catalog id='c'><card support='keyword-translation'/></catalog></catalogInfo>")
    assert [note.params for note in report(text, "qti3").warnings] == [{"fields": "catalogInfo"}]
