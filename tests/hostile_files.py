"""Files of questions that ask too much, or want to do more: by name, how each is made and why it is refused."""

import json

from h5p_files import package
from qti12_files import item, quiz
from workbooks import packed, parts, with_cells, workbook

from quizapp.formats import package as packages

MEGABYTE = 2**20
ITEM = b"<assessmentItem identifier='a' title='t'>%s</assessmentItem>"
QUIZ = b"<quiz><question type='truefalse'><questiontext><text>%s</text></questiontext></question></quiz>"
LAUGHS = b"".join(b"<!ENTITY l%d '%s'>" % (n, b"&l%d;" % (n - 1) * 10 if n else b"lol") for n in range(10))
BANK = "bank: {id: hostile, title: Hostile}\nquestions:\n"


def bomb():
    """Two hundred megabytes and more of nothing, in a few hundred kilobytes."""
    return packed(parts(workbook(["x"])) | {"xl/worksheets/sheet9.xml": b" " * (210 * MEGABYTE)})


def packed_bomb():
    """Items of a package that are next to nothing, until they are unpacked."""
    return packed({"a.xml": ITEM % b"", "b.xml": b" " * (210 * MEGABYTE)})


def often_shown():
    """A text of half a megabyte that two thousand items refer to."""
    shown = b"<assessmentStimulus><stimulusBody><p>%s</p></stimulusBody></assessmentStimulus>" % (b"tide " * 100_000)
    asked = asking(b"<assessmentStimulusRef identifier='s' href='s.xml'/>")
    return packed({"s.xml": shown} | {f"{number}.xml": asked for number in range(2000)})


def asking(before=b"", prompt=b"Which?"):
    key = b"<correctResponse><value>A</value></correctResponse>"
    choices = b"".join(b"<simpleChoice identifier='%s'>Town %s</simpleChoice>" % (name, name) for name in (b"A", b"B"))
    asked = b"<prompt>%s</prompt>%s" % (prompt, choices)
    return ITEM % (
        b"<responseDeclaration identifier='R' cardinality='single' baseType='identifier'>%s</responseDeclaration>%s"
        b"<itemBody><choiceInteraction responseIdentifier='R'>%s</choiceInteraction></itemBody>" % (key, before, asked)
    )


def lying():
    sound = workbook(["x" * 5000])
    size = len(parts(sound)["xl/sharedStrings.xml"]).to_bytes(4, "little")
    return sound.replace(size, (9).to_bytes(4, "little"))


def questions_of(*files):
    """Return a package with a file of questions, and these."""
    return packages.packed([("quiz.xml", quiz(item())), *files])


def aliases():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return (BANK + "\n".join(lines)).encode()


