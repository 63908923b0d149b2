"""H5P packages: archives of `h5p.json`, which names the library, and `content/content.json`, which it shows."""

from dataclasses import replace
from typing import Any

from ...package import Package, opened
from ...prose.attached import SOURCE, Attached
from ..glimpse import Glimpse
from ..reading import Reading
from ..report import Unreadable
from ..strict_json import parsed
from .content import Content, machine_name, own_id, title_of
from .languages import language
from .params import Params
from .questions import SETS, WHOLE, take

HEAD = "h5p.json"
CONTENT = "content/content.json"


def detect(file: Glimpse) -> bool:
    """Say whether it is such an archive, or what is left of one."""
    if not file.packed or file.members:
        return file.packed and bool(file.members & {HEAD, CONTENT})
    return HEAD.encode() in file.data or CONTENT.encode() in file.data


def read(data: bytes, reading: Reading) -> None:
    with opened(data, reading.limits) as package:
        head = _member(package, HEAD, reading)
        params = _member(package, CONTENT, reading)
        library = head.get("mainLibrary")
        if not isinstance(library, str) or not library:
            raise Unreadable("library-unnamed")
        title, reading.lang = title_of(head), language(head)
        files = Attached(SOURCE, package.beside(CONTENT))
        content = Content(machine_name(library), params, title, own_id(title), reading, files)
        if content.library in SETS:
            reading.title = title
        take(content, WHOLE)


def _member(package: Package, name: str, reading: Reading) -> Params:
    """Return the object that is in a file of the package."""
    reading.encoding = "utf-8"
    if name not in package.names:
        raise Unreadable("member-missing", name=name)
    try:
        value: Any = parsed(package.data(name), reading.limits)
    except Unreadable as error:
        error.note = replace(error.note, part=name)
        raise
    if not isinstance(value, dict):
        raise Unreadable("member-missing", name=name)
    return value
