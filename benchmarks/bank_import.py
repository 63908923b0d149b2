"""What importing a large bank costs, and what students who save answers meanwhile notice of it.

    python benchmarks/bank_import.py [--questions 10000 100000] [--students 4] [--database URL]

For each size: a bank of made-up questions is compared with an empty one and imported, compared with itself, imported
again with one in a hundred changed, and read whole. Parsing is left out. The time the write lock is held is taken from
the begin of each transaction to the end of its commit. Students save from a process of their own, as fast as they can;
their slowest save is printed beside that without an import.
"""

import argparse
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quizapp.app import create_app  # noqa: E402 - the checkout is put on the path first
from quizapp.core.bank import Bank  # noqa: E402
from quizapp.core.kinds.single_choice import SingleChoice  # noqa: E402
from quizapp.core.question import Option, Question  # noqa: E402
from quizapp.services import (  # noqa: E402
    accounts,
    answers,
    assignments,
    bank_contents,
    bank_diff,
    bank_import,
    banks,
    starting,
    students,
)
from quizapp.services.bank_import import Origin, Writer  # noqa: E402
from quizapp.storage import db, writing  # noqa: E402
from quizapp.upgrade import prepare  # noqa: E402

SEED = "benchmark"
Saves = tuple[list[float], list[str]]
"""How long each save took, and why others were refused."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--questions", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--students", type=int, default=4)
    options.add_argument("--database", default="", help="a PostgreSQL URL; SQLite in a temporary folder otherwise")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"QUIZAPP_DATA": folder, "QUIZAPP_DATABASE_URL": chosen.database}
        app = create_app()
        prepare(app, now())
        with app.app_context():
            targets = sit_down(chosen.students)
            report("alone", save_until(targets, lambda: time.sleep(5)))
            for size in chosen.questions:
                measure(size, targets)


def measure(size: int, targets: list[tuple[str, str]]) -> None:
    bank = made_up(size)
    with writing(db.session()) as session:
        owner = accounts.add(session, f"teacher{time.time_ns()}", "", "teacher", now()).id
        empty = banks.make(session, owner, "large", "A large bank", now())
    print(f"\n{size} questions")
    before = peak()
    take("import", empty, bank)
    print(f"  peak memory: {before:.0f} MB with the parsed bank, {peak():.0f} MB after its import")
    whole = banks.find(db.session(), empty.public_id, owner)
    timed("compare with itself", size, lambda: bank_diff.compare(db.session(), whole, bank))
    take("import again, 1 in 100 changed", whole, edited(bank))
    whole = banks.find(db.session(), empty.public_id, owner)
    timed("read whole", size, lambda: bank_contents.value(db.session(), whole))
    timed("look for a word", 1, lambda: bank_contents.page(db.session(), whole, bank_contents.Search(text="town 77")))
    timed("count", 1, lambda: bank_contents.counts(db.session(), whole))
    timed("tags", 1, lambda: bank_contents.tags(db.session(), whole))
    db.session.remove()
    with writing(db.session()) as session:
        other = banks.make(session, owner, "other", "Another large bank", now())
    report("students beside an import", save_until(targets, lambda: take("import beside students", other, bank)))


def take(name: str, bank: banks.Owned, parsed: Bank) -> None:
    diff = timed(f"{name}: compare", len(parsed.questions), lambda: bank_diff.compare(db.session(), bank, parsed))
    held: list[float] = []

    @contextmanager
    def write() -> Iterator[Any]:
        with writing(db.session()) as session:
            began = time.perf_counter()
            yield session
        held.append(time.perf_counter() - began)

    def run() -> None:
        for _ in bank_import.take(Writer(write, now), bank, diff, Origin(bank.owner_id)):
            pass

    timed(f"{name}: write", len(diff.new) + len(diff.changed), run)
    print(f"    {len(held)} transactions, lock held {max(held) * 1e3:.0f} ms at most, {sum(held):.1f} s in all")


def timed(name: str, count: int, run: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    found = run()
    spent = time.perf_counter() - began
    print(f"  {name}: {spent:.2f} s" + (f", {count / spent:.0f} questions/s" if count > 1 else ""))
    return found


def made_up(size: int) -> Bank:
    return Bank(id="large", title="A large bank", questions=tuple(map(question, range(size))))


def question(number: int) -> Question:
    texts = (f"The mill at town {number + step}, which ground corn for {number % 90 + step} farms" for step in range(4))
    return SingleChoice(
        key=f"large/q-{number}",
        stem=f"Which of these did the council of town {number} decide to rebuild after the flood of that spring?",
        options=tuple(Option(key=key, text=text) for key, text in zip("abcd", texts, strict=True)),
        correct=("abcd"[number % 4],),
        explanation=f"Town {number} had no other way to grind its corn, and the harvest was only months away.",
        paragraphs=(number % 40 + 1,),
        tags=(f"unit {number % 30}", f"week {number % 7}"),
        difficulty=number % 10 / 10,
    )


def edited(bank: Bank) -> Bank:
    questions = (
        replace(each, stem=each.stem.replace("spring", "autumn")) if number % 100 == 0 else each
        for number, each in enumerate(bank.questions)
    )
    return replace(bank, questions=tuple(questions))


def sit_down(count: int) -> list[tuple[str, str]]:
    """Return attempts under way, each with its student's token."""
    quiz = assignments.find(db.session(), "whole-article")
    questions = [question(number) for number in range(3)]
    targets = []
    for number in range(count):
        with writing(db.session()) as session:
            entry = students.enter(session, f"Student {number}", now())
            plan = starting.Plan(quiz, SEED, [questions], "one")
            targets.append((starting.start(session, entry.student_id, plan, now()), entry.token))
    return targets


def save_until(targets: list[tuple[str, str]], run: Callable[[], Any]) -> Saves:
    """Let students save in another process while this runs."""
    methods = multiprocessing.get_context("spawn")
    stop, ready, found = methods.Event(), methods.Event(), methods.Queue()
    process = methods.Process(target=save_all, args=(targets, ready, stop, found))
    process.start()
    ready.wait()
    run()
    stop.set()
    saves: Saves = found.get()
    process.join()
    return saves


def save_all(targets: list[tuple[str, str]], ready: Any, stop: Any, found: Any) -> None:
    app = create_app()
    saves: Saves = ([], [])
    threads = [Thread(target=save, args=(app, *target, stop, saves)) for target in targets]
    for thread in threads:
        thread.start()
    ready.set()
    for thread in threads:
        thread.join()
    found.put(saves)


def save(app: Any, attempt: str, token: str, stop: Any, saves: Saves) -> None:
    spent, refused = saves
    seq = 0
    with app.app_context():
        while not stop.is_set():
            seq += 1
            began = time.perf_counter()
            try:
                with writing(db.session()) as session:
                    own = answers.lock(session, token, attempt)
                    post = answers.Post(1, (seq % 4,), seq)
                    answers.save(session, own, [post], answers.Source(str(began), seq), now())
                spent.append(time.perf_counter() - began)
            except Exception as error:  # noqa: BLE001 - whatever keeps an answer from being saved is what is counted
                refused.append(repr(error))
            time.sleep(0.05)


def report(name: str, saves: Saves) -> None:
    spent, refused = saves
    milliseconds = sorted(each * 1e3 for each in spent)
    middle, late = statistics.median(milliseconds), milliseconds[int(len(milliseconds) * 0.99)]
    print(
        f"  {name}: {len(spent)} answers saved, {len(refused)} refused {refused[:1]}; "
        f"median {middle:.1f} ms, 99 in 100 within {late:.0f} ms, slowest {milliseconds[-1]:.0f} ms"
    )


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
