"""A long day: does the server keep its size?

    python benchmarks/soak.py [--minutes 60] [--rate 5] [--warm-up 500] [--workers 2] [--database URL]

A server of its own serves students who open pages, save and hand in, so many requests a second, after a warm-up of so
many students as fast as it goes: by then each worker remembers as many questions as it ever will. Memory and open files
of its workers and the size of SQLite's log of writes are sampled, and judged at the end: memory grows by less than
10 %, open files do not pile up, the log stays below 64 MiB, and no request fails.
Exits with 1 if one of these does not hold. Needs Linux: what a process holds is read from /proc.
"""

import argparse
import itertools
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
PORT = 8703
URL = f"http://127.0.0.1:{PORT}"
QUIZ = "four-centuries"
SAMPLES = 60
MOST_GROWTH = 0.10
MOST_FILES = 4
"""How many more open files are no leak: connections to browsers and to the database come and go."""
MOST_LOG = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Sample:
    """Of all workers together: `memory` in bytes, `files` as a number; `log` in bytes."""

    memory: int
    files: int
    log: int


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--rate", type=float, default=5, help="requests a second")
    options.add_argument("--warm-up", type=int, default=500, help="students before it counts")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--database", default="", help="a PostgreSQL URL; SQLite in a temporary folder otherwise")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"QUIZAPP_DATA": folder, "QUIZAPP_DATABASE_URL": chosen.database, "PYTHONPATH": str(ROOT)}
        words = ["run", "--port", str(PORT), "--workers", str(chosen.workers)]
        with subprocess.Popen(
            [sys.executable, "-P", "-m", "quizapp", *words], env=os.environ | settings, stdout=subprocess.DEVNULL
        ) as server:
            try:
                wait()
                for number in range(chosen.warm_up):
                    deque(take(-number), maxlen=0)
                samples, spent, failures = soak(server.pid, Path(folder), chosen.minutes * 60, 1 / chosen.rate)
            finally:
                server.terminate()
    sys.exit(not judge(samples, spent, failures))


def wait() -> None:
    for _ in range(600):
        time.sleep(0.1)
        try:
            with urllib.request.urlopen(URL):
                return
        except OSError:
            continue
    sys.exit(f"no server at {URL}")


def soak(server: int, folder: Path, seconds: float, pause: float) -> tuple[list[Sample], list[float], list[str]]:
    """Send requests at an even pace; return what was sampled, how long each request took, and what failed."""
    samples: list[Sample] = []
    spent: list[float] = []
    failures: list[str] = []
    begun = time.monotonic()
    requests = itertools.chain.from_iterable(map(visit, itertools.count(1)))
    for number in itertools.count(1):
        at = time.monotonic() - begun
        if at >= seconds:
            return samples, spent, failures
        if at >= len(samples) * seconds / SAMPLES:
            samples.append(sample(server, folder))
        began = time.perf_counter()
        if problem := next(requests):
            failures.append(problem)
        spent.append(time.perf_counter() - began)
        time.sleep(max(0.0, begun + number * pause - time.monotonic()))
    raise AssertionError


def visit(number: int) -> Iterator[str]:
    """Yield after each request of a student what went wrong, or nothing."""
    try:
        for _ in take(number):
            yield ""
    except OSError as error:
        yield f"student {number}: {error}"


def take(number: int) -> Iterator[None]:
    """Take the quiz as a student does whose browser runs no scripts, one request at a time."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = ""

    def ask(path: str, *fields: tuple[str, object]) -> str:
        nonlocal page
        kept = re.findall(r'name="(csrf_token|page|seen-\d+)" value="([^"]*)"', page)
        body = urlencode([*kept, *fields]).encode() if kept else None
        with browser.open(URL + path, body, timeout=30) as reply:
            page = reply.read().decode()
            return str(reply.url.removeprefix(URL))

    path = ask(f"/quiz/{QUIZ}")
    yield
    path = ask(f"{path}/start", ("name", f"Student {number}"))
    yield
    attempt = path.rpartition("/")[0]
    while (slot := path.rpartition("/")[2]).isdecimal():
        values = re.findall(rf'name="answer-{slot}" value="(\d+)"', page)
        chosen = values if "touched-" in page else values[:1]
        answer = ((f"answer-{slot}", value) for value in chosen)
        path = ask(f"{attempt}/save", ("here", slot), ("slot", slot), (f"touched-{slot}", 1), *answer)
        yield
    path = ask(f"{attempt}/submit")
    if not path.endswith("/result"):
        raise OSError(f"ended at {path}")
    yield


def sample(server: int, folder: Path) -> Sample:
    log = folder / "quizapp.sqlite-wal"
    workers = children(server)
    return Sample(
        memory=sum(resident(pid) for pid in workers),
        files=sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in workers),
        log=log.stat().st_size if log.exists() else 0,
    )


def children(server: int) -> list[int]:
    tasks = Path(f"/proc/{server}/task").glob("*/children")
    return [int(pid) for file in tasks for pid in file.read_text().split()]


def resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def judge(samples: list[Sample], spent: list[float], failures: list[str]) -> bool:
    before, after = samples[: SAMPLES // 10], samples[-SAMPLES // 10 :]
    memory = [statistics.median(each.memory for each in part) for part in (before, after)]
    files = [max(each.files for each in part) for part in (before, after)]
    growth, log = memory[1] / memory[0] - 1, max(each.log for each in samples)
    slow = sorted(spent)[int(len(spent) * 0.99)]
    print(f"{len(spent)} requests, {len(failures)} failed {failures[:1]}; 99 in 100 within {slow * 1e3:.0f} ms")
    print(f"memory: {memory[0] / 2**20:.0f} MiB after the warm-up, {memory[1] / 2**20:.0f} at the end, {growth:+.1%}")
    print("on the way:", *(f"{each.memory / 2**20:.0f}" for each in samples[:: SAMPLES // 10]), "MiB")
    print(f"open files: {files[0]} after the warm-up, {files[1]} at the end")
    print(f"log of writes: {log / 2**20:.1f} MiB at most")
    sound = not failures and growth < MOST_GROWTH and files[1] <= files[0] + MOST_FILES and log < MOST_LOG
    print("as it should be" if sound else "NOT as it should be")
    return sound


if __name__ == "__main__":
    main()
