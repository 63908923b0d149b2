"""A class exists for those who teach it, and for those who have its code."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from rooms import ELSEWHERE, SCHOOL, Room, open_room, refusal
from taking import NOW

from quizapp.services import accounts, classes, joining, throttle, tokens
from quizapp.storage import writing
from quizapp.storage.models import Throttle

FREE = 30
"""Wrong codes that one network has free in these tests."""


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(joining, "WRONG_CODES", FREE)


@pytest.fixture
def account(session):
    def _account(login):
        with writing(session):
            return accounts.add(session, login, "", "teacher", NOW)

    return _account


def names(found):
    return [taught.name for taught in found]


def tries(room, number, address=SCHOOL):
    """Try so many wrong codes; return what came of each."""
    return [refusal(room.door, "AAAAAAAA", address) for _ in range(number)]


def test_a_code_is_read_off_one_screen_and_typed_into_another():
    codes = "".join(tokens.new_code(classes.CODE_LENGTH) for _ in range(2000))
    assert set(codes) == set("23456789ABCDEFGHJKMNPQRSTUVWXYZ")


def test_two_classes_have_two_codes(session):
    assert open_room(session).taught.code != open_room(session).taught.code


@pytest.mark.parametrize("between", ["", " ", "-", " - ", "\u2014", "\u00a0", "\n"])
def test_a_code_may_be_typed_in_any_case_with_spaces_and_hyphens(room, between):
    code = room.taught.code
    assert room.door(f" {code[:4]}{between}{code[4:]} ".lower()).name == "7b"


def test_a_code_may_be_typed_in_the_wide_letters_of_an_asian_keyboard(room):
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in room.taught.code)
    assert room.door(wide).name == "7b"


def close(session, taught):
    classes.open_code(session, taught, is_open=False)


def archive(session, taught):
    classes.archive(session, taught, NOW)


@pytest.mark.parametrize("shut", [close, archive, classes.renew_code])
def test_a_code_that_holds_no_more_opens_nothing(room, session, shut):
    code = room.taught.code
    with writing(session):
        shut(session, room.taught)
    assert room.door(code) is None


def test_a_renewed_code_opens_the_class_also_where_the_old_one_was_closed(room, session):
    with writing(session):
        classes.open_code(session, room.taught, is_open=False)
        code = classes.renew_code(session, room.taught)
    assert room.door(code).public_id == room.taught.public_id


def test_a_closed_code_opens_again(room, session):
    for is_open in (False, True):
        with writing(session):
            classes.open_code(session, room.taught, is_open=is_open)
    assert room.door()


def test_a_class_taken_out_of_the_archive_lets_in_when_its_code_is_opened(room, session):
    with writing(session):
        classes.archive(session, room.taught, NOW)
        classes.archive(session, room.taught, None)
    assert room.door() is None
    with writing(session):
        classes.open_code(session, room.taught, is_open=True)
    assert room.door()


def test_wrong_codes_of_a_neighbour_do_not_keep_a_class_out(room):
    assert set(tries(room, 200)) == {None}
    assert room.door()


def test_as_many_wrong_codes_as_are_free_find_no_class_in_a_lifetime_of_school():
    hours = 31**classes.CODE_LENGTH / (1_000 * joining.WRONG_CODES)
    assert hours / 24 / 365 > 30


@pytest.mark.usefixtures("few")
def test_so_many_wrong_codes_are_free_and_the_next_must_wait(room):
    assert tries(room, FREE + 1) == [None] * FREE + ["throttled"]


@pytest.mark.usefixtures("few")
def test_who_waits_may_try_again(room):
    tries(room, FREE + 1)
    assert refusal(room.door, "AAAAAAAA", now=NOW + timedelta(seconds=6)) is None


@pytest.mark.usefixtures("few")
def test_closed_codes_are_counted_as_wrong_ones(room, session):
    with writing(session):
        close(session, room.taught)
    outcomes = [refusal(room.door) for _ in range(FREE + 1)]
    assert outcomes[-1] == "throttled"


@pytest.mark.usefixtures("few")
def test_a_right_code_waits_too_where_too_many_wrong_ones_came_from(room):
    tries(room, FREE)
    assert refusal(room.door) == "throttled"


@pytest.mark.usefixtures("few")
def test_wrong_codes_delay_nobody_elsewhere(room):
    tries(room, FREE)
    assert room.door(address=ELSEWHERE)


@pytest.mark.usefixtures("few")
def test_where_a_teacher_shows_the_code_the_class_comes_in_whatever_others_mistype(room, session):
    with writing(session):
        classes.show_code(session, room.taught, throttle.network(SCHOOL))
    tries(room, FREE + 1)
    assert room.door()


@pytest.mark.usefixtures("few")
def test_where_a_code_was_shown_those_of_other_classes_wait_all_the_same(room, session):
    with writing(session):
        classes.show_code(session, room.taught, throttle.network(SCHOOL))
    other = open_room(session)
    tries(room, FREE)
    assert refusal(other.door) == "throttled"


def test_a_thousand_right_codes_cost_nothing(room, session):
    assert all(room.door() for _ in range(1000))
    assert session.scalars(sa.select(Throttle)).all() == []


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("address", "other", "one"),
    [
        ("2001:db8:0:7::1", "2001:db8:0:7:ffff::2", True),
        ("2001:db8:0:7::1", "2001:db8:0:8::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
    ],
)
def test_what_one_party_holds_of_the_net_is_counted_as_one(room, address, other, one):
    tries(room, FREE, address)
    assert (refusal(room.door, address=other) == "throttled") == one


def test_a_teacher_finds_their_own_class_with_what_has_become_of_it(room, session):
    room.expect("Student 1", "Student 2")
    room.come("Student 3")
    found = classes.find(session, room.taught.public_id, room.taught.owner_id)
    assert (found.name, found.members, found.expected) == ("7b", 1, 2)


def test_those_who_were_removed_are_counted_nowhere(room, session):
    room.expect("Student 1")
    room.come("Student 2")
    room.remove("Student 1")
    room.remove("Student 2")
    found = classes.find(session, room.taught.public_id, room.taught.owner_id)
    assert (found.members, found.expected) == (0, 0)


def test_classes_are_listed_newest_first_and_archived_ones_last(session):
    rooms = [open_room(session, name=name) for name in ("5a", "6a", "7a")]
    with writing(session):
        classes.archive(session, rooms[2].taught, NOW)
    assert names(classes.of_teacher(session, rooms[0].taught.owner_id)) == ["6a", "5a", "7a"]


@pytest.mark.parametrize("find", [classes.find, classes.find_readable])
def test_to_a_stranger_a_class_does_not_exist(room, session, account, find):
    assert refusal(find, session, room.taught.public_id, account("stranger").id) == "class-unknown"


def test_a_colleague_reads_a_class_and_does_not_own_it(room, session, account):
    colleague = account("colleague")
    with writing(session):
        classes.invite(session, room.taught, colleague)
    assert classes.find_readable(session, room.taught.public_id, colleague.id).name == "7b"
    assert refusal(classes.find, session, room.taught.public_id, colleague.id) == "class-unknown"
    assert names(classes.shared_with(session, colleague.id)) == ["7b"]
    assert classes.of_teacher(session, colleague.id) == []


def test_an_owner_reads_their_own_class_and_nobody_shared_it_with_them(room, session):
    assert classes.find_readable(session, room.taught.public_id, room.taught.owner_id).name == "7b"
    assert classes.shared_with(session, room.taught.owner_id) == []


def test_who_is_dismissed_is_a_stranger_again(room, session, account):
    colleague = account("colleague")
    for act in (classes.invite, classes.dismiss, classes.dismiss):
        with writing(session):
            act(session, room.taught, colleague)
    assert refusal(classes.find_readable, session, room.taught.public_id, colleague.id) == "class-unknown"


def test_colleagues_are_listed_once_by_their_login(room, session, account):
    invited = [account(login) for login in ("zoe", "adam", "mia")]
    with writing(session):
        for colleague in (*invited, *invited):
            classes.invite(session, room.taught, colleague)
    assert [person.login for person in classes.colleagues(session, room.taught)] == ["adam", "mia", "zoe"]


def test_nobody_is_invited_to_their_own_class(room, session):
    owner = accounts.find(session, "teacher")
    assert refusal(classes.invite, session, room.taught, owner) == "invite-self"


def test_an_invitation_is_to_one_class(room, session, account):
    other, colleague = open_room(session, name="8c"), account("colleague")
    with writing(session):
        classes.invite(session, room.taught, colleague)
    assert refusal(classes.find_readable, session, other.taught.public_id, colleague.id) == "class-unknown"


def test_a_renamed_class_is_asked_for_by_its_new_name_and_policy(room, session):
    with writing(session):
        classes.change(session, room.taught, "8b", "number")
    door = Room(session, room.taught).door()
    assert (door.name, door.policy) == ("8b", "number")
