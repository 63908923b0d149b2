"""Installed from a built wheel, everything is found: pages, styles, questions, migrations."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from serving import Running

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder that holds what the wheel installs, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize(
    "file",
    [
        "templates/base.html",
        "static/css/quizapp.css",
        "questions/sino-russian.yaml",
        "questions/templates/facts.yaml",
        "storage/migrations/env.py",
        "languages/README.md",
    ],
)
def test_the_wheel_holds_what_is_no_python_too(installed, file):
    assert (installed / "quizapp" / file).is_file()


def test_the_wheel_holds_nothing_else(installed):
    assert {path.name for path in installed.iterdir() if path.suffix != ".dist-info"} == {"quizapp"}


def test_the_installed_command_is_there(installed):
    (entry,) = installed.glob("*.dist-info/entry_points.txt")
    assert "quizapp = quizapp.cli:main" in entry.read_text()


def test_the_installed_demo_runs_without_the_checkout(installed, tmp_path):
    running = Running(tmp_path, "demo", "--no-browser", cwd=tmp_path, PYTHONPATH=str(installed))
    try:
        running.ready()
        status, home = running.get("/")
        assert status == 200
        assert "The whole article" in home
        style = re.search(r'href="(/static/css/[^"]+)"', home)[1]
        assert running.get(style)[0] == 200
    finally:
        running.kill()


def test_an_installation_keeps_its_data_with_the_user_and_not_with_the_package(installed, tmp_path):
    command = [sys.executable, "-c", "from quizapp.paths import data_folder; print(data_folder())"]
    environment = os.environ | {"PYTHONPATH": str(installed), "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    shown = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert str(installed) not in shown.stdout
