"""A quiz without script, from the list of quizzes to the result."""

import re
import time

import pytest
from browsing import Browser, sit, value_of

from quizapp.core.kinds import KINDS
from quizapp.services import arrivals
from quizapp.storage import db
from quizapp.storage.models import Attempt
from quizapp.web.scheme_words import scheme_sentence

TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')


def test_the_home_page_offers_every_quiz(student):
    student.get("/")
    for title in ("Four centuries", "Who argues what", "The whole article"):
        assert title in student.page


def test_the_quiz_page_says_what_a_right_answer_means(student):
    student.get("/quiz/whole-article")
    assert "opinion article" in student.page
    assert "Katie Stallard" in student.page
    assert "April 2023" in student.page
    assert "12 questions" in " ".join(student.page.split())


def test_the_quiz_page_says_how_each_kind_is_marked(student):
    student.get("/quiz/whole-article")
    for kind in KINDS.values():
        assert scheme_sentence(kind.usual_scheme) in student.page


def test_starting_leads_to_the_first_question(student):
    student.start("four-centuries")
    assert re.fullmatch(r"/attempt/[\w-]+/1", student.path)
    assert "Question 1 of 9" in student.page


def test_a_name_is_not_needed(student):
    student.get("/quiz/four-centuries")
    student.send("/start", [("name", "")])
    assert "Question 1 of 9" in student.page


def test_a_flood_of_starts_is_told_when_to_come_again_and_begins_nothing(app, monkeypatch):
    monkeypatch.setattr(arrivals, "MOST", 2)
    for _ in range(2):
        Browser(app).start("timeline-warm-up")
    browser = Browser(app)
    response = browser.start("timeline-warm-up")
    assert browser.status == 429
    assert f"Wait {response.headers['Retry-After']} seconds" in browser.page
    with app.app_context():
        assert db.session.query(Attempt).count() == 2


def test_a_flood_from_one_browser_that_starts_again_and_again_is_held_up_too(student, monkeypatch):
    monkeypatch.setattr(arrivals, "MOST", 1)
    student.start("timeline-warm-up")
    student.get(f"/attempt/{student.attempt}/review")
    student.send("/submit")
    for again in ("/again", "/missed"):
        student.get(f"/attempt/{student.attempt}/result")
        student.send(again)
        assert student.status == 429


def test_a_name_too_long_is_refused_with_a_reason_on_the_same_page(student):
    student.start(name="x" * 61)
    assert student.status == 400
    assert 'name="name"' in student.page
    assert "60" in student.page


def test_the_whole_quiz_can_stand_on_one_page(student):
    student.start("four-centuries", layout="all")
    assert student.path.endswith("/all")
    assert len(set(re.findall(r'name="slot" value="(\d+)"', student.page))) == 9


def test_a_saved_answer_is_shown_again_after_reload(seated):
    value = value_of(seated.page, "Option b")
    seated.send("/save", [("answer-1", value)])
    seated.turn_to(1)
    assert re.search(rf'name="answer-1" value="{value}"[^>]*checked', seated.page)


def test_save_and_continue_leads_through_the_slots_to_the_review(seated):
    paths = []
    for _ in range(3):
        seated.send("/save", [("go", "next")])
        paths.append(seated.path.rsplit("/", 1)[1])
    assert paths == ["2", "3", "review"]


@pytest.mark.parametrize(("go", "ending"), [("previous", "/1"), ("3", "/3"), ("review", "/review"), ("99", "/review")])
def test_buttons_lead_where_they_say(seated, go, ending):
    seated.send("/save", [("go", "next")])
    seated.send("/save", [("go", go)])
    assert seated.path.endswith(ending)


def test_the_review_tells_answered_from_unanswered(seated):
    seated.send("/save", [("answer-1", "0"), ("go", "review")])
    assert seated.page.count("not answered") == 2
    assert "2 questions have no answer yet" in " ".join(seated.page.split())
    assert "Submit quiz" in seated.page


def test_submitting_leads_to_the_result(seated):
    seated.send("/save", [("answer-1", value_of(seated.page, "Option b")), ("go", "review")])
    seated.send("/submit")
    assert seated.path.endswith("/result")
    assert "33" in seated.page


def test_the_page_with_everything_is_submitted_at_once_when_all_is_answered(seated_at_all):
    fields = [("answer-1", "0"), ("answer-2", "1"), ("confirm", "3")]
    seated_at_all.send("/save", fields)
    seated_at_all.send("/save", [("answer-1", "0"), ("answer-2", "1"), ("go", "submit")])
    assert seated_at_all.path.endswith("/result")


