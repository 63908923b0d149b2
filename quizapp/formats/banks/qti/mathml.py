"""Formulas in MathML as lines of HTML that can be read: `sup` and `sub`, and fractions with a slash."""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape

from ..tree import Element

SPACED = set("=<>≤≥≠≈±→⇒⇔∈")
"""Signs that stand apart from what is beside them."""
INVISIBLE = str.maketrans(dict.fromkeys("\u2061\u2062\u2063\u2064", ""))
SIMPLE = 1
"""Characters of a part that needs no brackets beside a slash."""


def line(math: Element) -> str:
    """Return a formula as HTML; in LaTeX, where it is given in LaTeX as well."""
    for annotation in math.within("annotation"):
        if "tex" in annotation.attributes.get("encoding", "").lower() and annotation.own.strip():
            return f"\\({escape(annotation.own.strip(), quote=False)}\\)"
    return " ".join(_row(math).split())


def _row(element: Element) -> str:
    return "".join(map(_part, element.children))


def _part(part: Element) -> str:
    return PARTS.get(part.name, _plain)(part)


def _plain(part: Element) -> str:
    own = part.own.translate(INVISIBLE).strip()
    text = escape(own, quote=False)
    return f" {text} " if own in SPACED else text + _row(part)


def _scripts(part: Element, *, tags: tuple[str, ...]) -> str:
    if len(part.children) != len(tags) + 1:
        return _row(part)
    base, *scripts = map(_part, part.children)
    return base + "".join(f"<{tag}>{script}</{tag}>" for tag, script in zip(tags, scripts, strict=True))


def _fraction(part: Element) -> str:
    return "/".join(map(_bracketed, part.children))


def _root(part: Element) -> str:
    if part.name == "msqrt" or len(part.children) != 2:  # noqa: PLR2004 - of what, and which
        return f"√({_row(part)})"
    base, index = map(_part, part.children)
    return f"<sup>{index}</sup>√({base})"


def _fenced(part: Element) -> str:
    first, last = part.attributes.get("open", "("), part.attributes.get("close", ")")
    return f"{escape(first)}{', '.join(map(_part, part.children))}{escape(last)}"


def _bracketed(part: Element) -> str:
    text = _part(part)
    return text if len(text) == SIMPLE or text.isdigit() else f"({text})"


PARTS: Mapping[str, Callable[[Element], str]] = {
    "msup": partial(_scripts, tags=("sup",)),
    "mover": partial(_scripts, tags=("sup",)),
    "msub": partial(_scripts, tags=("sub",)),
    "munder": partial(_scripts, tags=("sub",)),
    "msubsup": partial(_scripts, tags=("sub", "sup")),
    "munderover": partial(_scripts, tags=("sub", "sup")),
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    "mfenced": _fenced,
    "mtr": lambda row: f"{_row(row)}; ",
    "mtd": lambda cell: f"{_row(cell)} ",
    "annotation": lambda _: "",
    "annotationXml": lambda _: "",
}
