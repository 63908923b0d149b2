"""The linter: every rule fires on flawed items and leaves good ones alone."""

import pytest
from articles import shipped
from builders import multiple_response, ordering, single_choice

from quizapp.core.generate import GENERATORS
from quizapp.core.generate.making import generate
from quizapp.core.lint import RULES, errors, lint
from quizapp.core.question import Option

EXPLAINED = {"explanation": "The article dates it so.", "paragraphs": (1,)}
STEM = "Which of these events does the article place in the nineteenth century?"


def choice(*texts, stem=STEM, key=0, kind=single_choice, **changes):
    """A question with these option texts, of which number `key` is right."""
    options = tuple(Option(key="abcdefg"[index], text=text) for index, text in enumerate(texts))
    correct = tuple("abcdefg"[index] for index in (key if isinstance(key, tuple) else (key,)))
    return kind(stem=stem, options=options, correct=correct, **(EXPLAINED | changes))


def about(stem):
    return choice("Peking", "Moscow", "London", "Paris", stem=stem)


def listing(*texts):
    options = tuple(Option(key="abcdefg"[index], text=text) for index, text in enumerate(texts))
    return ordering("abcdefg"[: len(texts)], stem="Put these events in order.", options=options, **EXPLAINED)


def fired(question):
    return {flaw.rule for flaw in lint(question)}


FLAWED = {
    "stem-length": [about("Which?"), about("Why is it?"), about("Which " + "very " * 45 + "old city is it?")],
    "stem-unfocused": [
        about("The Opium Wars and what came of them in China."),
        about("Something that happened in the old Chinese capital"),
        about("Peking, the capital of the Qing empire:"),
    ],
    "stem-blank": [
        about("The envoy of the tsar came to ____ in that year?"),
        about("Fill in the blank: the envoy reached which city?"),
        about("Which city fits: the tsar's man came to __ at last?"),
    ],
    "stem-negative": [
        about("Which of these cities did the envoy not visit?"),
        about("Which city did all visit except the envoy?"),
        about("Which city was least important to the Qing empire?"),
    ],
    "stem-verb": [
        about("Which city does the author reveal, as she shows, to be decisive?"),
        about("Where does Radchenko point out that the matter, he admits, began?"),
        about("Which city proves that the envoy was right after all?"),
    ],
    "explanation-missing": [
        choice("a one", "b two", "c three", explanation=""),
        choice("a one", "b two", "c three", paragraphs=()),
        choice("a one", "b two", "c three", explanation="", paragraphs=()),
    ],
    "key-length": [
        choice("A long and carefully worded option that is right", "Short one", "Another", "Third"),
        choice(
            "All four of them agreed upon it in the treaty of that year",
            "They did not meet",
            "Nobody came",
            "It failed",
        ),
        choice(
            "It ended in war",
            "The two powers negotiated for months without any visible result",
            "The border was closed to merchants for a whole generation",
            "The emperor received the envoy and sent him home with gifts",
        ),
    ],
    "true-false": [choice("True", "False"), choice("Yes", "No"), choice("yes", "no", "It is unclear")],
    "form-cue": [
        choice("In the spring of 1860", "In early spring", "In late summer", "In winter"),
        choice("Over 40 per cent of it", "Nearly all of it", "About a third", "Hardly any"),
        choice("Treaty of 1950", "Treaty of peace", "Treaty of trade", "Treaty of friendship"),
    ],
    "all-or-none": [
        choice("The war", "The treaty", "The split", "All of the above"),
        choice("The war", "The treaty", "The split", "None of these"),
        choice("The war", "The treaty", "Both A and B", "The split"),
    ],
    "absolute-terms": [
        choice("China wants peace", "China always wants war", "China wants land", "China wants trade"),
        choice("Trade goes on", "Trade never recovered", "Trade fell", "Trade rose"),
        choice("It grew", "It was the only way", "It shrank", "It stayed"),
    ],
    "vague-terms": [
        choice("It usually grows", "It shrinks", "It stays"),
        choice("It shrinks", "It perhaps grows", "It stays"),
        choice("It shrinks", "It stays", "It often grows"),
    ],
    "stem-echo": [
        choice(
            "The Opium War",
            "The Boxer Rebellion",
            "The Long March",
            stem="Which conflict about opium came first in China?",
        ),
        choice(
            "Russian industry",
            "Chinese exports",
            "German cars",
            stem="What has the war done to industry in the country?",
        ),
        choice(
            "a border treaty",
            "an exchange of gifts",
            "a visit",
            stem="What settled the quarrel over the border for good?",
        ),
    ],
    "convergence": [
        choice("peace and trade", "peace and war", "land and trade", "gold and silver"),
        choice("northern border treaty", "northern trade treaty", "southern border treaty", "maritime rules"),
        choice("strong Chinese economy", "strong Russian economy", "weak Chinese currency", "old friends"),
    ],
    "unsorted-numbers": [
        choice("1860", "1839", "1900", "1912", shuffle=False),
        choice("1839", "1860", "1900", "1912"),
        choice("40", "17", "32", shuffle=False),
    ],
    "options-alike": [
        choice("The Opium War", "the opium war", "The split"),
        choice("Peking", "Peking and Moscow", "London"),
        choice("a treaty", "a treaty of peace", "a war"),
    ],
    "order-digit": [
        listing("War of 1812", "Peace", "Split"),
        listing("Peace", "17 days of waiting", "Split"),
        listing("A", "B2", "C"),
    ],
    "order-cue": [
        listing("The war ends after the treaty", "Peace", "Split"),
        listing("Peace", "The first envoy arrives", "Split"),
        listing("Peace", "Split", "Later the troops clash again"),
    ],
}

