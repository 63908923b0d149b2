"""A server that is asked to stop while students are at work."""

import http.client
import socket
from contextlib import ExitStack
from urllib.parse import urlencode

import pytest
from answering import CHOICES, at_work
from hosting import until
from keeping_word import require_kept
from serving import HOST

from quizapp.storage import db
from quizapp.storage.models import Answer


def test_stopped_under_load_it_ends_in_time_and_every_save_told_is_kept(host, seat, beside, rounds):
    server = host()
    class_ = seat(server, 6)
    for _ in range(rounds):
        server.again()
        with at_work(class_) as count:
            count.reach(count.told + 50)
            assert server.stop() == 0
        require_kept(beside, class_)


@pytest.mark.every_variant
def test_stopped_it_answers_every_request_it_has_begun(host, seat, beside, held):
    server = host()
    class_ = seat(server, 4)
    with ExitStack() as stack:
        with held:
            asking = [begun(stack, student, position) for position, student in enumerate(class_)]
            server.main.terminate()
            until(lambda: deaf(server.port))
        replies = [reply(waiting) for waiting in asking]
    assert [status for status, _ in replies] == [200] * len(class_)
    assert all('"seen":1' in text for _, text in replies)
    assert server.main.wait(10) == 0
    with beside.app_context():
        assert sorted(answer.posted for answer in db.session.query(Answer)) == ["[0]", "[1]", "[2]", "[3]"]


def begun(stack, student, position):
    """Send a save, and come back when the app reads it: it asks for the body only then."""
    body = urlencode(student.fields(1, position % CHOICES, 1)).encode()
    waiting = stack.enter_context(socket.create_connection((HOST, student.host.port), timeout=30))
    headers = student.headers("application/json") | {"Host": HOST, "Expect": "100-continue"}
    head = [f"POST {student.saving} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    waiting.sendall("\r\n".join([*head, f"Content-Length: {len(body)}", "", ""]).encode())
    assert waiting.recv(100).startswith(b"HTTP/1.1 100 ")
    waiting.sendall(body)
    return waiting


def deaf(port):
    """Whether nobody new is let in any more."""
    with socket.socket() as knocking:
        return knocking.connect_ex((HOST, port)) != 0


def reply(waiting):
    response = http.client.HTTPResponse(waiting)
    response.begin()
    return response.status, response.read().decode().replace(" ", "")
