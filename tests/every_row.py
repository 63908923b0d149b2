"""Rows for every table there is, made from the tables themselves: a new table or column has some, too."""

import re
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from quizapp.storage import Base, copying

CHOICES = re.compile(r"(\w+) IN \(([^)]*)\)")
TEXTS = ("", "\u65e5\u672c\u8a9e \U0001f30d", "a\u0308 \u202e \r\n\t'\"\\;--", "0", "null")
ONE_OF_TWO = {("note", "attempt_id"): 0, ("note", "revision_id"): 1}
"""Columns that must not be filled together, and in which rows they are."""
VALUES = {
    "integer": lambda number: [number + 1, -number, 2**31 - 1 - number][number % 3],
    "number": lambda number: [0.1 + 0.2, -1e-300 * (number + 1), 1e300][number % 3],
    "boolean": lambda number: bool(number % 2),
    "text": lambda number: TEXTS[number % len(TEXTS)],
    "bytes": lambda number: bytes(range(number, 256)) * (number + 1),
    "moment": lambda number: datetime(1, 1, 1, tzinfo=UTC) + timedelta(days=number * 900_000, microseconds=number),
}
MANY = 4


def fill_every_table(connection):
    """Insert some rows into every table, each column filled in one of them at least."""
    for table in Base.metadata.sorted_tables:
        connection.execute(sa.delete(table))
    for table in Base.metadata.sorted_tables:
        connection.execute(sa.insert(table), [row(table, number) for number in range(MANY)])


def row(table, number):
    return {column.name: value(table, column, number) for column in table.columns}


def value(table, column, number):
    name = table.name, column.name
    if name in ONE_OF_TWO and number % 2 != ONE_OF_TWO[name]:
        return None
    if column.nullable and number == MANY - 1:
        return None
    if column.foreign_keys:
        (key,) = column.foreign_keys
        # Its own row, or one before it: every row of another table is there already.
        return value(key.column.table, key.column, number)
    if choices := allowed(table, column):
        return choices[number % len(choices)]
    kind = next(kind for cls, kind in copying.KINDS if isinstance(column.type, cls))
    if column.primary_key and kind == "integer":
        return 10 * number + 7
    made = VALUES[kind](number)
    return f"{made}{number}" if kind == "text" and is_unique(table, column) else made


def allowed(table, column):
    checks = (str(each.sqltext) for each in table.constraints if isinstance(each, sa.CheckConstraint))
    found = [match for check in checks for match in CHOICES.finditer(check) if match[1] == column.name]
    return [choice.strip(" '") for choice in found[0][2].split(",")] if found else []


def is_unique(table, column):
    return any(
        column.name in each.columns
        for each in table.constraints
        if isinstance(each, sa.UniqueConstraint | sa.PrimaryKeyConstraint)
    )


def every_row(connection):
    return {
        table.name: [tuple(each) for each in connection.execute(sa.select(table).order_by(*table.primary_key.columns))]
        for table in Base.metadata.sorted_tables
    }
