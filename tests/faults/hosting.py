"""Servers that are killed, starved and started again."""

import os
import signal
import subprocess
import time
from contextlib import suppress

from apps import SECRET
from serving import Running


def until(true, seconds=30):
    """Wait for something another process does, and fail where it does not."""
    deadline = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < deadline, true
        time.sleep(0.02)
    return found


class Hosted:
    """`quizapp run` on one database, in a process group of its own; it may die and be started again."""

    def __init__(self, folder, url, workers=2, before=()):
        self.folder = folder
        self.url = url
        self.workers = workers
        self.before = before
        self.running = None

    def start(self):
        settings = {"QUIZAPP_DATABASE_URL": self.url, "QUIZAPP_SECRET_KEY": SECRET}
        command = ("run", "--workers", str(self.workers))
        self.running = Running(self.folder, *command, before=self.before, **settings)
        self.running.ready()
        return self

    @property
    def port(self):
        return self.running.port

    @property
    def main(self):
        return self.running.process

    def processes(self):
        """Those that answer requests, the oldest first; what else the main process has started keeps books."""
        command = ["ps", "-ww", "-o", "pid=,stat=,args=", "--sort=start_time", "--ppid", str(self.main.pid)]
        listed = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = (line.split(maxsplit=2) for line in listed.stdout.splitlines())
        return [int(pid) for pid, state, args in lines if "Z" not in state and "resource_tracker" not in args]

    def kill_all(self):
        os.killpg(self.main.pid, signal.SIGKILL)
        self.main.wait()

    def kill_main(self):
        """Kill the process that started the others, and wait until they have gone as well."""
        workers = self.processes()
        self.main.kill()
        self.main.wait()
        until(lambda: not any(map(alive, workers)))

    def kill_worker(self):
        """Kill the oldest worker, and wait until another one has taken its place."""
        oldest = self.processes()[0]
        os.kill(oldest, signal.SIGKILL)
        until(lambda: oldest not in (there := self.processes()) and len(there) == self.workers)

    def again(self):
        """Start it again unless it is still there."""
        return self if self.main.poll() is None else self.start()

    def stop(self):
        """Ask it to end, and return its exit code."""
        self.main.send_signal(signal.SIGTERM)
        return self.main.wait(10)

    def end(self):
        if self.running:
            with suppress(ProcessLookupError):
                os.killpg(self.main.pid, signal.SIGKILL)
            self.main.wait()


def alive(pid):
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


KILLS = {"everything": Hosted.kill_all, "the main process": Hosted.kill_main, "a worker": Hosted.kill_worker}
