"""`quizapp bank lint`: what gives an answer away, or misleads."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ..core.bank import Bank
from ..core.counted import counted
from ..core.lint import lint
from ..core.lint.flaw import Level
from ..core.lint.together import lint_together
from ..formats.banks import native
from ..formats.prose import unmarked
from ..services import library
from ..services.references import dangling
from ..web.flaw_words import flaw_words
from ..web.problem_words import problem_line, reason
from .terminal import say

Found = tuple[str, Level, str]
"""The key of the question, empty for the bank itself; how bad it is; why."""


@click.command("lint")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def bank_lint(file: Path) -> None:
    """Name the item-writing flaws of the bank in FILE; exit 1 only if it cannot be read."""
    text = file.read_text(encoding="utf-8", errors="surrogateescape")
    bank, problems = native.read(text, str(file))
    if bank is None:
        say(*map(problem_line, problems))
        sys.exit(1)
    lines = native.lines(text)
    found = [*_references(bank, lines), *_flaws(bank)]
    for key, level, why in found:
        name = f"{key.removeprefix(bank.id + '/')}: " if key else ""
        say(f"{file}:{lines[key]}: {name}{level}: {why}")
    count = {level: sum(each[1] == level for each in found) for level in ("error", "warning")}
    flaws = ", ".join(counted(number, level) for level, number in count.items())
    click.echo(f"{counted(len(bank.questions), 'question')}: {flaws}")


def _references(bank: Bank, lines: dict[str, int]) -> Iterator[Found]:
    if bank.article:
        for problem in dangling(bank, library.articles(), lines, ""):
            yield f"{bank.id}/{problem.record}" if problem.record else "", "error", reason(problem)


def _flaws(bank: Bank) -> Iterator[Found]:
    for question in bank.questions:
        for flaw in lint(unmarked(question)):
            yield question.key, flaw.level, flaw_words(flaw)
    for flaw in lint_together(tuple(map(unmarked, bank.questions))):
        key, *others = flaw.questions or ("",)
        beside = "".join(f" [{other.removeprefix(bank.id + '/')}]" for other in others)
        yield key, flaw.level, flaw_words(flaw) + beside
