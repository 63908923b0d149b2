"""Moodle takes more of Markdown for marks than we do, and runs what comes of it: what is text here stays text there."""

import pytest
from builders import single_choice
from elements import elements
from markdown_it import MarkdownIt
from payloads import ALL
from test_markup_of_files import harmless

from quizapp.core.bank import Bank
from quizapp.formats.banks import WRITTEN_FORMATS, read
from quizapp.formats.prose import plain

SAYS_MARKDOWN = {"gift": b"[markdown]", "moodle_xml": b'format="markdown"'}
MOODLE = MarkdownIt("commonmark", {"html": True, "breaks": True})
MOODLE.validateLink = lambda _address: True
HOSTILE = (
    *ALL,
    '<img src="x"onerror=ran=1>',
    "<svg/onload=ran=1>",
    "[go](jav&#x61;script:ran=1)",
    "[go]( <javascript:ran=1>)",
    "![x](x:x)",
    "[go][x]\n\n[x]: javascript:ran=1",
)
ALIKE = "**Which** river, by `a < b` and $x < 3$, is *longer*? [Map](https://example.org/map)"


def file(name, stem):
    question = single_choice(key="file/one", stem=f"**x** {stem}", markup="markdown", targets=())
    return WRITTEN_FORMATS[name].write(Bank(id="file", title="T", questions=(question,))), question


@pytest.mark.parametrize("name", SAYS_MARKDOWN)
def test_no_markdown_leaves_of_which_more_would_come_there(name):
    bad, left = [], 0
    for text in HOSTILE:
        done, question = file(name, text)
        left += not done.left_out
        if SAYS_MARKDOWN[name] in done.data:
            found = elements(MOODLE.render(question.stem))
            bad += [(text, tag) for tag, attributes in found if not harmless(tag, attributes)]
    assert bad == []
    assert left > len(ALL)


@pytest.mark.parametrize("name", SAYS_MARKDOWN)
def test_what_leaves_as_html_instead_says_the_same(name):
    done, question = file(name, "Is <b>this</b> [a link](javascript:x)?")
    (back,) = read(done.data, "file").bank.questions
    assert plain(back.stem, back.markup) == plain(question.stem, "markdown")
    assert "markup" in [loss.code for loss in done.losses]


@pytest.mark.parametrize("name", SAYS_MARKDOWN)
def test_markdown_that_reads_alike_stays_markdown(name):
    assert SAYS_MARKDOWN[name] in file(name, ALIKE)[0].data
