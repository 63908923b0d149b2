"""Who may use which quiz, who gets which form of it, and what was given."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from articles import sources
from rooms import open_room, refusal
from taking import NOW, QUESTIONS, RECIPE

from quizapp.services import accounts, assignments, forms, own_items, quizzes, release
from quizapp.services.assignments import Giving, Settings
from quizapp.storage import writing

THREE = tuple((question,) for question in QUESTIONS)
"""Three forms of one question each."""


def form(taking):
    """Return the number of the form a student got, told by its question."""
    (item,) = own_items.of_attempt(taking.session, taking.show())
    return QUESTIONS.index(item.question)


def keep(session, given):
    """Draw the forms of what was given, keep them and return them as they were kept."""
    drawn = forms.drawn(given, sources())
    with writing(session):
        forms.keep(session, given, drawn)
    return forms.kept(session, given)


def changed(session, given, **settings):
    with writing(session):
        assignments.change(session, given, replace(given.settings, **settings))
    return assignments.find(session, given.slug)


@pytest.fixture
def teachers(session):
    with writing(session):
        return [accounts.add(session, login, "", "teacher", NOW).id for login in ("teacher1", "teacher2")]


@pytest.fixture
def own(session, teachers):
    """A quiz of the first teacher's own."""
    with writing(session):
        slug = quizzes.make(session, teachers[0], RECIPE, NOW)
    return quizzes.find(session, slug, teachers[0])


# Forms


def test_those_who_came_one_after_another_get_different_forms(room, give, take):
    given = give(variants="forms", forms=3)
    got = [form(take(room.come(f"Student {number}"), given, asked=THREE)) for number in range(12)]
    assert all(one != next_ for one, next_ in pairwise(got))
    assert set(Counter(got).values()) == {4}


def test_neighbours_get_different_forms_also_while_another_class_comes_in(room, give, take, session):
    given, other = give(variants="forms", forms=2), open_room(session, name="8c")
    got = []
    for number in range(4):
        other.come(f"Student {number}")
        got.append(form(take(room.come(f"Student {number}"), given, asked=THREE[:2])))
    assert sorted(got) == [0, 0, 1, 1]
    assert got[0] != got[1] != got[2]


def test_another_attempt_is_at_another_form(room, give, take):
    entry, given = room.come("Student 1"), give(variants="forms", forms=3, attempts=4)
    got = []
    for _ in range(4):
        taking = take(entry, given, asked=THREE)
        got.append(form(taking))
        taking.submit()
    assert len(set(got[:3])) == 3
    assert got[3] == got[0]


def test_forms_take_turns_in_open_practice_too(quiz, enrol, take, session):
    with writing(session):
        assignments.change(session, quiz, replace(quiz.settings, variants="forms", forms=2))
    given = assignments.find(session, quiz.slug)
    got = [form(take(enrol(f"Student {number}"), given, asked=THREE[:2])) for number in range(4)]
    assert Counter(got) == {0: 2, 1: 2}


def test_forms_wanted_later_leave_those_there_are_as_they_were(give, session):
    two = give(variants="forms", forms=2)
    kept = keep(session, two)
    three = changed(session, two, forms=3)
    assert forms.kept(session, three) == ()
    assert keep(session, three)[:2] == kept
    assert forms.kept(session, changed(session, three, variants="same")) == kept[:1]


def test_where_everybody_gets_other_questions_there_are_no_forms(give, session):
    given = give(variants="fresh")
    assert (forms.count(given), keep(session, given)) == (0, ())


def test_a_changed_quiz_has_forms_of_its_own(give, session):
    given = give(variants="same")
    kept = keep(session, given)
    with writing(session):
        quizzes.revise(session, given.quiz_id, replace(given.recipe, title="Another"), NOW)
    revised = assignments.find(session, given.slug)
    assert forms.kept(session, revised) == ()
    assert forms.kept(session, given) == kept


# Quizzes


def test_a_quiz_belongs_to_the_teacher_who_made_it(session, own, teachers):
    assert [made.slug for made in quizzes.owned(session, teachers[0])] == [own.slug]
    assert quizzes.owned(session, teachers[1]) == []
    assert refusal(quizzes.find, session, own.slug, teachers[1]) == "quiz-unknown"


