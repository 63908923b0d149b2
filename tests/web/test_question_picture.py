"""A teacher puts a picture into a question while writing it."""

import pytest
from banked import CHOICE, ORDER
from test_bank_edit import stored
from test_own_banks import keep
from tiny_pictures import PNG, digest, name_of

from quizapp.formats.prose.pictures import MOST


@pytest.fixture
def bank(app, teacher):
    return f"/desk/banks/{keep(app, 'teacher1', CHOICE, ORDER)}"


def put(teacher, body=PNG, shows="a [steep] valley", *changes):
    typed = dict(teacher.form("")) | dict(changes) | {"shows": shows, "do": "picture"}
    teacher.post_files(teacher.path, list(typed.items()), {"picture": ("x.png", body)} if body else {})


@pytest.fixture
def editing(teacher, bank):
    teacher.get(f"{bank}/questions/why/edit")
    return teacher


def test_it_is_named_in_the_text_shown_in_the_preview_and_saved(app, editing, bank):
    put(editing)
    assert dict(editing.form(""))["stem"].endswith(f"![a (steep) valley]({name_of(PNG)})")
    editing.send("", [("do", "check")])
    assert f'src="/pictures/{digest(PNG)}"' in editing.page
    editing.send("", [("do", "save")])
    saved = stored(app, bank)
    assert (saved.markup, saved.options, saved.correct) == ("markdown", CHOICE.options, CHOICE.correct)
    assert editing.client.get(f"/pictures/{digest(PNG)}").data == PNG


def test_texts_that_markdown_would_change_read_the_same_afterwards(app, editing, bank):
    put(editing, PNG, "a valley", ("stem", "Is 2 * 3 * 4 < 25?"), ("options-0-text", "_yes_"))
    editing.send("", [("do", "save")])
    saved = stored(app, bank)
    assert saved.markup == "html"
    assert saved.stem.startswith("Is 2 * 3 * 4 &lt; 25?<br><img ")
    assert saved.options[0].text == "_yes_"


def test_a_text_in_html_gets_a_tag(app, editing, bank):
    put(editing, PNG, 'a "steep" valley', ("markup", "html"))
    editing.send("", [("do", "save")])
    assert stored(app, bank).stem.endswith(f'<br><img src="{name_of(PNG)}" alt="a &quot;steep&quot; valley">')


@pytest.mark.parametrize(
    ("body", "shows", "said"),
    [
        (b"", "a valley", "Choose a PNG, JPEG, GIF or WebP file"),
        (b"<svg onload=alert(1)>", "a valley", "Choose a PNG, JPEG, GIF or WebP file"),
        (PNG + bytes(MOST), "a valley", "Choose a PNG, JPEG, GIF or WebP file"),
        (PNG, "  ", "Say in a few words what it shows."),
    ],
)
def test_what_is_no_picture_or_has_no_words_is_refused_and_nothing_typed_is_lost(editing, body, shows, said):
    put(editing, body, shows, ("stem", "Why here?"))
    assert editing.status == 400
    assert said in editing.page
    assert dict(editing.form(""))["stem"] == "Why here?"
    assert editing.client.get(f"/pictures/{digest(PNG)}").status_code == 404
