"""A list of students is held against a class, shown as a difference, and brought in without losing anybody."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from racing import at_once
from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.formats.rosters import Listed
from quizapp.services import accounts, classes, joining, members, roster
from quizapp.storage import db, writing
from quizapp.storage.models import Member

A, B = Listed("Student A", "1", "a@example.org", "One"), Listed("Student B", "2")
ADDRESS = "192.0.2.1"


@pytest.fixture
def teach(session):
    """Make a class of the teacher's."""
    teacher = []

    def _teach(policy="name"):
        with writing(session):
            teacher.append(teacher[0] if teacher else accounts.add(session, "teacher", "", "teacher", NOW))
            return classes.make(session, teacher[0].id, "7b", NOW, policy)

    return _teach


@pytest.fixture
def taught(teach):
    return teach()


@pytest.fixture
def bring(session, taught):
    """Bring a list in, and return how many places were added, changed and removed."""

    def _bring(*students, **options):
        with writing(session):
            done = roster.apply(session, options.pop("into", taught), students, NOW, **options)
        return done.added, done.changed, done.removed

    return _bring


@pytest.fixture
def join(session, taught):
    def _join(name, into=None, place=""):
        with writing(session):
            door = joining.look_up(session, (into or taught).code, ADDRESS, NOW)
            coming = joining.Joining(name, place, "1234")
            return joining.join(session, door, coming, joining.Caller(ADDRESS, None, "pepper"), NOW)

    return _join


def pupils(session, taught, **only):
    session.rollback()
    found = members.of_class(session, taught)
    return [pupil for pupil in found if all(getattr(pupil, name) == value for name, value in only.items())]


def test_a_list_makes_places_that_nobody_has_taken(session, taught, bring):
    assert bring(A, B) == (2, 0, 0)
    first, second = pupils(session, taught)
    assert (first.name, first.number, first.email, first.section) == ("Student A", "1", "a@example.org", "One")
    assert (second.listed, second.here, second.removed) == (True, False, False)
    assert classes.find(session, taught.public_id, taught.owner_id).expected == 2


def test_comparing_changes_nothing(session, taught, bring):
    bring(A)
    with writing(session):
        diff = roster.compare(session, taught, [B])
    assert (diff.new, [place.name for place in diff.absent]) == ((B,), ["Student A"])
    assert [pupil.name for pupil in pupils(session, taught)] == ["Student A"]


def test_the_same_list_again_changes_nothing(session, taught, bring):
    students = [A, B, Listed("Twin"), Listed("Twin"), Listed("Twin", email="t@example.org")]
    bring(*students)
    before = pupils(session, taught)
    assert bring(*students) == (0, 0, 0)
    assert pupils(session, taught) == before


@pytest.mark.parametrize(
    ("then", "what"),
    [
        (Listed("Student Z", "1"), ("name",)),
        (Listed("Student A", "1", "z@example.org", "Two"), ("email", "section")),
        (Listed("Student A", email="a@example.org"), ()),
        (Listed("STUDENT A"), ("name",)),
        (Listed("Student A", "1"), ()),
    ],
)
def test_what_a_list_says_anew_changes_and_what_it_leaves_out_stays(session, taught, bring, then, what):
    bring(A)
    with writing(session):
        diff = roster.compare(session, taught, [then])
    assert [match.what for match in (*diff.changed, *diff.unchanged)] == [what]
    assert bring(then) == (0, len(what) > 0, 0)
    (pupil,) = pupils(session, taught)
    assert (pupil.name, pupil.number) == (then.name, "1")
    assert (pupil.email, pupil.section) == (then.email or "a@example.org", then.section or "One")


def test_a_number_is_added_to_a_place_found_by_name(session, taught, bring):
    bring(Listed("Student A"))
    assert bring(A) == (0, 1, 0)
    assert [pupil.number for pupil in pupils(session, taught)] == ["1"]


def test_the_same_name_with_another_number_is_somebody_else(session, taught, bring):
    bring(A)
    assert bring(A, Listed("Student A", "9")) == (1, 0, 0)


def test_who_joined_before_the_list_came_keeps_the_place(session, taught, bring, join):
    entry = join("Student A")
    assert bring(A) == (0, 1, 0)
    (pupil,) = pupils(session, taught)
    assert (pupil.listed, pupil.here, pupil.number) == (True, True, "1")
    assert joining.is_member(session, taught.id, entry.student_id)


def test_who_joined_by_number_is_found_by_it_and_gets_a_name(session, teach, bring, join):
    taught = teach("number")
    join("ab1", taught)
    assert bring(Listed("Student A", "AB1"), into=taught) == (0, 1, 0)
    (pupil,) = pupils(session, taught)
    assert (pupil.name, pupil.here) == ("Student A", True)


def test_a_list_leaves_who_took_a_place_and_their_pin_alone(session, taught, bring, join):
    bring(A)
    entry = join("Student A", place=pupils(session, taught)[0].public_id)
    before = session.execute(sa.select(Member.student_id, Member.pin_hash)).one()
    bring(Listed("Student Z", "1"), remove=True)
    assert session.execute(sa.select(Member.student_id, Member.pin_hash)).one() == before
    assert before.student_id == entry.student_id


