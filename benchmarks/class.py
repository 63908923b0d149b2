"""A class at work: how long joining, opening, saving and submitting take, and whether every answer is there.

    python benchmarks/class.py [sqlite] [postgres] [hosts] [--students 200] [--arrive 10] [--think 1] [--database URL]

Students arrive within ten seconds, come in by the code of the class, answer eight questions each and submit: against
one server on SQLite, one on PostgreSQL, and two behind nginx (docs/nginx.conf) on PostgreSQL, of which one is killed
when half of the answers are in. Who meets an error tries again as a page or a person would; how often that was is
printed, as are the answers found in the database afterwards. The load comes from this computer, too. PostgreSQL is the
one of --database, on which databases may be made, or the one that comes with the test requirements. Every part ends by
itself, after --limit seconds at the latest.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from given import QUESTIONS, SECRET, postgres, prepared  # noqa: E402 - the checkout is put on the path first
from proxying import Nginx  # type: ignore[import-not-found]  # noqa: E402
from serving import Running  # type: ignore[import-not-found]  # noqa: E402
from student import Measured, Refused, Student  # noqa: E402

from quizapp.app import create_app  # noqa: E402
from quizapp.services import checks  # noqa: E402
from quizapp.storage import db  # noqa: E402
from quizapp.storage.models import Answer, Attempt, Item  # noqa: E402

ON_POSTGRES = (
    ("postgres", "one server, PostgreSQL", 1),
    ("hosts", "two servers behind nginx, one killed at half-time", 2),
)


def found(url: str, folder: Path) -> tuple[int, int, int]:
    """Return how many questions have an answer, how many attempts were submitted, and how many credits are wrong."""
    app = create_app({"DATA": folder, "DATABASE_URL": url, "SECRET_KEY": SECRET})
    with app.app_context():
        session = db.session()
        answered = sa.select(sa.func.count(sa.distinct(Item.id))).join(Answer, Answer.item_id == Item.id)
        submitted = sa.select(sa.func.count()).where(Attempt.submitted_at.is_not(None))
        wrong = sum(1 for _ in checks.deviations(session))
        return session.scalars(answered).one(), session.scalars(submitted).one(), wrong


def measure(name: str, url: str, chosen: argparse.Namespace, stack: ExitStack, hosts: int) -> None:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    door, slug = prepared(url, folder)
    servers = [server(folder / f"host-{number}", url, chosen, stack) for number in range(hosts)]
    port = servers[0].port
    if hosts > 1:
        nginx = Nginx(folder / "nginx", *(each.port for each in servers))
        stack.callback(nginx.stop)
        port = nginx.start().port
    measured = Measured(chosen.students * QUESTIONS // 2)
    threads = [
        threading.Thread(target=come, args=(Student(port, number, measured), door.code, slug, chosen), daemon=True)
        for number in range(chosen.students)
    ]
    begun = time.perf_counter()
    for each in threads:
        each.start()
    if hosts > 1:
        measured.half_done.wait(chosen.limit)
        servers[0].kill()
    for each in threads:
        each.join(max(0.0, chosen.limit - (time.perf_counter() - begun)))
    report(name, measured, time.perf_counter() - begun, found(url, folder), chosen.students)


def come(student: Student, code: str, slug: str, chosen: argparse.Namespace) -> None:
    time.sleep(random.uniform(0, chosen.arrive))
    try:
        student.run(code, slug, chosen.think)
    except Refused as refused:
        student.measured.fail("gave up", refused)


def server(folder: Path, url: str, chosen: argparse.Namespace, stack: ExitStack) -> Running:
    folder.mkdir()
    settings = {"QUIZAPP_DATABASE_URL": url, "QUIZAPP_SECRET_KEY": SECRET, "QUIZAPP_PROXIES": "1"}
    running = Running(folder, "run", "--workers", str(chosen.workers), **settings)
    stack.callback(running.kill)
    return running.ready()


def report(name: str, measured: Measured, seconds: float, kept: tuple[int, int, int], students: int) -> None:
    answers, submitted, wrong = kept
    print(f"\n{name}: {seconds:.1f} s; errors that were tried again: {sum(measured.errors.values())}")
    for error, times in measured.errors.most_common(8):
        print(f"  {times:5} {error}")
    print(f"  answers {answers} of {students * QUESTIONS}, submitted {submitted} of {students}, wrong credits {wrong}")
    print(f"  {'ms':8}{'times':>7}{'p50':>7}{'p95':>7}{'p99':>7}{'most':>7}")
    for step in ("door", "join", "start", "open", "save", "submit"):
        took = sorted(1000 * each for each in measured.seconds[step])
        if len(took) > 1:
            cuts = statistics.quantiles(took, n=100, method="inclusive")
            print(f"  {step:8}{len(took):7}{cuts[49]:7.0f}{cuts[94]:7.0f}{cuts[98]:7.0f}{took[-1]:7.0f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", choices=["sqlite", "postgres", "hosts", []], default=[])
    options.add_argument("--students", type=int, default=200)
    options.add_argument("--arrive", type=float, default=10, help="seconds within which they come")
    options.add_argument("--think", type=float, default=1, help="seconds at a question, half more or less")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--limit", type=float, default=180)
    options.add_argument("--database", default="", help="a PostgreSQL URL")
    chosen = options.parse_args()
    parts = chosen.parts or ["sqlite", "postgres", "hosts"]
    os.environ.pop("QUIZAPP_DATABASE_URL", None)
    with ExitStack() as stack:
        if "sqlite" in parts:
            file = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "quizapp.sqlite"
            with ExitStack() as part:
                measure("one server, SQLite", f"sqlite:///{file}", chosen, part, hosts=1)
        if {"postgres", "hosts"} & {*parts}:
            made = stack.enter_context(postgres(chosen.database))
            for name, title, hosts in ON_POSTGRES:
                if name in parts:
                    with ExitStack() as part:
                        measure(title, made(f"quizapp_class_{name}"), chosen, part, hosts=hosts)


if __name__ == "__main__":
    main()
