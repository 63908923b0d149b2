"""Facts as a teacher writes them: read with every line known, or refused with every mistake named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.dates import parse_date
from quizapp.core.facts import Article, Event, Step
from quizapp.formats.facts import FactsError, load, read

SOUND = Path(__file__).with_name("dam.yaml").read_text(encoding="utf-8")


def found(text):
    """Return every problem as (line, id, code)."""
    return [(problem.line, problem.record, problem.code) for problem in read(text, "dam.yaml")[1]]


def changed(old, new):
    assert SOUND.count(old) == 1, old
    return SOUND.replace(old, new)


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_sound_facts_become_an_article():
    article, problems = read(SOUND, "dam.yaml")
    assert problems == ()
    assert isinstance(article, Article)
    assert list(article.by_id) == [
        "P01", "P02", "E01", "E02", "E03", "N01", "N02", "C01", "C02", "C03", "C04", "C05", "V01", "G01", "K01", "S01",
        "F01", "T01", "W01", "Q01",
    ]  # fmt: skip
    assert article.by_id["E02"] == Event(
        id="E02",
        paragraphs=(2,),
        theme="worth",
        text="The valley is flooded",
        option="The valley is flooded",
        date=parse_date("1961-04"),
        flag="Q01",
    )
    assert article.chains[0].steps[2] == Step(text="The mill moves")
    assert article.figures[0].value == 41.5


ONE_MISTAKE = [
    # What is written, what stands there instead, where and as what it is found.
    ("date: 1950}", "date: the fifties}", "E01", "date-malformed"),
    ("date: 1950}", "date: 1950-13}", "E01", "date-impossible"),
    ("date: 1950}", "date: 1950/1940}", "E01", "date-backwards"),
    ("text: The dam is planned, option: ", "option: ", "E01", "field-missing"),
    ("text: The dam is planned, option: ", 'text: "", option: ', "E01", "field-empty"),
    ("text: The dam is planned, option: ", "text: [The dam], option: ", "E01", "field-type"),
    ("E01, paragraphs: [1]", "E01, paragraphs: 1", "E01", "field-list"),
    ("E01, paragraphs: [1]", "E01, paragraphs: [one]", "E01", "field-type"),
    ("E01, paragraphs: [1]", "E01, paragraphs: [true]", "E01", "field-type"),
    ("E01, paragraphs: [1]", "E01, paragraphs: [3]", "E01", "paragraph-unknown"),
    ("E01, paragraphs: [1]", "E01, paragraphs: [-1]", "E01", "paragraph-unknown"),
    ("E01, paragraphs: [1]", "E01, paragraphs: []", "E01", "paragraph-missing"),
    ("E01, paragraphs: [1]", "E01, year: 1950, paragraphs: [1]", "E01", "field-unknown"),
    ("{id: E03, paragraphs: [2],", "{paragraphs: [2],", "", "field-missing"),
    ("{id: E03,", "{id: E3x,", "E3x", "id-malformed"),
    ("{id: F01,", "{id: W02,", "W02", "id-malformed"),
    ("{id: E03,", "{id: E02,", "E02", "id-duplicate"),
    ("option: The dam is planned", "option: A dam", "E01", "option-length"),
    ("option: The dam is planned", f"option: The dam is {'very ' * 10}big", "E01", "option-length"),
    ("option: The dam is planned", "option: The dam of 1950", "E01", "option-digit"),
    ("option: The dam is planned, ", "", "E01", "option-missing"),
    ("1961-04, flag: Q01}", "1961-04, flag: Q02}", "E02", "reference-unknown"),
    ("1961-04, flag: Q01}", "1961-04, flag: E01}", "E02", "reference-unknown"),
    ("excludes: [E01]", "excludes: [E09]", "E03", "reference-unknown"),
    ("kind: book, by: [N01]", "kind: book, by: [N09]", "W01", "reference-unknown"),
    ("kind: book", "kind: poem", "W01", "field-choice"),
    ("value: 41.5", "value: about 40", "F01", "field-type"),
    ("caveat: Some remember the year as 1962., ", "", "Q01", "field-missing"),
    ("near: [the church, the school]", "near: [the church, The Road]", "S01", "items-alike"),
    ("near: [the church, the school]", "near: [the church]", "S01", "items-few"),
    ("theme: worth, text: The dam is planned", "theme: price, text: The dam is planned", "E01", "theme-unknown"),
    ("theme: worth, text: The dam is planned", "text: The dam is planned", "E01", "theme-missing"),
    ("group: expert, ask: support, note: alone}", "group: expert, ask: support}", "N01", "reason-missing"),
    ("group: expert, ask: support, note: alone}", "group: expert}", "N01", "group-small"),
    ("excludes: [E01]", "excludes: [E03]", "E03", "reference-self"),
    ("option: The mill moves uphill", "option: The mill moves again", "E03", "order-cue"),
    ("text: The mill moves uphill", "text: the valley is flooded!", "E03", "events-alike"),
    ("option: The mill moves uphill", "option: the valley is flooded", "E03", "events-alike"),
    ("option: Light is welcome", "option: Light", "C03", "option-length"),
    ("option: Fish come back", "option: light is welcome", "C04", "claims-alike"),
    ("supports: [C01], may_support: [C02]", "supports: [], may_support: [C02]", "V01", "supports-missing"),
    ("supports: [C01], may_support: [C02]", "supports: [C01], may_support: [C01]", "V01", "supports-twice"),
    ("supports: [C01], may_support: [C02]", "supports: [C09], may_support: [C02]", "V01", "reference-unknown"),
    ("supports: [C01], may_support: [C02]", "supports: [C01], may_support: [E01]", "V01", "reference-unknown"),
    ("option: the price of flour", "option: the worth of flour", "V01", "evidence-echo"),
    ("option: the price of flour", "option: the price of 1950", "V01", "option-digit"),
    ("grants: [C03], near: [C01, C04, C05]", "grants: [], near: [C01, C04, C05]", "G01", "grants-missing"),
    ("grants: [C03], near: [C01, C04, C05]", "grants: [C09], near: [C01, C04, C05]", "G01", "reference-unknown"),
    ("grants: [C03], near: [C01, C04, C05]", "grants: [C03], near: [N01, C04, C05]", "G01", "reference-unknown"),
    ("grants: [C03], near: [C01, C04, C05]", "grants: [C03], near: [C04, C05]", "G01", "near-few"),
    ("grants: [C03], near: [C01, C04, C05]", "grants: [C03], near: [C03, C04, C05]", "G01", "near-granted"),
    ("grants: [C03], near: [C01, C04, C05]", "grants: [C02], near: [C01, C04, C05]", "G01", "near-granted"),
    ("accept: [40, 43], forbid: [39.5], ", "", "F01", "figure-unbounded"),
    ("accept: [40, 43]", "accept: [42, 43]", "F01", "accept-range"),
    ("accept: [40, 43]", "accept: [43, 40]", "F01", "accept-range"),
    ("accept: [40, 43]", "accept: [41.5]", "F01", "accept-range"),
    ("forbid: [39.5]", "forbid: [39.5, 41.5]", "F01", "forbid-value"),
    ("meaning: a set of drawings, ", "", "W01", "meaning-missing"),
    ("meaning: a set of drawings", "meaning: the plans for a dam on paper", "W01", "name-in-meaning"),
    ("near: [a book of songs]", "near: [A set of drawings]", "W01", "items-alike"),
    ("{id: P02, topic", "{id: P03, topic", "P03", "paragraph-place"),
]


@pytest.mark.parametrize(("old", "new", "record", "code"), ONE_MISTAKE)
def test_a_mistake_is_named_with_its_line_and_record(old, new, record, code):
    text = changed(old, new)
    assert found(text) == [(line_of(SOUND, old), record, code)]


IN_A_LONG_RECORD = [
    # What is written, what stands there instead, the line it is found at, as what.
    ("    by: [N01]\n    kind: quote", "    by: [N09]\n    kind: quote", "by: [N09]", "C01", "reference-unknown"),
    ("    by: [N01]\n    kind: quote", "    by: []\n    kind: quote", "by: []", "C01", "speaker-missing"),
    ("kind: quote", "kind: author", "kind: author", "C01", "author-voice"),
    (
        "    kind: author",
        "    kind: quote",
        "    kind: quote\n    theme: worth\n    equivalent: [C01]",
        "C02",
        "author-voice",
    ),
    ("kind: quote", "kind: rumour", "kind: rumour", "C01", "field-choice"),
    ("    equivalent: [C01]\n", "", "equivalent: [C02]", "C01", "equivalent-one-sided"),
    ("opposed: [C03]", "opposed: [C02]", "opposed: [C02]", "C01", "opposed-equivalent"),
    ("opposed: [C03]", "opposed: [C09]", "opposed: [C09]", "C01", "reference-unknown"),
    ("why: [precondition, cause]", "why: [cause]", "why: [", "K01", "why-count"),
    ("why: [precondition, cause]", "why: [cause, chance]", "why: [", "K01", "field-choice"),
    ("The mill moves}]", "The mill moves, event: E09}]", "steps: [", "K01", "reference-unknown"),
    ("The mill moves}]", "The mill moves, event: E01}]", "steps: [", "K01", "steps-against-dates"),
    ("The mill moves}]", "The mill is gone in 1961}]", "steps: [", "K01", "option-digit"),
    ("The mill moves}]", "The mill moves again}]", "steps: [", "K01", "order-cue"),
    ("near: [The mill burns]", "near: [The mill burns later]", "near: [The mill", "K01", "order-cue"),
    ("near: [The mill burns]", "near: [water rises]", "id: K01", "K01", "items-alike"),
    ("near: a pond for carp", "near: a turbine for light", "id: T01", "T01", "items-alike"),
    ("near: a pond for carp", "near: a pond for the mill", "a: {label", "T01", "label-in-text"),
    ("text: a turbine for light", "text: a turbine in the dam", "b: {label", "T01", "label-in-text"),
    ("text: what things were worth}", "text: worth}, {id: luck, text: luck}", "themes:", "", "theme-unused"),
    ("text: what things were worth}", "text: worth}, {id: worth, text: value}", "themes:", "", "theme-duplicate"),
    ("The mill moves}]", "The mill moves, by: N01}]", "steps: [", "K01", "field-unknown"),
    ("The mill moves}]", "The mill moves}, too]", "steps: [", "K01", "not-a-record"),
    ("  id: the-dam\n", "  id: The dam\n", "id: The dam", "", "article-id"),
    ("  lang: en\n", "", "article:", "", "field-missing"),
    ("  lang: en\n", "  lang: en\n  lang: de\n", "lang: de", "", "yaml-duplicate"),
    ("  lang: en\n", "  lang: en\n  events: []\n", "events: []", "", "field-unknown"),
    ("sets:\n", "lists:\n", "lists:", "", "section-unknown"),
    ("article:\n", "articles:\n", "articles:", "", "article-missing"),
]


@pytest.mark.parametrize(("old", "new", "at", "record", "code"), IN_A_LONG_RECORD)
def test_a_mistake_in_a_long_record_is_named_with_its_line(old, new, at, record, code):
    text = changed(old, new)
    assert set(found(text)) == {(line_of(text, at), record, code)}


def test_a_date_is_no_reason_where_the_dates_of_two_steps_touch():
    text = changed("why: [precondition, cause]", "why: [precondition, date]").replace("moves}]", "moves, event: E03}]")
    assert found(text) == [(line_of(text, "why: ["), "K01", "date-unproved")]


def test_a_date_is_a_reason_where_it_proves_the_order_or_a_step_has_none():
    assert found(changed("why: [precondition, cause]", "why: [date, date]")) == []


def test_a_paragraph_without_a_fact_says_why():
    text = changed(
        "  - {id: P02, topic: the flood and after}\n", "  - {id: P02, topic: the flood}\n  - {id: P03, topic: thanks}\n"
    )
    assert found(text) == [(line_of(text, "id: P03"), "P03", "paragraph-uncovered")]
    assert found(text.replace("topic: thanks", "topic: thanks, note: it only thanks people")) == []


def test_what_is_missing_is_not_told_while_a_record_cannot_be_read():
    text = changed(
        "  - {id: P02, topic: the flood and after}\n", "  - {id: P02, topic: the flood}\n  - {id: P03, topic: thanks}\n"
    )
    text = text.replace("date: 1950}", "date: soon}")
    assert [code for _, _, code in found(text)] == ["date-malformed"]


def test_claims_that_say_the_same_through_a_third_are_not_opposed():
    text = changed("    equivalent: [C01]\n", "    equivalent: [C01, C03]\n")
    text = text.replace("option: Light is welcome,", "option: Light is welcome, equivalent: [C02],")
    assert {(record, code) for _, record, code in found(text)} == {
        ("C01", "opposed-equivalent"),
        ("G01", "near-granted"),
    }


def test_an_article_may_do_without_themes():
    text = changed("  themes: [{id: worth, text: what things were worth}]\n", "").replace("theme: worth, ", "")
    text = text.replace("    theme: worth\n", "").replace(", theme: worth}", "}")
    assert found(text) == []


def test_a_chain_needs_three_steps():
    text = changed(", {text: The mill moves}]", "]").replace("why: [precondition, cause]", "why: [cause]")
    assert found(text) == [(line_of(text, "steps: ["), "K01", "steps-few")]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, "yaml-empty"),
        ("# nothing yet\n", 1, "yaml-empty"),
        ("42", 1, "article-missing"),
        ("article: none", 1, "article-missing"),
        ("article:\n  title: 'open\n", 3, "yaml-broken"),
        ("article:\n\tid: x\n", 2, "yaml-broken"),
        ("article: &a\n  id: x\n", 1, "yaml-alias"),
        ("article:\n  title: *t\n", 2, "yaml-alias"),
        ("article:\n  title: !!python/name:os.system x\n", 2, "yaml-tag"),
        ("article:\n  [a, b]: x\n", 2, "yaml-key"),
        ("article: {}\n---\narticle: {}\n", 2, "yaml-documents"),
        ("article:\n  themes: " + "[" * 30 + "]" * 30, 2, "yaml-deep"),
        ("article:\n  title: bell \x07\n", 2, "yaml-character"),
        ("article:\n  title: half a letter \udc80\n", 2, "yaml-character"),
    ],
)
def test_what_is_no_yaml_of_ours_is_refused_with_its_line(text, line, code):
    assert (line, "", code) in found(text)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file():
    text = changed("date: 1950}", "date: soon}").replace("[1, 2]", "[1, 9]").replace("  lang: en\n", "  lang: en\n" * 2)
    assert [code for _, _, code in found(text)] == ["yaml-duplicate", "date-malformed", "paragraph-unknown"]


def test_a_record_with_a_mistake_is_not_unknown_to_those_who_name_it():
    text = changed("sort: Student, role: a miller", "role: a miller")
    assert [(record, code) for _, record, code in found(text)] == [("N01", "field-missing")]


@pytest.mark.parametrize("written", ["no", "010", "1:30", "0x1F", "1_000", "1949-09-01", "1e3"])
def test_a_word_is_read_as_written_and_not_as_yaml_reads_it(written):
    article, problems = read(changed("name: Plans for a dam", f"name: {written}"), "dam.yaml")
    assert problems == ()
    assert article.works[0].name == written


@pytest.mark.parametrize(
    ("old", "new", "params"),
    [
        ("value: 41.5", "value: about 40", {"field": "value", "expected": "float"}),
        ("kind: book", "kind: poem", {"field": "kind", "text": "poem"}),
        ("1961-04, flag: Q01}", "1961-04, flag: Q02}", {"field": "flag", "id": "Q02"}),
        ("{id: E03,", "{id: E02,", {"first": 14}),
    ],
)
def test_a_problem_says_what_is_written_and_what_is_wanted(old, new, params):
    (problem,) = read(changed(old, new), "dam.yaml")[1]
    assert problem.params.items() >= params.items()


def test_a_file_with_problems_is_not_loaded(tmp_path):
    file = tmp_path / "dam.yaml"
    file.write_text(changed("date: 1950}", "date: soon}"), encoding="utf-8")
    with pytest.raises(FactsError) as refused:
        load(file)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.record) == ("dam.yaml", line_of(SOUND, "id: E01"), "E01")
    assert problem.params == {"field": "date", "text": "soon"}
    assert "dam.yaml:13 E01: date-malformed" in str(refused.value)


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path):
    file = tmp_path / "dam.yaml"
    file.write_bytes(changed("name: Student 2", "name: Zoé").encode("latin-1"))
    with pytest.raises(FactsError) as refused:
        load(file)
    assert [(problem.line, problem.code) for problem in refused.value.problems] == [
        (line_of(SOUND, "id: N01"), "yaml-character")
    ]


FRAGMENTS = st.sampled_from([
    "article", "events", "id", "E01", "text", ":", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", ",", "&a", "*a",
    "!!int", "|", ">", "'", '"', "#", "---", "...", "%YAML 9", "\t", "?", "<<", "~", "1e999", "9" * 400,
    "\x00", "\ufeff", "é",
])  # fmt: skip


@given(st.text() | st.lists(FRAGMENTS).map("".join))
def test_any_text_is_an_article_or_problems(text):
    article, problems = read(text, "any.yaml")
    assert article or problems


@given(st.integers(0, len(SOUND)), st.integers(0, 12), FRAGMENTS | st.text(max_size=3))
def test_any_slip_in_the_file_is_read_or_named(place, length, slip):
    article, problems = read(SOUND[:place] + slip + SOUND[place + length :], "any.yaml")
    assert article or problems
    # YAML ends lines at more characters than the line feed.
    last = SOUND.count("\n") + len(slip) + 2
    assert all(1 <= problem.line <= last and problem.code for problem in problems)
