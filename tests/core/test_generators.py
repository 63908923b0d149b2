"""What every generator promises, over 2,000 seeds each, on the shipped article."""

from collections import Counter
from dataclasses import replace

import pytest
from articles import article, event, shipped
from drawn import SEEDS, made, record
from hypothesis import given, settings
from hypothesis import strategies as st
from resolver import SOLVERS, every_answer

from quizapp.core.errors import CannotDraw
from quizapp.core.facts import Claim
from quizapp.core.generate import GENERATORS
from quizapp.core.generate.attribution import told
from quizapp.core.generate.chronology import REACHES, comparable
from quizapp.core.generate.making import generate
from quizapp.core.kinds import KINDS
from quizapp.core.kinds.ordering import Ordering
from quizapp.core.lint import errors
from quizapp.core.question import canonical, to_json
from quizapp.core.rng import stream

every_generator = pytest.mark.parametrize("name", GENERATORS)


@every_generator
def test_a_generator_has_a_second_solver(name):
    assert name in SOLVERS
    assert GENERATORS[name].kind in KINDS


@every_generator
def test_the_same_seed_makes_the_same_question(name):
    for number, question in enumerate(made(name)[:100]):
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
    wanted = {shipped().name(target) for target in GENERATORS[name].targets(shipped())}
    assert set().union(*(question.targets for question in made(name))) >= wanted


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
            assert record(fact).ask != "never", question
            assert not record(fact).sensitive, question


@every_generator
def test_a_questionable_fact_carries_its_caveat_and_names_its_source(name):
    for question in made(name)[:500]:
        flags = {record(target).flag for target in question.targets} - {""}
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


@pytest.mark.parametrize("forbid", [(), (1903,), (1901, 1906)])
def test_a_forbidden_year_is_never_offered_and_every_other_is(forbid):
    small = article(*(event(number, str(1900 + number)) for number in range(1, 8)))
    small = replace(small, events=(replace(small.events[3], forbid=forbid), *small.events[:3], *small.events[4:]))
    draw = GENERATORS["what-year"].draw
    offered = {int(option.key) for n in range(200) for option in draw(small, "E4", stream(n)).options}
    assert offered == set(range(1901, 1908)) - set(forbid)


def test_a_forbidden_year_does_not_stand_in_where_the_article_has_few_years():
    lone = article(event(1, "1904", forbid=(1913, 1895)))
    questions = [GENERATORS["what-year"].draw(lone, "E1", stream(n)) for n in range(200)]
    assert not {"1895", "1913"} & {option.key for question in questions for option in question.options}


def test_nobody_through_whom_a_claim_is_known_is_a_wrong_answer_to_who_makes_it():
    for question in made("who-argued"):
        about = record(question.targets[0])
        assert isinstance(about, Claim)
        assert not {option.key for option in question.options} & set(about.via)


def test_claims_linked_only_through_others_say_the_same():
    links = {"C1": ("C4",), "C2": ("C3",), "C3": ("C5",), "C4": ("C5",), "C5": (), "C6": ()}
    claims = tuple(
        Claim(id=id_, paragraphs=(1,), text=id_, option=id_, by=(f"N{id_[1]}",), kind="quote", theme="t", equivalent=to)
        for id_, to in links.items()
    )
    small = article(claims=claims)
    for claim in claims[:5]:
        assert told(small, claim) == {"N1", "N2", "N3", "N4", "N5"}
    assert told(small, claims[5]) == {"N6"}


def test_collective_voices_are_never_set_against_each_other_or_against_office_holders():
    for question in made("which-point"):
        speakers = [shipped().person[record(option.fact).by[0]].group for option in question.options]
        key = shipped().person[record(question.targets[0]).by[0]].group
        if key == "institution":
            assert not {"leader", "official"} & set(speakers)
            assert speakers.count("institution") == 1
        if key in ("leader", "official"):
            assert "institution" not in speakers


def test_events_that_give_each_other_away_never_stand_together():
    for name in ("order-events", "earliest-latest"):
        for question in made(name):
            shown = {option.key for option in question.options}
            assert not any(shown & set(record(key).excludes) for key in shown)


def test_orderings_are_drawn_from_easy_to_hard():
    drawn = [question.difficulty for question in made("order-events")]
    bands = Counter("hard" if d >= 0.7 else "medium" if d >= 0.4 else "easy" for d in drawn)
    assert all(bands[band] > 0.1 * SEEDS for band in ("hard", "medium", "easy"))


def test_many_orderings_are_of_events_close_in_time():
    def span(question):
        middles = [record(target).date.middle for target in question.targets]
        return max(middles) - min(middles)

    assert sum(span(question) <= 2 * REACHES[1] for question in made("order-events")) > 0.3 * SEEDS


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


WRITTEN_DATES = st.one_of(
    st.integers(1900, 1930).map(str),
    st.sampled_from(["190X", "191X", "1905-03", "1905-04", "1912-12-31", "1904/1907", "1910-02/1911"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WRITTEN_DATES, min_size=4, max_size=8))
def test_whatever_the_dates_an_ordering_has_the_one_answer_they_force_or_is_refused(dates):
    small = article(*(event(number, written) for number, written in enumerate(dates)))
    try:
        question = generate(small, "order-events", "any", 0)
    except CannotDraw:
        return
    assert SOLVERS["order-events"](small, question) == {question.correct}


def test_an_article_without_enough_facts_says_so():
    with pytest.raises(CannotDraw) as refused:
        generate(article(event(1, "1960"), event(2, "1961")), "order-events", "few", 0)
    assert refused.value.code == "generator-dry"
