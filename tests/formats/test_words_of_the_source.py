"""What a file of facts repeats from its article is found, names and titles apart."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.facts import read
from quizapp.formats.own_words import WORDS_IN_A_RUN, repeated

SOUND = Path(__file__).with_name("dam.yaml").read_text(encoding="utf-8")
ARTICLE, _ = read(SOUND, "dam.yaml")
WORDS = st.lists(st.sampled_from(["mill", "dam"]), max_size=40)


def shared(text, source):
    """Return the stretches that a text repeats from the source."""
    facts = f"flags:\n- id: Q07\n  why: '{text}'\n"
    return [problem.params["text"] for problem in repeated(facts, "facts.yaml", ARTICLE, source)]


def runs(words):
    return {tuple(words[start : start + WORDS_IN_A_RUN]) for start in range(len(words) - WORDS_IN_A_RUN + 1)}


@given(WORDS, WORDS)
def test_every_shared_run_is_found_and_nothing_around_it(written, source):
    both = runs(written) & runs(source)
    found = [tuple(stretch.split()) for stretch in shared(" ".join(written), " ".join(source))]
    assert both <= set().union(*map(runs, found))
    for stretch in found:
        assert {stretch[:WORDS_IN_A_RUN], stretch[-WORDS_IN_A_RUN:]} <= both


@pytest.mark.parametrize(
    ("text", "source", "stretches"),
    [
        ("a b c d e f g h", "x a b c d e f g h y", ["a b c d e f g h"]),
        ("x a b c d e f g h", "a b c d e f g h", ["a b c d e f g h"]),
        ("a b c d e f g h i", "a b c d e f g h i", ["a b c d e f g h i"]),
        ("a b c d e f g", "a b c d e f g", []),
        ("A, b; c-d: e f g. H!", "a b c d e f g h", ["a b c d e f g h"]),
        ("the town\N{RIGHT SINGLE QUOTATION MARK}s b c d e f g", "the town''s b c d e f g", ["the towns b c d e f g"]),
        (
            "a b c d e f g h x 1 2 3 4 5 6 7 8",
            "1 2 3 4 5 6 7 8 a b c d e f g h",
            ["a b c d e f g h", "1 2 3 4 5 6 7 8"],
        ),
    ],
)
def test_a_stretch_is_found_whatever_its_case_and_punctuation(text, source, stretches):
    assert shared(text, source.replace("''", "'")) == stretches


def test_a_title_may_be_repeated_and_no_more():
    article = replace(ARTICLE, title="A dam between two valleys and what came of it")
    source = f"We read {article.title} with care."
    assert list(repeated(f"flags:\n- why: {article.title}\n", "facts.yaml", article, source)) == []
    (problem,) = repeated(f"flags:\n- why: read {article.title} with\n", "facts.yaml", article, source)
    assert problem.params["text"] == "read a dam between two valleys and what came of it with"


def test_the_line_and_the_record_are_named():
    facts = SOUND.replace("why: letters in the archive", "why: eight words that stand in the article too")
    source = "These are the eight words that stand in the article too."
    (problem,) = repeated(facts, "dam.yaml", ARTICLE, source)
    assert (problem.record, problem.line) == ("Q01", SOUND[: SOUND.index("id: Q01")].count("\n") + 1)
