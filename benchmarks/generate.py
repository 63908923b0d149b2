"""How fast are questions made, and what does linting them cost?

Every generator makes questions of the shipped article under fixed seeds, with the linter and without it, in turns; then
every recipe is drawn whole. Prints questions a second, the ratio with lint to without, milliseconds a quiz, and the
peak of memory. Usage: `python benchmarks/generate.py [--count 400] [--rounds 5]`.
"""

import argparse
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from quizapp.core.errors import CannotDraw
from quizapp.core.generate import GENERATORS
from quizapp.core.generate.making import generate
from quizapp.core.quiz import draw
from quizapp.core.rng import stream
from quizapp.services import library

ARTICLE = library.articles()["sino-russian"]


def with_lint(name: str, first: int, count: int) -> int:
    for number in range(first, first + count):
        generate(ARTICLE, name, "bench", number)
    return count


def without_lint(name: str, first: int, count: int) -> int:
    targets = GENERATORS[name].targets(ARTICLE)
    made = 0
    for number in range(first, first + count):
        rng = stream("bench", name, number)
        try:
            GENERATORS[name].draw(ARTICLE, rng.choice(targets), rng)
        except CannotDraw:
            continue
        made += 1
    return made


def rate(make: Callable[[str, int, int], int], name: str, first: int, count: int) -> float:
    """Return questions a second."""
    start = time.perf_counter()
    made = make(name, first, count)
    return made / (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400, help="questions of each generator in a round")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{'generator':18} {'linted/s':>9} {'bare/s':>9} {'ratio':>6}")
    total = 0.0
    for name in GENERATORS:
        pairs = []
        for turn in range(options.rounds):
            first = turn * options.count
            pairs.append((rate(with_lint, name, first, options.count), rate(without_lint, name, first, options.count)))
        linted, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
        total += 1 / linted
        print(f"{name:18} {linted:9.0f} {bare:9.0f} {statistics.median(a / b for a, b in pairs):6.2f}")
    print(f"all generators, equal shares: {len(GENERATORS) / total:.0f} linted questions/s")
    for recipe in library.shipped_recipes():
        sources = library.sources(recipe.article)
        times = []
        for number in range(20 * options.rounds):
            start = time.perf_counter()
            draw(recipe, sources, f"bench {number}")
            times.append(1000 * (time.perf_counter() - start))
        print(f"{recipe.slug:18} {recipe.count:3} questions, median {statistics.median(times):.1f} ms")
    tracemalloc.start()
    for name in GENERATORS:
        with_lint(name, 0, 50)
    print(f"memory while making {50 * len(GENERATORS)} questions: {tracemalloc.get_traced_memory()[1] / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
