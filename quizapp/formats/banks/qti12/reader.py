"""QTI 1.2 in a stream, as one file or as all files of a package: a question in memory at a time."""

import re
from dataclasses import dataclass, field
from hashlib import blake2b

from ....core.packed import Packing
from ...notes import Note, Unreadable
from ...package import Package, opened
from ...prose.attached import NONE, SOURCE, Attached
from ..content_package import of_roots, ordered, read_files
from ..glimpse import Glimpse
from ..reading import Reading
from ..tree import Element
from ..xml import Shape, elements, encoding
from . import files, item, kinds, pool

ROOTS = ("questestinterop", "POOL")
SHAPE = Shape(
    roots=ROOTS,
    wanted=("item", "sourcebank_ref", "bankentry_item", "qtimetadatafield", "TITLE", *pool.ELEMENTS),
    entered=("assessment", "objectbank"),
    with_dtd=True,
)
LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
BANK_TITLE = "bank_title"
ABROAD = "reference to a bank outside the file"
"""What a reference is called where others have the kind of a question."""
SAME = "assessment_question_identifierref"
"""The field by which the question of a quiz names the same question in a bank."""
NAME = 80
"""Characters by which a bank is known."""
ALIKE = ("presentation", "resprocessing", "itemfeedback")


def detect(file: Glimpse) -> bool:
    return file.holds(ROOTS)


def read(data: bytes, reading: Reading) -> None:
    course = Course(reading)
    if data.startswith(b"PK"):
        with opened(data, reading.limits) as package:
            course.shown = files.Shown(package)
            read_files(package, course.names(package), reading, ROOTS, course.read)
    else:
        course.read(data, reading, NONE)
    course.finish()


@dataclass(slots=True)
class Course:
    """What is known of all files: where there are `several`, the title of each becomes a tag of its questions."""

    reading: Reading
    shown: files.Shown | None = None
    several: bool = False
    tags: tuple[str, ...] = ()
    banks: set[str] = field(default_factory=set)
    references: Packing[Note] = field(default_factory=Packing)
    seen: dict[bytes, str] = field(default_factory=dict)
    again: int = 0

    def names(self, package: Package) -> list[str]:
        """Return the files to read: of a quiz that is there twice, the one that says more."""
        names = ordered(package, self.reading.limits)
        less = files.twice(package, names)
        for self.reading.part, other in less.items():
            self.reading.warn(0, "", "quiz-twice", other=other)
        kept = [name for name in names if name not in less]
        try:
            holding = set(of_roots(package, ROOTS))
        except Unreadable:  # one of them is broken, which is said when it is read
            holding = set(kept)
        self.several = len(holding.intersection(kept)) > 1
        return kept

    def read(self, data: bytes, reading: Reading, attached: Attached) -> None:
        reading.encoding = encoding(data)
        if self.shown:
            attached = Attached(SOURCE, self.shown.beside(reading.part))
        self.tags, self.again = (), 0
        for element in elements(data, SHAPE, reading.limits):
            if element.name in READERS:
                READERS[element.name](self, element)
            elif element.name in pool.ELEMENTS:
                pool.read(element, reading, attached, self.tags)
            elif not self._is_known(element):
                item.read(item.Item(element, reading, attached, self.tags))
        if self.again:
            reading.warn(0, "", "questions-twice", count=self.again)

    def finish(self) -> None:
        """Refuse what is in banks that were in none of the files."""
        for note in self.references.done():
            if note.params["bank"] not in self.banks:
                self.reading.refused.append(note)
        reading = self.reading
        if not (len(reading.questions) or reading.refused or reading.skipped):
            raise Unreadable("questions-none")

    def begin(self, element: Element) -> None:
        """Learn the name of a quiz, or of a bank."""
        self.banks.add(element.attributes.get("ident", "")[:NAME])
        if LANG.fullmatch(lang := element.attributes.get("lang", "")):
            self.reading.lang = lang
        self.title(element.attributes.get("title", ""))

    def title(self, title: str) -> None:
        title = " ".join(title.split())
        if self.several:
            self.tags = (title,) if title else ()
        elif title:
            self.reading.title = title

    def field(self, element: Element) -> None:
        label, entry = element.first("fieldlabel"), element.first("fieldentry")
        if label and entry and label.own.strip() == BANK_TITLE:
            self.title(entry.own)

    def refer(self, element: Element) -> None:
        bank = element.attributes.get("sourcebank_ref", "") or element.own.strip()
        params: dict[str, object] = {"bank": bank[:NAME]}
        self.references.append(Note(element.line, "bank-outside", "", ABROAD, params, part=self.reading.part))

    def _is_known(self, element: Element) -> bool:
        """Say whether the very same question was in another file, as in a quiz and in the bank that it came from."""
        if not self.several:
            return False
        name = dict(kinds.fields(element)).get(SAME) or element.attributes.get("ident", "")
        content = "".join(child.as_html() for child in element.children if child.name in ALIKE)
        known = blake2b(f"{name}\n{content}".encode("utf-8", "replace"), digest_size=16).digest()
        there = self.seen.setdefault(known, self.reading.part) != self.reading.part
        self.again += there
        return there


READERS = {
    "assessment": Course.begin,
    "objectbank": Course.begin,
    "qtimetadatafield": Course.field,
    "TITLE": lambda course, element: course.title(element.attributes.get("value", "")),
    "sourcebank_ref": Course.refer,
    "bankentry_item": Course.refer,
}
