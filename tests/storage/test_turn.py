"""Writers to SQLite wait for their turn: one at a time, not longer than their patience, and never for the dead."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from quizapp.storage.turn import Turn

HOLDER = """
import sys
from pathlib import Path
from quizapp.storage.turn import Turn

with Turn(Path(sys.argv[1])).taken(9):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def another_process(tmp_path):
    """A process that holds the turn until it is killed."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        yield holder
        holder.kill()


@pytest.mark.parametrize("shared", [True, False], ids=["one turn", "as in two processes"])
def test_no_two_hold_the_turn_at_once(tmp_path, shared):
    turns = [Turn(tmp_path)] * 4 if shared else [Turn(tmp_path) for _ in range(4)]
    inside, seen = [], []

    def work(turn):
        for _ in range(50):
            with turn.taken(9):
                inside.append(turn)
                seen.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work, args=(turn,)) for turn in turns]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1] * 200


@pytest.mark.skipif(sys.platform == "win32", reason="processes take no turns there")
def test_whoever_runs_out_of_patience_goes_without_and_has_none_left(another_process, tmp_path):
    with Turn(tmp_path).taken(0.05) as left:
        assert left == 0


def test_threads_run_out_of_patience_as_well(tmp_path):
    turn = Turn(tmp_path)
    with turn.taken(9), turn.taken(0.05) as left:
        assert left == 0


@pytest.mark.skipif(sys.platform == "win32", reason="processes take no turns there")
def test_the_turn_of_a_process_that_is_killed_is_free(another_process, tmp_path):
    waited = []

    def wait():
        with Turn(tmp_path).taken(60) as left:
            waited.append(left)

    thread = threading.Thread(target=wait)
    thread.start()
    os.kill(another_process.pid, signal.SIGKILL)
    thread.join()
    assert 0 < waited[0] < 60


def test_where_there_is_no_folder_to_lock_everybody_goes_on(tmp_path):
    with Turn(tmp_path / "nowhere").taken(9) as left:
        assert left > 0
