"""What importing a bank costs in each format, from its file on: a question costs as much in a large file.

    python benchmarks/imports.py [--sizes 10000 100000] [--formats gift yaml ...]

Each case runs in a process of its own, on a file made by our own writers: half single choices, a quarter multiple
responses, a quarter orderings, or single choices only where the format has no others. After parsing, each question is
linted; `between` lints the questions together, and `diff` compares them with an empty bank: with these the dry run is
complete. `import` writes them to an SQLite database. `lint` is the linter's share of the dry run. Memory is the most
that the process held until parsed and linted, until the end of the dry run, and until the end of the import, with the
file in it. The last column is the time a question takes in the dry run beside that in the file before: 1 is linear.
A file that unpacks to more than is read is refused, and its row says so.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import combinations, pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quizapp.core.bank import Bank  # noqa: E402 - the checkout is put on the path first
from quizapp.core.kinds.multiple_response import MultipleResponse  # noqa: E402
from quizapp.core.kinds.ordering import Ordering  # noqa: E402
from quizapp.core.kinds.single_choice import SingleChoice  # noqa: E402
from quizapp.core.lint import lint  # noqa: E402
from quizapp.core.lint.together import lint_together  # noqa: E402
from quizapp.core.question import Option, Question  # noqa: E402
from quizapp.core.rng import Stream, stream  # noqa: E402
from quizapp.formats.banks import WRITTEN_FORMATS, read  # noqa: E402
from quizapp.formats.banks.writing import LIMITS  # noqa: E402
from quizapp.formats.notes import Refused  # noqa: E402

HEADINGS = (
    "format", "questions", "MB", "parse s", "lint s", "between s", "diff s", "dry run s", "import s", "lint", "read MB",
    "dry run MB", "import MB", "beside",
)  # fmt: skip
WORDS = [
    "river", "harbour", "treaty", "border", "market", "council", "envoy", "railway", "harvest", "tax", "army", "port",
    "letter", "throne", "school", "mountain", "bank", "island", "canal", "factory", "bridge", "newspaper", "election",
    "famine", "flood", "colony", "mission", "garrison", "province", "village",
]  # fmt: skip
DEEDS = ["grew", "fell", "opened", "closed", "moved", "burned", "returned", "failed", "prospered", "vanished", "waited"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--formats", nargs="+", choices=WRITTEN_FORMATS, default=list(WRITTEN_FORMATS))
    chosen = options.parse_args()
    row(*HEADINGS)
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.formats:
            before = 0.0
            for size in chosen.sizes:
                file = Path(folder, f"{name}-{size}")
                alone(write, file, name, size)
                found = alone(measure, file)
                file.unlink()
                if isinstance(found, str):
                    row(name, size, f"  refused: {found}")
                    continue
                times = [found[step] for step in ("parse", "lint", "between", "diff")]
                dry, count = sum(times), found["questions"]
                beside = f"{dry / count / before:.2f}" if before else ""
                before = dry / count
                seconds = (f"{each:.2f}" for each in (*times, dry, found["import"]))
                row(
                    name, count, f"{found['megabytes']:.1f}", *seconds,
                    f"{(found['lint'] + found['between']) / dry:.0%}", found["read MB"], found["dry run MB"],
                    found["import MB"], beside,
                )  # fmt: skip


def row(*cells: object) -> None:
    print("".join(f"{cell!s:>11}" for cell in cells), flush=True)


def alone(work: Callable[..., Any], *arguments: object) -> Any:
    """Do the work in a new process: memory counts from nothing, and no earlier case has warmed or filled anything."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *arguments).result()


