"""Servers as processes of their own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOST = "127.0.0.1"


def unused():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Running:
    """A started server; what it prints is in `log`. `before` is a command that starts it under conditions."""

    def __init__(self, folder, *command, cwd=ROOT, port=None, before=(), **environment):
        self.port = port or unused()
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*before, sys.executable, "-m", "quizapp", *command, "--port", str(self.port)],
                cwd=cwd,
                env=os.environ | {"QUIZAPP_DATA": str(folder / "data"), "CI": "true"} | environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                # A group of its own, to be killed as one.
                start_new_session=True,
            )

    def ready(self):
        deadline = time.monotonic() + 60
        while "is ready" not in self.printed():
            assert time.monotonic() < deadline, self.printed()
            assert self.process.poll() is None, self.printed()
            time.sleep(0.1)
        return self

    def printed(self):
        return self.log.read_text()

    def get(self, path, headers=()):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=20)
        connection.request("GET", path, headers={"User-Agent": "telling-agent", **dict(headers)})
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, text

    def answers(self):
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False

    def children(self):
        command = ["ps", "-o", "pid=", "--ppid", str(self.process.pid)]
        listed = subprocess.run(command, capture_output=True, text=True, check=False)
        return [int(pid) for pid in listed.stdout.split()]

    def kill(self):
        """End it and its workers at once, as a power cut would."""
        workers = self.children()
        self.process.kill()
        for pid in workers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


def killed(host):
    """As by a power cut."""
    host.kill()


def stopped(host):
    """As for an upgrade: what it has begun it finishes."""
    host.process.send_signal(signal.SIGTERM)
    assert host.process.wait(20) == 0
