"""What is only ever added stays as it was added, until its time has come."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from taking import NOW
from used import use

from quizapp.services import audit
from quizapp.services.audit import By
from quizapp.storage import writing
from quizapp.storage.models import APPENDED, Audit

ROOT = Path(__file__).parent.parent.parent / "quizapp"
GOES = {
    "Answer": {"services/erased.py"},
    "Audit": {"services/audit.py"},
    "Decision": {"services/erased.py"},
    "Grade": {"services/erased.py"},
}
"""Where rows are deleted: those of the erased, and a record that is old enough."""
BLURRED = {"services/blurring.py"}
"""Where the moments of those made anonymous become coarser."""


@pytest.fixture
def site(session):
    return use(session)


@pytest.mark.parametrize("table", APPENDED, ids=lambda table: table.__tablename__)
def test_a_row_that_would_be_changed_is_not(session, site, table):
    name = next(each.name for each in table.__table__.columns if isinstance(each.type, sa.Text | sa.LargeBinary))
    row = session.scalars(sa.select(table)).first()
    before = getattr(row, name)
    with pytest.raises(TypeError, match="never change"), writing(session):
        row = session.scalars(sa.select(table)).first()
        setattr(row, name, b"other" if isinstance(before, bytes) else "other")
    session.rollback()
    assert getattr(session.scalars(sa.select(table)).first(), name) == before


def said(verb):
    """Return which tables the code says this of, and in which files."""
    found = {}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == verb and node.args:
                named = {each.id for each in ast.walk(node.args[0]) if isinstance(each, ast.Name)}
                for name in named:
                    found.setdefault(name, set()).add(path.relative_to(ROOT).as_posix())
    return found


def test_nothing_changes_such_rows_by_the_table_but_when_they_become_nobodys():
    changed = said("update")
    assert "Throttle" in changed
    names = changed.keys() & {table.__name__ for table in APPENDED}
    assert {name: changed[name] for name in names} == {"Answer": BLURRED, "Grade": BLURRED}


def test_such_rows_are_deleted_with_the_erased_and_the_old_only():
    deleted = said("delete")
    assert {name: deleted[name] for name in GOES} == GOES
    assert {table.__name__ for table in APPENDED} & deleted.keys() == {*GOES}


def test_the_record_goes_when_it_is_three_years_old(session):
    with writing(session):
        for days in (0, 3 * 365 + 1):
            audit.record(session, By(None, NOW - timedelta(days=days)), "site-restored", "site", f"{days}")
    assert audit.any_old(session, NOW)
    with writing(session):
        audit.sweep(session, NOW)
    assert session.scalars(sa.select(Audit.subject)).all() == ["0"]
