"""A part of Markdown: emphasis, lists, code, quotes, links, pictures and tables, and LaTeX left as written."""

from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table
from markdown_it.rules_inline import StateInline

LATEX = {"\\(": "\\)", "\\[": "\\]", "$$": "$$"}
"""How a formula ends that begins so; there is something in it."""
CELLS = 20_000
"""So many in a table: twice as many as can be written in the longest text."""


@lru_cache(maxsize=64)
def html(text: str) -> str:
    """Return the text as HTML, in which tags that it holds are text.

    Whoever reads a question asks again and again for the same few texts.
    """
    return str(_parser().render(text)) if text else ""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline", "lheading", "reference"])
    parser.block.ruler.at("table", _small_table, {"alt": ["paragraph", "reference"]})
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


def _small_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table, unless it has more cells than anybody looks at: rows that are short would be filled up, too."""
    if not table(state, start, end, True):
        return False
    if silent:
        return True
    columns = state.getLines(start, start + 1, 0, False).count("|")
    rows = next((line for line in range(start, end) if state.isEmpty(line)), end) - start
    return columns * rows <= CELLS and table(state, start, end, False)
