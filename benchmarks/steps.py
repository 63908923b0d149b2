"""What the steps of a student cost, beside the least a Flask app can do.

    python benchmarks/steps.py [--pairs 5] [--seconds 3] [--connections 50] [--database URL]

To join a class, to open a question page, to save an answer and to submit a quiz: each real request (session look-up,
attempt and items, parsing, append, marking) runs beside a bare endpoint of the same server, database and tables; to
save, also beside one that does without SQLAlchemy. Both servers are up all the time, and load alternates between them.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from load import ROOT, Load, load, require_wrk, server
from pairs import ROWS, Pairs

sys.path.insert(0, str(ROOT))

from seeded import lesson

BARE = ROOT / "benchmarks" / "bare.py"
FASTEST = 800
"""Submissions a second that no side exceeds: an attempt is submitted once, in turns of a second."""

SCRIPT = """
local targets = {{{targets}}}
local sent = 0
local thread = 0
function setup(t) t:set("id", thread); thread = thread + 1 end
function request()
  sent = sent + 1
  local target = targets[sent % #targets + 1]
  local from = "10." .. math.floor(sent / 65536) % 256 .. "." .. math.floor(sent / 256) % 256 .. "." .. sent % 256
  return wrk.format("{method}", target[1], {{["Content-Type"] = "application/x-www-form-urlencoded",
    ["Accept"] = "{accept}", ["Cookie"] = target[2], ["X-Forwarded-For"] = from}}, "{body}" .. {more})
end
"""
ANSWER = '"&slot=1&seen-1=0&page=p" .. id .. "&seq=" .. sent .. "&answer-1=" .. (math.floor(sent / #targets) % 3)'
NAME = '"&name=Student-{turn}-" .. sent'


@dataclass(frozen=True, slots=True)
class Step:
    """`paths` are where the request goes, by side; `targets` fill them, each with the cookies that go along.

    `body` is what is posted, with what the expression `more` adds to it. Where a target is good for one request only,
    `each` is how many of them a turn of one side has.
    """

    name: str
    paths: Mapping[str, str]
    targets: Sequence[tuple[str, str]]
    method: str = "POST"
    accept: str = "text/html"
    body: str = ""
    more: str = '""'
    each: int = 0

    def script(self, side: str, turn: int) -> str:
        first = turn * len(self.paths) + list(self.paths).index(side)
        targets = self.targets[first * self.each : (first + 1) * self.each] if self.each else self.targets
        listed = ", ".join(f'{{"{self.paths[side].format(path)}", "{cookies}"}}' for path, cookies in targets)
        return SCRIPT.format(
            targets=listed,
            method=self.method,
            accept=self.accept,
            body=self.body,
            more=self.more.format(turn=turn),
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=int, default=5)
    options.add_argument("--seconds", type=int, default=3)
    options.add_argument("--connections", type=int, default=50)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--database", default="", help="a PostgreSQL URL; SQLite in a temporary folder otherwise")
    chosen = options.parse_args()
    require_wrk()
    if ROWS not in os.environ:
        print(f"The bare side, {BARE.name}:\n\n{BARE.read_text()}\n")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ |= {"QUIZAPP_DATA": str(folder), "QUIZAPP_DATABASE_URL": chosen.database}
        # Many students, and not a flood from one address.
        os.environ["QUIZAPP_PROXIES"] = "1"
        steps = prepared(folder, chosen.pairs)
        for side, target in (("real", "quizapp.app:create_app"), ("bare", "bare:create_app")):
            stack.enter_context(server(side, target, chosen.workers))
        for step in steps:
            compare(step, folder, chosen)


def prepared(folder: Path, pairs: int) -> list[Step]:
    found = lesson(submissions=2 * pairs * FASTEST)
    (folder / "page.html").write_text(found.page)
    working, ready = (
        [(attempt, found.form + student) for attempt, student in each] for each in (found.working, found.ready)
    )
    posting = Step("", {}, working, body=found.token)
    return [
        replace(
            posting,
            name="save an answer",
            paths={"real": "/attempt/{}/save", "bare": "/save/{}", "raw": "/save-raw/{}"},
            accept="application/json",
            more=ANSWER,
        ),
        Step("open a question page", {"real": "/attempt/{}/1", "bare": "/open/{}"}, working, method="GET"),
        replace(
            posting,
            name="submit a quiz",
            paths={"real": "/attempt/{}/submit", "bare": "/submit/{}"},
            targets=ready,
            each=FASTEST,
        ),
        replace(
            posting,
            name="join a class",
            paths={"real": "/join/{}", "bare": "/join/{}"},
            targets=[(code, found.form) for code in found.codes],
            more=NAME,
        ),
    ]


def compare(step: Step, folder: Path, chosen: argparse.Namespace) -> None:
    """Load the sides in turns, and say what came of it."""
    seconds = 1 if step.each else chosen.seconds
    found: dict[str, list[Load]] = {side: [] for side in step.paths}
    for turn in range(chosen.pairs):
        for side, loads in found.items():
            script = folder / "script.lua"
            script.write_text(step.script(side, turn))
            loads.append(load("real" if side == "real" else "bare", script, chosen.connections, seconds))
    ours = found.pop("real")
    for side, loads in found.items():
        late = [statistics.median(each.p99 for each in one) for one in (ours, loads)]
        Pairs(
            step.name,
            f"the {side} endpoint",
            [each.rate for each in ours],
            [each.rate for each in loads],
            "/s",
            "99 of 100 within {:.0f} ms beside {:.0f} ms".format(*late),
        ).tell()


if __name__ == "__main__":
    main()
