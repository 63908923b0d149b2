"""Serving the app with granian: workers that are processes of their own and end with the one that started them."""

import http.client
import multiprocessing
import os
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from typing import Any

from flask import Flask
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from . import logs, sweep
from .app import create_app
from .core.errors import QuizError
from .web import sharing

THREADS = 4
"""Requests at once per worker: while one waits for the disk or a lock, others are answered."""

GRACE = 8
"""Seconds a request under way has to finish when the server is stopped."""

TRIES = 20


def serve(host: str, port: int, workers: int, on_ready: Callable[[], object], config: Mapping[str, Any]) -> None:
    """Serve until stopped by Ctrl+C or SIGTERM; call `on_ready` once the first page can be had."""
    # Forked workers would share what the parent has open, database connections among it.
    multiprocessing.set_start_method("spawn", force=True)
    multiprocessing.get_context("spawn").Process = DeafToInterrupts  # type: ignore[misc]  # for this one context
    # A worker that comes back reads its settings anew, and the file of the key may hold another one by then.
    os.environ["QUIZAPP_SECRET_KEY"] = config["SECRET_KEY"]
    threading.Thread(target=_announce, args=(host, port, _named(config), on_ready), daemon=True).start()
    with _counts_shared() if config["METRICS_TOKEN"] else nullcontext():
        Server(
            "quizapp.serve:worker",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            factory=True,
            workers=workers,
            blocking_threads=THREADS,
            websockets=False,
            log_level=LogLevels.warning,
            # The app writes a line for each request itself: it knows what may be told of an address.
            log_access=False,
            log_dictconfig=logs.configuration(config["LOG"]),
            workers_kill_timeout=GRACE,
            respawn_failed_workers=True,
        ).serve()


@contextmanager
def _counts_shared() -> Iterator[None]:
    """Give the workers a folder to share their counts in."""
    with tempfile.TemporaryDirectory(prefix="quizapp-counts-", ignore_cleanup_errors=True) as folder:
        os.environ[sharing.FOLDER] = folder
        yield


class DeafToInterrupts(SpawnProcess):
    """A process that Ctrl+C does not reach, from its first moment: it inherits the blocked signal.

    A terminal sends Ctrl+C to every process. The parent answers it by SIGTERM to its workers, and a worker that is sent
    both signals hangs until it is killed.
    """

    def start(self) -> None:
        if sys.platform == "win32":
            super().start()
            return
        # Started with the first process otherwise, it would unblock the signal just before.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            super().start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def worker() -> Flask:
    """Make the app for one worker process, which ends when its parent is gone, however that went."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    app = create_app()
    sweep.start(app)
    sharing.start()
    return app


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        # What was answered is committed; nobody is left to wait for anything else.
        os._exit(1)


def _named(config: Mapping[str, Any]) -> dict[str, str]:
    """Return the header that asks for a site by a name it answers to, or none where it answers to any."""
    name = (config["HOSTS"] or [""])[0].lstrip(".")
    return {"Host": name} if name else {}


def _announce(host: str, port: int, named: dict[str, str], on_ready: Callable[[], object]) -> None:
    while True:
        connection = http.client.HTTPConnection(host, port, timeout=5)
        try:
            connection.request("HEAD", "/static/icon.svg", headers=named)
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            on_ready()
            return
        finally:
            connection.close()


def lan_address() -> str:
    """Return the address other computers of the local network reach this one by, as far as it can be told."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: the system only says which of its addresses it would use.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def require_port(host: str, port: int) -> int:
    """Return the port if it can be listened on; raise QuizError naming another one if not."""
    if not _free(host, port):
        raise QuizError("port-taken", port=port, other=next(_free_ports(host, port + 1), port + 1))
    return port


def available_port(host: str, preferred: int) -> int:
    """Return the first port that can be listened on, from the preferred one upwards."""
    found = next(_free_ports(host, preferred), None)
    if found is None:
        raise QuizError("port-taken", port=f"{preferred}-{preferred + TRIES - 1}", other=preferred + 1000)
    return found


def _free_ports(host: str, first: int) -> "filter[int]":
    return filter(lambda port: _free(host, port), range(first, min(first + TRIES, 65536)))


def _free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if os.name == "posix":
            # A port whose last connections are still being closed can be listened on.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True
