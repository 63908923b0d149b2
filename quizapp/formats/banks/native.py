"""Banks in our own format: YAML, a head under `bank` and a list under `questions`.

    bank: {id: reading-the-argument, title: Reading the argument, article: sino-russian}
    questions:
      - id: durable-without-pact
        kind: single_choice
        stem: Why, according to the article, ...?
        options:
          - {text: ..., right: true}
          - {text: ...}
        explanation: ...
        paragraphs: [5, 28]

Options may have `feedback` and a `weight`, a share of the points such as "1/3"; those with `last: true` stay at the end
when others are shuffled. `article` names the facts that `targets` are ids of. Options of an ordering stand in their
right order; `any_order` lists pairs of their keys that may stand either way, `locked: true` fixes an option at its
place, `ends` labels the first and the last place, and `show: 4` asks each student for four of them (`show_choice:
contiguous`: that follow each other). `markup` says how the texts are to be read: `markdown`, `html`, or as they are;
pictures stand in them as data.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ...core.bank import Bank
from ...core.packed import Packing
from ...core.question import Option, Question
from ..limits import USUAL, Limits
from ..nodes import MISTAKES, Node, Refused, parse
from ..problems import FileError, Problem
from ..prose.pictures import Pictures
from ..records import Builder
from . import checks, marked, written
from .native_kinds import NATIVE_KINDS

DECIMALS = 4
"""Decimals of a difficulty: an estimate is no finer."""


class BankError(FileError):
    """A bank that was refused."""


def load(path: Path) -> Bank:
    """Read a bank; raise BankError with every problem, each with its line, where there are any."""
    bank, problems = read(path.read_text(encoding="utf-8", errors="surrogateescape"), path.name)
    if bank is None:
        raise BankError(problems)
    # Quizzes are drawn from it again and again, so it is not kept packed.
    return replace(bank, questions=tuple(bank.questions))


def read(text: str, name: str) -> tuple[Bank | None, tuple[Problem, ...]]:
    """Return the bank, or None and every problem: a bank is taken whole or not at all."""
    bank, problems = sound(text, name)
    return None if problems else bank, problems


def sound(text: str, name: str, limits: Limits = USUAL) -> tuple[Bank | None, tuple[Problem, ...]]:
    """Return the bank with its sound questions only, and every problem of the others."""
    taking = _Taking(Builder(name, []), limits)
    document, problems = parse(text, name, {"questions": taking.item}, limits)
    bank = None
    if document:
        try:
            bank = taking.bank(document)
        except Refused as error:
            problems.append(Problem(name, error.line, "", error.code, error.params))
        else:
            problems += taking.builder.problems
    return bank, tuple(sorted(problems, key=lambda problem: problem.line))


def lines(text: str) -> dict[str, int]:
    """Return where each question of a sound bank begins, by its key; the empty key is the bank itself."""
    document, _ = parse(text, "", {"questions": lambda _, node: (node.value["id"].value, node.line)})
    assert document  # noqa: S101 - the text was read before
    head = document.value["bank"]
    name = head.value["id"].value
    return {"": head.line} | {f"{name}/{id_}": line for id_, line in document.value["questions"].value}


class _Taking:
    """Questions on their way into a bank: each is made as soon as it is read, where the head stands before them."""

    def __init__(self, builder: Builder, limits: Limits) -> None:
        self.builder = builder
        self.limits = limits
        self.headed = False
        self.head: written.Bank | None = None
        self.questions = Packing[Question]()
        self.first: dict[str, int] = {}
        self.pictures: Pictures = {}

    def item(self, fields: dict[str, Node], node: Node) -> Node | None:
        """Take a question, or return it where it has to wait for the head."""
        if "bank" not in fields:
            return node
        self._read_head(fields["bank"])
        self._take(node)
        return None

    def bank(self, document: Node) -> Bank | None:
        builder = self.builder
        sections = document.value if isinstance(document.value, dict) else {}
        for section in sections.keys() - {"bank", "questions"}:
            builder.problem(sections[section].line, "section-unknown", section=section)
        if "bank" not in sections:
            builder.problem(document.line, "bank-missing")
        listed = sections.get("questions", document)
        if listed is document or not isinstance(listed.value, list) or not listed.value:
            builder.problem(listed.line, "questions-missing")
        if "bank" not in sections:
            return None
        self._read_head(sections["bank"])
        for node in filter(None, listed.value if isinstance(listed.value, list) else ()):
            self._take(node)
        if self.head is None:
            return None
        return Bank(**_fields(self.head), questions=self.questions.done(), pictures=self.pictures)

    def _read_head(self, node: Node) -> None:
        if self.headed:
            return
        self.headed, self.head = True, self.builder.build(written.Bank, node)
        for code, path, params in checks.check_bank(self.head) if self.head else ():
            self.builder.problem(_line(node, path), code, **params)

    def _take(self, node: Node) -> None:
        builder, first = self.builder, self.first
        if len(builder.problems) > MISTAKES:
            raise Refused(node.line, "mistakes-many", most=MISTAKES)
        if len(self.questions) >= self.limits.items:
            raise Refused(node.line, "items-many", most=self.limits.items)
        given = node.value.get("id") if isinstance(node.value, dict) else None
        builder.record = given.value if given and isinstance(given.value, str) else ""
        if given and builder.record in first:
            builder.problem(given.line, "id-duplicate", first=first[builder.record])
        elif given and builder.record:
            first[builder.record] = given.line
        question = _question(builder, node, self.head, self.pictures)
        if question:
            self.questions.append(question)
        builder.record = ""


def _fields(head: written.Bank) -> dict[str, str]:
    return {"id": head.id, "title": written.one_line(head.title), "article": head.article, "lang": head.lang}


def _question(builder: Builder, node: Node, head: written.Bank | None, pictures: Pictures) -> Question | None:
    question = builder.build(written.Question, node)
    if question is None:
        return None
    question = marked.without_data(question, pictures)
    # Where the head cannot be read, whether it names an article is unknown.
    findings = list(checks.check(question, head.article if head else "unknown", pictures))
    for code, path, params in findings:
        builder.problems.append(Problem(builder.name, _line(node, path), builder.record, code, params))
    return None if findings or head is None else made(question, head)


def made(question: written.Question, head: written.Bank) -> Question:
    """Return a question that `checks.check` finds nothing wrong with."""
    clean, markup = marked.CLEANED[question.markup], question.markup
    same: dict[str, Any] = {
        "key": f"{head.id}/{question.id}",
        "stem": written.tidy(clean(question.stem), markup),
        "options": tuple(
            Option(
                key=key,
                text=written.tidy(clean(option.text), markup),
                feedback=written.tidy(clean(option.feedback), markup),
                weight=str(written.share(option.weight)) if option.weight else "",
                last=option.last,
            )
            for key, option in zip(question.keys, question.options, strict=True)
        ),
        "explanation": written.tidy(clean(question.explanation), markup),
        "paragraphs": question.paragraphs,
        "targets": tuple(f"{head.article}/{target}" for target in question.targets),
        "tags": tuple(dict.fromkeys(map(written.one_line, question.tags))),
        "difficulty": round(float(question.difficulty), DECIMALS),
        "lang": head.lang,
        "markup": markup,
    }
    return NATIVE_KINDS[question.kind].make(question, **same)


def _line(node: Node, path: tuple[str | int, ...]) -> int:
    """Return the line of the node at the end of the path, or of the last one on the way that is written."""
    for step in path:
        children = node.value
        if isinstance(children, dict) and step not in children:
            break
        node = children[step]
    return node.line
