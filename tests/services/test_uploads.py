"""A file waits for the one who sent it, for what it was sent, and not for ever."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.services import accounts, uploads
from quizapp.services.uploads import MOST, Use
from quizapp.storage import writing
from quizapp.storage.models import Account, Upload


@pytest.fixture
def use(session):
    with writing(session):
        return Use(accounts.add(session, "teacher", "", "teacher", NOW).id, "roster", "class-1")


@pytest.fixture
def keep(session, use):
    def _keep(name="list.csv", body=b"a,b", now=NOW):
        with writing(session):
            return uploads.keep(session, use, name, body, now)

    return _keep


def kept(session):
    return session.scalar(sa.select(sa.func.count()).select_from(Upload))


def test_a_file_is_found_as_it_was_sent(session, use, keep):
    body = bytes(range(256)) * 1000
    public_id = keep(body=body)
    waiting = uploads.find(session, use, public_id)
    assert (waiting.public_id, waiting.name, waiting.body) == (public_id, "list.csv", body)


@pytest.mark.parametrize("other", [{"account_id": 0}, {"purpose": "bank"}, {"subject": "class-2"}])
@pytest.mark.parametrize("act", [uploads.find, uploads.drop])
def test_a_file_is_there_for_one_use_only(session, use, keep, other, act):
    public_id = keep()
    with pytest.raises(QuizError) as refused:
        act(session, replace(use, **other), public_id)
    assert refused.value.code == "upload-unknown"
    assert kept(session) == 1


def test_a_file_is_let_go_of_once(session, use, keep):
    public_id = keep()
    with writing(session):
        uploads.drop(session, use, public_id)
    with pytest.raises(QuizError):
        uploads.drop(session, use, public_id)
    assert kept(session) == 0


def test_a_file_is_found_by_whoever_sent_it_whatever_it_is_for(session, use, keep):
    public_id = keep()
    found = uploads.about(session, use.account_id, use.purpose, public_id)
    assert (found.use, found.size) == (use, len(uploads.find(session, use, public_id).body))
    for account_id, purpose in ((use.account_id + 1, use.purpose), (use.account_id, "other")):
        with pytest.raises(QuizError):
            uploads.about(session, account_id, purpose, public_id)


def test_a_file_can_be_for_something_else_from_now_on(session, use, keep):
    public_id = keep()
    with writing(session):
        uploads.move(session, use, public_id, "another")
    assert uploads.find(session, replace(use, subject="another"), public_id)
    with pytest.raises(QuizError):
        uploads.move(session, use, public_id, "a-third")


def test_files_older_than_a_day_go_when_the_next_one_comes(session, keep):
    keep(now=NOW - timedelta(days=1, seconds=1))
    keep(now=NOW - timedelta(days=1))
    keep()
    assert kept(session) == 2


def test_an_account_keeps_its_newest_files_only(session, use, keep):
    ids = [keep() for _ in range(MOST + 2)]
    assert kept(session) == MOST
    assert uploads.find(session, use, ids[2])
    with pytest.raises(QuizError):
        uploads.find(session, use, ids[1])


def test_files_of_others_stay(session, use, keep):
    with writing(session):
        other = Use(accounts.add(session, "other", "", "teacher", NOW).id, "roster", "class-2")
        theirs = uploads.keep(session, other, "", b"x", NOW)
    for _ in range(MOST + 1):
        keep()
    assert uploads.find(session, other, theirs)


def test_files_go_with_their_account(session, use, keep):
    keep()
    with writing(session):
        session.execute(sa.delete(Account).where(Account.id == use.account_id))
    assert kept(session) == 0


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\lists\\7b.csv", "7b.csv"),
        ("a/b/7b.csv", "7b.csv"),
        ("x" * 200, "x" * 80),
        ("a\n\u202eb", "ab"),
        ("\u202e", "?"),
        ("", ""),
    ],
)
def test_of_a_name_only_what_can_be_shown_is_kept(session, use, keep, name, shown):
    assert uploads.find(session, use, keep(name)).name == shown
