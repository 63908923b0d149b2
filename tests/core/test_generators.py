"""What every generator promises, over 2,000 seeds each, on the shipped article."""

from collections import Counter
from functools import cache

import pytest
from articles import article, event, shipped
from resolver import SOLVERS, every_answer

from quizapp.core.errors import CannotDraw
from quizapp.core.facts import Claim, Event
from quizapp.core.generate import GENERATORS
from quizapp.core.generate.chronology import comparable
from quizapp.core.generate.making import generate
from quizapp.core.kinds import KINDS
from quizapp.core.kinds.ordering import Ordering
from quizapp.core.lint import errors
from quizapp.core.question import canonical, to_json

SEEDS = 2000
every_generator = pytest.mark.parametrize("name", GENERATORS)


@cache
def made(name):
    return [generate(shipped(), name, "tests", number) for number in range(SEEDS)]


@every_generator
def test_a_generator_has_a_second_solver(name):
    assert name in SOLVERS
    assert GENERATORS[name].kind in KINDS


@every_generator
def test_the_same_seed_makes_the_same_question(name):
    for number, question in enumerate(made(name)[:300]):
        again = generate(shipped(), name, "tests", number)
        assert canonical(to_json(again)) == canonical(to_json(question))


@every_generator
def test_no_question_has_an_error_level_flaw(name):
    assert [flaw for question in made(name) for flaw in errors(question)] == []


@every_generator
def test_the_facts_make_exactly_one_answer_right(name):
    for question in made(name):
        right = SOLVERS[name](shipped(), question)
        full = {answer for answer in every_answer(question) if question.credit(question.parse(answer)) == 1}
        assert full == right, question
        assert len(right) == 1, question


@every_generator
def test_every_target_is_reached(name):
    reached = Counter(question.targets[0] for question in made(name))
    wanted = {shipped().name(target) for target in GENERATORS[name].targets(shipped())}
    assert set().union(*(question.targets for question in made(name))) == wanted
    assert reached


@every_generator
def test_a_question_says_what_it_is_about_and_where_to_read_it_up(name):
    for question in made(name)[:300]:
        assert question.generator == name
        assert question.kind == GENERATORS[name].kind
        assert question.key.startswith(f"sino-russian/{name}/")
        assert all(number in range(1, 32) for number in question.paragraphs)
        assert question.explanation
        assert all(fact.removeprefix("sino-russian/") in shipped().by_id for fact in question.evidence)
        assert 0 <= question.difficulty <= 1


@every_generator
def test_what_is_sensitive_or_ruled_out_is_never_asked(name):
    for question in made(name)[:500]:
        for fact in {*question.targets, *question.evidence}:
            record = shipped().by_id[fact.removeprefix("sino-russian/")]
            assert record.ask != "never", question
            assert not record.sensitive, question


@every_generator
def test_a_questionable_fact_carries_its_caveat_and_names_its_source(name):
    for question in made(name)[:500]:
        flags = {shipped().by_id[target.removeprefix("sino-russian/")].flag for target in question.targets} - {""}
        for flag in flags:
            assert shipped().by_id[flag].caveat in question.caveat
        if question.caveat:
            assert "article" in question.stem, question


@every_generator
def test_the_stems_vary(name):
    opening = Counter(" ".join(question.stem.split()[:5]) for question in made(name))
    assert len(opening) >= 3


@every_generator
def test_options_sorted_for_the_eye_are_not_shuffled_and_others_are(name):
    for question in made(name)[:50]:
        if all(option.text.isdigit() for option in question.options):
            assert not question.shuffle
            assert list(question.options) == sorted(question.options, key=lambda option: int(option.text))


def test_the_right_year_stands_in_every_place_about_equally_often():
    places = Counter(
        [option.key for option in question.options].index(question.correct[0]) for question in made("what-year")
    )
    assert set(places) == {0, 1, 2, 3}
    assert all(0.15 * SEEDS < count < 0.35 * SEEDS for count in places.values())


def test_the_longest_point_is_right_no_more_often_than_chance():
    longest = sum(
        max(question.options, key=lambda option: len(option.text)).key in question.correct
        for question in made("which-point")
    )
    assert abs(longest / SEEDS - 0.25) < 0.1


def test_a_forbidden_year_is_never_offered():
    for question in made("what-year"):
        about = shipped().by_id[question.targets[0].removeprefix("sino-russian/")]
        assert isinstance(about, Event)
        assert not {int(option.key) for option in question.options} & set(about.forbid)


def test_nobody_through_whom_a_claim_is_known_is_a_wrong_answer_to_who_makes_it():
    for question in made("who-argued"):
        about = shipped().by_id[question.targets[0].removeprefix("sino-russian/")]
        assert isinstance(about, Claim)
        assert not {option.key for option in question.options} & set(about.via)


def test_events_that_give_each_other_away_never_stand_together():
    for name in ("order-events", "earliest-latest"):
        for question in made(name):
            assert not {"E08", "E09"} <= {option.key for option in question.options}


def test_orderings_are_drawn_from_easy_to_hard():
    drawn = [question.difficulty for question in made("order-events")]
    bands = Counter("hard" if d >= 0.7 else "medium" if d >= 0.4 else "easy" for d in drawn)
    assert all(bands[band] > 0.1 * SEEDS for band in ("hard", "medium", "easy"))


def test_events_whose_dates_touch_are_never_compared():
    events = (event(1, "1960/1969"), event(2, "1969"), event(3, "1970"))
    assert comparable(events) == (("E1", "E3"), ("E2", "E3"))


def test_events_whose_dates_touch_never_stand_in_one_ordering():
    small = article(*(event(number, date) for number, date in enumerate(["1960", "1960-05", "1961", "1962", "1963"])))
    for number in range(50):
        question = generate(small, "order-events", "touch", number)
        assert isinstance(question, Ordering)
        assert not {"E0", "E1"} <= set(question.correct)
        assert len(question.comparable) == 6


def test_an_article_without_enough_facts_says_so():
    with pytest.raises(CannotDraw) as refused:
        generate(article(event(1, "1960"), event(2, "1961")), "order-events", "few", 0)
    assert refused.value.code == "generator-dry"
