"""Files of questions that ask too much, or want to do more: by name, how each is made and why it is refused."""

import json

from h5p_files import package
from workbooks import packed, parts, with_cells, workbook

MEGABYTE = 2**20
QUIZ = b"<quiz><question type='truefalse'><questiontext><text>%s</text></questiontext></question></quiz>"
LAUGHS = b"".join(b"<!ENTITY l%d '%s'>" % (n, b"&l%d;" % (n - 1) * 10 if n else b"lol") for n in range(10))
BANK = "bank: {id: hostile, title: Hostile}\nquestions:\n"


def bomb():
    """Two hundred megabytes and more of nothing, in a few hundred kilobytes."""
    return packed(parts(workbook(["x"])) | {"xl/worksheets/sheet9.xml": b" " * (210 * MEGABYTE)})


def lying():
    sound = workbook(["x" * 5000])
    size = len(parts(sound)["xl/sharedStrings.xml"]).to_bytes(4, "little")
    return sound.replace(size, (9).to_bytes(4, "little"))


def aliases():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return (BANK + "\n".join(lines)).encode()


HOSTILE = {
    "archive that unpacks to 210 MB": (bomb, "workbook-large"),
    "archive that lies about its sizes": (lying, "workbook-broken"),
    "archive of 30,000 files": (
        lambda: packed(parts(workbook(["x"])) | {f"a/{number}": b"" for number in range(30_000)}),
        "workbook-large",
    ),
    "workbook whose last cell is far away": (
        lambda: with_cells('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        "rows-many",
    ),
    "package that unpacks to 210 MB": (
        lambda: package("H5P.TrueFalse", {}, files=[("content/images/a.png", b" " * (210 * MEGABYTE))]),
        "package-large",
    ),
    "package whose text opens 100,000 brackets": (
        lambda: packed({"h5p.json": b"{}", "content/content.json": b"[" * 100_000}),
        "json-deep",
    ),
    "entities that multiply": (lambda: b"<!DOCTYPE quiz [" + LAUGHS + b"]>" + QUIZ % b"&l9;", "xml-dtd"),
    "entity that reads a file": (
        lambda: b"<!DOCTYPE quiz [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + QUIZ % b"&x;",
        "xml-dtd",
    ),
    "elements 100,000 deep": (lambda: b"<quiz><question>" + b"<a>" * 100_000, "xml-large"),
    "elements without end": (lambda: b"<quiz>" + b"<a/>" * 5_000_001, "xml-large"),
    "aliases that multiply": (aliases, "yaml-alias"),
    "lists 100,000 deep": (lambda: b"bank: {}\nquestions:\n  " + b"- " * 100_000, "yaml-deep"),
    "brackets 100,000 deep": (lambda: b'{"bank": ' + b"[" * 100_000, "json-deep"),
    "a million rows": (lambda: b"Question,Option A,Option B\n" + b"a,b,c\n" * 1_000_000, "rows-many"),
    "NUL in a text": (lambda: b"Which\0? {=one ~two}\n", "binary"),
    "half a character": (
        lambda: json.dumps({"bank": {"id": "a", "title": "a\ud800"}, "questions": []}).encode(),
        "yaml-character",
    ),
    "21 megabytes": (lambda: b"x" * (21 * MEGABYTE), "file-big"),
    "a megabyte of brackets": (lambda: b"Which? {=a ~b}\n\n" + b"{" * MEGABYTE + b"\n", "gift-braces"),
    "a script": (lambda: b"[html]Which <script>alert(1)</script>? {=one ~two}\n", "executable"),
}
