"""Questions of every kind, and each with another key: the same texts, of which other options are right."""

from dataclasses import replace
from itertools import permutations

from builders import multiple_response, ordering, single_choice, weighted
from tiny_pictures import PNG, name_of

from quizapp.core.kinds.ordering import Ordering
from quizapp.core.rng import stream

SEED = "s"
TOLD = {"explanation": "Telling, and longer", "caveat": "Telling", "difficulty": 0.9, "evidence": ("test/telling",)}
PICTURE = name_of(PNG)
PICTURED = f'Which <b>one</b> is it? <img src="{PICTURE}" alt="a map">'


def told(options, weights=None):
    """The same options, each with more to say to those who choose it."""
    weights = weights or [option.weight for option in options]
    return tuple(
        replace(option, weight=weight, feedback=f"Telling of {option.key}")
        for option, weight in zip(options, weights, strict=True)
    )


def rekeyed(question, correct, weights=None):
    """The question with another key, and everything else a student must not be told before changed as well."""
    changes = TOLD | {"options": told(question.options, weights), "correct": correct}
    if isinstance(question, Ordering):
        place = {key: at for at, key in enumerate(correct)}
        changes["comparable"] = tuple(tuple(sorted(pair, key=place.get)) for pair in question.comparable)
    return replace(question, **changes)


PARTS = multiple_response(key="test/parts", options=weighted(["2/3", "-1/2", "1/3", ""]))
ASKED = (
    (single_choice(), ("d",)),
    (multiple_response(), ("b",)),
    (ordering(), ("d", "c", "b", "a")),
    (single_choice(key="test/shares", options=weighted(["1/2", "", "-1/3", "1"])), ("a",), ["1", "1/2", "-1", "1/2"]),
    (PARTS, ("a", "b"), ["1/3", "2/3", "-1/2", "-1"]),
    (ordering(key="test/tie", ties=[("b", "c")]), ("b", "d", "a", "c")),
    (ordering("abcde", key="test/lock", locked=("c",), ends=("earliest", "latest")), tuple("edcba")),
    (single_choice(key="test/map", stem=PICTURED, markup="html"), ("a",)),
    (single_choice(key="test/still", shuffle=False), ("c",)),
)  # fmt: skip
QUESTIONS = tuple(question for question, *_ in ASKED)
OTHERWISE = tuple(rekeyed(*each) for each in ASKED)


def positions(question, answer):
    """Return where an answer's options stand on the page of an attempt with the seed of these tests."""
    shown = question.arrange(stream(SEED, question.key, "shown"))
    return [str(shown.index(key)) for key in answer]


def earning_the_same(question, otherwise):
    """Return an answer that says nothing by what it earns: it earns the same under both keys."""
    keys = [option.key for option in question.options]
    lengths = [len(keys)] if isinstance(question, Ordering) else [1]
    for answer in (each for length in lengths for each in permutations(keys, length)):
        if all(answer[keys.index(key)] == key for key in getattr(question, "locked", ())):
            credit = question.credit(question.parse(answer))
            if credit < 1 and credit == otherwise.credit(otherwise.parse(answer)):
                return answer
    raise AssertionError(question.key)
