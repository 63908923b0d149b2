"""Before the result is shown, nothing the server sends depends on the key."""

import re
from dataclasses import replace

import pytest
from browsing import sit
from taking import QUESTIONS

VARYING = re.compile(r'name="(csrf_token|page)" value="[^"]*"|/attempt/[\w-]+|class="code">[^<]*')
ANOTHER_KEY = (
    replace(QUESTIONS[0], correct=("d",), explanation="Telling", difficulty=0.9),
    replace(QUESTIONS[1], correct=("b", "d"), explanation="Telling", caveat="Telling"),
    replace(
        QUESTIONS[2],
        correct=("d", "c", "b", "a"),
        comparable=tuple((b, a) for a, b in QUESTIONS[2].comparable),
        evidence=("test/telling",),
    ),
)


@pytest.mark.parametrize("page", ["1", "2", "all", "review"])
def test_two_quizzes_that_differ_in_their_keys_look_the_same(app, student, other_student, page):
    seen = []
    for browser, questions in ((student, QUESTIONS), (other_student, ANOTHER_KEY)):
        sit(app, browser, questions=questions)
        browser.get(f"/attempt/{browser.attempt}/{page}")
        assert browser.status == 200
        seen.append(VARYING.sub("", browser.page))
    assert seen[0] == seen[1]


def test_no_option_key_reaches_the_page(app, student):
    sit(app, student, layout="all")
    values = set(re.findall(r'name="answer-\d" value="([^"]*)"', student.page))
    assert values == {"0", "1", "2", "3"}


def test_saving_tells_nothing_about_the_answer(seated):
    replies = []
    for value in "0123":
        fields = dict(seated.form("/save")) | {"answer-1": value, "page": f"page-{value}"}
        reply = seated.client.post(seated.action("/save"), data=fields, headers={"Accept": "application/json"}).json
        reply.pop("saved")
        reply["items"]["1"].pop("seen")
        reply["items"]["1"].pop("elsewhere")
        replies.append(reply)
    assert (
        replies
        == [{"answered": 1, "end": None, "items": {"1": {"answered": True, "flagged": False, "settled": False}}}] * 4
    )
