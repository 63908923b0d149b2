"""No table that leaves the site has a cell that a spreadsheet would compute, whoever typed what stands in it."""

import csv
import io
import re
import zipfile

import pytest
import sqlalchemy as sa
from banking import Keeping
from builders import single_choice
from teaching import come, give

from quizapp.core.question import Option
from quizapp.formats.scores import SCORE_FORMATS
from quizapp.services import accounts
from quizapp.services.exports import SHAPES
from quizapp.storage import db, writing
from quizapp.storage.models import Class, Member, Student

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'=", "\t=", " =")
FORMULAS = tuple(f'{sign}cmd|"/c calc"!A1' for sign in SIGNS)
RISKY = re.compile(r"[=+@\t\r\n\0\uff1d\uff0b\uff0d\uff20]|-(?!\d+(?:\.\d+)?$)")
"""What begins a formula; a negative number is none."""


def cells_of(response):
    """Return the cells of a download that a spreadsheet would compute."""
    body = response.get_data()
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/" in name]
        assert sheets
        return [
            found for sheet in sheets for found in re.findall(r"<f>.*?</f>|<hyperlink.*?>|<c[^>]* t=\"str\"", sheet)
        ]
    text = body.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows
    return [cell for row in rows for cell in row if RISKY.match(cell)]


@pytest.fixture
def given(app, teacher, taught):
    """What was given to a class in which everybody and everything is called like a formula."""
    slug = give(teacher, taught, attempts="3")
    for number in range(len(FORMULAS)):
        come(app, teacher, taught, f"Student {number}", slug if number < 3 else None)
    with app.app_context(), writing(db.session()) as session:
        for table in (Student, Member):
            for row, formula in zip(session.scalars(sa.select(table).order_by(table.id)), FORMULAS, strict=True):
                row.name = formula
                if table is Member:
                    row.number, row.section, row.email = f"{formula}{row.id}", formula, f"{formula}@example.org"
        session.execute(sa.update(Class).values(name=FORMULAS[0]))
    return slug


DOWNLOADS = [
    "results.csv", "gradebook/file?platform=canvas", "gradebook/file?platform=moodle",
    "gradebook/file?platform=brightspace",
    *(f"export/file?shape={shape}&format={form}" for shape in SHAPES for form in SCORE_FORMATS if form != "jsonl"),
    "export/codebook?format=csv",
]  # fmt: skip


def test_no_download_of_results_is_computed(teacher, given):
    found = {}
    for path in DOWNLOADS:
        response = teacher.client.get(f"/desk/given/{given}/{path}")
        assert response.status_code == 200, path
        assert response.headers["Content-Disposition"].startswith("attachment")
        if cells := cells_of(response):
            found[path] = cells
    assert found == {}


def hostile(number, text):
    options = (Option(key="a", text=f"{text}1", feedback=text), Option(key="b", text=f"{text}2"))
    return single_choice(
        key=f"file/{number}",
        stem=f"{text} {number}",
        options=options,
        correct=("a",),
        targets=(),
        explanation=text,
        tags=(text,),
    )


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_bank_that_leaves_is_computed(app, teacher, form):
    with app.app_context():
        keeping = Keeping.begin(db.session(), accounts.find(db.session(), "teacher1").id)
        keeping.take(*(hostile(number, text) for number, text in enumerate(FORMULAS)))
    response = teacher.client.get(f"/desk/banks/{keeping.public_id}/export/{form}")
    assert response.status_code == 200
    assert cells_of(response) == []


def test_no_report_on_a_file_is_computed(teacher):
    refused = "\n\n".join(f"{text}\nA. {text}\nB. x\nANSWER: Q" for text in FORMULAS)
    teacher.get("/desk/banks/new")
    teacher.upload(file=refused.encode(), name="=1+1.txt")
    response = teacher.client.get(f"{teacher.path}/report.csv")
    assert response.status_code == 200
    assert cells_of(response) == []
    assert "cmd|" in response.text


def test_a_formula_would_be_found(app):
    """What is looked for is what a spreadsheet computes."""
    assert [text for text in FORMULAS if not RISKY.match(text)] == ['\'=cmd|"/c calc"!A1', ' =cmd|"/c calc"!A1']
