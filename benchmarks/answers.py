"""What saving an answer and opening a question page cost, beside the least a Flask app can do.

    python benchmarks/answers.py [--pairs 5] [--seconds 3] [--connections 16] [--database URL]

The real request (session look-up, attempt and item, parsing, append, cache) runs beside a bare endpoint: same
server, same database file settings, same table, signed cookie, form token, one durable ORM insert. The real question
page runs beside a bare template page: two ORM selects, a form token, a template of the same size. Both servers are up
all the time; load alternates between them, and the ratio is taken pair by pair, because machines drift.
Needs `wrk` (https://github.com/wg/wrk) on the PATH.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quizapp.app import create_app  # noqa: E402 - the checkout is put on the path first
from quizapp.core.quiz import draw  # noqa: E402
from quizapp.services import assignments, library, starting, students  # noqa: E402
from quizapp.storage import db, writing  # noqa: E402
from quizapp.upgrade import prepare  # noqa: E402

BARE = ROOT / "benchmarks" / "bare.py"
STUDENTS = 100
PORTS = {"real": 8701, "bare": 8702}

SAVE = """
local targets = {{{targets}}}
local sent = 0
local thread = 0
function setup(t) t:set("id", thread); thread = thread + 1 end
function request()
  sent = sent + 1
  local target = targets[sent % #targets + 1]
  local body = "{body}&page=p" .. id .. "&seq=" .. sent .. "&answer-1=" .. (math.floor(sent / #targets) % 3)
  return wrk.format("POST", target[1], {{["Content-Type"] = "application/x-www-form-urlencoded",
    ["Accept"] = "application/json", ["Cookie"] = "{cookie}; student=" .. target[2]}}, body)
end
"""

OPEN = """
local targets = {{{targets}}}
local sent = 0
function request()
  sent = sent + 1
  local target = targets[sent % #targets + 1]
  return wrk.format("GET", target[1], {{["Cookie"] = "{cookie}; student=" .. target[2]}})
end
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=int, default=5)
    options.add_argument("--seconds", type=int, default=3)
    options.add_argument("--connections", type=int, default=16)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--database", default="", help="a PostgreSQL URL; SQLite in a temporary folder otherwise")
    chosen = options.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is needed to make the load: install it, for example with: apt-get install wrk")
    print(f"The bare side, {BARE.name}:\n\n{BARE.read_text()}\n")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ |= {"QUIZAPP_DATA": str(folder), "QUIZAPP_DATABASE_URL": chosen.database}
        scripts = seed(folder)
        for side, target in (("real", "quizapp.app:create_app"), ("bare", "bare:create_app")):
            stack.enter_context(server(side, target, chosen.workers))
        for name, one, other in (
            ("save an answer", scripts["save-real"], scripts["save-bare"]),
            ("open a question page", scripts["open-real"], scripts["open-bare"]),
        ):
            compare(name, one, other, chosen)


def seed(folder: Path) -> dict[str, Path]:
    """Fill the database with attempts under way, and write the load scripts."""
    app = create_app()
    prepare(app, datetime.now(UTC))
    targets = []
    with app.app_context():
        quiz = assignments.find(db.session(), "whole-article")
        # Slot 1 holds a question to which one position is an answer.
        quiz = replace(quiz, settings=replace(quiz.settings, shuffle=False))
        for number in range(STUDENTS):
            questions = sorted(
                draw(quiz.recipe, library.sources(quiz.recipe.article), f"bench {number}"),
                key=lambda question: (not question.stem or len(question.correct) > 1, question.key),
            )
            with writing(db.session()) as session:
                entry = students.enter(session, f"Student {number}", datetime.now(UTC))
                plan = starting.Plan(quiz, f"bench {number}", [questions], "one")
                attempt = starting.start(session, entry.student_id, plan, datetime.now(UTC))
            targets.append((attempt, f"{entry.token}.{entry.code}"))
    client = app.test_client()
    client.set_cookie("student", targets[0][1])
    page = client.get(f"/attempt/{targets[0][0]}/1").text
    (folder / "page.html").write_text(page)
    token = re.search(r'name="csrf_token" value="([^"]*)"', page)
    cookie = client.get_cookie("form")
    if token is None or cookie is None:
        sys.exit("the question page holds no form token")
    shared = {"cookie": f"form={cookie.value}", "body": urlencode({"csrf_token": token[1], "slot": 1, "seen-1": 0})}
    paths = {
        "save-real": (SAVE, "/attempt/{}/save"),
        "save-bare": (SAVE, "/save/{}"),
        "open-real": (OPEN, "/attempt/{}/1"),
        "open-bare": (OPEN, "/open/{}"),
    }
    scripts = {}
    for name, (script, path) in paths.items():
        listed = ", ".join(f'{{"{path.format(attempt)}", "{held}"}}' for attempt, held in targets)
        scripts[name] = folder / f"{name}.lua"
        scripts[name].write_text(script.format(targets=listed, **shared))
    return scripts


class server:  # noqa: N801 - reads as the context it is
    """A granian server on a port of its own, stopped at the end."""

    def __init__(self, side: str, target: str, workers: int) -> None:
        self.url = f"http://127.0.0.1:{PORTS[side]}"
        self.command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "--no-ws", "--log-level", "critical",
            "--workers", str(workers), "--blocking-threads", "2", "--port", str(PORTS[side]), target,
        ]  # fmt: skip

    def __enter__(self) -> None:
        path = os.pathsep.join([str(ROOT), str(BARE.parent)])
        self.process = subprocess.Popen(self.command, env=os.environ | {"PYTHONPATH": path})
        for _ in range(100):
            time.sleep(0.2)
            try:
                with urllib.request.urlopen(self.url):
                    return
            except OSError:
                continue
        sys.exit(f"no server at {self.url}")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)


def compare(name: str, real: Path, bare: Path, chosen: argparse.Namespace) -> None:
    pairs = [(load("real", real, chosen), load("bare", bare, chosen)) for _ in range(chosen.pairs)]
    real_rate, bare_rate = (statistics.median(rates) for rates in zip(*pairs, strict=True))
    ratios = [one / other for one, other in pairs]
    print(
        f"{name}: real {real_rate:.0f}/s, bare {bare_rate:.0f}/s, "
        f"ratio {statistics.median(ratios):.2f} [{min(ratios):.2f}..{max(ratios):.2f}], median of {len(pairs)} pairs",
    )


def load(side: str, script: Path, chosen: argparse.Namespace) -> float:
    """Return requests per second, or stop: a refused request measures nothing."""
    command = ["wrk", "-t1", f"-c{chosen.connections}", f"-d{chosen.seconds}s", "-s", str(script)]
    out = subprocess.run([*command, f"http://127.0.0.1:{PORTS[side]}"], capture_output=True, text=True, check=True)
    if "Non-2xx" in out.stdout or "Socket errors" in out.stdout:
        sys.exit(f"{side} refused requests:\n{out.stdout}")
    rate = re.search(r"Requests/sec:\s*([\d.]+)", out.stdout)
    return float(rate[1]) if rate else 0.0


if __name__ == "__main__":
    main()
