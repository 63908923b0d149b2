"""Pictures that travel inside a text, and the names that stand for them there."""

import base64
import binascii
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from .clean import NAMED
from .picture_size import dots

MOST = 2 * 2**20
"""Bytes of one picture."""
MOST_DOTS = 25_000_000
"""Of one picture: a browser needs four bytes for each."""
KINDS: Mapping[str, re.Pattern[bytes]] = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
"""What a browser may be told a picture is, each known by its first bytes; of these, none can run anything."""
DATA = re.compile(r"data:image/[a-z0-9.+-]{1,20};base64,([A-Za-z0-9+/=\s]*)")

Pictures = dict[str, bytes]
"""By the SHA-256 of their bytes, in hex."""


def media_type(data: bytes) -> str:
    """Return what the picture is, or nothing where it is none that we show."""
    return next((name for name, start in KINDS.items() if start.match(data)), "")


def suffix(data: bytes) -> str:
    """Return how the name of a file with this picture ends, without the point."""
    return media_type(data).removeprefix("image/")


def kept(data: bytes, pictures: Pictures) -> str:
    """Keep a picture, and return what stands for it in a text: nothing where it is none, or too large."""
    type_ = media_type(data)
    if len(data) > MOST or not type_ or dots(data, type_) > MOST_DOTS:
        return ""
    digest = sha256(data).hexdigest()
    pictures[digest] = data
    return f"sha256:{digest}"


def decoded(text: str) -> bytes:
    """Return what base64 stands for, or nothing."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def taken_out(text: str, pictures: Pictures) -> str:
    """Return the text with a name in the place of every picture it holds as data."""
    if "data:image/" not in text:
        return text
    return DATA.sub(lambda found: kept(decoded(found[1]), pictures) or "data:,", text)


def put_in(text: str, pictures: Mapping[str, bytes]) -> str:
    """Return the text with every picture as data in the place of its name."""
    return NAMED.sub(lambda found: _data(pictures[found[1]]) if found[1] in pictures else found[0], text)


def named(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the digests of all pictures the texts name, each once."""
    return tuple(dict.fromkeys(digest for text in texts if "sha256:" in text for digest in NAMED.findall(text)))


def _data(picture: bytes) -> str:
    return f"data:{media_type(picture)};base64,{base64.b64encode(picture).decode()}"
