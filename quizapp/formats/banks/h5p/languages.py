"""The language of a package, by which libraries and readers choose."""

import re

from .params import Params

CODE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z]{1,6})?")
"""What H5P takes for a language: ten letters and hyphens at most."""
UNKNOWN = "und"


def language(head: Params) -> str:
    """Return the language of the texts, which editors name apart from that of their own words."""
    for name in ("defaultLanguage", "language"):
        given = head.get(name)
        if isinstance(given, str) and CODE.fullmatch(given) and given != UNKNOWN:
            return given
    return "en"


def code(lang: str) -> str:
    return lang if CODE.fullmatch(lang) else UNKNOWN
