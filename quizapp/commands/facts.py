"""`quizapp facts`: look over a file of facts, begin one."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from ..core.counted import counted
from ..core.facts import Article, Fact
from ..formats.anki import note
from ..formats.anki.facts import notes
from ..formats.facts import SECTIONS, read
from ..formats.own_words import repeated
from ..paths import resource
from ..web.problem_words import problem_line
from .bank_file import force, output, write_file
from .terminal import say

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
ASKS = ("key", "support", "never")


@click.group("facts")
def facts_group() -> None:
    """Look over a file of facts, begin a file for another article."""


@facts_group.command("check")
@click.argument("file", type=FILE)
@click.option("--source", type=FILE, help="The article as text: name what the facts repeat from it word for word.")
def check_command(file: Path, source: Path | None) -> None:
    """Name every problem of a FILE of facts by line, and what it covers; exit 1 if there was a problem."""
    text = file.read_text(encoding="utf-8", errors="surrogateescape")
    article, problems = read(text, file.name)
    if article and source:
        original = source.read_text(encoding="utf-8", errors="replace")
        problems = (*problems, *repeated(text, file.name, article, original))
    for problem in sorted(problems, key=lambda problem: problem.line):
        say(problem_line(problem))
    if article:
        say(*coverage(article))
    click.echo(counted(len(problems), "problem"))
    sys.exit(1 if problems else 0)


def coverage(article: Article) -> list[str]:
    """Return two tables: how many facts each paragraph and each section has, by what may be asked about them."""
    topics = [paragraph.topic for paragraph in article.paragraphs]
    sections = [section for section, (cls, _) in SECTIONS.items() if issubclass(cls, Fact)]
    width = max(map(len, [*topics, *sections]))

    def row(number: str, name: str, facts: Iterable[Fact]) -> str:
        asked = Counter[str](fact.ask for fact in facts)
        return f"{number:>3} {name:{width}}" + "".join(f"{asked[ask]:9}" for ask in ASKS)

    heading = "".join(f"{ask:>9}" for ask in ASKS)
    return [
        f"    {'paragraph':{width}}{heading}",
        *(
            row(str(number), topic, (fact for fact in article.facts if number in fact.paragraphs))
            for number, topic in enumerate(topics, 1)
        ),
        f"\n    {'section':{width}}{heading}",
        *(row("", section, getattr(article, section)) for section in sections),
        row("", "total", article.facts) + "\n",
    ]


@facts_group.command("anki")
@click.argument("file", type=FILE)
@output
@force
def anki_command(file: Path, output: Path | None, force: bool) -> None:
    """Write the facts in FILE as flash cards for Anki; exit 1 if the file has a problem."""
    article, problems = read(file.read_text(encoding="utf-8", errors="surrogateescape"), file.name)
    for problem in problems:
        say(problem_line(problem), err=True)
    if problems or article is None:
        sys.exit(1)
    write_file(note.file(notes(article), article.title), output, force=force)


@facts_group.command("new")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def new_command(file: Path | None) -> None:
    """Write facts to begin with, every field explained, to FILE or to the screen."""
    template = (resource("questions") / "templates" / "facts.yaml").read_text(encoding="utf-8")
    if not file:
        click.echo(template, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(template)
    except FileExistsError as error:
        raise click.ClickException(f"{file} already exists and was left as it is.") from error
    click.echo(f"{file} is a small article's facts: replace them by yours, then run: quizapp facts check {file}")
