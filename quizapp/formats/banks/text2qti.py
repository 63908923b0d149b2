"""text2qti: numbered questions, lettered choices with a star before the right one, texts in Markdown.

    1.  What holds the water back?
    *a) The wall
    b)  The road
    ... It was cut before.

Code that would have to be run to make questions is refused, and never run.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ..decoding import decode
from ..notes import Refused
from .drafts import Choice, Draft
from .glimpse import Glimpse
from .reading import Reading
from .report import Unreadable
from .statements import statement
from .text2qti_lines import Part, parts
from .written import one_line

TITLED = re.compile(r"^[Qq]uiz [Tt]itle:[ \t]+\S", re.MULTILINE)
NUMBERED = re.compile(r"^[0-9]+\.[ \t]+\S", re.MULTILINE)
STARRED = re.compile(r"^[0-9]+\.[ \t]+\S.*\n(?:.*\n){0,40}?(?:\*[a-zA-Z]\)|\[\*\])[ \t]", re.MULTILINE)
CHOICES = {"right": True, "wrong": False}
SEVERAL = {"right of several": True, "wrong of several": False}
FOREIGN = {"short_answer", "numerical", "essay", "file_upload"}
KINDS = dict.fromkeys(CHOICES, "single_choice") | dict.fromkeys(SEVERAL, "multiple_response")
LATEX = re.compile(r"(?<![\\$\w])\$(?=[^\s$])([^$\n]*?[^\s$\\])\$(?![\w$])")
RUNS = re.compile(r"```+[ \t]*\{[^{}]*\.run\b")


@dataclass(slots=True)
class Item:
    """The question being read; `answers` are choices, each with its feedback, or whatever else is to be answered."""

    line: int
    stem: str
    title: str
    answers: list[tuple[Part, list[str]]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    astray: Part | None = None


def detect(file: Glimpse) -> bool:
    return bool((TITLED.search(file.head) and NUMBERED.search(file.head)) or STARRED.search(file.head))


def read(data: bytes, reading: Reading) -> None:
    decoded = decode(data)
    reading.encoding = decoded.encoding
    if decoded.legacy:
        raise Unreadable("not-utf-8", decoded.legacy[0])
    quiz = _Quiz(reading)
    for part in parts(decoded.text):
        READERS.get(part.mark, _Quiz.astray)(quiz, part)
    quiz.end()


class _Quiz:
    """The quiz on its way into the reading, part by part."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.item: Item | None = None
        self.title = ""
        self.text_title = ""
        self.shuffle = False

    def question(self, part: Part) -> None:
        self.end()
        self.item = Item(part.line, part.text, self.title)
        self.title = ""

    def answer(self, part: Part) -> None:
        if self.item is None:
            self.astray(part)
        else:
            self.item.answers.append((part, []))

    def feedback(self, part: Part) -> None:
        if self.item is None:
            self.astray(part)
        elif self.item.answers:
            self.item.answers[-1][1].append(part.text)
        else:
            self.item.told.append(part.text)

    def solution(self, part: Part) -> None:
        if self.item is None:
            self.astray(part)
        else:
            self.item.told.append(part.text)

    def drop(self, part: Part) -> None:
        if self.item is None:
            self.astray(part)
        else:
            self.item.dropped.append(part.sign)

    def astray(self, part: Part) -> None:
        """Note a line that belongs to nothing: the open question may lack it."""
        if self.item is None:
            self.reading.refuse(part.line, "", "", "line-astray", text=_shown(part))
        elif self.item.astray is None:
            self.item.astray = part

    def name(self, part: Part) -> None:
        self.end()
        self.title = part.text

    def name_quiz(self, part: Part) -> None:
        self.reading.title = one_line(part.text)

    def set_shuffle(self, part: Part) -> None:
        self.shuffle = part.text.lower() == "true"

    def pass_over(self, part: Part) -> None:
        """Pass over what is about the quiz, and not about a question."""

    def describe(self, part: Part) -> None:
        self.reading.warn(part.line, "", "fields-dropped", fields=part.sign.rstrip(":"))

    def name_text(self, part: Part) -> None:
        self.end()
        self.text_title = part.text

    def text(self, part: Part) -> None:
        self.end()
        self.reading.skip(part.line, self.text_title or part.text, "description", "description-skipped")
        self.text_title = ""

    def group(self, part: Part) -> None:
        self.end()
        self.reading.skip(part.line, part.text, part.mark, "group-skipped")

    def end_group(self, part: Part) -> None:
        del part
        self.end()

    def code(self, part: Part) -> None:
        if RUNS.match(part.sign):
            self.end()
            self.reading.refuse(part.line, part.sign, part.mark, "code-unrun")
        else:
            self.astray(part)

    def end(self) -> None:
        """Take the open question, or refuse it."""
        item, self.item = self.item, None
        if item is None:
            return
        kind = next((part.mark for part, _ in item.answers if part.mark in FOREIGN), "")
        try:
            draft = _draft(item, self.reading, shuffle=self.shuffle)
        except Refused as refused:
            line = item.astray.line if item.astray else item.line
            self.reading.refuse(line, item.title or item.stem, kind, refused.code, **refused.params)
            return
        self.reading.take(draft)
        if dropped := ", ".join(dict.fromkeys(item.dropped)):
            self.reading.warn(item.line, item.title or item.stem, "fields-dropped", fields=dropped)