def test_what_came_with_the_installation_is_everybodys(session, quiz, teachers):
    for teacher in teachers:
        assert quizzes.find(session, "small", teacher).owner_id is None
    assert "small" in {made.slug for made in quizzes.shipped(session)}


def test_a_quiz_knows_its_own_address(own):
    assert own.recipe == replace(RECIPE, slug=own.slug)


def test_a_quiz_saved_unchanged_has_no_new_revision(session, own, teachers):
    with writing(session):
        assert not quizzes.revise(session, own.id, own.recipe, NOW)
        assert quizzes.revise(session, own.id, replace(own.recipe, title="Another"), NOW)
    newest = quizzes.find(session, own.slug, teachers[0])
    assert (newest.revision, newest.recipe.title) == (2, "Another")


def test_a_quiz_put_away_is_still_its_teachers_and_what_was_given_of_it_goes_on(session, own, teachers):
    with writing(session):
        slug = assignments.give(session, Giving(own.id, None, teachers[0]), Settings(), NOW)
        quizzes.archive(session, own, NOW)
    assert [made.archived for made in quizzes.owned(session, teachers[0])] == [True]
    assert assignments.find(session, slug).quiz_id == own.id


# What was given


def test_what_one_gave_is_not_anothers_to_change(session, own, teachers):
    with writing(session):
        slug = assignments.give(session, Giving(own.id, None, teachers[0]), Settings(), NOW)
    assert assignments.find_given(session, slug, teachers[0]).slug == slug
    assert refusal(assignments.find_given, session, slug, teachers[1]) == "quiz-unknown"
    assert [given.slug for given in assignments.given_by(session, teachers[0])] == [slug]
    assert assignments.given_by(session, teachers[1]) == []


def test_settings_are_kept_as_they_were_chosen(give):
    chosen = {
        "variants": "forms", "forms": 3, "shuffle": True, "feedback": "closed", "attempts": 3, "counts": "last",
        "minutes": 45, "pass_mark": 60, "time_zone": "Asia/Kathmandu", "opens_at": NOW,
        "closes_at": NOW + timedelta(days=1),
    }  # fmt: skip
    assert give(**chosen).settings == Settings(**chosen)


def test_a_class_is_given_its_quizzes_newest_first(room, give, session):
    slugs = [give().slug for _ in range(3)]
    other = give(open_room(session, name="8c").taught)
    assert [given.slug for given in assignments.of_classes(session, [room.taught.id])] == slugs[::-1]
    assert other.slug not in slugs
    assert assignments.of_classes(session, []) == []


def test_what_was_taken_off_the_lists_starts_no_more_and_what_is_under_way_goes_on(room, give, take, session):
    entry, other, given = room.come("Student 1"), room.come("Student 2"), give()
    taking = take(entry, given)
    with writing(session):
        assignments.archive(session, given, NOW)
    assert refusal(assignments.find, session, given.slug) == "quiz-unknown"
    assert assignments.of_classes(session, [room.taught.id]) == []
    assert refusal(take, other, given) == "quiz-closed"
    taking.save(1, ["a"])
    assert taking.submit()


def test_how_far_a_class_has_come_is_counted(room, give, take, session):
    given = give()
    takings = [take(room.come(f"Student {number}"), given) for number in range(3)]
    takings[0].submit()
    session.rollback()
    assert assignments.progress(session, given) == (3, 1)


def test_nothing_that_does_not_exist_is_closed(session):
    assert refusal(assignments.close, session, "nothing", NOW) == "quiz-unknown"


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({"feedback": "submitted"}, True),
        ({"feedback": "submitted", "closes_at": NOW}, False),
        ({"feedback": "score"}, False),
        ({"feedback": "closed", "closes_at": NOW + timedelta(days=1)}, False),
    ],
)
def test_missed_questions_are_practised_once_answers_are_shown_and_while_it_is_open(quiz, taking, changes, may):
    taking.submit()
    with writing(taking.session) as session:
        assignments.change(session, quiz, replace(quiz.settings, **changes))
    assert release.may_practise(taking.show(), NOW) == may


def test_what_a_class_missed_is_not_practised(room, give, take):
    taking = take(room.come("Student 1"), give())
    taking.submit()
    assert not release.may_practise(taking.show(), NOW)
