"""The tables of faults and of promises name tests that are there, and every test of either is in its table."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLES = {name: (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("faults", "security")}
ROWS = [
    pytest.param(*line.strip("|").split("|")[-2:], id=f"{name}: {line.strip('| ')[:40]}")
    for name, table in TABLES.items()
    for line in table.splitlines()
    if line.startswith("| ") and not line.endswith(("| test |", "| tests |"))
]
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
"""A file, and one of its tests or all of them."""


def names_in(file):
    functions = (node for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef))
    return {function.name for function in functions if function.name.startswith("test_")}


@pytest.mark.parametrize(("_holds", "tests"), ROWS)
def test_every_row_has_tests_that_are_there_or_a_reason_for_none(_holds, tests):
    named = NAMED.findall(tests)
    assert named or tests.strip().startswith("no test: ")
    for file, name in named:
        assert (ROOT / file).is_file()
        assert not name or name in names_in(ROOT / file), f"{file} has no {name}"


@pytest.mark.parametrize("table", TABLES)
def test_every_test_of_a_folder_is_in_its_table(table):
    there = {name for file in (ROOT / "tests" / table).glob("test_*.py") for name in names_in(file)}
    assert there == {name for file, name in NAMED.findall(TABLES[table]) if file.startswith(f"tests/{table}/")}


def test_no_promise_is_left_out():
    assert re.findall(r"^\| (\d+) ", TABLES["security"], re.MULTILINE) == [str(number) for number in range(1, 54)]
