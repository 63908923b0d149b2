"""run.py on machines that lack something: one sentence, with the cure."""

import ast
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = ROOT / "run.py"
PLACES = """
import importlib.util, os, sys, time
spec = importlib.util.spec_from_file_location("run", sys.argv[1])
run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)
"""


@pytest.fixture
def run():
    spec = importlib.util.spec_from_file_location("run", RUN)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(run, monkeypatch, tmp_path):
    """A folder with requirements of its own, and run.py pointed at it."""
    (tmp_path / "requirements").mkdir()
    for lock in ("run", "test"):
        (tmp_path / "requirements" / f"{lock}.txt").write_text(f"# nothing to {lock}\n")
    monkeypatch.setattr(run, "HERE", str(tmp_path))
    monkeypatch.setattr(run, "VENV", str(tmp_path / ".venv"))
    python = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    monkeypatch.setattr(run, "PYTHON", str(tmp_path / ".venv" / python))
    # The tests' own environment may be without pip; run.py is started by the Python that made it.
    monkeypatch.setattr(sys, "executable", getattr(sys, "_base_executable", sys.executable))
    return tmp_path


@pytest.fixture
def script():
    """Start a program that has run.py as its module `run`."""
    started = []

    def _script(text, *arguments, **options):
        command = [sys.executable, "-c", PLACES + text, str(RUN), *map(str, arguments)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options))
        return started[-1]

    yield _script
    for process in started:
        process.kill()
        process.communicate()


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
    imported = set()
    for node in ast.walk(ast.parse(RUN.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module)
    assert "hashlib" in imported
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 10, 14)])
def test_an_old_python_is_told_which_one_to_get(run, version):
    message = refused(lambda: run.require_python(version))
    assert "3.11 or newer" in message
    assert "Run: python3.1" in message or "python.org" in message


def test_a_newer_python_that_does_not_start_is_not_recommended(run, monkeypatch, tmp_path):
    broken = tmp_path / "python3.13"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "python.org" in refused(lambda: run.require_python((3, 9, 6)))


def test_python_3_11_is_new_enough(run):
    run.require_python((3, 11, 0))


def test_a_python_without_ensurepip_and_pip_is_told_what_to_install(run, checkout, monkeypatch):
    monkeypatch.setattr(run, "output_of", lambda _: "no")
    assert "apt install python3-venv" in refused(lambda: run.set_up("run"))


def test_a_python_without_ensurepip_installs_with_the_pip_it_has(run, checkout, monkeypatch):
    really = run.output_of
    monkeypatch.setattr(run, "output_of", lambda command: "no" if "ensurepip" in command[-1] else really(command))
    run.set_up("run")
    assert subprocess.call([run.PYTHON, "-c", ""]) == 0
    assert subprocess.call([run.PYTHON, "-m", "pip", "--version"], stderr=subprocess.DEVNULL) != 0


def test_a_folder_that_cannot_be_written_is_named(run, checkout):
    (checkout / ".venv").write_text("a file, where a folder has to be")
    message = refused(lambda: run.set_up("run"))
    assert str(checkout) in message
    assert "Move quizapp to a folder of yours" in message


def test_without_the_internet_one_sentence_says_so(run, checkout, monkeypatch):
    (checkout / "requirements" / "run.txt").write_text(f"flask==3.1.0 --hash=sha256:{'0' * 64}\n")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    assert "internet" in refused(lambda: run.set_up("run"))


def test_a_second_start_finds_everything_done(run, checkout):
    run.set_up("run")
    mark = Path(run.PYTHON).with_name("mark")
    mark.write_text("")
    run.set_up("run")
    assert mark.exists()


def test_what_the_tests_need_includes_what_the_app_needs(run, checkout, capsys):
    run.set_up("test")
    assert "Setting up" in capsys.readouterr().out
    run.set_up("run")
    assert capsys.readouterr().out == ""


def test_changed_requirements_are_installed(run, checkout, capsys):
    run.set_up("run")
    capsys.readouterr()
    (checkout / "requirements" / "run.txt").write_text("# other requirements\n")
    run.set_up("run")
    assert "Setting up" in capsys.readouterr().out


def test_a_set_up_that_was_cut_short_is_made_anew(run, checkout):
    run.set_up("run")
    half = Path(run.PYTHON).with_name("half-installed")
    half.write_text("")
    (checkout / ".venv" / run.STATE).write_text(run.UNFINISHED)
    run.set_up("run")
    assert not half.exists()
    assert (checkout / ".venv" / run.STATE).read_text() == run.digest("run")


HOLD = """
file = open(sys.argv[2], "a+")
run.hold(file.fileno())
print("held", flush=True)
"""


def test_two_first_starts_wait_for_each_other(script, tmp_path):
    first = script(HOLD + "time.sleep(1); print(time.time())", tmp_path / "state")
    assert first.stdout.readline() == "held\n"
    second = script(HOLD + "print(time.time())", tmp_path / "state")
    ended, began = (float(process.communicate(timeout=20)[0].split()[-1]) for process in (first, second))
    assert began >= ended


def test_a_start_that_was_killed_keeps_nobody_waiting(script, tmp_path):
    first = script(HOLD + "time.sleep(60)", tmp_path / "state")
    assert first.stdout.readline() == "held\n"
    first.kill()
    assert script(HOLD, tmp_path / "state").communicate(timeout=20)[0] == "held\n"


@pytest.mark.skipif(os.name != "posix", reason="Windows cannot replace a process")
def test_a_signal_reaches_the_command_that_was_started(script):
    command = "import time; print('started', flush=True); time.sleep(60)"
    process = script("run.become([sys.executable, '-c', sys.argv[2]])", command)
    assert process.stdout.readline() == "started\n"
    process.terminate()
    assert process.wait(10) == -signal.SIGTERM


def test_the_exit_code_is_the_command_s(script):
    assert script("sys.exit(run.become([sys.executable, '-c', 'exit(3)']))").wait(10) == 3


def test_paths_are_meant_from_the_folder_of_the_caller(script, tmp_path):
    shutil.copy(ROOT / "questions" / "sino-russian.yaml", tmp_path / "mine.yaml")
    text = "run.PYTHON = sys.executable; run.set_up = lambda _: None; sys.exit(run.main(sys.argv[2:]))"
    process = script(text, "generate", "mine.yaml", "--count", "1", cwd=tmp_path)
    assert "[order-events" in process.communicate(timeout=30)[0]
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "required", "rest"),
    [
        ([], None, []),
        (["--require", "browser,postgres", "-k", "x"], "browser,postgres", ["-k", "x"]),
        (["-n0"], None, ["-n0"]),
    ],
)
def test_what_is_required_reaches_the_tests(run, monkeypatch, arguments, required, rest):
    monkeypatch.setattr(os, "environ", {})
    options = run.test_options(arguments)
    assert options[len(options) - len(rest) :] == rest
    assert os.environ.get("QUIZAPP_TEST_REQUIRE") == required


def test_tests_share_the_processors_unless_told_otherwise(run, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert run.test_options(["-x"]) == ["-n", "2", "-x"]
    assert run.test_options(["-n0"]) == ["-n0"]