def measure(file: Path) -> dict[str, float] | str:
    """Read the file, lint its questions, compare and import them, once; times are of the processor.

    Return the code of the refusal where the file has more in it than is read.
    """
    data, times = file.read_bytes(), [time.process_time()]
    report = read(data, file.name, LIMITS)
    times.append(time.process_time())
    if report.error:
        return report.error.code
    if report.bank is None or not report.whole:
        sys.exit(f"{file.name} was not read: {report.refused[0]}")
    for question in report.bank.questions:
        lint(question)
    times.append(time.process_time())
    found = {"questions": len(report.bank.questions), "megabytes": len(data) / 1e6, "read MB": peak()}
    lint_together(report.bank.questions)
    times.append(time.process_time())
    steps = ("parse", "lint", "between")
    found |= {step: end - start for step, (start, end) in zip(steps, pairwise(times), strict=True)}
    return found | import_(report.bank)


def import_(bank: Bank) -> dict[str, float]:
    # Only now: database and web server take their part of the memory.
    from quizapp.app import create_app
    from quizapp.services import accounts, bank_diff, bank_import, banks
    from quizapp.storage import db, writing
    from quizapp.upgrade import prepare

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"QUIZAPP_DATA": folder, "QUIZAPP_DATABASE_URL": ""}
        app = create_app()
        prepare(app, now())
        with app.app_context():
            with writing(db.session()) as session:
                owner = accounts.add(session, "teacher", "", "teacher", now()).id
                empty = banks.make(session, owner, "imports", "Imports", now())
            start = time.process_time()
            diff = bank_diff.compare(db.session(), empty, bank)
            found = {"diff": time.process_time() - start, "dry run MB": peak()}
            start = time.process_time()
            writer = bank_import.Writer(lambda: writing(db.session()), now)
            for _ in bank_import.take(writer, empty, diff, bank_import.Origin(owner)):
                pass
            return found | {"import": time.process_time() - start, "import MB": peak()}


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def now() -> datetime:
    return datetime.now(UTC)


def write(file: Path, name: str, size: int) -> None:
    """Write so many questions without reading them back, as `write` would."""
    try:
        file.write_bytes(written(name, questions(size, only_single="ordering" not in WRITTEN_FORMATS[name].items)))
    except Refused:
        # There is a format that has orderings only in files of their own.
        file.write_bytes(written(name, questions(size, only_single=True)))


def written(name: str, found: Iterator[Question]) -> bytes:
    bank, format_ = Bank(id="imports", title="Imports", questions=tuple(found)), WRITTEN_FORMATS[name]
    return format_.file(bank, (format_.items[question.kind](question, bank) for question in bank.questions))


def questions(size: int, *, only_single: bool) -> Iterator[Question]:
    makers = [single] if only_single else [single, single, multiple, ordering]
    for number in range(size):
        rng = stream("imports", number)
        texts = [f"The {noun} {rng.choice(DEEDS)} before the {rng.choice(WORDS)} did" for noun in rng.sample(WORDS, 4)]
        yield makers[number % len(makers)](number, rng, texts)


def single(number: int, rng: Stream, texts: list[str]) -> Question:
    return SingleChoice(**shared(number, rng, texts), correct=(rng.choice("abcd"),))


def multiple(number: int, rng: Stream, texts: list[str]) -> Question:
    return MultipleResponse(**shared(number, rng, texts), correct=tuple(sorted(rng.sample("abcd", 2))))


def ordering(number: int, rng: Stream, texts: list[str]) -> Question:
    return Ordering(**shared(number, rng, texts), correct=tuple("abcd"), comparable=tuple(combinations("abcd", 2)))


def shared(number: int, rng: Stream, texts: list[str]) -> dict[str, Any]:
    place = f"the {rng.choice(WORDS)} and the {rng.choice(WORDS)}"
    return {
        "key": f"imports/question-{number}",
        "stem": f"Which of these does the account of year {number} report about {place}?",
        "options": tuple(Option(key=key, text=text) for key, text in zip("abcd", texts, strict=True)),
        "explanation": f"The account of year {number} names {place} only in this connection, and twice.",
        "tags": (rng.choice(WORDS),),
    }


if __name__ == "__main__":
    main()
