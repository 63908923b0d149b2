"""The lines of a text2qti quiz: each mark at the beginning of a line, with the text that is indented below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKS = {
    "question": r"[0-9]+\.",
    "right": r"\*[a-zA-Z]\)",
    "wrong": r"[a-zA-Z]\)",
    "right of several": r"\[\*\]",
    "wrong of several": r"\[ ?\]",
    "short_answer": r"\*",
    "feedback": r"\.\.\.",
    "if right": r"\+",
    "if wrong": r"-",
    "solution": r"!",
    "numerical": r"=",
    "title": r"[Tt]itle:",
    "points": r"[Pp]oints:",
    "text title": r"[Tt]ext [Tt]itle:",
    "text": r"[Tt]ext:",
    "quiz title": r"[Qq]uiz [Tt]itle:",
    "quiz description": r"[Qq]uiz description:",
    "shuffle": r"[Ss]huffle answers:",
    "setting": r"(?:[Pp]ick|[Ss]olutions pick|[Pp]oints per question|[Ss]how correct answers|[Oo]ne question at a time"
    r"|[Cc]an't go back|[Ff]eedback is solution|[Ss]olutions sample groups|[Ss]olutions randomize groups):",
}
"""By what follows it."""
ALONE = {
    "essay": r"___+",
    "file_upload": r"\^\^\^+",
    "group": r"GROUP",
    "group end": r"END_GROUP",
    "code": r"```+.*",
}
BEGINS = re.compile(
    "|".join(
        [f"(?P<m{place}>{mark}[ \t]+(?=\\S))" for place, mark in enumerate(MARKS.values())]
        + [f"(?P<a{place}>{mark}\\s*$)" for place, mark in enumerate(ALONE.values())]
    )
)
NAMES = {f"m{place}": name for place, name in enumerate(MARKS)} | {
    f"a{place}": name for place, name in enumerate(ALONE)
}
ONE_LINE = {"points", "numerical", "short_answer", "shuffle", "setting", *ALONE}
ONE_PARAGRAPH = {"title", "text title", "quiz title"}
TAB = 4


@dataclass(frozen=True, slots=True)
class Part:
    """`mark` is a name of the above, or empty for a line that begins with none."""

    line: int
    mark: str
    text: str
    sign: str = ""


def parts(text: str) -> Iterator[Part]:
    """Yield what the lines hold, without comments."""
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        line, start = lines[place], place + 1
        place += 1
        found = BEGINS.match(line)
        if line.startswith("%") or not line.strip():
            continue
        if line.strip() == "COMMENT":
            place = _after(lines, place, "END_COMMENT")
        elif not found:
            yield Part(start, "", line)
        else:
            mark = NAMES[found.lastgroup or ""]
            sign, rest = found[0].strip(), line[found.end() :].strip()
            if mark == "code":
                fence = re.match("`+", line)[0]  # type: ignore[index]  # the mark begins with it
                end = _after(lines, place, fence)
                rest, place = "\n".join(lines[place : end - 1]), end
            elif mark not in ONE_LINE:
                indent = 0 if sign.endswith(":") else len(found[0].expandtabs(TAB))
                more, place = _indented(lines, place, indent, paragraphs=mark not in ONE_PARAGRAPH)
                rest = "\n".join([rest, *more])
            yield Part(start, mark, rest, sign)


def _after(lines: list[str], place: int, end: str) -> int:
    """Return the place after the next line that is this, or the end of the file."""
    while place < len(lines) and lines[place].strip() != end:
        place += 1
    return place + 1


def _indented(lines: list[str], place: int, indent: int, *, paragraphs: bool) -> tuple[list[str], int]:
    """Return the lines that go on with a text, without their indentation, and the place after them.

    Where no indentation is given, the first line sets it.
    """
    found: list[str] = []
    while place < len(lines):
        line = lines[place].expandtabs(TAB).rstrip()
        if not line and not paragraphs:
            break
        if line:
            indent = indent or len(line) - len(line.lstrip(" "))
            if not indent or not line.startswith(" " * indent):
                break
        found.append(line[indent:])
        place += 1
    while found and not found[-1]:
        found.pop()
    return found, place
