"""Run every benchmark and write what they found to benchmarks/RESULTS.md.

    python benchmarks/all.py [--postgres URL] [--quick]

Takes about half an hour on a quiet machine with two cores; --quick takes a few minutes, and proves only that it runs.
"""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from pairs import ROWS

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
PACKAGES = ("flask", "sqlalchemy", "granian", "psycopg")
HEAD = "| what | ours | beside | ratio | spread | pairs | |\n|---|---|---|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class Run:
    """A benchmark, and the options that make it quick; `stored` says that it can be run on either database."""

    title: str
    script: str
    quick: tuple[str, ...] = ()
    stored: bool = False


RUNS = (
    Run("A class that arrives at once", "class.py", ("sqlite", "--students", "20", "--arrive", "2")),
    Run("Steps of a student", "steps.py", ("--pairs", "1", "--seconds", "1"), stored=True),
    Run("Item analysis and results", "results.py", ("--pairs", "1", "--attempts", "400"), stored=True),
    Run("Exports", "exports.py", ("--pairs", "1", "--attempts", "400"), stored=True),
    Run("Importing banks while students save", "bank_import.py", ("--questions", "200"), stored=True),
    Run("Reading banks", "imports.py", ("--sizes", "200")),
    Run("Files that ask too much", "hostile.py"),
    Run("Generating questions", "generate.py", ("--count", "5", "--rounds", "1")),
    Run("Marking orderings", "ordering.py", ("--answers", "2000", "--runs", "1")),
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--postgres", default="", help="a server on which databases may be made; else SQLite alone")
    options.add_argument("--quick", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rows")
        rows.touch()
        parts = [head(quick=chosen.quick)]
        for run in RUNS:
            command = [run.script, *(run.quick if chosen.quick else ())]
            parts.append(part(f"{run.title}, SQLite" if run.stored else run.title, command, rows))
            if run.stored and chosen.postgres:
                with database(chosen.postgres) as url:
                    parts.append(part(f"{run.title}, PostgreSQL", [*command, "--database", url], rows))
            # What there is stays, should the rest be stopped.
            RESULTS.write_text("\n".join(parts), encoding="utf-8")
    print(f"Written to {RESULTS}.")


def head(*, quick: bool) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        "# What was measured\n\n"
        f"{datetime.now(UTC):%d %B %Y}, by `python benchmarks/all.py`: {os.cpu_count()} cores, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions}. "
        "A ratio is the median of the pairs that ran in turns, with its smallest and largest; rates and seconds are "
        "medians of this one run, and another machine has others. The bare endpoints are those of `bare.py`.\n"
        + ("\nA quick run: these figures mean nothing.\n" if quick else "")
    )


@contextmanager
def database(server: str) -> Iterator[str]:
    """Make a database for one benchmark, and drop it."""
    name = "quizapp_benchmark"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def part(title: str, command: list[str], rows: Path) -> str:
    """Run one benchmark; return what it found as a chapter."""
    before = len(rows.read_text().splitlines())
    print(f"{title} ...", flush=True)
    script, *options = command
    done = subprocess.run(
        [sys.executable, str(HERE / script), *options],
        env=os.environ | {ROWS: str(rows)},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stdout[-4000:]}")
    found = [json.loads(line) for line in rows.read_text().splitlines()[before:]]
    listed = "".join(f"| {' | '.join(str(value) for value in row.values())} |\n" for row in found)
    told = "\n".join(line for line in done.stdout.strip().splitlines() if " pairs" not in line).strip()
    return f"## {title}\n\n" + (HEAD + listed + "\n" if found else "") + (f"```\n{told}\n```\n" if told else "")


if __name__ == "__main__":
    main()
