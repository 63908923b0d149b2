"""Drawing whole quizzes from recipes."""

from itertools import combinations

import pytest
from articles import article, event, shipped, sources
from builders import single_choice
from drawn import RECIPES, forms

from quizapp.core.bank import Bank
from quizapp.core.errors import CannotDraw
from quizapp.core.generate import GENERATORS
from quizapp.core.kinds.ordering import Ordering
from quizapp.core.lint import errors
from quizapp.core.question import Option
from quizapp.core.quiz import draw, draw_about
from quizapp.core.recipe import Recipe, Rule, recipe_from_json, recipe_to_json
from quizapp.core.sources import Sources

every_recipe = pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)


@every_recipe
def test_a_recipe_can_be_drawn_under_any_seed(recipe):
    for questions in forms(recipe, 200):
        assert len(questions) == recipe.count
        for rule in recipe.rules:
            asked = [q for q in questions if q.generator in rule.generators or q.key.startswith(f"{rule.bank}/")]
            assert len(asked) >= rule.count


@every_recipe
def test_no_fact_is_asked_twice_in_one_quiz(recipe):
    for questions in forms(recipe, 200):
        targets = [target for question in questions for target in question.targets]
        assert len(targets) == len(set(targets))


@every_recipe
def test_no_stem_holds_the_answer_to_another_question(recipe):
    for questions in forms(recipe, 100):
        for question in questions:
            for key in question.correct:
                text = question.option(key).text.lower()
                assert not any(text in other.stem.lower() for other in questions if other is not question)


@every_recipe
def test_the_same_seed_draws_the_same_quiz_and_another_another(recipe):
    digests = [[question.digest for question in draw(recipe, sources(), seed)] for seed in ("a", "a", "b")]
    assert digests[0] == digests[1] != digests[2]


@every_recipe
def test_a_recipe_survives_being_stored(recipe):
    assert recipe_from_json(recipe_to_json(recipe)) == recipe


@every_recipe
def test_every_question_is_sound(recipe):
    assert not [flaw for question in draw(recipe, sources(), "sound") for flaw in errors(question)]


def test_what_was_missed_is_asked_again_and_nothing_else():
    recipe = RECIPES["whole-article"]
    for seed in range(100):
        missed = draw(recipe, sources(), f"first {seed}")[seed % 12].targets
        again = draw_about(missed, recipe, sources(), f"again {seed}")
        assert {target for question in again for target in question.targets} & set(missed)
        assert all(set(question.targets) & set(missed) for question in again)


@pytest.mark.parametrize("name", [name for name, generator in GENERATORS.items() if not generator.drill])
def test_every_fact_that_can_be_asked_can_be_practised(name):
    recipe = RECIPES["daily-five"]
    for target in GENERATORS[name].targets(shipped()):
        (question,) = draw_about([shipped().name(target)], recipe, sources(), "practise")
        assert shipped().name(target) in question.targets


def test_practice_is_no_longer_than_the_quiz():
    recipe = RECIPES["timeline-warm-up"]
    missed = [shipped().name(event.id) for event in shipped().events]
    assert len(draw_about(missed, recipe, sources(), "long")) == recipe.count


def test_a_rule_can_be_limited_to_themes():
    rule = Rule(generators=("which-point",), count=4, themes=("economy",))
    recipe = Recipe(slug="t", title="T", summary="S", article="sino-russian", read=(), rules=(rule,))
    for question in draw(recipe, sources(), "themes"):
        assert shipped().by_id[question.targets[0].split("/")[1]].theme == "economy"


def test_a_recipe_that_asks_for_too_much_says_which_generator_ran_dry():
    rules = (Rule(generators=("order-events",), count=2),)
    recipe = Recipe(slug="t", title="T", summary="S", article="small", read=(), rules=rules)
    small = article(*(event(number, str(1900 + number)) for number in range(5)))
    with pytest.raises(CannotDraw) as refused:
        draw(recipe, Sources(article=small), "dry")
    assert (refused.value.params["rule"], refused.value.params["source"]) == (1, "order-events")
    assert (refused.value.params["wanted"], refused.value.params["found"]) == (2, 1)


def test_a_bank_question_that_shows_some_of_its_items_shows_others_to_others():
    items = tuple(Option(key=key, text=f"Event {key}") for key in "abcdef")
    pairs = tuple(combinations("abcdef", 2))
    long = Ordering(
        key="small/long", stem="In order?", options=items, correct=tuple("abcdef"), comparable=pairs, show=4
    )
    bank = Bank(id="small", title="Small", questions=(long,))
    recipe = Recipe(slug="t", title="T", summary="S", article="small", read=(), rules=(Rule(bank="small", count=1),))
    drawn = {draw(recipe, Sources(article=article(), banks={"small": bank}), str(seed))[0] for seed in range(40)}
    assert {len(question.options) for question in drawn} == {4}
    assert len({question.correct for question in drawn}) > 5
    assert not any(question.show for question in drawn)


def test_what_a_scheme_cannot_mark_is_not_asked_under_it():
    items = tuple(Option(key=key, text=f"Event {key}") for key in "abcd")
    whole, partial = (
        Ordering(key=f"small/{name}", stem=name, options=items, correct=tuple("abcd"), comparable=pairs)
        for name, pairs in (("whole", tuple(combinations("abcd", 2))), ("partial", tuple(combinations("abc", 2))))
    )
    bank = Bank(id="small", title="Small", questions=(whole, partial))
    recipe = Recipe(
        slug="t", title="T", summary="S", article="small", read=(), rules=(Rule(bank="small", count=1),),
        schemes=("position",),
    )  # fmt: skip
    sources = Sources(article=article(), banks={"small": bank})
    assert {draw(recipe, sources, str(seed))[0].key for seed in range(20)} == {"small/whole"}


def without_facts(names):
    """A bank of questions about nothing but themselves."""
    questions = tuple(
        single_choice(
            key=f"small/{name}", targets=(), options=tuple(Option(key=key, text=f"{key} of {name}") for key in "abc")
        )
        for name in names
    )
    return Sources(banks={"small": Bank(id="small", title="Small", questions=questions)})


def of_small(*rules):
    return Recipe(slug="r", title="", summary="", article="", read=(), rules=rules)


def test_two_parts_never_ask_the_same_question():
    recipe = of_small(Rule(count=2, bank="small"), Rule(count=1, bank="small"))
    for seed in range(9):
        assert {question.key for question in draw(recipe, without_facts("xyz"), str(seed))} == {
            "small/x",
            "small/y",
            "small/z",
        }


def test_what_one_part_names_is_left_to_it_by_the_others():
    recipe = of_small(Rule(count=2, bank="small"), Rule(count=1, bank="small", questions=("small/y",)))
    for seed in range(9):
        assert draw(recipe, without_facts("xyz"), str(seed))[2].key == "small/y"
