"""An import is all or nothing, one revision, and can be undone."""

from dataclasses import replace
from itertools import count

import pytest
import sqlalchemy as sa
from banking import Keeping, a_teacher, question
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.services import bank_contents, bank_diff, bank_history, bank_import, bank_lease
from quizapp.services.bank_import import Origin, Progress, Writer
from quizapp.storage import writing
from quizapp.storage.models import BankEntry, Revision

NAMES = "abcdefgh"
FILE = tuple(map(question, NAMES))


@pytest.fixture
def keeping(session):
    return Keeping.begin(session, a_teacher(session))


@pytest.fixture
def small_steps(monkeypatch):
    """Two questions a transaction, as two hundred thousand would be many."""
    monkeypatch.setattr(bank_import, "QUESTIONS", 2)
    monkeypatch.setattr(bank_import, "MOST", 2)
    monkeypatch.setattr(bank_lease, "MOST", 2)


def refused(code, run, *arguments, **options):
    with pytest.raises(QuizError) as error:
        run(*arguments, **options)
    return error.value.code == code


def entries(session):
    session.rollback()
    return session.scalar(sa.select(sa.func.count()).select_from(BankEntry))


def test_a_bank_holds_exactly_the_questions_of_the_file(keeping, small_steps):
    keeping.take(*FILE)
    assert keeping.questions == FILE
    assert (keeping.bank.revision, keeping.bank.size) == (1, len(FILE))


def test_the_next_file_is_all_there_is_then(keeping, small_steps):
    keeping.take(*FILE)
    then = (FILE[3], question("new"), question("b", 1), FILE[0])
    keeping.take(*then)
    assert keeping.questions == then
    assert (keeping.bank.revision, keeping.bank.size) == (2, len(then))


def test_progress_is_told_between_the_transactions(keeping, small_steps):
    keeping.take(*FILE[:4])
    steps = keeping.take(question("a", 1), FILE[1], question("i"))
    assert steps == [Progress(2, 4), Progress(4, 4)]


def test_only_what_changed_is_written_again(keeping, session):
    keeping.take(*FILE)
    keeping.take(question("a", 1), *FILE[1:], question("i"))
    assert entries(session) == len(FILE) + 2


def test_what_only_moved_keeps_its_wording(keeping, session):
    keeping.take(*FILE)
    before = session.scalar(sa.select(sa.func.count()).select_from(Revision))
    keeping.take(*FILE[1:], FILE[0])
    assert keeping.questions == (*FILE[1:], FILE[0])
    assert entries(session) == len(FILE) + 1
    assert session.scalar(sa.select(sa.func.count()).select_from(Revision)) == before


def test_an_import_without_changes_makes_no_revision(keeping):
    keeping.take(*FILE)
    assert keeping.take(*FILE) == []
    assert keeping.bank.revision == 1


def test_the_file_a_bank_came_from_is_known_again(keeping, session):
    keeping.take(*FILE, origin=Origin(keeping.owner_id, "file.yaml", b"x" * 32))
    assert bank_diff.same_file(session, keeping.bank, b"x" * 32)
    assert not bank_diff.same_file(session, keeping.bank, b"y" * 32)


def test_after_an_edit_a_bank_is_not_what_came_from_the_file(keeping, session):
    keeping.take(*FILE, origin=Origin(keeping.owner_id, "file.yaml", b"x" * 32))
    keeping.edit(question("a", 1))
    assert not bank_diff.same_file(session, keeping.bank, b"x" * 32)


def test_tags_and_difficulty_are_the_banks_own(keeping):
    keeping.take(question("a", tags=("one",), difficulty=0.2))
    changed = question("a", tags=("two", "three"), difficulty=0.7)
    keeping.take(changed)
    assert keeping.questions == (changed,)


def test_a_file_without_questions_empties_no_bank(keeping):
    assert refused("bank-empty", keeping.compare)


def test_language_and_article_belong_to_the_revision(keeping):
    keeping.take(*FILE, lang="de", article="the-dam")
    keeping.take(*FILE, lang="fr")
    assert (keeping.bank.lang, keeping.bank.article) == ("fr", "")
    keeping.undo()
    assert (keeping.bank.lang, keeping.bank.article) == ("de", "the-dam")


