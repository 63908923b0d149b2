"""The shipped facts: complete, fit to ask about, and fair in their wording."""

import re
from dataclasses import fields, is_dataclass

import pytest

from quizapp.core.lint.words import content
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
HIDDEN = {
    "id", "name", "sort", "note", "why", "ask", "theme", "flag", "kind", "group", "basis", "date", "unit", "as_of",
}  # fmt: skip
"""Fields that are codes, names of others, or for whoever edits the facts."""
EVALUATIVE = re.compile(r"\b(vassals?|authoritarian|imperialis[tm]|hypocritical)\b", re.IGNORECASE)


def asked(section):
    """Return the records that questions may be about, each with its id as the name of the case."""
    return [
        pytest.param(record, id=record.id)
        for record in getattr(ARTICLE, section)
        if record.ask == "key" and not record.sensitive
    ]


def texts(value, field=""):
    """Yield what students may read of a record, or of a value within it; names are as others gave them."""
    if is_dataclass(value):
        for each in fields(value):
            if each.name not in HIDDEN:
                yield from texts(getattr(value, each.name), each.name)
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each, field)
    elif isinstance(value, str) and not re.fullmatch(r"[A-Z]\d+", value):
        yield value


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
    assert 30 <= len(claim.option) <= 60
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
    assert len(fact_set.near) >= 4
    for text in (*fact_set.items, *fact_set.near):
        assert 2 <= len(text.split()) <= 8, text
    shortest, longest = min(map(len, fact_set.items)), max(map(len, fact_set.items))
    assert any(shortest <= len(text) <= longest for text in fact_set.near)


@pytest.mark.parametrize("record", [pytest.param(record, id=record.id) for record in ARTICLE.facts])
def test_the_wording_takes_no_side_and_does_not_age(record):
    for text in texts(record):
        assert not TAKES_SIDES.search(text), text
        assert not DATED.search(text), text


@pytest.mark.parametrize("section", [section for section in COUNTS if section not in ("claims", "flags")])
def test_evaluative_words_stand_only_in_what_somebody_claims(section):
    for record in getattr(ARTICLE, section):
        for text in texts(record):
            assert not EVALUATIVE.search(text), f"{record.id}: {text}"


def test_the_texts_of_every_section_are_read():
    read = {text for record in ARTICLE.facts for text in texts(record)}
    assert read >= {
        ARTICLE.evidence[0].option, ARTICLE.concessions[0].text, ARTICLE.contrasts[0].a.near, ARTICLE.works[4].meaning,
        ARTICLE.works[4].near[0], ARTICLE.figures[0].question, ARTICLE.chains[0].near[0], ARTICLE.sets[0].items[0],
        ARTICLE.chains[0].steps[0].text, ARTICLE.people[0].role,
    }  # fmt: skip
    assert not read & {ARTICLE.people[0].name, ARTICLE.claims[1].note, "key", "history", "2022-02"}


@pytest.mark.parametrize("number", range(1, 32))
def test_something_may_be_asked_about_every_paragraph(number):
    assert [record for record in ARTICLE.facts if number in record.paragraphs and record.ask == "key"]


LOWER = re.compile(r"[a-z]")
LARGEST_DIFFERENCE = 0.35
"""Share of the key's length by which a wrong answer may be shorter or longer."""


def alike(key, other):
    return abs(len(key) - len(other)) <= LARGEST_DIFFERENCE * max(len(key), len(other))


@pytest.mark.parametrize("evidence", asked("evidence"))
def test_evidence_is_a_short_neutral_phrase(evidence):
    assert LOWER.match(evidence.option)
    assert not evidence.option.endswith(".")
    assert 33 <= len(evidence.option) <= 60
    assert not ABSOLUTE.search(evidence.option)
    assert not PRONOUN.search(evidence.option)


@pytest.mark.parametrize("evidence", asked("evidence"))
def test_evidence_for_a_claim_may_support_all_that_says_the_same(evidence):
    for claim in evidence.supports:
        assert set(ARTICLE.by_id[claim].equivalent) <= {*evidence.supports, *evidence.may_support}


def test_enough_evidence_may_be_asked_about():
    assert len(asked("evidence")) >= 30


