"""What was changed in a bank can be looked up and taken back."""

import re
from dataclasses import fields

import pytest
from bank_files import CHANGED, bring

from quizapp.core.kinds import KINDS
from quizapp.web.change_words import FIELDS


@pytest.fixture
def bank(teacher):
    bank = bring(teacher)
    bring(teacher, CHANGED, to=bank)
    return bank


def listed(page):
    """Return what each revision says of itself, without markup."""
    rows = re.findall(r"<li>(.*?)</li>", page.partition('class="rows"')[2].partition("</ul>")[0], re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_every_revision_says_when_by_whom_from_what_and_how_much(teacher, bank):
    teacher.get(f"/desk/banks/{bank}/history")
    newest, first = listed(teacher.page)
    assert newest.startswith("Revision 2")
    assert newest.endswith("rivers.gift · teacher1 1 new, 1 changed, 1 removed · as it is now")
    assert first.endswith("2 new, 0 changed, 0 removed")
    assert "<time datetime=" in teacher.page


def test_an_undone_revision_stays_and_is_marked(teacher, bank):
    teacher.get(f"/desk/banks/{bank}/history")
    teacher.send("/undo")
    teacher.get(f"/desk/banks/{bank}/history")
    newest, first = listed(teacher.page)
    assert newest.endswith("undone")
    assert first.endswith("as it is now")


def test_a_revision_shows_each_question_before_and_after(teacher, bank):
    teacher.get(f"/desk/banks/{bank}/history?revision=2")
    table = re.search(r"<tbody>(.*?)</tbody>", teacher.page, re.DOTALL)[1]
    assert re.findall(r">(Why [^<]+)<", table) == ["Why was the mill built?", "Why was the mill built here?"]
    assert "<b>New:</b>" in teacher.page
    assert "<b>Removed:</b>" in teacher.page


@pytest.mark.parametrize("address", ["revision=9", "revision=x", "revision=2&page=99", "revision=-1&page=-1"])
def test_an_address_that_means_nothing_shows_the_list(teacher, bank, address):
    teacher.get(f"/desk/banks/{bank}/history?{address}")
    assert teacher.status == 200
    assert len(listed(teacher.page)) == 2


def test_an_empty_bank_says_so_and_has_nothing_to_undo(teacher):
    bank = bring(teacher)
    teacher.send("/undo")
    teacher.get(f"/desk/banks/{bank}/history")
    assert 'name="revision"' not in teacher.page


def test_every_field_has_a_name():
    assert FIELDS.keys() == {"kind"} | {field.name for kind in KINDS.values() for field in fields(kind)} - {"key"}
