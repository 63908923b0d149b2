"""Formats of others that we cannot read yet, by the names people know them by."""

import io
import re
import zipfile

from .decoding import head

MAGIC = {
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Excel 97-2003 or Word 97-2003",
    b"SQLite format 3": "SQLite",
    b"{\\rtf": "RTF",
}
MEMBERS = {
    "word/document.xml": "Word",
    "xl/workbook.bin": "Excel binary workbook",
    "xl/workbook.xml": "Excel workbook",
    "content.xml": "OpenDocument",
    "collection.anki2": "Anki",
}
ROOTS = {
    "assessmentResult": "QTI results",
    "problem": "OLX (Open edX)",
    "html": "HTML",
    "testsuite": "XML",
}
ROOT = re.compile(
    r"\A\s*+(?:(?:<\?[^>]*+>|<!--(?:(?!-->).)*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?+[^>]*+>)\s*+)*+<([\w.:-]+)",
    re.DOTALL,
)
TEXTS = {
    "Markdown with a list of answers": re.compile(r"^[-*] \[[xX ]\] ", re.MULTILINE),
    "a file out of an H5P package": re.compile(r'"(?:mainLibrary|preloadedDependencies)"\s*:'),
    "LaTeX": re.compile(r"^\\(?:documentclass|begin\{(?:questions|document)\})", re.MULTILINE),
    "JSON": re.compile(r"\A\s*[\[{]\s*[\"{\[]"),
}


def name(data: bytes) -> str:
    """Return what the file is, or nothing where that is unknown."""
    if found := container(data):
        return found
    text = head(data)
    return next((named for named, pattern in TEXTS.items() if pattern.search(text)), "")


def container(data: bytes) -> str:
    """Return what the file is by its first bytes, its members or its outermost element."""
    for start, named in MAGIC.items():
        if data.startswith(start):
            return named
    if data.startswith(b"PK"):
        inside = members(data)
        return next((named for member, named in MEMBERS.items() if member in inside), "ZIP")
    found = root(head(data))
    return ROOTS.get(found.rpartition(":")[2], f"XML ({found[:40]})") if found else ""


def root(text: str) -> str:
    """Return the name of the outermost element of an XML file, or nothing where it is none."""
    found = ROOT.match(text) if text.lstrip().startswith("<") else None
    return found[1] if found else ""


def members(data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return set()