@pytest.mark.parametrize("evidence", asked("evidence"))
def test_evidence_has_wrong_answers_of_other_themes_that_nobody_could_connect(evidence):
    for claim in evidence.supports:
        same = {claim, *ARTICLE.by_id[claim].equivalent}
        wrong = [each for each in ARTICLE.evidence if not same & {*each.supports, *each.may_support}]
        assert len([each for each in wrong if each.ask != "never" and alike(evidence.option, each.option)]) >= 6


@pytest.mark.parametrize("concession", asked("concessions"))
def test_a_concession_is_told_apart_neither_by_length_nor_by_repeated_words(concession):
    assert len(concession.near) >= 4
    for granted in concession.grants:
        key = ARTICLE.by_id[granted].option
        near = [ARTICLE.by_id[claim].option for claim in concession.near]
        assert all(alike(key, option) for option in near)
        echo = [len(content(option) & content(concession.text)) for option in (key, *near)]
        assert echo[0] == 0 or echo[0] <= max(echo[1:])
        assert all(ARTICLE.by_id[claim].ask != "never" for claim in concession.near)


@pytest.mark.parametrize("contrast", asked("contrasts"))
def test_the_sides_of_a_contrast_are_alike_in_form(contrast):
    for side in (contrast.a, contrast.b):
        for text in (side.text, side.near):
            assert LOWER.match(text), text
            assert 2 <= len(text.split()) <= 9, text
            assert not re.search(r"\d", text), text
        assert alike(side.text, side.near)


@pytest.mark.parametrize("figure", asked("figures"))
def test_a_figure_is_asked_for_in_whole_sentences(figure):
    assert re.match(r"(for (more than )?)?(how (many|much|long)|what share)\b", figure.question)
    assert not figure.question.endswith("?")
    assert f"{figure.value:g}" not in figure.question.split()
    assert figure.accept or not figure.approximate


@pytest.mark.parametrize("work", [param for param in asked("works") if param.values[0].kind != "book"])
def test_the_meaning_of_a_term_has_near_misses_like_itself(work):
    assert 4 <= len(work.meaning.split()) <= 12
    assert len(work.near) >= 3
    assert not content(work.name) & content(work.meaning)
    assert all(alike(work.meaning, text) for text in work.near)


def test_the_longest_meaning_is_not_the_right_one_too_often():
    terms = [param.values[0] for param in asked("works")]
    longest = [term.id for term in terms if len(term.meaning) > max(map(len, term.near))]
    assert len(longest) <= len(terms) / 3


def test_authors_of_books_stay_out_of_quizzes():
    assert {work.ask for work in ARTICLE.works if work.kind == "book"} == {"never"}


@pytest.mark.parametrize("chain", asked("chains"))
def test_a_chain_has_near_misses_like_its_steps(chain):
    assert len(chain.near) >= 3
    lengths = [len(step.text) for step in chain.steps]
    for text in chain.near:
        assert not SEQUENCE.search(text), text
        assert not PRONOUN.search(text), text
        assert 4 <= len(text.split()) <= 12, text
        assert min(lengths) * 0.7 <= len(text) <= max(lengths) * 1.3, text


def test_experts_can_be_told_apart_by_their_roles():
    experts = [person for person in ARTICLE.people if person.group == "expert"]
    assert {person.ask for person in experts} == {"key"}
    assert len({person.role for person in experts}) == len(experts)


@pytest.mark.parametrize("claim", asked("claims"))
def test_voices_that_oppose_each_other_are_different_voices(claim):
    for other in claim.opposed:
        assert claim.id in ARTICLE.by_id[other].opposed
        assert not set(claim.by) & set(ARTICLE.by_id[other].by)


FLAGGED = {
    "Q01": "E53 E54 F17 F18 T11", "Q02": "C06 F07 V06", "Q03": "C68 E10 F10 V20", "Q04": "F15", "Q05": "E31 K14 T16",
    "Q06": "C01 E20 F01 K12 T01 V01", "Q07": "C38 E46 F20 V65", "Q08": "C60 C70 E39 V57", "Q09": "W12",
    "Q10": "C16 V16", "Q11": "V74", "Q12": "E29", "Q13": "C20 E12 K16 V64", "Q14": "E40 E41 E42", "Q15": "C54 V69",
    "Q16": "C32 K04 V31",
}  # fmt: skip


@pytest.mark.parametrize(("flag", "facts_flagged"), FLAGGED.items())
def test_a_questionable_statement_carries_its_caveat(flag, facts_flagged):
    assert {record.id for record in ARTICLE.facts if record.flag == flag} == set(facts_flagged.split())
