"""Forms and the keys they are marked by."""

import re

import pytest
from printed import ODD, assert_the_key_is_right, give_odd, read, sections, show

from quizapp.core.quiz import draw
from quizapp.services import library

SHIPPED = [recipe.slug for recipe in library.shipped_recipes()]


@pytest.mark.parametrize("slug", SHIPPED)
def test_answers_by_the_key_earn_full_credit(teacher, slug):
    recipe = next(recipe for recipe in library.shipped_recipes() if recipe.slug == slug)
    for number in (1, 17):
        questions = draw(recipe, library.sources(recipe.article), str(number))
        assert_the_key_is_right(show(teacher, f"quizzes/{slug}", draw=number, forms=4), questions)


def test_answers_by_the_key_earn_full_credit_with_locks_ties_and_weights(app, teacher):
    assert_the_key_is_right(show(teacher, give_odd(app, teacher), forms=4), ODD)


def test_locked_items_stand_at_their_places_and_in_their_boxes(app, teacher):
    for form in sections(show(teacher, give_odd(app, teacher)), "form").values():
        number, options = next((number, options) for number, (_, options) in read(form).items() if len(options) == 6)
        assert (options["B"], options["E"]) == ("Option b", "Option e")
        item = form.split(f'class="number">{number}<')[1].split('class="question"')[0]
        boxes = re.search(r'class="boxes">(.*?)</p>', item, re.DOTALL)[1]
        assert re.findall(r"<b>(.*?)</b>", boxes) == ["", "B", "", "", "E", ""]
        assert re.findall(r">(\w+)</span>", boxes) == ["oldest", "newest"]


def test_the_key_says_what_may_change_places_and_what_each_option_earns(app, teacher):
    page = show(teacher, give_odd(app, teacher), forms=1)
    (form,), (key,) = sections(page, "form").values(), sections(page, "key").values()
    letters = {text: letter for stem, o in read(form).values() for letter, text in o.items() if "four" in stem}
    one, other = sorted((letters["Option b"], letters["Option c"]))
    assert f"The order of {one} and {other} among themselves does not matter." in key
    shares = re.search(r"Shares of the point: (.*?)\.", key)[1]
    assert sorted(share[2:] for share in shares.split(", ")) == ["1", "1", "1/2", "\N{MINUS SIGN}1/3"]


def test_a_pair_the_wrong_way_round_costs_what_the_key_says(app, teacher):
    tied = ODD[1]
    cost = 1 - tied.credit(("b", "a", "c", "d"))
    assert f"5 pairs; {float(cost)} off" in show(teacher, give_odd(app, teacher))


def test_each_rule_and_each_instruction_is_said_once(teacher):
    for form in sections(show(teacher, "quizzes/exam"), "form").values():
        said = re.findall(r"<li>([^<]+)</li>", form)
        assert len(said) == len(set(said)) == 6


def test_a_form_and_its_key_have_the_same_identity(teacher):
    page = show(teacher, "quizzes/exam", draw=17)
    printed, keys = (
        {letter: re.search(r'class="identity">(.*?)<', part)[1] for letter, part in sections(page, name).items()}
        for name in ("form", "key")
    )
    assert printed == keys
    assert all(text.startswith("draw 17 · revision 1 · ") for text in printed.values())
    assert len({*printed.values()}) == 2


def test_questions_keep_their_language_and_direction(app, teacher):
    page = show(teacher, give_odd(app, teacher), forms=1)
    arabic = next(item for item in page.split('<li class="question"') if 'lang="ar"' in item)
    assert arabic.startswith(' dir="rtl"')
