"""White space of HTML, which means nothing around blocks, and outside `pre` no more than one space."""

import re

SPACES = re.compile(r"[ \t\r\n]+")
PRE = re.compile(r"(<pre\b[^<>]*>.*?</pre>)", re.DOTALL)
BLOCKS = "blockquote|br|caption|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tbody|td|tfoot|th|thead|tr|ul"
BLOCK = re.compile(rf" ?(</?(?:{BLOCKS})(?: [^<>]*)?>) ?")


def closed_up(html: str) -> str:
    """Return well-formed HTML without the white space that a browser does not show."""
    pieces = PRE.split(html)
    return "".join(
        piece if place % 2 else BLOCK.sub(r"\1", SPACES.sub(" ", piece)) for place, piece in enumerate(pieces)
    ).strip(" ")
