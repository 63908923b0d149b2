"""The files for servers: what they start is there, and takes the words it is given."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.cli import run

ROOT = Path(__file__).parent.parent
UNIT = (ROOT / "docs" / "quizapp.service").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


def instructions(name):
    return [line.split(maxsplit=1)[1] for line in DOCKERFILE.splitlines() if line.startswith(f"{name} ")]


def started():
    """Yield the words after `quizapp run` in every file that starts it."""
    (unit,) = re.findall(r"^ExecStart=(.*)$", UNIT, re.MULTILINE)
    yield "unit", shlex.split(unit)[1:]
    yield "container", json.loads(instructions("CMD")[0])


@pytest.mark.parametrize("words", [words for _, words in started()], ids=[name for name, _ in started()])
def test_the_command_takes_the_words_it_is_started_with(words):
    assert words[0] == "run"
    assert run.make_context("run", words[1:]).params["port"] == 8000


def test_systemd_takes_the_unit(tmp_path):
    program = shutil.which("systemd-analyze")
    if not program:
        pytest.skip("systemd is not available")
    unit = tmp_path / "quizapp.service"
    unit.write_text(UNIT.replace("/opt/quizapp/bin/quizapp", sys.executable))
    command = [program, "verify", "--man=no", "--recursive-errors=no", str(unit)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, [line for line in ran.stderr.splitlines() if "quizapp" in line]) == (0, [])


def test_whatever_goes_into_the_container_is_there_and_not_ignored():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    copied = [word for line in instructions("COPY") if "--from" not in line for word in shlex.split(line)[:-1]]
    assert len(copied) > 5
    for word in copied:
        assert (ROOT / word).exists()
        assert f"!{Path(word).parts[0]}" in ignored


def test_the_container_is_nobody_special_and_serves_the_port_it_names():
    assert instructions("USER") == ["quizapp"]
    assert instructions("EXPOSE") == ["8000"]
    assert ":8000/healthz" in instructions("HEALTHCHECK")[0]


def test_the_driver_of_several_hosts_is_the_one_that_is_tested():
    tested = (ROOT / "requirements" / "test.txt").read_text().splitlines()
    first, *rest = [
        each for each in (ROOT / "requirements" / "postgres.txt").read_text().splitlines() if each[:1] != "#"
    ]
    assert first == "-r run.txt"
    assert len(rest) > 2
    assert {*rest} <= {*tested}
