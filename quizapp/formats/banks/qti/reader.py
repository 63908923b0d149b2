"""Files of QTI 2 and 3: a single item, or a package of items, tests and what they show."""

from functools import partial

from ... import foreign
from ...decoding import head
from ...notes import Unreadable
from ...package import opened
from ...prose.attached import NONE
from .. import content_package
from ..reading import Reading
from ..xml import local
from . import item
from .item import Around
from .language import TAG
from .names import ITEMS
from .package import Contents

MOST = 200
"""Characters of a title."""


def read(data: bytes, reading: Reading) -> None:
    around = Around()
    if data.startswith(b"PK"):
        lang = _package(data, reading, around)
    else:
        root, lang = local(foreign.root(head(data))), ""
        if root not in ITEMS:
            raise Unreadable("qti-no-item", name=root[:40])
        item.read(data, reading, NONE, around)
    reading.lang = lang or next((most for most, _ in around.langs.most_common(1)), reading.lang)


def _package(data: bytes, reading: Reading, around: Around) -> str:
    """Read all items of a package; return the language that its manifest names, or nothing."""
    with opened(data, reading.limits) as package:
        contents = Contents(package, reading)
        contents.manifest()
        names = contents.names()
        reading.title = contents.title[:MOST]
        lang = contents.lang if TAG.fullmatch(contents.lang) else ""
        reading.lang = lang or reading.lang
        around.about, around.stimulus = contents.about, contents.stimulus
        content_package.read_files(package, names, reading, ITEMS, partial(item.read, around=around))
    return lang
