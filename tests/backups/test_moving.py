"""A class's work goes from one database to the other and back, and nothing of it changes."""

import pytest
from apps import inside, started_anew
from taking import LATER
from used import come_back, contents

from quizapp.config import KEY_FILE
from quizapp.diagnosis import diagnose
from quizapp.services import checks, signing, students
from quizapp.services.backups import LEFT_OUT

SORTS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def moved(found):
    return {name: rows for name, rows in found.items() if name not in LEFT_OUT}


@pytest.mark.parametrize("sort", SORTS)
def test_a_site_goes_to_a_database_and_back_twice_and_stays_the_same(site, new_place, command, tmp_path, sort):
    app, _used = site
    with inside(app) as session:
        before = contents(session)
    assert all(before[name] for name in before.keys() - LEFT_OUT.keys())
    home = "postgres" if "postgresql" in app.config["SQLALCHEMY_DATABASE_URI"] else "sqlite"
    for number, there in enumerate([sort, home, sort, home]):
        command(app, "backup", tmp_path / f"{number}.zip")
        app = new_place(there)
        assert "Restored" in command(app, "restore", tmp_path / f"{number}.zip")
        app = started_anew(app)
        with inside(app) as session:
            assert moved(contents(session)) == moved(before)
            assert list(checks.deviations(session)) == []
    with inside(app):
        problems = [each.text for each in diagnose() if each.state == "PROBLEM"]
    # The PostgreSQL of the tests need not survive a power cut.
    assert [each for each in problems if "PostgreSQL runs with" not in each] == []


@pytest.fixture
def elsewhere(site, new_place, command, file):
    """The app that a site was restored in, and what is known of the site."""
    command(site[0], "backup", file)
    app = new_place()
    command(app, "restore", file)
    return app, site[1]


def test_students_go_on_by_resume_code_by_browser_and_by_pin(elsewhere):
    app, used = elsewhere
    secret = (app.config["DATA"] / KEY_FILE).read_text()
    with inside(app) as session:
        assert students.who(session, used.known.token).name == "Student 1"
        assert students.resume(session, used.known.code, LATER).student_id == used.known.student_id
        session.rollback()
        used.room.session = session
        place = used.room.pupil("Student 1").public_id
        assert come_back(session, used.room.taught.code, place, secret).student_id == used.known.student_id


def test_an_attempt_under_way_goes_on_where_it_was(elsewhere):
    app, used = elsewhere
    with inside(app) as session:
        used.open.session = session
        assert used.open.item(3).keys == ("d", "c", "b", "a")
        used.open.save(1, ["b"])
        used.open.submit()
        assert used.open.show().submitted_at


def test_staff_sign_in_again(elsewhere):
    app, used = elsewhere
    with inside(app) as session:
        assert signing.who(session, used.staff, LATER) is None


@pytest.mark.parametrize("sort", SORTS)
def test_new_rows_get_new_numbers(site, new_place, command, file, sort):
    command(site[0], "backup", file)
    app = new_place(sort)
    command(app, "restore", file)
    assert "/welcome/" in command(app, "user", "add", "teacher2")
