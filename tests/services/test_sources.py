"""A quiz draws on its teacher's banks, and on nobody else's."""

import gc
import weakref
from dataclasses import replace

import pytest
from banking import Keeping, a_teacher, question
from taking import NOW, RECIPE

from quizapp.core.errors import CannotDraw, QuizError
from quizapp.core.quiz import draw
from quizapp.core.recipe import Rule
from quizapp.services import banks, library, picking, quizzes
from quizapp.services.sources import offers, require_banks, sources_for, titles
from quizapp.storage import writing


@pytest.fixture
def keeping(session):
    keeping = Keeping.begin(session, a_teacher(session))
    keeping.take(question("a", tags=("one", "two")), question("b", tags=("two",)), question("c"))
    return keeping


@pytest.fixture
def stranger(session):
    return a_teacher(session, "teacher2")


def recipe(bank, count=2, article="", **limits):
    return replace(RECIPE, article=article, rules=(Rule(count=count, bank=bank, **limits),))


def drawn(session, recipe, owner_id, seed="s"):
    return {each.key.partition("/")[2] for each in draw(recipe, sources_for(session, recipe, owner_id), seed)}


def test_a_quiz_without_an_article_is_drawn_from_a_bank(session, keeping):
    made = recipe(keeping.public_id, 3)
    assert sources_for(session, made, keeping.owner_id).article is None
    assert drawn(session, made, keeping.owner_id) == {"a", "b", "c"}


def test_a_bank_and_an_article_go_together(session, keeping):
    rules = (Rule(count=1, bank=keeping.public_id), Rule(count=1, generators=("what-year",)))
    made = replace(RECIPE, article="sino-russian", rules=rules)
    sources = {each.source for each in draw(made, sources_for(session, made, keeping.owner_id), "s")}
    assert sources == {keeping.public_id, "sino-russian"}


def test_questions_are_chosen_by_tags_the_bank_gives_them_now(session, keeping):
    keeping.take(question("a", tags=("one",)), question("b", tags=("one",)), question("c", tags=("two",)))
    assert drawn(session, recipe(keeping.public_id, themes=("one",)), keeping.owner_id) == {"a", "b"}


def test_what_was_removed_is_not_drawn_any_more(session, keeping):
    made = recipe(keeping.public_id)
    assert all(drawn(session, made, keeping.owner_id, seed) <= {"a", "b", "c"} for seed in "xyz")
    keeping.drop("b")
    assert drawn(session, made, keeping.owner_id) == {"a", "c"}
    keeping.undo()
    assert len(sources_for(session, made, keeping.owner_id).banks[keeping.public_id].questions) == 3


def test_a_bank_is_read_once_a_revision(session, keeping):
    made = recipe(keeping.public_id)
    first = sources_for(session, made, keeping.owner_id)
    assert sources_for(session, made, keeping.owner_id) is first
    keeping.edit(question("a", 4))
    assert sources_for(session, made, keeping.owner_id) is not first


def test_a_bank_as_it_was_is_forgotten(session, keeping):
    made = recipe(keeping.public_id)
    before = weakref.ref(sources_for(session, made, keeping.owner_id))
    assert before().candidates(made.rules[0])
    keeping.edit(question("a", 4))
    sources_for(session, made, keeping.owner_id)
    gc.collect()
    assert before() is None


def test_a_bank_of_somebody_else_is_not_there(session, keeping, stranger):
    made = recipe(keeping.public_id)
    for owner_id in (stranger, None):
        with pytest.raises(CannotDraw):
            drawn(session, made, owner_id)
        with pytest.raises(QuizError) as refused:
            require_banks(session, made, owner_id)
        assert refused.value.code == "bank-unknown"


def test_too_few_questions_are_told_with_the_title_of_the_bank(session, keeping):
    with pytest.raises(CannotDraw) as refused:
        drawn(session, recipe(keeping.public_id, 9), keeping.owner_id)
    assert (refused.value.params["source"], refused.value.params["found"]) == ("Kept", 3)


def test_no_quiz_is_kept_that_names_a_bank_of_somebody_else(session, keeping, stranger):
    with pytest.raises(QuizError) as refused, writing(session):
        quizzes.make(session, stranger, recipe(keeping.public_id), NOW)
    assert refused.value.code == "bank-unknown"
    assert quizzes.owned(session, stranger) == []


def test_own_banks_are_offered_with_their_tags(session, keeping, stranger):
    (own,) = [each for each in offers(session, keeping.owner_id) if each.id == keeping.public_id]
    assert (own.title, own.tags) == ("Kept", ("one", "two"))
    assert {each.id for each in offers(session, stranger)} == library.banks().keys()
    assert keeping.public_id not in titles(session, stranger)


def test_a_bank_put_away_is_offered_to_quizzes_that_have_it(session, keeping):
    with writing(session):
        banks.archive(session, keeping.bank, NOW)
    made = recipe(keeping.public_id)
    assert keeping.public_id not in {each.id for each in offers(session, keeping.owner_id)}
    assert keeping.public_id in {each.id for each in offers(session, keeping.owner_id, made.rules)}
    assert len(drawn(session, made, keeping.owner_id)) == 2


def test_a_renamed_bank_is_called_by_its_new_title(session, keeping):
    made = recipe(keeping.public_id)
    assert sources_for(session, made, keeping.owner_id).called(made.rules[0]) == "Kept"
    with writing(session):
        banks.rename(session, keeping.bank, "Renamed")
    assert sources_for(session, made, keeping.owner_id).called(made.rules[0]) == "Renamed"
    assert titles(session, keeping.owner_id)[keeping.public_id] == "Renamed"


def test_questions_to_choose_are_found_by_words_and_those_chosen_stay(session, keeping, monkeypatch):
    monkeypatch.setattr(picking, "MOST", 1)
    shipped = next(iter(library.banks().values())).questions[0]
    chosen = {f"{keeping.public_id}/c", shipped.key}
    own = picking.shelves(session, keeping.owner_id, chosen, "variant what")[-1]
    assert [each.key.partition("/")[2] for each in own.questions] == ["c", "a"]
    assert (own.size, own.more) == (3, 1)
    first = picking.shelves(session, keeping.owner_id, chosen, shipped.options[0].text)[0]
    assert first.questions == (shipped,)


def test_chosen_questions_make_a_rule_for_each_bank(session, keeping, stranger):
    shipped = next(iter(library.banks().values()))
    wanted = {f"{keeping.public_id}/b", f"{keeping.public_id}/gone", shipped.questions[2].key}
    assert picking.rules(session, keeping.owner_id, wanted) == [
        Rule(count=1, bank=shipped.id, questions=(shipped.questions[2].key,)),
        Rule(count=1, bank=keeping.public_id, questions=(f"{keeping.public_id}/b",)),
    ]
    assert [rule.bank for rule in picking.rules(session, stranger, wanted)] == [shipped.id]
