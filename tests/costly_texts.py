"""Texts that once cost minutes, by name, and what is done with each. Run as a program, it does all of it."""

from collections.abc import Callable, Mapping

from quizapp.core.kinds.single_choice import SingleChoice
from quizapp.core.letters import normalised
from quizapp.core.lint import lint
from quizapp.core.lint.words import unquoted
from quizapp.core.question import Option
from quizapp.formats.banks.gift import TAGS
from quizapp.formats.banks.h5p.fields import TABLE
from quizapp.formats.banks.moodle_xml import CANVAS
from quizapp.formats.banks.qti12.files import CARTRIDGE
from quizapp.formats.banks.strict_json import parsed
from quizapp.formats.foreign import ROOT
from quizapp.formats.limits import USUAL
from quizapp.formats.notes import Unreadable
from quizapp.formats.prose import markdown, plain
from quizapp.formats.prose.plain import runs
from quizapp.services.names import folded
from quizapp.services.tokens import plain_code

MARKS = "a" + "\u0315" * 500_000 + "\u0316" * 500_000
SPACES = " " * 1_000_000


def linted(stem: str = "Which is it?", *texts: str) -> None:
    options = tuple(Option(key=key, text=text) for key, text in zip("abc", texts or ("one", "two"), strict=False))
    lint(SingleChoice(key="a/a", stem=stem, options=options, correct=("a",)))


def twice() -> None:
    names = [f'"a{number}":1' for number in range(200_000)]
    try:
        parsed(f"{{{','.join([*names, names[-1]])}}}".encode(), USUAL)
    except Unreadable:
        return
    raise AssertionError


COSTLY: Mapping[str, Callable[[], object]] = {
    "marks in the wrong order": lambda: normalised("NFC", MARKS),
    "a name of marks": lambda: folded(MARKS),
    "a code of marks": lambda: plain_code(MARKS),
    "an address that is only spaces": lambda: runs(f"<a src={SPACES}x"),
    "a page with spaces only": lambda: plain(f"<b>a</b>{SPACES}b", "html"),
    "formulas without end": lambda: markdown.html("\\(" * 200_000),
    "formulas without end between lines": lambda: markdown.html("\\[" * 200_000),
    "quotations without end": lambda: unquoted("\u201c" * 1_000_000),
    "labels without end": lambda: linted("Which?", "A, " * 60 + "zz", "B, " * 60 + "zz"),
    "labels with spaces": lambda: linted("Which?", "A" + "\n" * 20_000 + ",", "B" + "\n" * 20_000 + ","),
    "a stem that is to do much": lambda: linted("a" + " to" * 100_000),
    "a stem in which much is said": lambda: linted("a" + " said" * 100_000),
    "a file in no folder": lambda: CARTRIDGE.fullmatch("a" * 300_000),
    "tags without end": lambda: TAGS.findall("[tag:" * 100_000),
    "a document type without end": lambda: ROOT.match("<!DOCTYPE" + "a" * 1_000_000),
    "document types of no document": lambda: ROOT.match("<!DOCTYPE tide>" * 100),
    "a file of Moodle that begins without end": lambda: CANVAS.search("<quiz " * 100_000),
    "a table without end": lambda: TABLE.sub("", "<td " * 400_000),
    "names of which the last stands twice": twice,
}

if __name__ == "__main__":
    for name, work in COSTLY.items():
        print(name, flush=True)
        work()
