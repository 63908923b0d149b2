"""The shipped facts: complete, fit to ask about, and fair in their wording."""

import re
from dataclasses import asdict

import pytest

from quizapp.formats import facts, recipes
from quizapp.paths import resource

ARTICLE = facts.load(resource("questions") / "sino-russian.yaml")

COUNTS = {
    "events": 54,
    "people": 27,
    "claims": 80,
    "evidence": 61,
    "concessions": 8,
    "chains": 16,
    "sets": 11,
    "figures": 25,
    "contrasts": 17,
    "works": 21,
    "flags": 16,
}

SEQUENCE = re.compile(
    r"\b(first|second|last|later|again|further|more|another|ends?|begins?|new|former|then|finally|still|now|after|before"
    r"|during|once)\b",
)
"""Small letters only: in a name, as in "the First Opium War", the word is no cue."""
PRONOUN = re.compile(r"\b(he|him|his|she|her|hers|they|them|their|it|its)\b", re.IGNORECASE)
GENDERED = re.compile(r"\b(he|him|his|she|her|hers)\b", re.IGNORECASE)
ABSOLUTE = re.compile(r"\b(always|never|only|must|all|none|every|nothing)\b", re.IGNORECASE)
TAKES_SIDES = re.compile(r"\b(shows?|admits?|points out|reveals?)\b", re.IGNORECASE)
DATED = re.compile(r"\b(now|today|recently|currently|last month)\b", re.IGNORECASE)
EVALUATIVE = re.compile(r"\b(vassals?|authoritarian|imperialis[tm]|hypocritical)\b", re.IGNORECASE)


def asked(section):
    """Return the records that questions may be about, each with its id as the name of the case."""
    return [
        pytest.param(record, id=record.id)
        for record in getattr(ARTICLE, section)
        if record.ask == "key" and not record.sensitive
    ]


def texts(record):
    """Return what students may read of a record; names are as others gave them."""
    hidden = {"id", "name", "note", "why", "support"}
    return " | ".join(
        value for field, value in asdict(record).items() if isinstance(value, str) and field not in hidden
    )


def test_every_paragraph_has_its_topic_and_its_facts():
    assert len(ARTICLE.paragraphs) == 31
    assert {number for record in ARTICLE.facts for number in record.paragraphs} >= set(range(1, 32))


@pytest.mark.parametrize(("section", "count"), COUNTS.items())
def test_every_fact_of_the_inventory_is_there(section, count):
    assert len(getattr(ARTICLE, section)) == count


@pytest.mark.parametrize("section", COUNTS)
def test_facts_stand_in_the_order_of_their_ids(section):
    ids = [record.id for record in getattr(ARTICLE, section)]
    assert ids == sorted(ids)


def test_the_recipes_are_sound_and_draw_from_the_facts():
    shipped = recipes.load(resource("questions") / "quizzes.yaml")
    assert {recipe.article for recipe in shipped} == {ARTICLE.id}
    for recipe in shipped:
        assert set(recipe.read) <= set(range(1, 32)), recipe.slug


@pytest.mark.parametrize("event", asked("events"))
def test_an_event_tells_neither_its_date_nor_its_place(event):
    assert not SEQUENCE.search(event.option)
    assert not re.search(r"\d{3}", event.text + event.option)


@pytest.mark.parametrize("event", asked("events"))
def test_a_date_the_article_does_not_give_is_not_asked_for(event):
    if event.basis in ("external", "implied"):
        assert not event.ask_year
    if event.basis == "external":
        assert not event.order


@pytest.mark.parametrize(("event", "years"), [("E03", {1736}), ("E05", {1799}), ("E31", {2004, 2008})])
def test_years_that_may_be_nearer_the_truth_are_no_wrong_answers(event, years):
    assert set(ARTICLE.by_id[event].forbid) >= years


@pytest.mark.parametrize(("figure", "values"), [("F15", {4209}), ("F17", set(range(17, 25))), ("F20", {35})])
def test_values_that_may_be_nearer_the_truth_are_no_wrong_answers(figure, values):
    assert set(ARTICLE.by_id[figure].forbid) >= values


@pytest.mark.parametrize("fact", ["E12", "E44", "C02", "K16", "F11", "S06"])
def test_deaths_and_suffering_are_no_puzzle(fact):
    assert ARTICLE.by_id[fact].sensitive


@pytest.mark.parametrize("claim", asked("claims"))
def test_a_claim_is_short_and_gives_nobody_away(claim):
    assert 30 <= len(claim.option) <= 90
    assert 5 <= len(claim.option.split()) <= 14
    assert not re.search(r"\d", claim.option)
    assert not ABSOLUTE.search(claim.option)
    assert not GENDERED.search(claim.option)
    speakers = [ARTICLE.person[person].sort for person in claim.by]
    assert not [speaker for speaker in speakers if speaker in claim.option]


def test_no_two_claims_read_alike():
    options = [claim.option.casefold() for claim in ARTICLE.claims]
    assert len(set(options)) == len(options)


def test_options_of_claims_are_alike_in_length():
    lengths = [len(claim.option) for claim in ARTICLE.claims]
    assert max(lengths) <= 1.5 * min(lengths)


@pytest.mark.parametrize("chain", asked("chains"))
def test_a_step_does_not_tell_its_place(chain):
    for step in chain.steps:
        assert not SEQUENCE.search(step.text), step.text
        assert not PRONOUN.search(step.text), step.text
        assert not re.search(r"\d", step.text), step.text
        assert 4 <= len(step.text.split()) <= 12, step.text


@pytest.mark.parametrize("fact_set", asked("sets"))
def test_near_misses_look_like_the_items(fact_set):
    assert len(fact_set.near) >= 3
    for text in (*fact_set.items, *fact_set.near):
        assert 2 <= len(text.split()) <= 8, text
    shortest, longest = min(map(len, fact_set.items)), max(map(len, fact_set.items))
    assert any(shortest <= len(text) <= longest for text in fact_set.near)


@pytest.mark.parametrize("record", [pytest.param(record, id=record.id) for record in ARTICLE.facts])
def test_the_wording_takes_no_side_and_does_not_age(record):
    assert not TAKES_SIDES.search(texts(record))
    assert not DATED.search(texts(record))


@pytest.mark.parametrize("section", ["events", "people", "chains", "sets", "figures"])
def test_evaluative_words_stand_only_in_what_somebody_claims(section):
    for record in getattr(ARTICLE, section):
        assert not EVALUATIVE.search(texts(record)), record.id


FLAGGED = {
    "Q01": "E53 E54 F17 F18 T11", "Q02": "C06 F07 V06", "Q03": "C68 E10 F10 V20", "Q04": "F15", "Q05": "E31 K14 T16",
    "Q06": "C01 E20 F01 K12 T01 V01", "Q07": "C38 E46 F20 V65", "Q08": "C60 C70 E39 V57", "Q09": "W12",
    "Q10": "C16 V16", "Q11": "V74", "Q12": "E29", "Q13": "C20 E12 K16 V64", "Q14": "E40 E41 E42", "Q15": "C54 V69",
    "Q16": "C32 K04 V31",
}  # fmt: skip


@pytest.mark.parametrize(("flag", "facts_flagged"), FLAGGED.items())
def test_a_questionable_statement_carries_its_caveat(flag, facts_flagged):
    assert {record.id for record in ARTICLE.facts if record.flag == flag} == set(facts_flagged.split())
