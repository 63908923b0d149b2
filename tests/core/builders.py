"""Questions to test with, each with defaults for what a test does not care about."""

from dataclasses import replace
from itertools import combinations

from quizapp.core.kinds.multiple_response import MultipleResponse
from quizapp.core.kinds.ordering import Ordering
from quizapp.core.kinds.single_choice import SingleChoice
from quizapp.core.question import Option


def options(keys="abcd"):
    return tuple(Option(key=key, text=f"Option {key}", fact=f"test/{key}") for key in keys)


def weighted(weights):
    """Options with these weights and feedback of their own."""
    pairs = zip(options(), weights, strict=True)
    return tuple(replace(option, weight=weight, feedback=f"On {option.key}") for option, weight in pairs)


def single_choice(**changes):
    defaults = {"key": "test/single", "stem": "Which one is it?", "options": options(), "correct": ("b",)}
    return SingleChoice(**(defaults | {"targets": ("test/b",)} | changes))


def multiple_response(**changes):
    defaults = {"key": "test/multiple", "stem": "Which are they?", "options": options(), "correct": ("a", "c")}
    return MultipleResponse(**(defaults | {"targets": ("test/set",)} | changes))


def ordering(keys="abcd", ties=(), **changes):
    """An ordering of these keys; pairs in `ties` may stand either way."""
    comparable = tuple(pair for pair in combinations(keys, 2) if pair not in ties)
    defaults = {"key": "test/order", "stem": "Put these in order.", "options": options(keys), "correct": tuple(keys)}
    defaults |= {"comparable": comparable, "targets": tuple(f"test/{key}" for key in keys)}
    return Ordering(**(defaults | changes))


EXAMPLES = {
    "single_choice": single_choice(),
    "multiple_response": multiple_response(),
    "single choice with weights": single_choice(options=weighted(["1/2", "", "-1/3", "1"])),
    "multiple response with weights": multiple_response(options=weighted(["2/3", "-1/2", "1/3", ""])),
    "ordering": ordering(),
    "ordering with a tie": ordering(ties=[("b", "c")]),
    "ordering with a lock": ordering("abcde", locked=("c",), ends=("earliest", "latest")),
}
