"""A connection that breaks in the middle of a request."""

import socket
from urllib.parse import urlencode

import pytest
from answering import Student
from browsing import sit_down
from builders import multiple_response
from keeping_word import require_kept
from serving import HOST

from quizapp.storage import db
from quizapp.storage.models import Answer


@pytest.mark.parametrize("part", ["&answer-1=", "answer-1=", "&page=", "token="])
def test_half_of_an_answer_is_not_taken_for_all_of_it(host, seat, beside, part):
    server = host(workers=1)
    (student,) = seat(server, 1)
    both = Student(server, *sit_down(beside, questions=[multiple_response()]), student.count)
    both.open()
    body = urlencode([*both.fields(1, 0, 1).items(), ("answer-1", 2)])
    headers = both.headers("application/json") | {"Host": HOST, "Content-Length": len(body)}
    head = [f"POST {both.saving} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    with socket.create_connection((HOST, server.port), timeout=30) as line:
        line.sendall("\r\n".join([*head, "", body[: body.rindex(part)]]).encode())
        # Nothing more is sent, and what the server has to say is still heard.
        line.shutdown(socket.SHUT_WR)
        told = line.recv(1000)
    assert not told or told.startswith(b"HTTP/1.1 400 ")
    with beside.app_context():
        assert db.session.query(Answer).all() == []
    status, _, _ = both.ask("POST", both.saving, [*both.fields(1, 0, 1).items(), ("answer-1", 2)], "application/json")
    assert status == 200
    with beside.app_context():
        assert [answer.posted for answer in db.session.query(Answer)] == ["[0, 2]"]
    require_kept(beside, [student])
