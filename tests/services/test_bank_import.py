"""An import is one revision, and so is an edit."""

from dataclasses import replace

import sqlalchemy as sa
from banking import FILE, Keeping, a_teacher, question, refused

from quizapp.core.packed import BATCH
from quizapp.services import bank_contents, bank_diff, bank_history
from quizapp.services.bank_import import Origin, Progress
from quizapp.storage.models import BankEntry, Revision


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


def test_more_questions_than_are_packed_together_are_compared_and_written_in_their_order(keeping):
    many = [question(f"q{number}") for number in range(BATCH + 9)]
    keeping.take(*many)
    assert keeping.questions == tuple(many)
    then = [*(replace(each, stem=f"{each.stem} Then?") for each in reversed(many)), question("new")]
    diff = keeping.compare(*then)
    assert [(each.before.stem, each.question.stem) for each in diff.changed] == [
        (each.stem.removesuffix(" Then?"), each.stem) for each in then[:-1]
    ]
    keeping.take(*then)
    assert keeping.questions == tuple(then)
