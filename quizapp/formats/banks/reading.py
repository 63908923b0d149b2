"""A file on its way to a report: what is read is collected here, item by item."""

import re
from dataclasses import dataclass, field, replace

from ...core.bank import Bank
from ...core.letters import normalised
from ...core.packed import Packing
from ...core.question import Question
from ..limits import USUAL, Limits
from ..notes import Refused
from ..prose import reading, texts, words
from ..prose.attached import NONE, Attached
from ..prose.pictures import Pictures, named
from ..prose.reading import How
from . import drafts
from .drafts import Draft
from .report import Note, Report, Unreadable
from .written import SLUG

WORDS = 6
"""An item without a name is named by as many words of its stem."""


@dataclass(slots=True)
class Reading:
    """`name` is the id the bank gets where the file says none; `part` is the file of a package that is being read."""

    name: str
    limits: Limits = USUAL
    encoding: str = ""
    title: str = ""
    lang: str = "en"
    article: str = ""
    questions: Packing[Question] = field(default_factory=Packing)
    refused: Packing[Note] = field(default_factory=Packing)
    skipped: Packing[Note] = field(default_factory=Packing)
    warnings: Packing[Note] = field(default_factory=Packing)
    ids: dict[str, int] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=dict)
    lost: int = 0
    part: str = ""

    def refuse(self, line: int, title: str, kind: str, code: str, **params: object) -> None:
        self.lost = 0
        self.refused.append(Note(line, code, shortened(title), kind, params, part=self.part))
        self._count()

    def skip(self, line: int, title: str, kind: str, code: str, **params: object) -> None:
        self.skipped.append(Note(line, code, shortened(title), kind, params, part=self.part))
        self._count()

    def warn(self, line: int, title: str, code: str, **params: object) -> None:
        self.warnings.append(Note(line, code, shortened(title), params=params, part=self.part))

    def prose(self, text: str, how: How = "html", attached: Attached = NONE) -> str:
        """Return the text as a part of a question, counting the pictures it loses; raise Refused as `read` does."""
        found = reading.read(text, how, attached, self.pictures)
        self.lost += found.lost
        return found.text

    def take(self, draft: Draft) -> None:
        """Keep the item as a question, or the reason why it cannot be one."""
        self._count()
        title = draft.title or words(draft.stem)
        lost, self.lost = self.lost, 0
        try:
            made = drafts.question(draft, f"{self.name}/{self._id(draft)}", self.lang)
        except Refused as refused:
            self.refused.append(
                Note(draft.line, refused.code, shortened(title), draft.kind, refused.params, draft.cell, self.part)
            )
            return
        self.questions.append(made)
        self.warnings.extend(replace(note, part=self.part) for note in drafts.warnings(draft))
        if lost:
            self.warn(draft.line, title, "image-dropped", count=lost)

    @property
    def bank(self) -> Bank:
        return Bank(
            id=self.name,
            title=self.title or self.name,
            lang=self.lang,
            article=self.article,
            questions=self.questions.done(),
            pictures=self._named(),
        )

    def _named(self) -> Pictures:
        """Return the pictures that questions name: of what was refused, none is kept."""
        if not self.pictures:
            return {}
        shown = {digest for question in self.questions for digest in named(texts(question))}
        return {digest: data for digest, data in self.pictures.items() if digest in shown}

    def report(self, format_: str) -> Report:
        return Report(
            format=format_,
            encoding=self.encoding,
            bank=self.bank,
            refused=self.refused.done(),
            skipped=self.skipped.done(),
            warnings=self.warnings.done(),
        )

    def _count(self) -> None:
        if len(self.questions) + len(self.refused) + len(self.skipped) > self.limits.items:
            raise Unreadable("items-many", most=self.limits.items)

    def _id(self, draft: Draft) -> str:
        first = " ".join(words(draft.stem).split()[:WORDS])
        name = (
            draft.id
            if SLUG.fullmatch(draft.id)
            else slug(draft.id or draft.title or first) or slug(first) or "question"
        )
        number = self.ids.get(name, 0) + 1
        self.ids[name] = number
        if number == 1:
            return name
        return self._id_free(name, number)

    def _id_free(self, name: str, number: int) -> str:
        while (numbered := f"{name}-{number}") in self.ids:
            number += 1
        self.ids[name] = number
        self.ids[numbered] = 1
        return numbered


def slug(text: str) -> str:
    """Return the text in small letters, digits and hyphens, or nothing where it has none of them."""
    ascii_ = normalised("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:60].strip("-")


def shortened(text: str) -> str:
    line = " ".join(text[:400].split())
    return line if len(line) <= 80 else line[:79] + "…"  # noqa: PLR2004 - a line on a screen
