"""GIFT as Moodle 4.5 reads it: a line for the question and one for each answer, every sign of the format escaped."""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import partial

from ...core.bank import Bank
from ...core.kinds.ordering import Ordering
from ...core.question import Markup, Question
from ..prose import changed, html
from ..prose.pictures import put_in
from .gift_signs import COMMENT, ESCAPED
from .grades import known_shares, percent
from .losses import listed
from .moodle_markdown import settled
from .moodle_ordering import PAIRS, selection
from .statements import judged, tags
from .writing import Items

MARKED = re.compile(r"[<&]|!\[|\A[%\[]")
"""What would be read as markup, as a share of the points, or as a format's name."""
TAG = re.compile(r"[^\x00-\x1f<>`\\]+")
"""What Moodle allows in a tag; a backslash would escape the bracket after it."""
ITEM = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>\\{}#["} | {"\n": "<br>"})
"""Moodle's plugin leaves escapes in the items of an ordering as they are, and shows them as HTML."""
SIGNS_OF_HTML = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\{}#["} | {"\n": " "})

MISREAD = re.compile(rf"{COMMENT}|0\Z|ANSWER:")
"""Lines that are comments, empty to Moodle, or what a file in Aiken is known by."""


def file(bank: Bank, items: Iterable[str]) -> bytes:
    del bank  # the format has no place for it
    return "\n".join(items).encode()


def _single(question: Question, bank: Bank) -> str:
    question = _carrying(question, bank)
    return _truth(question, bank) if judged(question) else _choice(question, bank, single=True)


def _multiple(question: Question, bank: Bank) -> str:
    question = _carrying(question, bank)
    return _choice(question, bank, single=False)


def _choice(question: Question, bank: Bank, *, single: bool) -> str:
    """One `=` says that one answer is chosen; without any `~` it would be a short answer."""
    shares = known_shares(question)
    chosen = shares.index(Fraction(1)) if single else None
    answers = ""
    for place, (option, share) in enumerate(zip(question.options, shares, strict=True)):
        mark = "=" if place == chosen else f"~%{percent(share)}%" if share else "~"
        feedback = f"#{_text(option.feedback, question.markup)}" if option.feedback else ""
        answers += f"\n\t{mark}{_text(option.text, question.markup)}{feedback}"
    return _item(question, bank, answers)


def _truth(question: Question, bank: Bank) -> str:
    wrong, right = sorted(question.options, key=lambda option: option.key in question.correct)
    markup = question.markup
    feedback = (
        f"#{_text(wrong.feedback, markup)}#{_text(right.feedback, markup)}" if wrong.feedback or right.feedback else ""
    )
    return _item(question, bank, f"{right.text.upper()}{feedback}")


def _ordering(question: Ordering, bank: Bank) -> str:
    """Every setting is named: the plugin would take the first words of the first item for one that is missing."""
    if question.markup:
        question = changed(question, partial(_as_html, question.markup, bank), "html")
    select, count = selection(question)
    items = "".join(f"\n\t{_listed(option.text, question.markup)}" for option in listed(question))
    return _item(question, bank, f">{count} {select} VERTICAL {PAIRS} SHOW none{items}")


def _item(question: Question, bank: Bank, answers: str) -> str:
    name = question.key.removeprefix(f"{bank.id}/")
    notes = [f"[id:{_bracketed(name)}]", *(f"[tag:{_bracketed(tag)}]" for tag in tags(question) if TAG.fullmatch(tag))]
    if question.explanation:
        answers += f"\n\t####{_text(question.explanation, question.markup)}"
    end = "\n" if "\n" in answers else ""
    title = name.translate(ESCAPED)
    format_ = f"[{question.markup}]" if question.markup else ""
    stem = format_ + _text(question.stem, question.markup)
    return f"{COMMENT} {' '.join(notes)}\n::{title}::{stem} {{{answers}{end}}}\n"


def _carrying(question: Question, bank: Bank) -> Question:
    """Return the question with its pictures in its texts, where the format has no other place for them."""
    if not question.markup:
        return question
    question = settled(question)
    return changed(question, lambda text: put_in(text, bank.pictures), question.markup)


def _as_html(markup: Markup, bank: Bank, text: str) -> str:
    return put_in(html(text, markup).strip(), bank.pictures)


def _text(text: str, markup: Markup) -> str:
    """Write a text in the format that the question names, or as plain text where its signs would be taken for HTML."""
    return ("[plain]" if not markup and MARKED.search(text) else "") + text.translate(ESCAPED)


def _listed(text: str, markup: Markup) -> str:
    """Write an item on its line, which may not begin as what is no item: see MISREAD."""
    if markup:
        return text.translate(SIGNS_OF_HTML)
    if MISREAD.match(text):
        return f"&#{ord(text[0])};{text[1:].translate(ITEM)}"
    return text.translate(ITEM)


def _bracketed(text: str) -> str:
    return text.replace("]", "\\]")


ITEMS: Items = {"single_choice": _single, "multiple_response": _multiple, "ordering": _ordering}
