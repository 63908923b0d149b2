"""What marking an ordering costs under each scheme, beside the default, `pairs`.

    python benchmarks/ordering.py [--answers 1000000] [--items 6] [--runs 5]

The same random answers to one question are marked under every scheme, in small batches that alternate between the
schemes, because machines drift; the ratio to `pairs` is taken run by run. Making the answers is not measured.
"""

import argparse
import sys
import time
from itertools import combinations
from pathlib import Path

from pairs import Pairs

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quizapp.core.kinds.ordering import Ordering  # noqa: E402 - the checkout is put on the path first
from quizapp.core.question import Answer, Option  # noqa: E402
from quizapp.core.rng import stream  # noqa: E402
from quizapp.core.schemes import SCHEMES  # noqa: E402

DISTINCT = 10_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--answers", type=int, default=1_000_000)
    options.add_argument("--items", type=int, default=6)
    options.add_argument("--runs", type=int, default=5)
    chosen = options.parse_args()
    keys = tuple(f"E{number}" for number in range(chosen.items))
    question = Ordering(
        key="benchmark",
        stem="Put these in order.",
        options=tuple(Option(key=key, text=key) for key in keys),
        correct=keys,
        comparable=tuple(combinations(keys, 2)),
    )
    draws = stream("benchmark")
    answers = [tuple(draws.shuffled(keys)) for _ in range(min(DISTINCT, chosen.answers))]
    runs = [run(question, answers, chosen.answers // len(answers)) for _ in range(chosen.runs)]
    print(f"{chosen.answers} answers of {chosen.items} items, median of {chosen.runs} runs:")
    for scheme in SCHEMES:
        ours, pairs = ([1e6 * each[name] / chosen.answers for each in runs] for name in (scheme, "pairs"))
        Pairs(f"mark an ordering, {scheme}", "pairs", ours, pairs, " us").tell()


def run(question: Ordering, answers: list[Answer], times: int) -> dict[str, float]:
    """Return the seconds each scheme took to mark the answers so many times."""
    taken = dict.fromkeys(SCHEMES, 0.0)
    for _ in range(times):
        for scheme in SCHEMES:
            start = time.perf_counter()
            for answer in answers:
                question.credit(answer, scheme)
            taken[scheme] += time.perf_counter() - start
    return taken


if __name__ == "__main__":
    main()
