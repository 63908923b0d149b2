"""A teacher writes and changes questions of a bank, in windows of which none knows of the other."""

import pytest
from banked import CHOICE, HOSTILE, ORDER
from banking import question
from test_own_banks import FILE, account, keep

from quizapp.services import bank_contents, bank_history, banks
from quizapp.services.bank_lease import claim
from quizapp.storage import db, writing
from quizapp.web.clock import now

SEVERAL = question("a", stem="Which of these are kept?", targets=(), explanation="They are.")


@pytest.fixture
def bank(app, teacher):
    return f"/desk/banks/{keep(app, 'teacher1', CHOICE, ORDER, *FILE)}"


def stored(app, address, name="why"):
    """Return the question as the bank has it now."""
    with app.app_context():
        public_id = address.rpartition("/")[2]
        found = banks.find(db.session(), public_id, account("teacher1"))
        return bank_contents.question(db.session(), found, f"{public_id}/{name}").question


def revisions(app, address):
    with app.app_context():
        found = banks.find(db.session(), address.rpartition("/")[2], account("teacher1"))
        return [(past.number, past.source) for past in bank_history.history(db.session(), found)]


def texts(teacher):
    return [value for name, value in teacher.form("") if name.endswith("-text")]


@pytest.fixture
def editing(teacher, bank):
    teacher.get(f"{bank}/questions/why/edit?text=dam")
    return teacher


def test_a_change_is_a_revision_of_its_own(app, editing, bank):
    editing.send(
        "", [("stem", "Why was the dam built at all?"), ("tags", "dams\n\n light  and  power"), ("do", "save")]
    )
    assert "Saved as revision 2." in editing.page
    assert f'href="{bank}?text=dam#why"' in editing.page
    changed = stored(app, bank)
    assert changed.stem == "Why was the dam built at all?"
    assert changed.tags == ("dams", "light and power")
    assert (changed.options, changed.correct) == (CHOICE.options, CHOICE.correct)
    assert revisions(app, bank)[0] == (2, "edit")


@pytest.mark.parametrize("name", ["why", "steps", "a"])
def test_saving_what_nobody_changed_changes_nothing(app, teacher, name):
    bank = f"/desk/banks/{keep(app, 'teacher1', CHOICE, ORDER, SEVERAL)}"
    before = stored(app, bank, name)
    teacher.get(f"{bank}/questions/{name}/edit")
    teacher.send("", [("do", "save")])
    assert "Nothing was changed." in teacher.page
    assert stored(app, bank, name) == before


def test_an_order_with_all_it_can_have_comes_back_as_it_was_set(app, teacher, bank):
    teacher.get(f"{bank}/questions/steps/edit")
    set_ = [("top", "first"), ("bottom", "last"), ("show", "4"), ("any_order", "2-3"), ("options-0-locked", "y")]
    teacher.send("", [*set_, ("do", "save")])
    order = stored(app, bank, "steps")
    assert (order.ends, order.show, order.locked) == (("first", "last"), 4, ("a",))
    assert ("b", "c") not in order.comparable
    teacher.get(f"{bank}/questions/steps/edit")
    teacher.send("", [("do", "save")])
    assert "Nothing was changed." in teacher.page


def test_moving_adding_and_removing_options_loses_nothing_that_was_typed(app, editing, bank):
    editing.send("", [("options-0-text", "For the lamps"), ("options-1-last", "y"), ("do", "down-0")])
    assert texts(editing) == ["For the fish", "For the lamps"]
    editing.send("", [("do", "add")])
    editing.send("", [("options-2-text", "For the mill"), ("stem", "Why?"), ("do", "up-2")])
    assert texts(editing) == ["For the fish", "For the mill", "For the lamps"]
    editing.send("", [("do", "drop-1")])
    editing.send("", [("stem", "Why was it built?"), ("do", "save")])
    saved = stored(app, bank)
    assert [(option.key, option.text, option.last) for option in saved.options] == [
        ("b", "For the fish", True),
        ("a", "For the lamps", False),
    ]
    assert saved.correct == ("a",)
    assert saved.option("a").feedback == "So it was."


