"""The secret key is changed without anybody noticing, as long as the former one is named."""

import pytest
from apps import SECRET, app_on
from browsing import PASSWORD, Browser
from taking import NOW
from teaching import code_of, make_class

from quizapp.config import configuration
from quizapp.core.errors import QuizError
from quizapp.services import accounts, secret_key
from quizapp.storage import db, writing
from quizapp.upgrade import prepare
from quizapp.web import known_browser
from quizapp.web.clock import now
from quizapp.web.words import sentence

NEW = "the secret key that follows, as long as it must be"
ROSTER = "Name,Number\nStudent 1,1001\n"
PIN = "47119"


@pytest.fixture
def after(any_url, tmp_path):
    """Return the site as it starts with another key, the former one named or not; the database is the same."""
    made = []

    def _after(key=NEW, former=SECRET):
        made.append(app_on(any_url, tmp_path, SECRET_KEY=key, FORMER_KEY=former))
        return made[-1]

    yield _after
    for app in made:
        with app.app_context():
            db.engine.dispose()


def moved(browser, app):
    """Return the browser as it is after the server has started anew: with its cookies, and the page it shows."""
    other = Browser(app)
    other.client._cookies = browser.client._cookies
    other.page, other.path = browser.page, browser.path
    return other


@pytest.fixture
def before(after):
    """A site at work with the first key: a teacher signed in, and a student in a place with a PIN."""
    app = after(SECRET, None)
    prepare(app, NOW)
    with app.app_context(), writing(db.session()) as session:
        ticket = accounts.ticket(session, accounts.add(session, "teacher1", "", "teacher", now()), now())
    teacher = Browser(app)
    teacher.get(f"/welcome/{ticket}")
    teacher.send(f"/welcome/{ticket}", [("password", PASSWORD)])
    taught = make_class(teacher)
    teacher.get(f"/desk/classes/{taught}/roster")
    teacher.upload(file=ROSTER.encode(), name="list.csv")
    teacher.send("", [("do", "import")])
    code = code_of(teacher, taught)
    assert came_in(Browser(app), code) == 200
    return teacher, taught, code


def came_in(browser, code, pin=PIN):
    browser.get(f"/join/{code}")
    place = browser.page.partition(">Student 1<")[0].rpartition('value="')[2].partition('"')[0]
    return browser.send(f"/join/{code}", [("place", place), ("pin", pin)]).status_code


def test_with_the_former_key_named_the_database_is_taken_over(any_app, after):
    prepare(any_app, NOW)
    prepare(after(), NOW)
    prepare(after(former=None), NOW)
    with pytest.raises(QuizError, match="key-differs"):
        prepare(any_app, NOW)


def test_without_it_the_start_is_refused_and_says_what_to_set(any_app, after):
    prepare(any_app, NOW)
    with pytest.raises(QuizError) as refused:
        prepare(after(former=None), NOW)
    assert "QUIZAPP_FORMER_KEY" in sentence(refused.value)


def test_the_check_takes_a_database_whose_turn_has_not_come_yet(any_app, session, after):
    prepare(any_app, NOW)
    secret_key.require(session, [NEW, SECRET])
    with pytest.raises(QuizError, match="key-differs"):
        secret_key.require(session, [NEW])


def test_a_page_left_open_is_sent_as_if_nothing_had_happened(before, after):
    teacher, taught, _code = before
    teacher.get(f"/desk/classes/{taught}")
    later = moved(teacher, after())
    later.send(f"/classes/{taught}", [("name", "7c")])
    assert later.status == 200
    assert "7c" in later.page


def test_without_the_former_key_that_page_must_be_loaded_again(before, after):
    teacher, taught, _code = before
    teacher.get(f"/desk/classes/{taught}")
    later = moved(teacher, after(former=None))
    later.send(f"/classes/{taught}", [("name", "7c")])
    assert later.status == 400


def test_a_pin_opens_its_place_as_before_and_is_kept_under_the_new_key(before, after):
    _teacher, _taught, code = before
    assert came_in(Browser(after()), code) == 200
    assert came_in(Browser(after(former=None)), code) == 200


def test_a_pin_not_used_since_does_not_outlive_the_former_key(before, after):
    _teacher, _taught, code = before
    assert came_in(Browser(after(former=None)), code) == 403


def test_a_wrong_pin_is_wrong_under_both_keys(before, after):
    _teacher, _taught, code = before
    assert came_in(Browser(after()), code, "00000") == 403
    assert came_in(Browser(after()), code) == 200


@pytest.mark.parametrize(("former", "kept"), [(SECRET, True), (None, False)])
def test_a_browser_known_for_an_account_stays_known(before, after, former, kept):
    teacher, _taught, _code = before
    mark = teacher.client.get_cookie("known").value
    with after(former=former).test_request_context(headers={"Cookie": f"known={mark}"}):
        account = accounts.id_of(db.session(), "teacher1")
        assert bool(known_browser.known(account)) is kept


def test_a_former_key_that_could_be_none_is_refused(tmp_path):
    with pytest.raises(QuizError) as refused:
        configuration({"DATA": tmp_path}, {"QUIZAPP_FORMER_KEY": "short"})
    assert "QUIZAPP_FORMER_KEY" in sentence(refused.value)
