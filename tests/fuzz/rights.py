"""Addresses, by who may use them; what stands in braces is found in `school.Course`."""

from ruled import SINGLE

SHARED = [
    "/desk/classes/{taught}", "/desk/given/{given}/results", "/desk/given/{given}/results.csv",
    "/desk/given/{given}/items", "/desk/given/{given}/items/2", "/desk/given/{given}/export",
    "/desk/given/{given}/export/codebook", "/desk/given/{given}/live",
    "/desk/given/{given}/export/file?table=long&format=csv", "/desk/given/{given}/gradebook",
    "/desk/given/{given}/live/now", "/desk/given/{given}/gradebook/file?platform=canvas&scale=points",
    "/desk/given/{given}/debrief", "/desk/given/{given}/regrade", "/desk/given/{given}/objections",
    "/desk/given/{given}/attempts/{attempt}",
]  # fmt: skip
"""What the teacher of a class may look at, and those the class is shared with."""
OWN = [
    "/desk/given/{given}", "/desk/classes/{taught}/projector", "/desk/given/{given}/attempts/{attempt}/decide",
    "/desk/classes/{taught}/roster", "/desk/classes/{taught}/erase", "/desk/classes/{taught}/students/{place}",
    "/desk/classes/{taught}/students/{place}/erase", "/desk/quizzes/{quiz}", "/desk/quizzes/{quiz}/edit",
    "/desk/quizzes/{quiz}/preview", "/desk/quizzes/{quiz}/give", "/desk/banks/{bank}", "/desk/banks/{bank}/export",
    "/desk/banks/{bank}/history", "/desk/banks/{bank}/questions/mill", "/desk/banks/{bank}/questions/mill/edit",
    "/desk/banks/{bank}/export/gift", "/desk/banks/{bank}/upload",
]  # fmt: skip
SENT = [
    ("/desk/given/{given}/state", {"do": "close"}), ("/desk/given/{given}/state", {"do": "archive"}),
    ("/desk/given/{given}", {}),
    ("/desk/given/{given}/attempts/{attempt}/decide", {"do": "discard", "discard-reason": "x"}),
    ("/desk/given/{given}/regrade/" + SINGLE, {"rule": "drop", "reason": "x"}),
    ("/desk/classes/{taught}", {"name": "x", "policy": "name"}), ("/desk/classes/{taught}/archive", {}),
    ("/desk/classes/{taught}/code", {"do": "renew"}), ("/desk/classes/{taught}/show", {}),
    ("/desk/classes/{taught}/colleagues", {"login": "instructor0"}),
    ("/desk/classes/{taught}/roster", {"text": "Pupil"}), ("/desk/classes/{taught}/students/{place}", {"name": "x"}),
    ("/desk/classes/{taught}/students/{place}/do", {"do": "code"}),
    ("/desk/classes/{taught}/students/{place}/do", {"do": "remove"}),
    ("/desk/classes/{taught}/students/{place}/merge", {"other": "{other}"}),
    ("/desk/classes/{taught}/students/{place}/erase", {"how": "delete", "sure": "y"}),
    ("/desk/classes/{taught}/erase", {"how": "delete", "sure": "y"}), ("/desk/banks/{bank}/rename", {"title": "x"}),
    ("/desk/banks/{bank}/archive", {}), ("/desk/banks/{bank}/undo", {}),
    ("/desk/banks/{bank}/questions/mill/remove", {}), ("/desk/quizzes/{quiz}/archive", {}),
    ("/desk/quizzes/{quiz}/give", {"to": "{taught}"}),
]  # fmt: skip
"""What only the teacher of a class may do."""
TAKING = [
    "/attempt/{attempt}/save",
    "/attempt/{attempt}/submit",
    "/attempt/{attempt}/again",
    "/attempt/{attempt}/1/object",
]
