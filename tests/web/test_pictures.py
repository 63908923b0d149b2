"""Markup and pictures of questions, from the file to the student."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from bank_files import PICTURED, bring, confirm, send
from elements import elements
from tiny_pictures import PNG, data_uri, digest

from quizapp.web import checking
from quizapp.web.tasks import Tasks

GIFT = (
    PICTURED
    + """
:: steps :: [html]Put <b>these</b> in order. {>3 ALL VERTICAL RELATIVE_TO_CORRECT SHOW none
<b>One" onclick="alert(1)</b>
Two
Three
}
"""
)


@pytest.fixture
def looked_at(teacher):
    send(teacher, text=GIFT)
    return teacher


def test_a_picture_is_shown_before_the_import_from_the_file_and_afterwards_from_the_bank(looked_at, app):
    (address,) = set(re.findall(r'src="(/desk/banks/checked/[^"]+)"', looked_at.page))
    shown = looked_at.client.get(address)
    assert (shown.data, shown.mimetype) == (PNG, "image/png")
    assert app.test_client().get(f"/pictures/{digest(PNG)}").status_code == 404
    confirm(looked_at, title="Rivers")
    assert app.test_client().get(f"/pictures/{digest(PNG)}").data == PNG
    looked_at.get(re.search(r'href="(/desk/banks/[^/"]+/questions/where-is-the-mill[^"]*)"', looked_at.page)[1])
    assert f'src="/pictures/{digest(PNG)}"' in looked_at.page


def test_a_process_that_has_not_looked_at_the_file_shows_its_pictures_all_the_same(looked_at, monkeypatch):
    monkeypatch.setattr(checking, "SMALL", 0)
    with ThreadPoolExecutor(1) as executor:
        monkeypatch.setattr(checking, "TASKS", Tasks(executor))
        assert looked_at.client.get(f"{looked_at.path}/pictures/{digest(PNG)}").data == PNG


def test_a_picture_can_be_kept_for_good_and_runs_nothing(looked_at, app):
    confirm(looked_at, title="Rivers")
    headers = app.test_client().get(f"/pictures/{digest(PNG)}").headers
    assert "immutable" in headers["Cache-Control"]
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["x", "0" * 64, "zz" * 32])
def test_a_picture_that_is_not_there_is_not_found(app, name):
    assert app.test_client().get(f"/pictures/{name}").status_code == 404


def test_marks_are_shown_where_a_text_is_read_and_words_where_it_is_a_name(looked_at):
    assert "<b>mill</b>" in looked_at.page
    assert "Below the <i>ford</i>" in looked_at.page
    confirm(looked_at, title="Rivers")
    assert ">Where is the mill?" in looked_at.page
    assert "&lt;b&gt;" not in looked_at.page


def test_quotes_in_a_text_with_marks_end_no_attribute(looked_at):
    labels = re.findall(r'data-label="([^"]*)"', looked_at.page)
    assert "One&#34; onclick=&#34;alert(1)" in labels
    assert not any("onclick" in attributes for _, attributes in elements(looked_at.page))


def test_a_search_finds_words_and_no_tags(looked_at):
    confirm(looked_at, title="Rivers")
    here = looked_at.path
    looked_at.get(f"{here}?text=ford")
    assert "Where is the mill?" in looked_at.page
    looked_at.get(f"{here}?text=img")
    assert "Where is the mill?" not in looked_at.page


def test_a_question_is_written_in_markdown_and_its_pictures_stay_when_it_is_changed(teacher, app):
    bank = bring(teacher)
    teacher.get(f"/desk/banks/{bank}/new?kind=single_choice")
    stem = f"*Which* river? ![a map]({data_uri(PNG)})"
    changes = [
        ("markup", "markdown"),
        ("stem", stem),
        ("options-0-text", "Mole"),
        ("options-1-text", "Wey"),
        ("right", "0"),
    ]
    teacher.send("/new", [*changes, ("do", "save")])
    assert "<em>Which</em> river?" in teacher.page
    assert app.test_client().get(f"/pictures/{digest(PNG)}").data == PNG
    teacher.get(teacher.path.split("?")[0] + "/edit")
    assert f"![a map](sha256:{digest(PNG)})" in teacher.page
    teacher.send("/edit", [("options-1-text", "The Wey"), ("do", "save")])
    assert f'src="/pictures/{digest(PNG)}"' in teacher.page
