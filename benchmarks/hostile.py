"""What files cost that ask too much: the time and the memory until each is refused, each in a process of its own.

python benchmarks/hostile.py
"""

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hostile_files import HOSTILE  # type: ignore[import-not-found]  # noqa: E402 - the checkout is put on the path

from quizapp.formats.banks import read  # noqa: E402


def main() -> None:
    row("file", "MB", "refused for", "seconds", "peak MB", "beside idle")
    for name in HOSTILE:
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
            size, code, seconds, idle, peak = process.submit(measure, name).result()
        row(name, f"{size / 1e6:.1f}", code, f"{seconds:.2f}", peak, f"+{peak - idle}")


def measure(name: str) -> tuple[int, str, float, int, int]:
    data = HOSTILE[name][0]()
    idle, start = peak(), time.perf_counter()
    report = read(data, "hostile.txt")
    note = report.error or report.refused[0]
    return len(data), note.code, time.perf_counter() - start, idle, peak()


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def row(name: object, *cells: object) -> None:
    print(f"{name!s:40}" + "".join(f"{cell!s:>18}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
