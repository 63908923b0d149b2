"""The steps of docs/extending.md are enough: each is taken for a toy, in a copy of the tree, and the toy is used."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
TOYS = Path(__file__).parent / "toys"
NAMES = {"kind": "odd_ones", "generator": "century", "format": "plus_minus", "export": "best"}
"""By folder: what stands for NAME."""
PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
SECTIONS = {
    title.rpartition(" ")[2]: text for title, text in re.findall(r"^## (.*)\n((?:(?!## ).*\n)+)", PAGE, re.MULTILINE)
}
LEFT = shutil.ignore_patterns(".*", "__pycache__", "instance", "dist")
"""What is no part of the project."""


def steps(what):
    """Return the files that the steps name: every word of code in them that has a folder or an ending."""
    numbered = re.findall(r"^\d\. .*(?:\n   .*)*", SECTIONS[what], re.MULTILINE)
    named = re.findall(r"`([\w/.]+\.(?:py|html|md))`", "\n".join(numbered))
    return {each.replace("NAME", NAMES[what]) for each in named}


def commands(what):
    found = re.findall(r"^    pytest (.*)", SECTIONS[what], re.MULTILINE)
    return [each.replace("NAME", NAMES[what]).split() for each in found]


def lines_of(what):
    return yaml.safe_load((TOYS / what / "lines.yaml").read_text(encoding="utf-8"))


def new_files(what):
    return {path.relative_to(TOYS / what).as_posix() for path in (TOYS / what).rglob("*.*")} - {"lines.yaml"}


def changed(text, line):
    old, new = (line["replace"], line["by"]) if "replace" in line else (f"{line['after']}\n", "")
    assert text.count(old) == 1, old
    return text.replace(old, new or f"{old}{line['add'].rstrip()}\n")


@pytest.fixture
def tree(tmp_path):
    """A copy of the tree without a toy."""
    return shutil.copytree(ROOT, tmp_path / "tree", ignore=LEFT)


def test_every_section_is_tried():
    assert SECTIONS.keys() == NAMES.keys() == {path.parent.name for path in TOYS.glob("*/lines.yaml")}


@pytest.mark.parametrize("what", NAMES)
def test_a_toy_touches_the_files_that_the_steps_name_and_no_others(what):
    assert {*lines_of(what), *new_files(what)} == steps(what)
    assert len(SECTIONS[what].splitlines()) < 20


@pytest.mark.parametrize("what", NAMES)
def test_a_toy_is_used_after_these_steps(what, tree):
    shutil.copytree(TOYS / what, tree, dirs_exist_ok=True)
    for file, lines in lines_of(what).items():
        text = (tree / file).read_text(encoding="utf-8")
        for line in lines:
            text = changed(text, line)
        (tree / file).write_text(text, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PYTHONPATH"))}
    (chosen,) = commands(what)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
