"""A teacher imports a large bank while students answer."""

import os
import subprocess
import sys
import time

import pytest
from answering import at_work
from apps import SECRET, release
from banking import a_teacher
from keeping_word import require_kept
from serving import ROOT

from quizapp.services import banks
from quizapp.storage import db

pytestmark = pytest.mark.every_variant


def test_no_save_is_refused_during_an_import(host, seat, beside, any_url, tmp_path, thorough):
    size = 20_000 if thorough else 600
    file = tmp_path / "large.csv"
    rows = [f"Which mill stood in town {n}?,mill {n},mill {n + 1},mill {n + 2},A,q-{n}" for n in range(size)]
    file.write_text("\n".join(["Question,Option A,Option B,Option C,Right letters,ID", *rows]))
    with beside.app_context():
        a_teacher(db.session())
    release(beside)
    server = host()
    class_ = seat(server, 4)
    settings = {"QUIZAPP_DATABASE_URL": any_url, "QUIZAPP_DATA": str(tmp_path), "QUIZAPP_SECRET_KEY": SECRET}
    with at_work(class_, pause=0.05) as count:
        began, before = time.perf_counter(), count.told
        subprocess.run(
            [sys.executable, "-m", "quizapp", "bank", "import", file, "--owner", "teacher"],
            cwd=ROOT,
            env=os.environ | settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=600,
            check=True,
        )
        during, took = count.told - before, time.perf_counter() - began
    print(f"{during} saves during an import of {took:.1f} s, the slowest in {count.slowest * 1000:.0f} ms")
    assert during > len(class_)
    with beside.app_context():
        assert [bank.size for _, bank in banks.of_everybody(db.session())] == [size]
    require_kept(beside, class_)