HOSTILE = {
    "archive that unpacks to 210 MB": (bomb, "workbook-large"),
    "package that unpacks to 210 MB": (packed_bomb, "package-large"),
    "package with a text that is shown too often": (often_shown, "package-large"),
    "package with entities": (lambda: packed({"a.xml": b"<!DOCTYPE a [" + LAUGHS + b"]>" + ITEM % b"&l9;"}), "xml-dtd"),
    "package with elements 100,000 deep": (
        lambda: packed({"a.xml": b"<assessmentItem>" + b"<a>" * 100_000}),
        "xml-large",
    ),
    "package with a script": (
        lambda: packed({"a.xml": asking(prompt=b"Which? <script>alert(1)</script>")}),
        "executable",
    ),
    "item that reads a file": (
        lambda: b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + ITEM % b"&x;",
        "xml-dtd",
    ),
    "item of bytes that are no letters": (lambda: ITEM % b"\xff\xfe", "xml-broken"),
    "archive that lies about its sizes": (lying, "workbook-broken"),
    "archive of 30,000 files": (
        lambda: packed(parts(workbook(["x"])) | {f"a/{number}": b"" for number in range(30_000)}),
        "workbook-large",
    ),
    "workbook whose last cell is far away": (
        lambda: with_cells('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        "rows-many",
    ),
    "H5P package that unpacks to 210 MB": (
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
    "entities that multiply in QTI": (
        lambda: quiz(item()).replace(b"<questestinterop", b"<!DOCTYPE q [" + LAUGHS + b"]><questestinterop", 1),
        "xml-dtd",
    ),
    "entity of QTI that reads a file": (
        lambda: quiz(item(stem="&x;")).replace(
            b"<questestinterop", b"<!DOCTYPE q [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><questestinterop", 1
        ),
        "xml-dtd",
    ),
    "entity that only a DTD elsewhere defines": (
        lambda: (
            quiz(item())
            .replace(b"<questestinterop", b"<!DOCTYPE q SYSTEM 'http://localhost:1/x.dtd'><questestinterop", 1)
            .replace(b"The moon", b"&moon;")
        ),
        "xml-dtd",
    ),
    "script in an option": (lambda: quiz(item({"1": "<script>alert(1)</script>", "2": "x"})), "executable"),
    "course that unpacks to 210 MB": (lambda: questions_of(("x.xml", b" " * (210 * MEGABYTE))), "package-large"),
    "package of 30,000 files": (lambda: questions_of(*((f"a/{n}", b"") for n in range(30_000))), "package-large"),
    "course with elements 100,000 deep": (
        lambda: questions_of(("b.xml", b"<questestinterop><item>" + b"<a>" * 100_000)),
        "xml-large",
    ),
    "package whose file says it is in another encoding": (
        lambda: questions_of(("b.xml", b"<?xml version='1.0' encoding='x-tide'?><questestinterop/>")),
        "xml-broken",
    ),
    "package with a broken file": (lambda: questions_of(("b.xml", b"<questestinterop>\xff")), "xml-broken"),
    "elements 100,000 deep": (lambda: b"<quiz><question>" + b"<a>" * 100_000, "xml-large"),
    "elements without end": (lambda: b"<quiz>" + b"<a/>" * 5_000_001, "xml-large"),
    "aliases that multiply": (aliases, "yaml-alias"),
    "an object of Python": ((BANK + "- !!python/object/apply:os.system [x]").encode, "yaml-tag"),
    "a name that stands twice": (lambda: b'{"bank": {"id": "a"}, "questions": [], "questions": []}', "yaml-duplicate"),
    "a number that is none": (
        lambda: (
            b'{"bank": {"id": "a", "title": "A"}, "questions": [{"id": "q", "kind": "single_choice", "stem": "Which?",'
            b'"options": [{"text": "a", "right": true}, {"text": "b"}], "difficulty": NaN}]}'
        ),
        "field-type",
    ),
    "lists 100,000 deep": (lambda: b"bank: {}\nquestions:\n  " + b"- " * 100_000, "yaml-deep"),
    "brackets 100,000 deep": (lambda: b'{"bank": ' + b"[" * 100_000, "json-deep"),
    "question of 400,000 elements": (lambda: b"<quiz><question>" + b"<a/>" * 400_000, "xml-large"),
    "question of 400,000 values": (lambda: b"questions:\n  - [" + b"a," * 400_000 + b"]", "yaml-large"),
    "questions that wait for their bank": (lambda: b"questions:\n" + b"- {}\n" * 400_000 + b"bank: {}", "yaml-large"),
    "eleven thousand questions that are none": (
        lambda: b"bank: {id: hostile, title: Hostile}\nquestions:\n" + b"- a\n" * 11_000,
        "mistakes-many",
    ),
    "eleven thousand that wait for their bank": (
        lambda: b"questions:\n" + b"- a\n" * 11_000 + b"bank: {id: hostile, title: Hostile}",
        "mistakes-many",
    ),
    "five million values": (lambda: b'{"bank": {}, "questions": [' + b"1," * 5_000_000 + b"1]}", "json-large"),
    "200,001 questions": (lambda: b"a {=b ~c}\n\n" + b"{}\n\n" * 200_001, "items-many"),
    "a text of 20,001 letters": (lambda: b"Which? {=a ~%s}\n" % (b"b" * 20_001), "text-long"),
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
