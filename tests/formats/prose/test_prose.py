"""Texts with markup: what a browser is shown of them, and what their words are."""

import pytest
from elements import elements
from hypothesis import given
from hypothesis import strategies as st
from tiny_pictures import PNG, data_uri, name_of

from quizapp.formats.notes import Refused
from quizapp.formats.prose import Html, Markdown, html, plain, settled
from quizapp.formats.prose.attached import NONE, SOURCE, Attached
from quizapp.formats.prose.clean import TAGS, clean, lasting
from quizapp.formats.prose.pictures import MOST, kept, put_in, taken_out
from quizapp.formats.prose.reading import read

PIECES = [
    "<b>", "</b>", "<table>", "<td>", "<img src=x onerror=alert(1)>", '<img src="sha256:', "a" * 64, '" alt="', "<svg>",
    "<script>alert(1)</script>", "<style>*{}</style>", '<a href="javascript:alert(1)">', "</a>", "<a href=/sign-out>",
    "<p style='x' onclick=y class=z id=q>", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&#x3c;", "<", ">", '"', "'",
    "<math><mtext><mglyph><style>", "<noscript>", "<iframe srcdoc=", "<form>", "<input>", "`", "*", "_", "[x](y)",
    "![x](http://x/y.png)", "\\(", "\\)", "$$", "\n", "a < b", "words",
]  # fmt: skip
anything = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def read_html(text, how="html", attached=NONE, pictures=None):
    return read(text, how, attached, {} if pictures is None else pictures)


@pytest.mark.parametrize("markup", ["html", "markdown"])
@given(text=anything)
def test_what_is_shown_runs_nothing_and_fetches_nothing(markup, text):
    shown = html(text, markup, lambda digest: f"/pictures/{digest}")
    for tag, attributes in elements(shown):
        assert tag in TAGS
        assert attributes.keys() <= {"href", "rel", "src", "alt"}
        assert attributes.get("href", "http://").startswith("http://")
        assert attributes.get("src", "/pictures/").startswith("/pictures/")


@given(text=anything)
def test_what_is_kept_is_clean_for_good(text):
    kept = lasting(text)
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("a\nb", "<p>a<br>\nb</p>\n"),
        (r"\(a_1 * b * c_2\) and $$x_1^*$$ and \[y*z*\]", "<p>\\(a_1 * b * c_2\\) and $$x_1^*$$ and \\[y*z*\\]</p>\n"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
    ],
)
def test_markdown_is_shown_as_it_means_and_latex_as_it_is_written(source, shown):
    assert html(source, "markdown") == shown


def test_a_table_whose_short_rows_would_be_filled_up_to_a_hundred_times_its_text_stays_as_it_is_written():
    table = "|" + "a|" * 2500 + "\n|" + "-|" * 2500 + "\n" + "b\n" * 4000
    assert len(html(table, "markdown")) < 5 * len(table)


@pytest.mark.parametrize(("columns", "rows"), [(2, 3000), (90, 90), (3000, 1)])
def test_a_table_that_is_written_out_is_shown_as_one(columns, rows):
    table = "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + ("|" + "b|" * columns + "\n") * rows
    assert html(table, "markdown").count("<td>b</td>") == columns * rows


def test_the_words_of_a_text_hold_no_marks_and_say_what_a_picture_shows():
    text = f'<p>The <b>river</b></p>\n<ul><li>one</li><li>two &lt; 3</li></ul><img src="{name_of(PNG)}" alt="a map">'
    assert plain(text, "html") == "The river\none\ntwo < 3\na map"


def test_a_text_that_says_no_more_than_its_words_is_plain():
    found = read_html("<p>1 &lt; 2<br>or more</p>")
    assert (type(found.text), found.text) == (str, "1 < 2\nor more")


def test_a_sign_that_begins_no_tag_stays_a_sign():
    assert read_html("<b>a<b</b>").text == "<b>a&lt;b</b>"


def test_ends_of_lines_are_lines_in_html_typed_by_hand():
    assert read_html("one <b>two</b>\nthree", "auto").text == "one <b>two</b><br>three"


@pytest.mark.parametrize("how", ["html", "markdown"])
def test_what_a_browser_would_run_is_refused(how):
    with pytest.raises(Refused, match="executable"):
        read_html("<img src=x onerror=alert(1)>", how)


def test_a_text_is_too_long_without_its_pictures_only():
    assert read_html(f'<img src="{data_uri(PNG + bytes(200_000))}">').lost == 0
    with pytest.raises(Refused, match="text-long"):
        read_html("<b>x</b>" + "a" * 100_001)


def test_a_picture_in_a_text_is_kept_under_its_digest():
    pictures = {}
    found = read_html(f'See <img src="{data_uri(PNG)}" alt="a map" onload>'.replace(" onload", ""), pictures=pictures)
    assert found.text == f'See <img src="{name_of(PNG)}" alt="a map">'
    assert list(pictures.values()) == [PNG]


def test_a_picture_that_came_beside_the_text_is_kept():
    pictures = {}
    files = {"maps/a map.png": PNG}
    found = read_html('<img src="maps/a%20map.png">', attached=Attached(SOURCE, files.get), pictures=pictures)
    assert (found.text, found.lost) == (f'<img src="{name_of(PNG)}">', 0)


@pytest.mark.parametrize(
    "lost",
    [
        '<img src="http://example.org/x.png">', '<img src="@@PLUGINFILE@@/missing.png">', "<video></video>",
        '<img src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=">', f'<img src="{name_of(b"never seen")}">',
    ],
)  # fmt: skip
def test_a_picture_we_do_not_have_or_cannot_show_counts_as_lost(lost):
    found = read_html(f"<b>x</b>{lost}")
    assert (found.text, found.lost) == ("<b>x</b>", 1)


def test_a_picture_of_another_site_leaves_its_words_in_markdown():
    found = read_html("*x* ![a map](http://example.org/x.png)", "markdown")
    assert (found.text, found.lost) == ("*x* a map", 1)


def test_a_picture_that_is_too_large_is_none():
    assert kept(PNG + bytes(MOST), {}) == ""


def test_pictures_taken_out_and_put_in_again_are_the_same():
    pictures = {}
    text = f"![a]({data_uri(PNG)}) and ![b]({data_uri(PNG + b'!')})"
    assert put_in(taken_out(text, pictures), pictures) == text


@pytest.mark.parametrize(
    ("texts", "markup", "settled_texts"),
    [
        (["a & b", ""], "", ["a & b", ""]),
        ([Markdown("a \\* b"), ""], "", ["a * b", ""]),
        ([Markdown("*a*"), Markdown("b")], "markdown", ["*a*", "b"]),
        ([Html("<b>a</b>"), "b < c\nd"], "html", ["<b>a</b>", "b &lt; c<br>d"]),
        ([Html("<b>a</b>"), "\nb\n"], "html", ["<b>a</b>", "b"]),
        ([Markdown("*a*"), "b*c*"], "html", ["<p><em>a</em></p>\n", "b*c*"]),
    ],
)
def test_the_texts_of_a_question_have_one_markup(texts, markup, settled_texts):
    found, said = settled(texts)
    assert (found, [text.strip() for text in said]) == (markup, [text.strip() for text in settled_texts])
