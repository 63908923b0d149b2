"""The linter: every rule fires on flawed items and leaves good ones alone."""

from collections import defaultdict

import flawed_items
import form_items
import harmless_items
import pytest
import wording_items
from articles import shipped
from harmless_items import GOOD
from items import choice

from quizapp.core.generate import GENERATORS
from quizapp.core.generate.making import generate
from quizapp.core.lint import RULES, WARNINGS, errors, lint


def gathered(*tables):
    """Return the items of several tables by rule."""
    items = defaultdict(list)
    for table in tables:
        for rule, examples in table.items():
            items[rule] += examples
    return items


FLAWED = gathered(flawed_items.FLAWED, wording_items.FLAWED, form_items.FLAWED)
HARMLESS = gathered(harmless_items.HARMLESS, wording_items.HARMLESS, form_items.HARMLESS)


def fired(question):
    return {flaw.rule for flaw in lint(question)}


def test_every_rule_has_flawed_and_harmless_examples():
    assert FLAWED.keys() == HARMLESS.keys() == RULES.keys()
    assert all(len(examples) >= 3 for examples in (*FLAWED.values(), *HARMLESS.values()))


@pytest.mark.parametrize(("rule", "question"), [(rule, question) for rule, all_ in FLAWED.items() for question in all_])
def test_a_rule_fires_on_its_flaw(rule, question):
    assert rule in fired(question)


@pytest.mark.parametrize(
    ("rule", "question"), [(rule, question) for rule, all_ in HARMLESS.items() for question in all_]
)
def test_a_rule_leaves_alone_what_only_looks_like_its_flaw(rule, question):
    assert rule not in fired(question)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_reports_under_its_own_name(rule):
    for questions in FLAWED.values():
        for question in questions:
            assert all(flaw.rule == rule for flaw in RULES[rule](question))


@pytest.mark.parametrize("rule", WARNINGS)
def test_a_rule_that_drawing_passes_over_finds_no_errors(rule):
    assert {flaw.level for question in FLAWED[rule] for flaw in RULES[rule](question)} == {"warning"}


@pytest.mark.parametrize("question", GOOD)
def test_a_good_item_has_no_error(question):
    assert errors(question) == ()


def test_a_flaw_shows_the_text_it_found():
    found = {flaw.rule: flaw.text for flaw in errors(FLAWED["all-or-none"][0])}
    assert found["all-or-none"] == "All of the above"


def test_a_digit_in_a_distractor_does_not_hide_that_only_the_key_has_a_name():
    question = choice("Treaty of Nerchinsk", "Treaty of 1950", "Treaty of peace", "Treaty of trade")
    assert [flaw.text for flaw in errors(question)] == ["Treaty of Nerchinsk"]


@pytest.mark.parametrize("name", [name for name in GENERATORS if name != "not-among"])
def test_generated_questions_are_mostly_free_of_warnings_too(name):
    questions = [generate(shipped(), name, "warnings", number) for number in range(300)]
    warned = sum(bool(lint(question)) for question in questions)
    assert warned / len(questions) < 0.4
