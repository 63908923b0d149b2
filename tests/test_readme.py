"""The README can be followed: its commands run, its links lead somewhere, its pictures are there and none is idle."""

import ast
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "SECURITY.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 100_000
"""Bytes of a picture."""

STARTED = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("run", sys.argv[1])
run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)
run.PYTHON, run.set_up = sys.executable, lambda lock: print("set up for", lock, flush=True)
sys.exit(run.main(sys.argv[2:]))
"""
"""run.py in the environment of the tests: tests/test_start.py makes one of its own."""


@pytest.fixture
def run(tmp_path):
    """Start run.py with these words, as a process that is stopped in the end."""
    started = []

    def _run(*words):
        command = [sys.executable, "-c", STARTED, str(ROOT / "run.py"), *words]
        environment = os.environ | {"QUIZAPP_DATA": str(tmp_path), "CI": "true"}
        started.append(
            subprocess.Popen(
                command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
        )
        return started[-1]

    yield _run
    for process in started:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


def first_page(process):
    """Return the page at the address that a starting demo prints."""
    for line in process.stdout:
        if found := re.search(r"student, teacher or instructor: (\S+)", line):
            with urlopen(found[1], timeout=20) as page:
                return page.read().decode()
    return ""


DEMOS = ("python3 run.py", "python3 run.py demo --fresh")
SUITE = "python3 run.py test"


def test_every_command_is_tried_here():
    blocks = [line.split("#")[0].strip() for line in README.splitlines() if line.startswith("    ")]
    within = re.findall(r"`(python3[^`]*)`", README)
    assert {*blocks, *within} == {*DEMOS, SUITE}


def test_a_demo_starts_and_shows_the_way_in(run):
    """One after the other: both take the first port that is free."""
    for command in DEMOS:
        process = run(*command.split()[2:])
        assert "Go in" in first_page(process)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


def test_the_suite_is_set_up_and_found(run):
    process = run(*SUITE.split()[2:], "-n0", "--collect-only", "-q", "tests/test_readme.py")
    printed = process.communicate(timeout=120)[0]
    assert "set up for test" in printed
    assert "test_the_suite_is_set_up_and_found" in printed
    assert process.returncode == 0


def anchors(page):
    """Return what the headings of a page are called in addresses."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^):]+)\)", page.read_text(encoding="utf-8")):
        file, _, anchor = target.partition("#")
        there = page.parent / file if file else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_every_page_can_be_reached_from_the_readme():
    linked = {ROOT / target for target in re.findall(r"\]\(([\w/.]+\.md)", README)}
    assert {*PAGES} - {ROOT / "README.md"} <= linked


def drawn():
    """Return the names in the table of the script that draws the pictures."""
    for node in ast.parse((ROOT / "docs" / "pictures.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PICTURES":
            return {ast.literal_eval(key) for key in node.value.keys}
    raise AssertionError


def test_every_picture_is_there_is_shown_and_can_be_drawn_again():
    shown = {name for page in PAGES for name in re.findall(r'pictures/([\w-]+)\.webp"', page.read_text("utf-8"))}
    assert {file.stem for file in PICTURES.iterdir()} == shown == drawn()


def test_every_picture_says_what_it_shows():
    images = re.findall(r"<img [^>]+>", README)
    assert images
    assert all(len(re.search(r'alt="([^"]+)"', image)[1]) > 20 for image in images)


def test_every_picture_is_small():
    assert all(file.stat().st_size < LARGEST for file in PICTURES.iterdir())