@pytest.mark.parametrize("remove", [False, True])
def test_places_that_are_not_on_the_list_go_only_when_asked_and_are_never_deleted(session, taught, bring, remove):
    bring(A, B)
    assert bring(A, remove=remove) == (0, 0, int(remove))
    assert [pupil.name for pupil in pupils(session, taught, removed=remove)] == ["Student B"] * remove or [
        "Student A", "Student B",
    ]  # fmt: skip
    assert len(pupils(session, taught)) == 2


def test_who_joined_without_standing_on_any_list_is_not_removed(session, taught, bring, join):
    join("Guest")
    assert bring(A, remove=True) == (1, 0, 0)
    assert not pupils(session, taught, removed=True)


@pytest.mark.parametrize("again", [A, Listed("Student A")])
def test_a_removed_place_comes_back_with_the_list(session, taught, bring, again):
    bring(A)
    bring(B, remove=True)
    with writing(session):
        assert [match.what for match in roster.compare(session, taught, [again]).changed] == [("back",)]
    assert bring(again) == (0, 1, 0)
    assert {pupil.name for pupil in pupils(session, taught, removed=False)} == {"Student A", "Student B"}


def test_between_two_of_one_name_nobody_is_guessed(session, taught, bring, join):
    join("Student A")
    join("Student A")
    with writing(session):
        diff = roster.compare(session, taught, [Listed("Student A")])
    assert (diff.new, diff.doubtful) == ((Listed("Student A"),), ("Student A",))
    bring(Listed("Student A"))
    assert bring(Listed("Student A")) == (0, 0, 0)
    assert len(pupils(session, taught)) == 3


def test_a_namesake_is_not_removed_for_want_of_a_number(session, taught, bring):
    bring(A, Listed("Student A", "9"))
    assert bring(Listed("Student A"), remove=True) == (0, 0, 0)
    assert not pupils(session, taught, removed=True)


def test_a_namesake_with_another_number_is_removed(session, taught, bring):
    bring(A, Listed("Student A", "9"))
    assert bring(A, remove=True) == (0, 0, 1)


def test_a_list_for_one_class_leaves_others_alone(session, taught, teach, bring):
    other = teach()
    bring(A, into=other)
    bring(A, B)
    bring(remove=True)
    assert [pupil.removed for pupil in pupils(session, other)] == [False]


def test_many_imports_of_a_list_at_once_make_each_place_once(any_app, session, taught):
    students = [Listed(f"Student {number}", str(number)) for number in range(30)]

    def bring(own_session, _number):
        with writing(own_session):
            return roster.apply(own_session, taught, students, NOW).added

    session.rollback()
    assert sorted(at_once(any_app, bring, times=6, threads=6)) == [0] * 5 + [30]
    assert len(pupils(session, taught)) == 30


def test_students_coming_in_during_an_import_are_not_doubled(any_app, session, teach):
    taught = teach("number")
    students = [Listed(f"Student {number}", str(number)) for number in range(20)]

    def act(own_session, number):
        with writing(own_session):
            if number == 5:
                return roster.apply(own_session, taught, students, NOW)
            door = joining.look_up(own_session, taught.code, ADDRESS, NOW)
            coming = joining.Joining(str(number), "", "1234")
            return joining.join(own_session, door, coming, joining.Caller(ADDRESS, None, "pepper"), NOW)

    session.rollback()
    done = at_once(any_app, act, times=12)[5]
    found = pupils(session, taught)
    assert sorted(int(pupil.number) for pupil in found) == list(range(20))
    assert all(pupil.listed and pupil.name.startswith("Student") for pupil in found)
    assert done.added + done.changed == 20


def test_a_number_the_database_refuses_changes_nothing(session, taught, bring):
    bring(Listed("Student A"), Listed("Student B"))
    with pytest.raises(QuizError) as refused:
        bring(Listed("Student A", "1"), Listed("Student B", "1"), Listed("Student C"))
    assert refused.value.code == "roster-moved"
    assert [(pupil.name, pupil.number) for pupil in pupils(session, taught)] == [("Student A", ""), ("Student B", "")]


STUDENTS = st.lists(
    st.builds(
        Listed,
        st.sampled_from(["A", "a", "B"]),
        st.sampled_from(["", "", "1", "2", "3"]),
        st.sampled_from(["", "x@example.org"]),
    ),
    max_size=6,
).map(lambda students: [s for at, s in enumerate(students) if not s.number or s.number not in
                        {other.number for other in students[:at]}])  # fmt: skip


@pytest.fixture
def sqlite_session(app):
    with app.app_context():
        yield db.session()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists=st.lists(STUDENTS, min_size=1, max_size=4), removes=st.lists(st.booleans(), min_size=4, max_size=4))
def test_after_any_lists_the_last_one_again_changes_nothing(sqlite_session, lists, removes):
    session = sqlite_session
    with writing(session):
        teacher = accounts.add(
            session, f"t{session.query(Member).count()}-{len(accounts.everybody(session))}", "", "teacher", NOW
        )
        taught = classes.make(session, teacher.id, "7b", NOW)
        for day, (students, remove) in enumerate(zip(lists, removes, strict=False)):
            roster.apply(session, taught, students, NOW + timedelta(days=day), remove=remove)
        diff = roster.compare(session, taught, lists[-1])
        assert not diff.new
        assert not diff.changed
        assert len(diff.unchanged) == len(lists[-1])
