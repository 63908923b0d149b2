"""The server as a process: it starts, says so, logs nobody, and stops without losing anything."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quizapp.core.errors import QuizError
from quizapp.serve import available_port, require_port

ROOT = Path(__file__).parent.parent
HOST = "127.0.0.1"


@pytest.fixture
def taken():
    with socket.socket() as busy:
        busy.bind((HOST, 0))
        busy.listen()
        yield busy.getsockname()[1]


def unused():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Running:
    """A started server; what it prints is in `log`."""

    def __init__(self, folder, *command):
        self.port = unused()
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "quizapp", *command, "--port", str(self.port)],
                cwd=ROOT,
                env=os.environ | {"QUIZAPP_DATA": str(folder / "data"), "CI": "true"},
                stdout=log,
                stderr=subprocess.STDOUT,
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

    def get(self, path):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=20)
        connection.request("GET", path, headers={"User-Agent": "telling-agent"})
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, text

    def children(self):
        command = ["ps", "-o", "pid=", "--ppid", str(self.process.pid)]
        listed = subprocess.run(command, capture_output=True, text=True, check=False)
        return [int(pid) for pid in listed.stdout.split()]


@pytest.fixture
def start(tmp_path):
    started = []

    def _start(*command):
        started.append(Running(tmp_path, *command))
        return started[-1].ready()

    yield _start
    for running in started:
        for pid in running.children():
            os.kill(pid, signal.SIGKILL)
        running.process.kill()
        running.process.wait()


def alive(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]
    except FileNotFoundError:
        return False


def test_the_demo_serves_the_quizzes_and_keeps_its_data_apart(start, tmp_path):
    demo = start("demo", "--no-browser")
    assert demo.get("/")[0] == 200
    assert "Four centuries" in demo.get("/")[1]
    assert (tmp_path / "data" / "demo" / "quizapp.sqlite").exists()


def test_the_log_knows_what_was_asked_and_not_who_asked(start):
    demo = start("demo", "--no-browser")
    demo.get("/resume?code=SECRET")
    demo.process.send_signal(signal.SIGTERM)
    demo.process.wait(20)
    assert re.search(r'"GET /resume" 200 [\d.]+ ms', demo.printed())
    for telling in (HOST + ":", "SECRET", "telling-agent"):
        assert telling not in demo.printed().replace(f"http://{HOST}:{demo.port}/", "")


def test_a_terminated_server_finishes_what_it_is_doing_and_ends_in_time(start):
    server = start("run", "--workers", "2")
    with socket.create_connection((HOST, server.port), timeout=20) as slow:
        body = b"csrf_token=x&page=p"
        slow.sendall(b"POST /attempt/x/save HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
        slow.sendall(b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(body))
        slow.sendall(body[:5])
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        slow.sendall(body[5:])
        answer = b""
        while part := slow.recv(4096):
            answer += part
    assert answer.startswith(b"HTTP/1.1 400")
    assert server.process.wait(10) == 0


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes by /proc")
def test_workers_end_when_the_one_who_started_them_is_killed(start):
    server = start("run", "--workers", "2")
    workers = server.children()
    assert len(workers) >= 2
    server.process.kill()
    server.process.wait()
    deadline = time.monotonic() + 10
    while any(map(alive, workers)):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_taken_port_is_refused_with_another_one_to_try(taken):
    with pytest.raises(QuizError) as refused:
        require_port(HOST, taken)
    assert refused.value.code == "port-taken"
    assert refused.value.params["other"] != taken


def test_without_a_wish_the_next_free_port_is_taken(taken):
    assert available_port(HOST, taken) > taken


def test_the_command_says_in_one_line_that_the_port_is_taken(taken, tmp_path):
    tried = subprocess.run(
        [sys.executable, "-m", "quizapp", "demo", "--no-browser", "--port", str(taken)],
        cwd=ROOT,
        env=os.environ | {"QUIZAPP_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert tried.returncode == 1
    assert tried.stderr.strip().splitlines() == [tried.stderr.strip()]
    assert f"Port {taken} is in use" in tried.stderr
    assert "--port" in tried.stderr


def test_the_command_says_in_one_line_that_data_cannot_be_kept(tmp_path):
    (tmp_path / "file").write_text("")
    tried = subprocess.run(
        [sys.executable, "-m", "quizapp", "check"],
        cwd=ROOT,
        env=os.environ | {"QUIZAPP_DATA": str(tmp_path / "file" / "folder")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert tried.returncode == 1
    assert "QUIZAPP_DATA" in tried.stderr
    assert "Traceback" not in tried.stderr


def test_fresh_throws_the_earlier_demo_away(start, tmp_path):
    first = start("demo", "--no-browser")
    first.process.terminate()
    first.process.wait(20)
    mark = tmp_path / "data" / "demo" / "mark"
    mark.write_text("")
    second = start("demo", "--no-browser")
    assert mark.exists()
    second.process.terminate()
    second.process.wait(20)
    start("demo", "--no-browser", "--fresh")
    assert not mark.exists()