GOOD = [
    choice("The Opium Wars", "The Boxer Rebellion", "The border clashes", "The friendship treaty"),
    choice("1839", "1860", "1900", "1912", stem="In which year does the article place this event?", shuffle=False),
    choice(
        "Alexander Gabuev", "Sergey Radchenko", "Yanmei Xie", "Zhao Huasheng", stem="Who argues this in the article?"
    ),
    choice(
        "Beijing is the stronger partner", "Moscow keeps its pride", "Washington misreads both", "Trade goes on growing"
    ),
    choice("peace along the border", "a shared currency", "trade in energy", kind=multiple_response, key=(0, 2)),
    choice(
        "It shrank by half in 1990",
        "It grew by half in 1991",
        "It stayed as in 1989",
        stem="What does the article say of trade?",
    ),
    listing("The First Opium War is fought", "Imperial rule falls in China", "Richard Nixon is welcomed in China"),
    listing("The war cuts Russia off", "Russian industry goes backwards", "Russia relies on Beijing"),
    about("Which city does the article's author visit in the opening paragraph?"),
]


def test_every_rule_has_flawed_examples():
    assert FLAWED.keys() == RULES.keys()
    assert all(len(examples) >= 3 for examples in FLAWED.values())


@pytest.mark.parametrize(("rule", "question"), [(rule, question) for rule, all_ in FLAWED.items() for question in all_])
def test_a_rule_fires_on_its_flaw(rule, question):
    assert rule in fired(question)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_reports_under_its_own_name(rule):
    for questions in FLAWED.values():
        for question in questions:
            assert all(flaw.rule == rule for flaw in RULES[rule](question))


@pytest.mark.parametrize("question", GOOD)
def test_a_good_item_has_no_error(question):
    assert errors(question) == ()


def test_a_flaw_shows_the_text_it_found():
    found = {flaw.rule: flaw.text for flaw in errors(FLAWED["all-or-none"][0])}
    assert found["all-or-none"] == "All of the above"


@pytest.mark.parametrize("name", GENERATORS)
def test_generated_questions_are_mostly_free_of_warnings_too(name):
    questions = [generate(shipped(), name, "warnings", number) for number in range(300)]
    warned = sum(bool(lint(question)) for question in questions)
    assert warned / len(questions) < 0.4
