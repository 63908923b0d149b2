"""What the pages about results cost, beside the least the database needs for the same figures.

    python benchmarks/results.py [--attempts 20000] [--questions 50] [--pairs 5] [--database URL]

A class has taken a quiz of made-up questions, one answer a question. Each case runs beside its anchor, the best
statement known for the same values, over the same tables in the same database; values must be equal, and the ratio is
taken pair by pair, because machines drift. Peak memory is that of a process of its own.
"""

import argparse
import math
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pairs import Pairs

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from taken import STARTED, given, take  # noqa: E402 - the checkout is put on the path first

from quizapp.app import create_app  # noqa: E402
from quizapp.services import analysis, assignments, results  # noqa: E402
from quizapp.storage import db  # noqa: E402
from quizapp.upgrade import prepare  # noqa: E402

CLASS = 40
"""Students of a class whose results are looked at while the database grows around it."""
PAGES = 15

ITEMS = """
WITH marked AS (
  SELECT item.attempt_id, item.place, 1.0 * item.points * item.credit_numerator / item.credit_denominator AS credit
  FROM attempt JOIN item ON item.attempt_id = attempt.id
  WHERE attempt.assignment_id = :assignment AND attempt.submitted_at IS NOT NULL
), totals AS (
  SELECT attempt_id, sum(credit) AS total FROM marked GROUP BY attempt_id
)
SELECT place, count(*), sum(credit), sum(credit * credit), sum(credit * total), sum(total), sum(total * total)
FROM marked JOIN totals USING (attempt_id)
GROUP BY place ORDER BY place
"""


@dataclass(frozen=True)
class Case:
    """`ours` and `anchor` return numbers that must be equal; `statement` is what the anchor asks."""

    name: str
    ours: Callable[[], Sequence[float]]
    anchor: Callable[[], Sequence[float]]
    statement: str


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--attempts", type=int, default=20_000)
    options.add_argument("--questions", type=int, default=50)
    options.add_argument("--pairs", type=int, default=5)
    options.add_argument("--database", default="", help="URL of an empty database; SQLite in a folder otherwise")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"QUIZAPP_DATA": folder, "QUIZAPP_DATABASE_URL": chosen.database}
        app = create_app()
        prepare(app, datetime.now(UTC))
        with app.app_context():
            small, slug = given(), given()
            take(small, range(CLASS), chosen.questions)
            grow(slug, small, chosen.attempts, chosen.questions)
            size = f"{chosen.attempts * chosen.questions} answers of {chosen.attempts} attempts"
            print(f"{size}, {db.engine.dialect.name}, median of {chosen.pairs} pairs")
            for case in cases(slug):
                compare(case, chosen.pairs)
            db.engine.dispose()
        idle = alone(slug, "")
        for case in cases(slug):
            print(f"{case.name}: peak memory {alone(slug, case.name):.0f} MB, of a process that idles {idle:.0f} MB")


def cases(slug: str) -> list[Case]:
    return [Case("item analysis", lambda: item_analysis(slug), lambda: item_sums(slug), ITEMS)]


def item_analysis(slug: str) -> list[float]:
    session = db.session()
    found = analysis.analysis(session, assignments.find(session, slug))
    session.rollback()
    figures = [place.seen.figures for place in found.places]
    each = [(figure.facility.value, figure.sd.value, figure.discrimination.value) for figure in figures]
    return [found.whole.alpha.value or 0.0, *(value or 0.0 for values in each for value in values)]


def item_sums(slug: str) -> list[float]:
    """Finish what the statement sums up: facility, standard deviation and item-rest correlation, and alpha."""
    session = db.session()
    given = assignments.find(session, slug)
    rows = [tuple(map(float, row)) for row in session.execute(sa.text(ITEMS), {"assignment": given.id})]
    session.rollback()
    found, variances, variance = [], 0.0, 0.0
    for _place, n, x, xx, xt, t, tt in rows:
        of_item, both, variance = ((a - b * c / n) / (n - 1) for a, b, c in ((xx, x, x), (xt, x, t), (tt, t, t)))
        variances += of_item
        rest = variance - 2 * both + of_item
        found += [x / n, math.sqrt(of_item), (both - of_item) / math.sqrt(of_item * rest)]
    return [len(rows) / (len(rows) - 1) * (1 - variances / variance), *found]


def compare(case: Case, pairs: int) -> None:
    print(f"\n{case.name}, beside:\n{case.statement}")
    ours, anchors = [], []
    for _ in range(pairs):
        one, spent = timed(case.ours)
        other, least = timed(case.anchor)
        if not all(math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9) for a, b in zip(one, other, strict=True)):
            sys.exit(f"{case.name}: the values are not those of the anchor")
        ours.append(spent)
        anchors.append(least)
    Pairs(case.name, "the best statement", ours, anchors, " s", f"{len(one)} values equal").tell()


def timed(run: Callable[[], Sequence[float]]) -> tuple[Sequence[float], float]:
    began = time.perf_counter()
    found = run()
    return found, time.perf_counter() - began


def alone(slug: str, name: str) -> float:
    """Return the peak memory, in MB, of a process that runs this case once, or with no name nothing."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=measure, args=(slug, name, sender))
    process.start()
    peak: float = receiver.recv()
    process.join()
    return peak


def measure(slug: str, name: str, sender: Any) -> None:
    with create_app().app_context():
        found = next((case for case in cases(slug) if case.name == name), None)
        if found:
            found.ours()
        else:
            assignments.find(db.session(), slug)
        # The kernel's own count; that of getrusage begins with the peak of the process that started this one.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        sender.send(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


def grow(slug: str, small: str, attempts: int, questions: int) -> None:
    """Fill the database, and look at the results of a small class when a tenth is in it and when all is."""
    spent = {}
    for start, stop in ((0, attempts // 10), (attempts // 10, attempts)):
        take(slug, range(CLASS + start, CLASS + stop), questions)
        spent[stop * questions] = statistics.median(timed(lambda: looked_at(small))[1] for _ in range(PAGES))
    (few, early), (many, late) = spent.items()
    print(
        f"results of a class of {CLASS}: {1000 * early:.0f} ms among {few} answers of others, "
        f"{1000 * late:.0f} ms among {many}, {late / early:.2f} times as much (medians of {PAGES})"
    )


def looked_at(slug: str) -> list[float]:
    """Do what the page of results asks of the database, and of the figures of the whole test."""
    session = db.session()
    quiz = assignments.find(session, slug)
    found = results.results(session, quiz, STARTED + timedelta(days=1))
    whole = analysis.whole_of(session, quiz, [line.counted.attempt for line in found.lines if line.counted])
    session.rollback()
    return [whole.alpha.value or 0.0]


if __name__ == "__main__":
    main()
