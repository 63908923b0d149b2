"""A file before it is imported: what it holds, what is doubtful about it, and what it would change in a bank."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sqlalchemy.orm import Session

from ..core.bank import Bank
from ..core.lint import lint
from ..core.lint.flaw import Flaw
from ..core.lint.together import lint_together
from ..core.packed import Packing
from ..core.question import Question
from ..formats import banks as files
from ..formats.banks.report import Report
from ..formats.problems import Problem
from ..formats.prose import unmarked
from . import bank_diff, banks, library
from .bank_diff import Diff
from .banks import Owned
from .references import dangling

LINTED = 100
"""Questions looked at between two reports of how far it is."""

Tell = Callable[[int, int], None]
"""Is told how many of how many questions have been looked at."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A flaw, and the wording of the question to be changed; empty where it is the whole bank's."""

    flaw: Flaw
    stem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`diff` is missing where there is no question; `same` is a bank that came from this very file and is as it was.

    Of `references`, each names something that is not there, and `namesake` is a bank of the teacher's that is called
    as the file calls its own, where the file was to become another.
    """

    report: Report
    digest: bytes
    diff: Diff | None = None
    same: Owned | None = None
    namesake: Owned | None = None
    references: tuple[Problem, ...] = ()
    remarks: Mapping[str, Sequence[Remark]] = field(default_factory=dict)

    @property
    def fit(self) -> bool:
        """Whether there is something to import, all of it or the rest."""
        return bool(self.diff and not self.diff.empty and not self.same and not self.references)


def check(session: Session, owner_id: int, bank: Owned | None, file: tuple[str, bytes], tell: Tell) -> Checked:
    """Read a file of this name that is to become the contents of the bank, or a new one. Takes its time."""
    name, body = file
    report, digest = files.read(body, name), hashlib.sha256(body).digest()
    if report.bank is None or not report.bank.questions:
        return Checked(report=report, digest=digest)
    parsed = report.bank
    namesake = None if bank else _called(session, owner_id, parsed.id)
    into = bank or unmade(owner_id, parsed)
    before = bank or namesake
    return Checked(
        report=report,
        digest=digest,
        diff=bank_diff.compare(session, into, parsed),
        same=before if before and bank_diff.same_file(session, before, digest) else None,
        namesake=namesake,
        references=tuple(dangling(parsed, library.articles(), defaultdict(int), name)),
        remarks=_remarks(parsed, tell),
    )


def unmade(owner_id: int, parsed: Bank) -> Owned:
    """Return the empty bank that the file would be imported into."""
    return Owned(id=0, public_id=parsed.id, owner_id=owner_id, slug=parsed.id, title=parsed.title, lang=parsed.lang)


def _called(session: Session, owner_id: int, slug: str) -> Owned | None:
    return next((bank for bank in banks.of_owner(session, owner_id) if bank.slug == slug), None)


def _remarks(bank: Bank, tell: Tell) -> dict[str, Sequence[Remark]]:
    """Return what the linter says, by rule, the most frequent first; of paragraphs only where the bank has any."""
    found: defaultdict[str, Packing[Remark]] = defaultdict(Packing)
    on_a_text = any(question.paragraphs for question in bank.questions)
    for flaw, stem in chain(_own(bank.questions, tell), _between(bank.questions)):
        if on_a_text or flaw.rule != "paragraph-missing":
            found[flaw.rule].append(Remark(flaw, stem))
    return {rule: found[rule].done() for rule in sorted(found, key=lambda rule: -len(found[rule]))}


def _own(questions: Sequence[Question], tell: Tell) -> Iterable[tuple[Flaw, str]]:
    for number, question in enumerate(questions):
        if number % LINTED == 0:
            tell(number, len(questions))
        said = unmarked(question)
        for flaw in lint(said):
            yield flaw, said.stem


def _between(questions: Sequence[Question]) -> Iterable[tuple[Flaw, str]]:
    flaws = lint_together(questions)
    first = {key for flaw in flaws for key in flaw.questions[:1]}
    stems = {question.key: unmarked(question).stem for question in questions if question.key in first} if first else {}
    for flaw in flaws:
        yield flaw, stems.get(next(iter(flaw.questions), ""), "")
