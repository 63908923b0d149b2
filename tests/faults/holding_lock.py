"""Locks as other programs hold them: a copy that is being made, a long statement typed by hand."""

import sqlite3
from contextlib import closing, contextmanager

import sqlalchemy as sa


@contextmanager
def write_lock(url):
    """Hold SQLite's one lock for writing."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def row_lock(url):
    """Hold the rows of all attempts."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.connect() as other:
        other.execute(sa.text("SELECT id FROM attempt FOR UPDATE"))
        yield
