"""A part of Markdown: emphasis, lists, code, quotes, links, pictures and tables, and LaTeX left as written."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

LATEX = re.compile(r"\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$", re.DOTALL)


def html(text: str) -> str:
    """Return the text as HTML, in which tags that it holds are text."""
    return str(_parser().render(text))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline", "lheading", "reference"])
    parser.inline.ruler.before("escape", "latex", _latex)
    return parser


def _latex(state: StateInline, silent: bool) -> bool:
    found = LATEX.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True
