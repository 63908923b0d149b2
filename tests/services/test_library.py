"""The banks that come with an installation."""

import shutil

import pytest

from quizapp.formats.problems import FileError
from quizapp.paths import resource
from quizapp.services import library

BANK = """\
bank: {id: small, title: A small bank, article: sino-russian}
questions:
  - id: one
    kind: single_choice
    stem: Which one is it, in the article?
    options: [{text: This, right: true}, {text: That}]
    paragraphs: [31]
    targets: [C11, E24, K01]
"""


@pytest.fixture
def add(tmp_path, monkeypatch):
    """Add a bank to an installation that has the shipped facts."""
    folder = tmp_path / "banks"
    folder.mkdir()
    shutil.copy(resource("questions") / "sino-russian.yaml", tmp_path)
    monkeypatch.setattr(library, "resource", lambda _name: tmp_path)
    read = [library.articles, library.banks]
    for cached in read:
        cached.cache_clear()
    yield lambda name, text: (folder / name).write_text(text, encoding="utf-8")
    for cached in read:
        cached.cache_clear()


def problems():
    with pytest.raises(FileError) as refused:
        library.banks()
    return [(problem.file, problem.line, problem.record, problem.code) for problem in refused.value.problems]


def test_banks_are_found_by_id(add):
    add("b.yaml", BANK)
    add(
        "a.yaml",
        BANK.replace("id: small,", "id: other,").replace(", article: sino-russian", "").replace("targets", "tags"),
    )
    assert list(library.banks()) == ["other", "small"]
    assert library.banks()["small"].questions[0].targets == ("sino-russian/C11", "sino-russian/E24", "sino-russian/K01")


def test_an_installation_may_have_no_banks(add):
    assert library.banks() == {}


def test_a_mistake_in_a_bank_is_named(add):
    add("a.yaml", BANK.replace("right: true", "right: false"))
    assert problems() == [("a.yaml", 6, "one", "right-one")]


def test_two_banks_of_one_id_are_refused(add):
    add("a.yaml", BANK)
    add("b.yaml", BANK)
    assert problems() == [("b.yaml", 1, "small", "bank-duplicate")]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("C11", "C99", (3, "one", "target-unknown")),
        ("[31]", "[32]", (3, "one", "paragraph-unknown")),
        ("article: sino-russian", "article: another", (1, "", "article-unknown")),
    ],
)
def test_what_a_bank_rests_on_must_be_there(add, old, new, found):
    add("a.yaml", BANK.replace(old, new))
    assert problems() == [("a.yaml", *found)]
