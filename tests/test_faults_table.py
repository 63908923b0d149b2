"""The table of faults names tests that are there, and every test of a fault is in the table."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
ROWS = [line.strip("|").split("|") for line in TABLE.splitlines() if line.startswith("| ")][1:]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def names_in(file):
    functions = (node for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef))
    return {function.name for function in functions if function.name.startswith("test_")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip()[:40])
def test_every_fault_has_tests_that_are_there_or_a_reason_for_none(row):
    _fault, _holds, tests = row
    named = NAMED.findall(tests)
    assert named or tests.strip().startswith("no test: ")
    for file, name in named:
        assert name in names_in(ROOT / file), f"{file} has no {name}"


def test_every_test_of_a_fault_is_in_the_table():
    there = {name for file in (ROOT / "tests" / "faults").glob("test_*.py") for name in names_in(file)}
    assert there == {name for file, name in NAMED.findall(TABLE) if file.startswith("tests/faults/")}
