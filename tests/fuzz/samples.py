"""Sound files of every kind that is read, by the name of the kind."""

from functools import cache
from pathlib import Path

from builders import EXAMPLES, single_choice
from h5p_files import HARBOUR, LOCKS, PIERS, TIDE, nested, package, question_set
from qti12_files import BLACKBOARD, bank, feedback, item, key, quiz
from qti_items import MAP, in_3
from qti_items import item as qti_item
from qti_items import package as qti_package
from text2qti_file import QUIZ
from tiny_pictures import PNG, name_of
from workbooks import workbook

from quizapp.core.bank import Bank
from quizapp.formats.banks import WRITTEN_FORMATS
from quizapp.formats.gradebooks import GRADEBOOKS, Graded
from quizapp.formats.package import packed
from quizapp.formats.scores import SCORE_FORMATS, Dialect
from quizapp.paths import resource

PICTURED = single_choice(
    key="test/pictured", stem=f'Where is it? <img src="{name_of(PNG)}" alt="a map"><br><b>Here</b>?', markup="html",
    explanation="<p>So <i>it</i> was.</p>", tags=("dams", "light"), paragraphs=(1, 2), difficulty=0.9, targets=(),
)  # fmt: skip
BANK = Bank(
    id="samples",
    title="Samples",
    article="test",
    questions=(*(EXAMPLES[name] for name in ("single_choice", "multiple response with weights", "ordering")), PICTURED),
    pictures={name_of(PNG).removeprefix("sha256:"): PNG},
)
LISTED = b"""## Two valleys

#### Q1. What does this print?

```python
print("dam")
```

- [ ] nothing
- [x] `dam`

<details><summary>Explanation</summary><p>It *prints*.</p></details>

#### Q2. Which of these run?

![old map](images/001.png?raw=true)

- [x] One
- [x] Two
- [ ] Three
"""
TRIVIA = b"""
#Q What holds the water
of a lake?
^ The wall
A The road
B The wall
C The mill

#Q It was.
^ True
A False
B True
"""
GIFT = b"""// [id:sea] [tag:tides]
$CATEGORY: top/Sea

::Tides::[html]What pulls the <b>sea</b>? {=The moon#Yes. ~%-50%The wind#No. ~%33.33333%The sun ####Read it.}

::Ebb::Which? {~%50%One ~%50%Two ~%-100%Three}

{T#Yes.#No.} The moon pulls.

::Order:: Put in order {>3 ALL VERTICAL RELATIVE_TO_CORRECT SHOW
Ebb
Slack
Flood
}

::Other:: How high? {#3:1 =%50%4:2} and {=a -> b =c -> d} and {}
"""
CANVAS_QUIZ = quiz(
    item(after=feedback("correct_fb", "So it is.")),
    item(name="q2", cardinality="Multiple", processing=key("1", "2")),
    item(name="q3", question_type="matching_question"),
)
SHEET = [["Question", "Option A", "Option B", "Option C", "Key", "Weight A", "Feedback B", "Tags"],
         ["Which?", "One", "Two", "Three", "A", "100%", "No.", "x; y"],
         ["Which are they?", "One", "Two", "Three", "A, B", "", "", ""],
         ["It was.", "true", "false", "", "true", 0.5, "", 1]]  # fmt: skip
QTI = qti_item(), qti_item(key="A B", cardinality="multiple", rules=MAP), qti_item(key="B A C", cardinality="ordered")
MANIFEST = """<manifest><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion></metadata>
<resources><resource identifier="r1" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="quiz.xml"/></resource>
<resource identifier="r2" type="imsqti_item_xmlv2p1" href="a.xml"><file href="a.xml"/></resource>
</resources></manifest>"""
GRADED = [Graded("Student One", "0042", "one@example.org", "7.5"), Graded("Student Zwei", "", "zwei@example.org", "")]


@cache
def banks():
    """Files of questions: as each of our writers writes them, and as others do."""
    ours = {name: format_.write(BANK).data for name, format_ in WRITTEN_FORMATS.items()}
    return ours | {
        "markdown": LISTED,
        "trivia": TRIVIA,
        "text2qti": QUIZ.encode(),
        "gift of Moodle": GIFT,
        "quiz of Canvas": CANVAS_QUIZ,
        "bank of Canvas": bank(item()),
        "quiz of Blackboard": BLACKBOARD,
        "Common Cartridge": packed([("imsmanifest.xml", MANIFEST.encode()), ("quiz.xml", CANVAS_QUIZ)]),
        "course of Blackboard": packed([("imsmanifest.xml", MANIFEST.encode()), ("res00001.dat", BLACKBOARD)]),
        "item of QTI 2": QTI[1].encode(),
        "item of QTI 3": in_3(QTI[1]).encode(),
        "package of QTI 2": qti_package({"imsmanifest.xml": MANIFEST, "a.xml": QTI[0], "b.xml": QTI[2]}),
        "package of QTI 3": qti_package({"imsmanifest.xml": MANIFEST, "a.xml": in_3(QTI[0]), "b.xml": in_3(QTI[2])}),
        "set of H5P": question_set(
            nested("H5P.MultiChoice 1.16", HARBOUR),
            nested("H5P.TrueFalse 1.8", TIDE),
            nested("H5P.SingleChoiceSet 1.11", LOCKS),
            nested("H5P.SortParagraphs 0.11", PIERS),
        ),
        "choice of H5P": package("H5P.MultiChoice", HARBOUR, files=[("content/images/a.png", PNG)]),
        "workbook": workbook(*SHEET),
        "semicolons": "\r\n".join(";".join(map(str, row)) for row in SHEET).encode("cp1252"),
        "a shipped bank": (resource("questions") / "banks" / "reading-the-argument.yaml").read_bytes()[:6000],
    }


@cache
def facts():
    found = {
        "facts": resource("questions") / "templates" / "facts.yaml",
        "recipes": resource("questions") / "quizzes.yaml",
    }
    return {name: file.read_bytes() for name, file in found.items()} | {
        "dam": (Path(__file__).parents[1] / "formats" / "dam.yaml").read_bytes()
    }


@cache
def lists():
    """Lists of students, and gradebooks."""
    written = {name: book.table(GRADED, "A quiz", "10") for name, book in GRADEBOOKS.items() if book.table}
    rows = [
        ["Last name", "First name", "Number", "Email", "Section"],
        ["One", "Student", "0042", "one@example.org", "7b"],
        ["Zwei", "Stüdent", 43, "", 7],
    ]
    ours = {name: b"".join(SCORE_FORMATS["csv"].write(table, Dialect())) for name, table in written.items()}
    return ours | {
        "commas": "\n".join(",".join(map(str, row)) for row in rows).encode("utf-8-sig"),
        "tabs": "\r\n".join("\t".join(map(str, row)) for row in rows).encode("utf-16"),
        "semicolons": b"sep=;\n" + "\n".join(";".join(map(str, row)) for row in rows).encode("cp1252"),
        "workbook": workbook(*rows),
        "two sheets": workbook(First=rows, Second=[["Name"], ["Student Three"]]),
        "names": b"Student One\nStudent Two\n",
    }


@cache
def pictures():
    return {
        "png": PNG,
        "gif": b"GIF89a" + b"\0" * 40,
        "jpeg": b"\xff\xd8\xff\xe0" + b"\0" * 40,
        "webp": b"RIFF\0\0\0\0WEBPVP8 ",
    }
