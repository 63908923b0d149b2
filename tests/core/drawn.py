"""What generators and recipes make of the shipped article under fixed seeds, drawn once for all tests."""

from functools import cache

from articles import QUESTIONS, shipped, sources

from quizapp.core.generate.making import generate
from quizapp.core.quiz import draw
from quizapp.formats.recipes import load

SEEDS = 2000
RECIPES = {recipe.slug: recipe for recipe in load(QUESTIONS / "quizzes.yaml")}


@cache
def made(name):
    return [generate(shipped(), name, "tests", number) for number in range(SEEDS)]


def forms(recipe, count):
    """Return the quizzes drawn from a shipped recipe under the first seeds."""
    return [form(recipe.slug, seed) for seed in range(count)]


@cache
def form(slug, seed):
    return draw(RECIPES[slug], sources(), str(seed))


def record(fact):
    """Return the record of the shipped article that a namespaced id names."""
    return shipped().by_id[fact.removeprefix("sino-russian/")]