def _draft(item: Item, reading: Reading, *, shuffle: bool) -> Draft:
    if item.astray:
        raise Refused("line-astray", text=_shown(item.astray))
    if any(part.mark in FOREIGN for part, _ in item.answers):
        raise Refused("kind-unknown")
    kinds = {KINDS[part.mark] for part, _ in item.answers}
    if len(kinds) != 1:
        raise Refused("answers-mixed") if kinds else Refused("options-few", fewest=2, found=0)
    (kind,) = kinds
    right = [(CHOICES | SEVERAL)[part.mark] for part, _ in item.answers]
    if not any(right):
        raise Refused("key-missing")
    starred = [part.sign for part, _ in item.answers if CHOICES.get(part.mark)]
    if len(starred) > 1:
        raise Refused("key-several", text=", ".join(starred)[:40], found=len(starred))
    share = Fraction(1, sum(right))
    wrong = -share if kind == KINDS["right of several"] else Fraction(0)
    choices = tuple(
        Choice(
            text=_prose(part.text, reading),
            weight=share if each else wrong,
            feedback=_prose("\n\n".join(told), reading),
        )
        for (part, told), each in zip(item.answers, right, strict=True)
    )
    judged = statement(choices) if starred else ()
    return Draft(
        line=item.line,
        kind="true_false" if judged else kind,
        title=one_line(item.title),
        stem=_prose(item.stem, reading),
        choices=judged or choices,
        explanation=_prose("\n\n".join(item.told), reading),
        shuffle=shuffle,
    )


def _shown(part: Part) -> str:
    return one_line(f"{part.sign} {part.text}"[:80])[:40]


def _prose(text: str, reading: Reading) -> str:
    """Return the text as Markdown, its LaTeX between the marks that ours has."""
    return reading.prose(LATEX.sub(lambda found: f"\\({found[1]}\\)", text), "markdown")


READERS: Mapping[str, Callable[[_Quiz, Part], None]] = {
    "question": _Quiz.question,
    **dict.fromkeys([*CHOICES, *SEVERAL, *FOREIGN], _Quiz.answer),
    "feedback": _Quiz.feedback,
    "solution": _Quiz.solution,
    **dict.fromkeys(["if right", "if wrong"], _Quiz.drop),
    "title": _Quiz.name,
    "points": _Quiz.pass_over,
    "setting": _Quiz.pass_over,
    "shuffle": _Quiz.set_shuffle,
    "quiz title": _Quiz.name_quiz,
    "quiz description": _Quiz.describe,
    "text title": _Quiz.name_text,
    "text": _Quiz.text,
    "group": _Quiz.group,
    "group end": _Quiz.end_group,
    "code": _Quiz.code,
}