def test_an_edit_is_a_revision_of_its_own(keeping, session):
    keeping.take(*FILE)
    keeping.edit(question("c", 5))
    assert keeping.questions == (*FILE[:2], question("c", 5), *FILE[3:])
    assert [(past.number, past.source, past.changed) for past in bank_history.history(session, keeping.bank)] == [
        (2, "edit", 1),
        (1, "file.yaml", 0),
    ]


def test_an_edit_of_a_name_that_is_not_there_adds_it_at_the_end(keeping):
    keeping.take(*FILE)
    keeping.edit(question("new"))
    assert keeping.questions == (*FILE, question("new"))


def test_an_edit_that_changes_nothing_makes_no_revision(keeping):
    keeping.take(*FILE)
    keeping.edit(FILE[2])
    assert keeping.bank.revision == 1


def test_a_question_can_be_taken_out(keeping):
    keeping.take(*FILE)
    keeping.drop("b")
    assert keeping.questions == (FILE[0], *FILE[2:])
    assert refused("question-unknown", keeping.drop, "b")


def test_undoing_brings_the_revision_before_back(keeping, small_steps):
    keeping.take(*FILE)
    keeping.take(question("a", 1), FILE[4], question("i"))
    assert keeping.undo() == 1
    assert keeping.questions == FILE
    assert keeping.bank.size == len(FILE)


def test_a_number_is_not_used_again(keeping, session, small_steps):
    keeping.take(*FILE)
    keeping.take(*FILE[:3])
    keeping.undo()
    keeping.take(*FILE[:5])
    assert keeping.questions == FILE[:5]
    pasts = bank_history.history(session, keeping.bank)
    assert [(past.number, past.undone_at is not None, past.current) for past in pasts] == [
        (3, False, True),
        (2, True, False),
        (1, False, False),
    ]


def test_undoing_goes_back_wording_by_wording(keeping):
    keeping.take(*FILE)
    for variant in (1, 2, 3):
        keeping.edit(question("b", variant))
    for variant in (2, 1, 0):
        keeping.undo()
        assert keeping.questions == (FILE[0], question("b", variant), *FILE[2:])


def test_everything_can_be_undone_down_to_nothing(keeping, small_steps):
    keeping.take(*FILE)
    keeping.take(*FILE[:3])
    assert [keeping.undo(), keeping.undo()] == [1, 0]
    assert (keeping.questions, keeping.bank.size) == ((), 0)
    assert refused("undo-none", keeping.undo)


@pytest.mark.parametrize("stop", [1, 2, 3, 5])
def test_an_import_that_breaks_off_leaves_the_bank_as_it_was(keeping, small_steps, stop):
    keeping.take(*FILE)
    keeping.take(*(question(name, 1) for name in NAMES[:6]), question("i"), stop=stop)
    assert keeping.questions == FILE
    assert (keeping.bank.revision, keeping.bank.size) == (1, len(FILE))


@pytest.mark.parametrize("stop", [1, 2, 3, 5])
def test_the_next_import_cleans_up_after_one_that_broke_off(keeping, session, small_steps, stop):
    keeping.take(*FILE)
    keeping.take(*(question(name, 1) for name in NAMES[:6]), question("i"), stop=stop)
    keeping.take(question("a", 2), *FILE[1:])
    assert keeping.questions == (question("a", 2), *FILE[1:])
    assert (keeping.bank.revision, entries(session)) == (2, len(FILE) + 1)


def test_undoing_is_exact_after_a_later_import_broke_off(keeping, small_steps):
    keeping.take(*FILE)
    keeping.take(question("a", 1), *FILE[2:])
    keeping.take(*(question(name, 7) for name in NAMES), stop=3)
    keeping.undo()
    assert keeping.questions == FILE


def test_of_two_imports_at_once_the_second_is_refused(keeping, small_steps):
    diff = keeping.compare(*FILE)
    writer = keeping.writer
    first = bank_import.take(writer, keeping.bank, diff, Origin(keeping.owner_id))
    next(first)
    second = bank_import.take(writer, keeping.bank, diff, Origin(keeping.owner_id))
    assert refused("bank-busy", next, second)
    list(first)
    assert keeping.questions == FILE