def test_pairs_without_an_order_follow_their_items(app, teacher, bank):
    teacher.get(f"{bank}/questions/steps/edit")
    teacher.send("", [("any_order", "3-4"), ("do", "up-2")])
    assert dict(teacher.form(""))["any_order"] == "2-4"
    teacher.send("", [("do", "drop-3")])
    assert dict(teacher.form(""))["any_order"] == ""


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("why", [("stem", "  ")], "there is no question text"),
        ("why", [("options-0-text", "")], "option 1 is empty"),
        ("why", [("options-1-text", "for the  LIGHT")], "This option says the same as another."),
        ("why", [("right", "0"), ("right", "1")], "Tick exactly one option as right: 2 are ticked."),
        ("why", [("options-0-weight", "half")], "A share is a fraction"),
        ("why", [("options-0-weight", "1/2")], "does not agree with whether the option is right"),
        ("why", [("difficulty", "hard")], "lies between 0 (easy) and 1 (hard)"),
        ("why", [("paragraphs", "0")], "there is no paragraph 0"),
        ("why", [("options-1-text", "")], "Write at least 2 options; so far the question has 1."),
        ("steps", [("top", "first")], "Label both ends, or neither."),
        ("steps", [("show", "2")], "Ask for 3 items or more"),
        ("steps", [("show", "some")], "Write a whole number"),
        ("steps", [("any_order", "2 and 9")], "Give pairs of two different numbers"),
        ("steps", [("any_order", "2-9")], "Give pairs of two different numbers"),
        ("steps", [("any_order", "1-3")], "What may stand either way contradicts itself"),
        ("why", [("stem", "x" * 20_001)], "Use at most 20000 characters."),
        ("why", [("stem", "What is \x01?")], "which is not allowed in a text"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_not_saved(app, teacher, bank, name, changes, said):
    teacher.get(f"{bank}/questions/{name}/edit")
    teacher.send("", [*changes, ("do", "save")])
    assert teacher.status == 400
    assert 'class="problem"' in teacher.page
    assert said in teacher.page
    assert len(revisions(app, bank)) == 1
    typed = dict(teacher.form(""))
    assert all(typed[field] == value for field, value in changes if field not in ("right", "options-1-text"))


def test_checking_shows_remarks_and_a_preview_and_saves_nothing(app, editing, bank):
    editing.send("", [("stem", "Why ____?"), ("explanation", ""), ("do", "check")])
    assert "ask a whole question" in editing.page
    assert "there is no explanation" in editing.page
    assert "Right answer" in editing.page or "Your answer, right" in editing.page
    assert len(revisions(app, bank)) == 1


def test_the_script_is_told_the_same_as_text(editing, bank):
    fields = dict(editing.form("")) | {"stem": HOSTILE + " ____?", "right": "7"}
    response = editing.client.post(f"{bank}/check", data=fields, headers={"Accept": "application/json"})
    told = response.get_json()
    assert response.mimetype == "application/json"
    assert told["problems"] == ["Tick exactly one option as right: 0 are ticked."]
    fields |= {"right": "0"}
    told = editing.client.post(f"{bank}/check", data=fields).get_json()
    assert not told["problems"]
    assert any("ask a whole question" in remark for remark in told["remarks"])


def test_a_question_of_every_kind_is_written_from_nothing(app, teacher, bank):
    for kind, more in {
        "single_choice": [("right", "0")],
        "multiple_response": [("right", "0"), ("right", "1")],
        "ordering": [],
    }.items():
        teacher.get(f"{bank}/new?kind={kind}")
        options = [(f"options-{place}-text", text) for place, text in enumerate(("Snow", "Rain", "Hail"))]
        teacher.send("", [("stem", "What falls in the hills?"), *options, *more, ("do", "save")])
        assert teacher.status == 200, teacher.page
        made = stored(app, bank, teacher.path.rpartition("/")[2])
        assert made.kind == kind
        assert [option.text for option in made.options] == ["Snow", "Rain", "Hail"]
    assert teacher.path.endswith("/what-falls-in-the-hills-3")
    assert len(revisions(app, bank)) == 4


def test_another_kind_is_chosen_on_the_way(teacher, bank):
    teacher.get(f"{bank}/new")
    teacher.send("", [("stem", "In which order?"), ("options-0-text", "Snow"), ("kind", "ordering"), ("do", "kind")])
    assert 'name="any_order"' in teacher.page
    assert 'name="right"' not in teacher.page
    assert texts(teacher)[0] == "Snow"
    assert "In which order?" in teacher.page


def test_a_question_without_a_latin_letter_gets_a_name(app, teacher, bank):
    teacher.get(f"{bank}/new")
    teacher.send(
        "", [("stem", "何ですか"), ("options-0-text", "山"), ("options-1-text", "川"), ("right", "0"), ("do", "save")]
    )
    assert stored(app, bank, "question").stem == "何ですか"


def test_of_two_windows_the_second_is_told_and_keeps_what_was_typed(app, teacher, bank):
    teacher.get(f"{bank}/questions/why/edit")
    second = [*teacher.form("")]
    teacher.send("", [("stem", "Why was this dam built?"), ("do", "save")])
    typed = [(name, "Why was that dam built?" if name == "stem" else value) for name, value in second]
    teacher.post(f"{bank}/questions/why/edit", [*typed, ("right", "0"), ("do", "save")])
    assert teacher.status == 409
    assert "was changed in the meantime" in teacher.page
    assert "Why was that dam built?" in teacher.page
    assert stored(app, bank).stem == "Why was this dam built?"
    teacher.send("", [("right", "0"), ("do", "save")])
    assert "Saved as revision 3." in teacher.page
    assert stored(app, bank).stem == "Why was that dam built?"


def test_windows_at_different_questions_do_not_disturb_each_other(app, teacher, bank):
    teacher.get(f"{bank}/questions/why/edit")
    waiting = [*teacher.form(""), ("right", "0"), ("do", "save")]
    teacher.get(f"{bank}/questions/steps/edit")
    teacher.send("", [("stem", "Put all steps in order."), ("do", "save")])
    teacher.post(f"{bank}/questions/why/edit", [("difficulty", "0.7"), *waiting])
    assert stored(app, bank, "steps").stem == "Put all steps in order."
    assert stored(app, bank).difficulty == 0.7


def test_an_import_under_way_is_told_and_what_was_typed_stays(app, editing, bank):
    with app.app_context(), writing(db.session()) as session:
        found = banks.find(session, bank.rpartition("/")[2], account("teacher1"))
        claim(session, found.id, 1, now())
    editing.send("", [("stem", "Why was it built?"), ("right", "0"), ("do", "save")])
    assert editing.status == 409
    assert "Somebody is importing into this bank." in editing.page
    assert dict(editing.form(""))["stem"] == "Why was it built?"


@pytest.mark.parametrize(
    ("forged", "status"),
    [
        ([("kind", "essay")], 400),
        ([("options-0-key", "../x")], 400),
        ([("options-0-key", "b")], 400),
        ([("show_choice", "every")], 400),
        ([(f"options-{place}-text", f"Option {place}") for place in range(40)], 400),
        ([("do", "drop-99")], 200),
        ([("do", "up-x")], 200),
        ([("do", "down-²")], 200),
    ],
)
def test_forged_fields_are_refused_or_mean_nothing(app, editing, bank, forged, status):
    named = {name for name, _ in forged}
    editing.send("", [*([] if "do" in named else [("do", "save")]), *forged])
    assert editing.status == status
    assert len(revisions(app, bank)) == 1


def test_without_its_token_nothing_is_changed(app, teacher, bank):
    teacher.get(f"{bank}/questions/why/edit")
    for path in ("/questions/why/edit", "/questions/why/flag", "/new", "/check", "/rename", "/archive"):
        assert teacher.post(bank + path, [("kind", "single_choice")]).status_code == 400
    assert len(revisions(app, bank)) == 1
