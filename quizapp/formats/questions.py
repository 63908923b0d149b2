"""Questions for reading: every field as JSON, or as text for a person."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from ..core.kinds.ordering import Ordering
from ..core.question import Question


def as_json(question: Question) -> dict[str, Any]:
    """Return every field, also those at their default, with the digest."""
    body: dict[str, Any] = {
        "key": question.key,
        "digest": question.digest,
        "targets": question.targets,
        "kind": question.kind,
        "stem": question.stem,
        "options": [_option(option.key, option.text, option.fact, option.date) for option in question.options],
        "correct": question.correct,
        "evidence": question.evidence,
        "explanation": question.explanation,
        "caveat": question.caveat,
        "paragraphs": question.paragraphs,
        "difficulty": question.difficulty,
        "generator": question.generator,
        "lang": question.lang,
    }
    if isinstance(question, Ordering):
        body |= {"comparable": question.comparable, "locked": question.locked, "ends": question.ends}
    return body


def _option(key: str, text: str, fact: str, date: str) -> dict[str, str]:
    known = {"fact": fact, "date": date}
    return {"key": key, "text": text} | {name: value for name, value in known.items() if value}


def write_json(questions: Iterable[Question], out: TextIO) -> None:
    """Write a JSON array, one question a line."""
    mark = "["
    for question in questions:
        out.write(f"{mark}\n{json.dumps(as_json(question), ensure_ascii=False)}")
        mark = ","
    out.write("[]\n" if mark == "[" else "\n]\n")


def write_text(questions: Iterable[Question], out: TextIO) -> None:
    """Write each question as a teacher would read it aloud: right options are ticked, orderings stand in order."""
    for number, question in enumerate(questions, 1):
        out.write(f"{number}. {question.stem}  [{question.generator}, difficulty {question.difficulty:.2f}]\n")
        ordered = isinstance(question, Ordering)
        keys = question.correct if ordered else tuple(option.key for option in question.options)
        for place, key in enumerate(keys, 1):
            mark = f"{place}." if ordered else "[x]" if key in question.correct else "[ ]"
            out.write(f"   {mark} {question.option(key).text}\n")
        notes = [*question.explanation.splitlines(), question.caveat]
        out.writelines(f"   > {line}\n" for line in notes if line)
        out.write(f"   Paragraphs: {', '.join(map(str, question.paragraphs))}\n\n")


WRITERS = {"json": write_json, "text": write_text}
