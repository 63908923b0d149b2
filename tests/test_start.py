"""run.py on machines that lack something: one sentence, with the cure."""

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = ROOT / "run.py"


@pytest.fixture
def run():
    spec = importlib.util.spec_from_file_location("run", RUN)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def refused(call):
    """Return the one line a person is told."""
    with pytest.raises(SystemExit) as stopped:
        call()
    message = str(stopped.value)
    assert "\n" not in message
    return message


def test_it_parses_on_pythons_that_are_too_old():
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_it_imports_the_standard_library_only():
    for node in ast.walk(ast.parse(RUN.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        assert set(names) <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 10, 14)])
def test_an_old_python_is_told_which_one_to_get(run, version):
    message = refused(lambda: run.require_python(version))
    assert "3.11 or newer" in message
    assert "Run: python3.1" in message or "python.org" in message


def test_python_3_11_is_new_enough(run):
    run.require_python((3, 11, 0))


def test_a_python_without_ensurepip_and_pip_is_told_what_to_install(run, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "VENV", str(tmp_path / "venv"))
    monkeypatch.setattr(run, "PYTHON", str(tmp_path / "venv" / "python"))
    monkeypatch.setattr(run, "quiet", lambda _: False)
    assert "apt install python3-venv" in refused(run.make_venv)


def test_a_python_without_ensurepip_installs_with_the_pip_it_has(run, monkeypatch, tmp_path):
    folder = tmp_path / "venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    monkeypatch.setattr(run, "VENV", str(folder))
    monkeypatch.setattr(run, "PYTHON", str(python))
    really = run.quiet
    monkeypatch.setattr(run, "quiet", lambda command: "ensurepip" not in command[-1] and really(command))
    pip = run.make_venv()
    assert pip == [sys.executable, "-m", "pip", "--python", str(python)]
    assert subprocess.call([str(python), "-c", ""]) == 0


def test_a_folder_that_cannot_be_written_is_named(run, monkeypatch, tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setattr(run, "HERE", str(file))
    assert str(file) in refused(run.Guard)


def test_two_first_starts_wait_for_each_other(run, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "HERE", str(tmp_path))
    first = run.Guard()
    assert [path.name for path in tmp_path.iterdir()] == [".venv-being-made"]
    first.release()
    run.Guard().release()
    assert list(tmp_path.iterdir()) == []


def test_a_set_up_that_was_cut_short_is_not_taken_for_done(run, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "VENV", str(tmp_path))
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    assert not run.stamped("run")
    Path(run.stamp("run")).write_text("half")
    assert not run.stamped("run")
    Path(run.stamp("run")).write_text(run.wanted("run"))
    assert run.stamped("run")


@pytest.mark.parametrize(
    ("arguments", "required", "rest"),
    [([], None, []), (["--require", "browser,postgres", "-k", "x"], "browser,postgres", ["-k", "x"])],
)
def test_what_is_required_reaches_the_tests(run, monkeypatch, arguments, required, rest):
    monkeypatch.delenv("QUIZAPP_TEST_REQUIRE", raising=False)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    assert run.test_options(arguments)[2:] == rest
    assert os.environ.get("QUIZAPP_TEST_REQUIRE") == required