def test_the_next_import_need_not_wait_for_one_that_is_finished(keeping, session):
    for file in (FILE, FILE[:3]):
        diff = keeping.compare(*file)
        steps = bank_import.take(
            Writer(lambda: writing(session), lambda: NOW), keeping.bank, diff, Origin(keeping.owner_id)
        )
        assert list(steps)
    assert keeping.questions == FILE[:3]


def test_nothing_is_undone_during_an_import(keeping, small_steps):
    keeping.take(*FILE)
    writer = keeping.writer
    steps = bank_import.take(writer, keeping.bank, keeping.compare(*FILE[:4]), Origin(keeping.owner_id))
    next(steps)
    with writer.write() as session:
        assert refused("bank-busy", bank_import.undo, session, keeping.bank, writer.now())


def test_who_slept_longer_than_the_lease_writes_no_more(keeping, small_steps):
    slow = bank_import.take(keeping.writer, keeping.bank, keeping.compare(*FILE), Origin(keeping.owner_id))
    next(slow)
    keeping.take(*FILE[:3])
    assert refused("bank-busy", list, slow)
    assert keeping.questions == FILE[:3]


def test_an_import_into_what_was_changed_since_it_was_compared_is_refused(keeping):
    diff = keeping.compare(*FILE)
    keeping.take(*FILE[:3])
    assert refused("bank-changed", keeping.apply, diff)
    assert keeping.questions == FILE[:3]


def test_wordings_are_not_shared_between_banks(keeping, session):
    other = Keeping.begin(session, a_teacher(session, "teacher2"))
    keeping.take(*FILE)
    other.take(*FILE)
    assert session.scalar(sa.select(sa.func.count()).select_from(Revision)) == 2 * len(FILE)
    other.undo()
    assert keeping.questions == FILE


def test_an_edit_of_a_question_of_another_bank_is_one_of_its_name_here(keeping, session):
    other = Keeping.begin(session, a_teacher(session, "teacher2"))
    for each in (keeping, other):
        each.take(*FILE)
    (foreign, *_) = bank_contents.value(session, other.bank).questions
    keeping.edit(replace(foreign, stem="Changed?"))
    assert keeping.questions == (question("a", stem="Changed?"), *FILE[1:])
    assert other.questions == FILE


WORDED = st.tuples(st.sampled_from(NAMES), st.integers(0, 2))
FILES = st.lists(WORDED, min_size=1, max_size=8, unique_by=lambda pair: pair[0])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["take", "crash"]), FILES),
        st.tuples(st.just("edit"), WORDED),
        st.tuples(st.just("drop"), st.sampled_from(NAMES)),
        st.tuples(st.just("undo"), st.none()),
    ),
    max_size=8,
)
TEACHERS = count()


def worded(pair):
    """A question of this name; variants differ in tags only, or in the wording."""
    name, variant = pair
    return question(name, variant // 2, tags=("tag",) * (variant % 2))


def act(keeping, what, given_, content):
    """Do it, and return what the content should be then."""
    if what == "take":
        keeping.take(*map(worded, given_))
        return tuple(map(worded, given_))
    if what == "crash":
        keeping.take(*map(worded, given_), stop=1)
    there = {each.key: each for each in content}
    if what == "edit":
        changed = worded(given_)
        keeping.edit(changed)
        return tuple((there | {changed.key: changed}).values())
    if what == "drop" and f"file/{given_}" in there:
        keeping.drop(given_)
        return tuple(each for each in content if each.key != f"file/{given_}")
    return content


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_happens_the_bank_is_what_its_history_says(session, small_steps, acts):
    """Contents pile up: an import or an edit puts one on top, undoing takes it off, breaking off does nothing."""
    keeping = Keeping.begin(session, a_teacher(session, f"teacher{next(TEACHERS)}"))
    pile = [()]
    for what, given_ in acts:
        if what == "undo":
            if len(pile) > 1:
                keeping.undo()
                pile.pop()
        elif (then := act(keeping, what, given_, pile[-1])) != pile[-1]:
            pile.append(then)
        assert keeping.questions == pile[-1]
        assert keeping.bank.size == len(pile[-1])
