"""The server as a process: it starts, says so, logs nobody, and stops without losing anything."""

import http.cookiejar
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from serving import HOST, ROOT, Running

from quizapp.core.errors import QuizError
from quizapp.serve import available_port, require_port


@pytest.fixture
def taken():
    with socket.socket() as busy:
        busy.bind((HOST, 0))
        busy.listen()
        yield busy.getsockname()[1]


@pytest.fixture
def start(tmp_path):
    started = []

    def _start(*command):
        started.append(Running(tmp_path, *command))
        return started[-1].ready()

    yield _start
    for running in started:
        running.kill()


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


@pytest.mark.skipif(os.name != "posix", reason="looks at the modes of files")
def test_what_is_kept_is_for_its_owner_to_read_alone(start, tmp_path):
    (tmp_path / "data").mkdir(mode=0o755)
    start("run", "--workers", "1").get("/")
    kept = [*(tmp_path / "data").iterdir()]
    assert {"quizapp.sqlite", "secret-key"} <= {each.name for each in kept}
    assert [each.name for each in kept if each.stat().st_mode & 0o077] == []


def test_the_log_knows_what_was_asked_and_not_who_asked(start):
    demo = start("demo", "--no-browser")
    demo.get("/resume?code=SECRET")
    demo.get("/join/SECRETCODE")
    demo.get("/welcome/SECRETTOKEN")
    demo.process.send_signal(signal.SIGTERM)
    demo.process.wait(20)
    assert re.search(r'"GET /resume" 200 [\d.]+ ms', demo.printed())
    assert '"GET /join/..." 404' in demo.printed()
    for telling in (HOST + ":", "SECRET", "telling-agent"):
        assert telling not in demo.printed().replace(f"http://{HOST}:{demo.port}/", "")


def test_a_server_writes_a_line_of_json_for_each_thing_and_says_what_is_wrong_with_its_settings(tmp_path):
    server = Running(tmp_path, "run", "--workers", "1", QUIZAPP_LOG="json", QUIZAPP_HTTP="yes", FLASK_DEBUG="1")
    try:
        server.ready()
        server.get("/resume")
        assert server.get("/nowhere/%0d%0aforged")[0] == 404
    finally:
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(20)
        server.kill()
    lines = [json.loads(line) for line in server.printed().splitlines() if line.startswith("{")]
    asked = {(line["path"], line["status"]): line["request"] for line in lines if line["logger"] == "quizapp.access"}
    assert asked.keys() >= {("/resume", 200), ("/...", 404)}
    assert len({*asked.values()}) == len(asked)
    warned = " ".join(line["message"] for line in lines if line["level"] == "WARNING")
    assert "there is no QUIZAPP_HTTP" in warned
    assert "FLASK_DEBUG does nothing" in warned
    assert "forged" not in server.printed()
    told = [line for line in server.printed().splitlines() if not line.startswith("{")]
    assert [line.partition(": ")[0] for line in told] == [
        "quizapp is ready", "Make the first account, for an admin; this link works once"
    ]  # fmt: skip


def test_a_server_behind_a_proxy_names_the_address_that_people_open(tmp_path):
    server = Running(tmp_path, "run", QUIZAPP_HTTPS="yes", QUIZAPP_PROXIES="1", QUIZAPP_HOSTS="quiz.example,localhost")
    try:
        server.ready()
    finally:
        server.kill()
    assert f"quizapp is ready: https://quiz.example/ (the proxy asks http://{HOST}:{server.port}/)" in server.printed()
    assert '"HEAD /static/icon.svg" 200' in server.printed()


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


@pytest.mark.skipif(os.name != "posix", reason="sends signals to processes")
def test_ctrl_c_reaches_the_workers_too_and_is_left_to_their_parent(start):
    server = start("run", "--workers", "2")
    workers = server.children()
    for pid in workers:
        os.kill(pid, signal.SIGINT)
    time.sleep(1)
    assert server.children() == workers
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(5) == 0
    assert "worker" not in server.printed().partition("is ready")[2]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes by /proc")
def test_a_worker_that_comes_back_has_the_key_of_the_others(start, tmp_path):
    server = start("run", "--workers", "1")
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    address = f"http://{HOST}:{server.port}/quiz/four-centuries"
    token = re.search(r'name="csrf_token" value="([^"]*)"', browser.open(address).read().decode())[1]
    (tmp_path / "data" / "secret-key").write_text("0" * 64)
    (worker,) = (pid for pid in server.children() if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text())
    os.kill(worker, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while alive(worker) or not server.answers():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    page = browser.open(f"{address}/start", urlencode({"csrf_token": token}).encode())
    assert "/attempt/" in page.url


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


def test_an_answer_shown_as_saved_survives_a_power_cut(start, tmp_path):
    running = start("run", "--workers", "1")
    cookies = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
    browser.addheaders = [("Accept", "text/html")]

    def fields(page):
        return dict(re.findall(r'name="(csrf_token|page|slot|seen-1)" value="([^"]*)"', page))

    address = f"http://{HOST}:{running.port}"
    page = browser.open(f"{address}/quiz/four-centuries").read().decode()
    with browser.open(f"{address}/quiz/four-centuries/start", urlencode(fields(page)).encode()) as at:
        attempt, page = at.url.split("/")[4], at.read().decode()
    browser.addheaders = [("Accept", "application/json")]
    order = [("answer-1", value) for value in reversed(re.findall(r'name="answer-1" value="(\d+)"', page))]
    for seq in range(1, 21):
        chosen = order if "touched-1" in page else [("answer-1", str(seq % 4))]
        posted = urlencode([*fields(page).items(), *chosen, ("seq", seq)]).encode()
        with browser.open(f"{address}/attempt/{attempt}/save", posted) as reply:
            saved = json.load(reply)
    running.kill()
    with closing(sqlite3.connect(tmp_path / "data" / "quizapp.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT max(number) FROM answer").fetchone() == (saved["items"]["1"]["seen"],)
        assert database.execute("SELECT max(seq) FROM answer").fetchone() == (20,)
