"""IMS content packages: archives with a manifest, in which QTI and Common Cartridges come."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..decoding import head
from ..foreign import root
from ..limits import Limits
from ..notes import Unreadable
from ..package import BROKEN, Package, opened
from ..prose.attached import SOURCE, Attached
from .reading import Reading
from .xml import Shape, elements, local

MANIFEST = "imsmanifest.xml"
LISTED = Shape(roots=("manifest",), wanted=("resource",))
SUFFIXES = (".xml", ".qti", ".dat")
"""Of the files that may hold questions."""
PARTS = {"manifest", "quiz", "course", "fileMeta", "assignmentGroups", "assignment", "modules", "topicMeta", "rubrics"}
"""Outermost elements of files that come with questions in packages, and hold none."""
LIKELY = re.compile(r"qti|assessment|quiz|item|\.dat$", re.IGNORECASE)
"""Names of files that are looked at first: a course may have many hundreds of others."""
PROBED = 2**14
"""Bytes by which a file shows what it is."""
MOST_PROBED = 500
TOO_MUCH = {"package-large", "xml-large"}
"""What is wrong with a package as a whole, whichever file it was found in."""


def roots_in(data: bytes) -> Iterator[str]:
    """Yield the outermost elements of the files in an archive, the likeliest first, as far as it is sound."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.casefold().endswith(SUFFIXES)]
            names.sort(key=lambda name: LIKELY.search(name) is None)
            for name in names[:MOST_PROBED]:
                yield _root(archive, name)
    except BROKEN:
        return


def _root(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as file:
        return local(root(head(file.read(PROBED))))


def read_each(
    data: bytes, reading: Reading, roots: Container[str], read: Callable[[bytes, Reading, Attached], None]
) -> None:
    """Read every file of the package that has one of these outermost elements; a file that is broken is refused."""
    with opened(data, reading.limits) as package:
        read_files(package, ordered(package, reading.limits), reading, roots, read)


def read_files(
    package: Package,
    names: Iterable[str],
    reading: Reading,
    roots: Container[str],
    read: Callable[[bytes, Reading, Attached], None],
) -> None:
    """Read these files of the package as `read_each` does."""
    for name in names:
        reading.part = name
        try:
            content = package.data(name)
            if local(root(head(content))) in roots:
                read(content, reading, Attached(SOURCE, package.beside(name)))
        except Unreadable as error:
            if error.note.code in TOO_MUCH:
                raise
            reading.refuse(error.note.line, "", "", error.note.code, **error.note.params)
    reading.part = ""


def of_roots(package: Package, roots: Container[str]) -> tuple[str, ...]:
    """Return the names of the files that have one of these outermost elements, as far as a look at each tells."""
    names = [name for name in package.names if name.casefold().endswith(SUFFIXES)][:MOST_PROBED]
    try:
        return tuple(name for name in names if _root(package.archive, name) in roots)
    except BROKEN as error:
        raise Unreadable("package-broken") from error


def manifest_of(package: Package) -> str:
    """Return the name of the outermost manifest, or nothing."""
    found = [name for name in package.names if posixpath.basename(name).casefold() == MANIFEST]
    return min(found, key=lambda name: name.count("/"), default="")


def ordered(package: Package, limits: Limits) -> tuple[str, ...]:
    """Return the files that may hold questions: first as the manifest lists them, then those it does not name."""
    names = [name for name in package.names if name.casefold().endswith(SUFFIXES)]
    manifest = manifest_of(package)
    try:
        listed = _listed(package.data(manifest), manifest, limits) if manifest else []
    except Unreadable:
        listed = []
    known = set(names)
    return tuple(dict.fromkeys([*(name for name in listed if name in known), *names]))


def path(name: str, address: str) -> str:
    """Return the name of the file in a package that the file `name` has this address for."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(address))).lstrip("/")


def _listed(data: bytes, manifest: str, limits: Limits) -> list[str]:
    addresses: list[str] = []
    for resource in elements(data, LISTED, limits):
        addresses += [resource.attributes.get("href", ""), resource.attributes.get("file", "")]
        addresses += [file.attributes.get("href", "") for file in resource.within("file")]
    return [path(manifest, address) for address in addresses if address]


@dataclass(frozen=True, slots=True)
class Resource:
    """What a manifest lists: `type` is the name its standard has for it, the first of `files` the main one.

    `about` is what its metadata says of it.
    """

    identifier: str
    type: str
    files: tuple[str, ...]
    about: Element | None = None


def manifest(
    resources: Iterable[Resource], namespace: str, schema: str, version: str, about: Element | None = None
) -> bytes:
    """Return the manifest of a package, in the words of a schema of this version; `about` is said of all of it."""
    tree = Element("manifest", xmlns=namespace, identifier="quizapp")
    metadata = SubElement(tree, "metadata")
    SubElement(metadata, "schema").text = schema
    SubElement(metadata, "schemaversion").text = version
    if about is not None:
        metadata.append(about)
    SubElement(tree, "organizations")
    listed = SubElement(tree, "resources")
    for each in resources:
        resource = SubElement(listed, "resource", identifier=each.identifier, type=each.type, href=each.files[0])
        if each.about is not None:
            SubElement(resource, "metadata").append(each.about)
        for name in each.files:
            SubElement(resource, "file", href=name)
    indent(tree)
    text: bytes = tostring(tree, "utf-8", xml_declaration=True)
    return text
