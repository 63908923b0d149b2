"""Names that look the same are found, and those that do not are left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.services.lookalikes import look

ALIKE = {
    "Cyrillic letters": ("Anna Peters", "\u0410nn\u0430 P\u0435t\u0435rs"),
    "a Greek letter": ("Student 1", "Stud\u0435nt 1"),
    "letters for figures": ("Student 10", "Student lO"),
    "a capital for a figure": ("Student 1", "Student I"),
    "two letters for one": ("Marnie", "Mamie"),
    "capitals": ("Hugo", "\u041dugo"),
    "a letter without its dot": ("Nina", "N\u0131na"),
    "what nobody sees": ("Nina", "N\u200dina"),
    "an accent apart": ("Zo\u00eb", "Zoe\u0308"),
}


@pytest.mark.parametrize(("one", "other"), ALIKE.values(), ids=ALIKE)
def test_names_that_look_the_same_are_found(one, other):
    assert look(one) == look(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "Anne"), ("Zoe", "Zo\u00eb"), ("Student 1", "Student 2"), ("Mueller", "M\u00fcller"),
        ("\u0410\u043d\u043d\u0430", "Anna"), ("\u674e", "\u6728"), ("\u0646\u0648\u0631", "\u0628\u062f\u0631"),
        ("Jan", "Jana"),
    ],
)  # fmt: skip
def test_names_that_look_different_are_not(one, other):
    assert look(one) != look(other)


@given(st.text(max_size=10))
def test_every_name_looks_like_itself_however_it_is_spaced(name):
    assert look(f" {name} ") == look(name)
