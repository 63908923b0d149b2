"""The house keeps its floors: imports run downward, files stay small, data folders hold no code."""

import ast
import re
import sys
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "quizapp"
LONGEST = 250

ALLOWED = {
    "core": set(),
    "formats": {"core"},
    "stats": {"core"},
    "storage": {"core"},
    "services": {"core", "formats", "stats", "storage", "paths"},
    "web": {"core", "formats", "services", "stats", "storage"},
}
"""Which rooms of the package each room may import, beside itself. The files at the top may import all."""


def modules(room):
    return sorted((PACKAGE / room).rglob("*.py"))


def imported(path):
    """Yield every imported module by its absolute name."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *filter(None, [node.module])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def rooms_of(path):
    return {name.split(".")[1] for name in imported(path) if name.startswith("quizapp.")}


@pytest.mark.parametrize("room", ALLOWED)
def test_imports_run_downward(room):
    for path in modules(room):
        # Alembic runs env.py by path, outside the package's floors.
        upward = rooms_of(path) - ALLOWED[room] - {room}
        assert not upward, f"{path.relative_to(ROOT)} imports {sorted(upward)}"


def test_the_core_imports_the_standard_library_only():
    for path in modules("core"):
        for name in imported(path):
            top = name.split(".")[0]
            assert top == "quizapp" or top in sys.stdlib_module_names, f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("room", ["services", "formats", "stats"])
def test_use_cases_know_nothing_of_the_web_framework(room):
    for path in modules(room):
        for name in imported(path):
            assert name.split(".")[0] not in {"flask", "flask_wtf", "wtforms", "werkzeug"}, path


def test_services_never_commit():
    for path in modules("services"):
        assert ".commit(" not in path.read_text(encoding="utf-8"), path


def test_no_kind_is_asked_for_by_name_outside_its_room():
    for path in sorted(PACKAGE.rglob("*.py")):
        if "kinds" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                compared = ast.unparse(node)
                assert not any(kind in compared for kind in ("'single_choice'", "'multiple_response'", "'ordering'")), (
                    f"{path.relative_to(ROOT)}:{node.lineno} {compared}"
                )


def test_every_file_fits_on_two_screens():
    for path in sorted([*PACKAGE.rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")]):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= LONGEST, f"{path.relative_to(ROOT)} has {lines} lines"


def test_every_module_is_imported_but_those_that_python_and_alembic_run():
    run = {"quizapp.__main__", "quizapp.core", "quizapp.storage.migrations.env"}
    paths = [path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts]
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths}
    assert names - {name for path in paths for name in imported(path)} == run


@pytest.mark.parametrize("folder", ["templates", "static", "questions"])
def test_data_folders_hold_no_python(folder):
    assert not list((ROOT / folder).rglob("*.py"))


def test_the_forms_of_unicode_are_asked_for_in_one_place():
    for path in sorted(PACKAGE.rglob("*.py")):
        normalising = "unicodedata.normalize" in imported(path) or "unicodedata.normalize(" in path.read_text("utf-8")
        assert not normalising or path.name == "letters.py", path.relative_to(ROOT)


PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_picture_shows_every_room_and_every_import_between_rooms():
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    arrows = re.findall(r"^ +(.+) --> (.+)$", re.search(r"```mermaid\n(.*?)```", PAGE, re.DOTALL)[1], re.MULTILINE)
    drawn = {pair for upper, lower in arrows for pair in product(upper.split(" & "), lower.split(" & "))}
    real = {(room, other) for room in rooms for path in modules(room) for other in rooms_of(path) & rooms - {room}}
    assert drawn == real
    assert {room for pair in drawn for room in pair} == rooms


def test_the_page_on_architecture_names_only_what_is_there_and_all_that_is_at_the_top():
    assert len(PAGE.splitlines()) <= 120
    named = set(re.findall(r"`([\w/]+\.py)`", PAGE))
    assert all((PACKAGE / file).is_file() or (ROOT / file).is_file() for file in named)
    assert {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py", "__main__.py"} <= named
    for module, name in re.findall(r"`((?:\w+\.)+)(?!py`)(\w+)`", PAGE):
        assert hasattr(import_module(f"quizapp.{module.rstrip('.')}"), name), f"{module}{name}"