def test_the_page_with_everything_leads_to_the_review_while_something_is_open(seated_at_all):
    seated_at_all.send("/save", [("answer-1", "0"), ("go", "submit")])
    assert seated_at_all.path.endswith("/review")


def test_after_submission_the_questions_lead_to_the_result(seated):
    seated.send("/save", [("go", "review")])
    attempt = seated.attempt
    seated.send("/submit")
    for page in ("1", "all", "review"):
        seated.get(f"/attempt/{attempt}/{page}")
        assert seated.path.endswith("/result")


def test_a_double_submission_shows_the_same_result(seated):
    seated.send("/save", [("go", "review")])
    form, action = seated.form("/submit"), seated.action("/submit")
    seated.post(action, form)
    first = re.sub(TOKEN, "", seated.page)
    seated.post(action, form)
    assert seated.status == 200
    assert re.sub(TOKEN, "", seated.page) == first


def test_an_answer_after_submission_changes_nothing_and_says_so(seated):
    late, action = seated.form("/save"), seated.action("/save")
    seated.send("/save", [("go", "review")])
    seated.send("/submit")
    result = re.sub(TOKEN, "", seated.page)
    seated.post(action, [*late, ("answer-1", "0")])
    assert "already submitted" in seated.page
    assert seated.path.endswith("/result")
    seated.get(seated.path)
    assert re.sub(TOKEN, "", seated.page) == result


def test_a_cleared_answer_is_open_again(seated):
    seated.send("/save", [("answer-1", "0"), ("go", "1")])
    seated.send("/save", [("clear", "1")])
    assert not re.search(r"<input[^>]* checked", seated.page)
    assert seated.path.endswith("/1")


def test_a_flag_shows_on_the_review(seated):
    seated.send("/save", [("flag", "1:1")])
    assert seated.path.endswith("/1")
    seated.send("/save", [("go", "review")])
    assert "lagged" in seated.page


def test_an_attempt_under_way_is_offered_on_the_home_page(seated):
    attempt = seated.attempt
    seated.send("/save", [("answer-1", "0")])
    seated.get("/")
    assert f"/attempt/{attempt}/" in seated.page


def test_practising_again_is_a_new_attempt_with_other_questions(student):
    student.start("four-centuries")
    first = student.attempt
    student.send("/save", [("go", "review")])
    student.send("/submit")
    student.send("/again")
    assert student.attempt != first
    assert student.path.endswith("/1")


def test_what_was_missed_can_be_practised(student):
    student.start("four-centuries")
    first = student.attempt
    student.send("/save", [("go", "review")])
    student.send("/submit")
    student.send("/missed")
    assert student.attempt != first
    assert student.path.endswith("/1")


def test_the_review_tells_what_was_answered(app, student):
    from builders import single_choice

    sit(app, student, questions=[single_choice()])
    student.send("/save", [("answer-1", value_of(student.page, "Option b")), ("go", "review")])
    assert "Option b" in student.page
    assert "Option a" not in student.page


def test_a_result_leads_to_each_question_that_was_not_right(student):
    student.start("four-centuries")
    student.send("/save", [("go", "review")])
    student.send("/submit")
    assert re.findall(r'<a href="#q(\d+)">', student.page) == [str(number) for number in range(1, 10)]


def test_practice_of_what_was_missed_is_called_so_wherever_it_is_listed(student):
    student.start("four-centuries")
    student.send("/save", [("go", "review")])
    student.send("/submit")
    student.send("/missed")
    quiz, practice = "/quiz/four-centuries", student.path
    for page in ("/", quiz):
        student.get(page)
        assert student.page.count("practice of what you missed") == 1
    student.get(practice)
    student.send("/save", [("go", "review")])
    student.send("/submit")
    assert "practice of what you missed" in student.page
    student.get(quiz)
    assert student.page.count("practice of what you missed") == 1


def test_where_nothing_was_missed_there_is_nothing_to_practise(app, student):
    from builders import single_choice

    sit(app, student, questions=[single_choice()])
    student.send("/save", [("answer-1", value_of(student.page, "Option b")), ("go", "review")])
    student.send("/submit")
    assert "100" in student.page
    assert "/missed" not in student.page


def test_a_page_left_open_overnight_still_saves(app, seated, monkeypatch):
    yesterday = int(time.time()) - 2 * 24 * 3600
    with monkeypatch.context() as then:
        then.setattr("itsdangerous.TimestampSigner.get_timestamp", lambda _: yesterday)
        seated.client.delete_cookie("form")
        seated.turn_to(1)
    seated.send("/save", [("answer-1", "0"), ("go", "1")])
    assert seated.status == 200
    assert "checked" in seated.page
