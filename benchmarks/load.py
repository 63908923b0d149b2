"""Load on a server of ours, made by `wrk` (https://github.com/wg/wrk), which has to be on the PATH."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quizapp.serve import THREADS  # noqa: E402 - the checkout is put on the path first

PORTS = {"real": 8701, "bare": 8702}
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000}


@dataclass(frozen=True, slots=True)
class Load:
    """`rate` in requests a second; 99 of 100 replies came within `p99` milliseconds."""

    rate: float
    p99: float


def require_wrk() -> None:
    if not shutil.which("wrk"):
        sys.exit("wrk is needed to make the load: install it, for example with: apt-get install wrk")


@contextmanager
def server(side: str, target: str, workers: int) -> Iterator[None]:
    """Run the app `target` under granian on the port of this side."""
    url = f"http://127.0.0.1:{PORTS[side]}"
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "--no-ws", "--log-level", "critical",
        "--workers", str(workers), "--blocking-threads", str(THREADS), "--port", str(PORTS[side]), target,
    ]  # fmt: skip
    path = os.pathsep.join([str(ROOT), str(ROOT / "benchmarks")])
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path})
    try:
        _wait_for(url)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(100):
        time.sleep(0.2)
        try:
            with urllib.request.urlopen(url):
                return
        except OSError:
            continue
    sys.exit(f"no server at {url}")


def load(side: str, script: Path, connections: int, seconds: int) -> Load:
    """Send what the script says for some seconds; stop where a request is refused, which would measure nothing."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(script)]
    out = subprocess.run([*command, f"http://127.0.0.1:{PORTS[side]}"], capture_output=True, text=True, check=True)
    rate = re.search(r"Requests/sec:\s*([\d.]+)", out.stdout)
    p99 = re.search(r"99%\s*([\d.]+)(us|ms|s)", out.stdout)
    if "Non-2xx" in out.stdout or "Socket errors" in out.stdout or out.stderr or not rate or not p99:
        sys.exit(f"{side} refused requests:\n{out.stdout}{out.stderr}")
    return Load(float(rate[1]), float(p99[1]) * MILLISECONDS[p99[2]])
