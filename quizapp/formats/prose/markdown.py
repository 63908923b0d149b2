"""A part of Markdown: emphasis, lists, code, quotes, links, pictures and tables, and LaTeX left as written."""

from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

LATEX = {"\\(": "\\)", "\\[": "\\]", "$$": "$$"}
"""How a formula ends that begins so; there is something in it."""


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
    closer = LATEX.get(state.src[state.pos : state.pos + 2])
    earliest = state.pos + 3
    if closer is None or _last(state.src, closer) < earliest:
        return False
    end = state.src.index(closer, earliest) + len(closer)
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


@lru_cache(maxsize=8)
def _last(text: str, closer: str) -> int:
    """Return where this stands last: found once, and not by each of many formulas that have no end."""
    return text.rfind(closer)
