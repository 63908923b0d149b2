"""A bank is looked through, and what became of it is told."""

from dataclasses import replace

import pytest
from banking import Keeping, a_teacher, question
from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.services import bank_contents, bank_history
from quizapp.services.bank_contents import Search
from quizapp.storage import writing

FILE = (
    question("mill", stem="Why was the MILL by the café built?", tags=("unit 1", "a,"), difficulty=0.2),
    question("dam", stem="Why was the dam built?", tags=("unit 1", ","), difficulty=0.8),
    question("ford", stem="What is 100_% of a ford?", tags=("Unit 1", 'the "old" road')),
    question("bridge", stem="Where is the bridge?", explanation="It is there."),
)


@pytest.fixture
def keeping(session):
    keeping = Keeping.begin(session, a_teacher(session))
    keeping.take(*FILE)
    return keeping


def found(keeping, **search):
    page = bank_contents.page(keeping.session, keeping.bank, Search(**search))
    assert page.found == len(page.questions)
    return [kept.question.key.partition("/")[2] for kept in page.questions]


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ({}, ["mill", "dam", "ford", "bridge"]),
        ({"text": "BUILT why"}, ["mill", "dam"]),
        ({"text": "cafe"}, ["mill"]),
        ({"text": "Café mill"}, ["mill"]),
        ({"text": "a  of"}, ["mill", "dam", "ford", "bridge"]),
        ({"text": "0_%"}, ["ford"]),
        ({"text": "it is there"}, []),
        ({"tag": "unit 1"}, ["mill", "dam"]),
        ({"tag": "Unit 1"}, ["ford"]),
        ({"tag": "unit"}, []),
        ({"tag": ","}, ["dam"]),
        ({"tag": 'the "old" road'}, ["ford"]),
        ({"tag": "unit 1", "text": "dam"}, ["dam"]),
        ({"kind": "essay"}, []),
        ({"flagged": True}, []),
    ],
)
def test_questions_are_found(keeping, search, names):
    assert found(keeping, **search) == names


def test_questions_are_found_by_kind(keeping):
    for kind, count in bank_contents.counts(keeping.session, keeping.bank).kinds.items():
        names = found(keeping, kind=kind)
        assert len(names) == count
        assert {each.kind for each in FILE if each.key.partition("/")[2] in names} == {kind}


def test_pages_follow_the_order_of_the_bank(keeping):
    pages = [bank_contents.page(keeping.session, keeping.bank, number=number, size=3) for number in (1, 2)]
    keys = [kept.question.key.partition("/")[2] for page in pages for kept in page.questions]
    assert keys == ["mill", "dam", "ford", "bridge"]
    assert [(page.number, page.pages, page.found) for page in pages] == [(1, 2, 4), (2, 2, 4)]


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (99, 2)])
def test_a_page_that_is_not_there_is_the_nearest(keeping, asked, shown):
    assert bank_contents.page(keeping.session, keeping.bank, number=asked, size=3).number == shown


def test_what_no_database_keeps_is_not_searched(keeping, session):
    keeping.take(question("odd", stem="Which\0ever?", tags=("\0",)))
    assert found(keeping, text="whichever") == ["odd"]
    assert keeping.questions == (question("odd", stem="Which\0ever?", tags=("\0",)),)


def test_tags_are_counted(keeping):
    tags = bank_contents.tags(keeping.session, keeping.bank)
    assert tags == {",": 1, "Unit 1": 1, "a,": 1, 'the "old" road': 1, "unit 1": 2}


def test_a_flag_stays_through_imports_and_undoing(keeping, session):
    with writing(session):
        bank_contents.flag(session, keeping.bank, f"{keeping.public_id}/dam", flagged=True)
    assert found(keeping, flagged=True) == ["dam"]
    keeping.take(replace(FILE[1], stem="Which dam was built?"), FILE[0])
    assert found(keeping, flagged=True) == ["dam"]
    keeping.undo()
    assert found(keeping, flagged=True) == ["dam"]
    with writing(session):
        bank_contents.flag(session, keeping.bank, f"{keeping.public_id}/dam", flagged=False)
    assert bank_contents.counts(session, keeping.bank).flagged == 0


def test_remarks_of_the_linter_are_counted(keeping, session):
    page = bank_contents.page(session, keeping.bank, Search(remarked=True))
    counts = bank_contents.counts(session, keeping.bank)
    assert counts.total == len(FILE)
    assert counts.remarked == page.found == sum(kept.remarks > 0 for kept in page.questions) > 0


def test_one_question_is_read_as_it_is_now(keeping, session):
    keeping.edit(question("dam", 3))
    kept = bank_contents.question(session, keeping.bank, f"{keeping.public_id}/dam")
    assert kept.question.stem == question("dam", 3).stem


@pytest.mark.parametrize("name", ["moat", "ford"])
def test_a_question_that_is_not_there_any_more_is_unknown(keeping, session, name):
    keeping.take(*FILE[:2])
    with pytest.raises(QuizError) as refused:
        bank_contents.question(session, keeping.bank, f"{keeping.public_id}/{name}")
    assert refused.value.code == "question-unknown"


def test_a_comparison_says_what_is_new_changed_and_gone(keeping):
    changed = replace(FILE[0], stem="Why?", tags=("unit 2",))
    diff = keeping.compare(changed, FILE[1], question("moat"))
    assert [placed.question.key for placed in diff.new] == [f"{keeping.public_id}/moat"]
    (placed,) = diff.changed
    assert (placed.before.stem, placed.question.stem) == (FILE[0].stem, "Why?")
    assert placed.fields == ("stem", "tags")
    assert diff.removed == (f"{keeping.public_id}/ford", f"{keeping.public_id}/bridge")
    assert (diff.unchanged, diff.size) == (1, 3)


def test_what_a_revision_changed_can_be_read(keeping, session):
    keeping.take(replace(FILE[0], difficulty=0.9), FILE[1], question("moat"), FILE[3])
    told = [
        (change.key.partition("/")[2], change.before and change.before.stem, change.after and change.after.stem)
        for change in bank_history.changes(session, keeping.bank, 2)
    ]
    assert sorted(told) == [
        ("ford", FILE[2].stem, None),
        ("mill", FILE[0].stem, FILE[0].stem),
        ("moat", None, question("moat").stem),
    ]
    fields = {change.key: change.fields for change in bank_history.changes(session, keeping.bank, 2)}
    assert fields[f"{keeping.public_id}/mill"] == ("difficulty",)


def test_what_a_revision_changed_comes_in_parts(keeping, session):
    parts = [bank_history.changes(session, keeping.bank, 1, first, most=3) for first in (0, 3)]
    assert [change.key.partition("/")[2] for part in parts for change in part] == ["mill", "dam", "ford", "bridge"]


def test_history_tells_who_did_what(keeping, session):
    keeping.take(*FILE[:2], question("moat"))
    newest, first = bank_history.history(session, keeping.bank)
    assert (newest.author, newest.source, newest.at > NOW) == ("teacher", "file.yaml", True)
    assert (newest.added, newest.changed, newest.removed, newest.size) == (1, 0, 2, 3)
    assert (first.added, first.size, first.current) == (4, 4, False)
