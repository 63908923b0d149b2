"""Banks in our own format: read with every line known, or refused with every mistake named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.bank import Bank
from quizapp.core.kinds import KINDS, from_json
from quizapp.core.question import to_json
from quizapp.core.rng import stream
from quizapp.formats.banks.native import BankError, lines, load, read
from quizapp.formats.banks.native_kinds import NATIVE_KINDS

SOUND = """\
bank:
  id: two-valleys
  title: Two valleys
  article: the-dam
  lang: en
questions:
  - id: why-a-dam
    kind: single_choice
    stem: Why, according to the article,
      was the dam planned?
    options:
      - {text: For the light, right: true}
      - {text: For the mill}
      - {text: For the fish, key: fish}
    explanation: The town had no light.
    paragraphs: [1, 2]
    targets: [C01, E01]
    tags: [worth]
    difficulty: 0.25
    shuffle: false
  - id: what-was-lost
    kind: multiple_response
    stem: Which of these were lost, in the article?
    options:
      - {text: The road, key: road, right: true}
      - {text: The church}
      - {text: The meadow, key: meadow, right: true}
  - id: the-flood
    kind: ordering
    stem: Put these events in order.
    options: [{text: The dam is planned}, {text: Water rises}, {text: The mill moves}, {text: Fish return}]
    any_order: [[c, b]]
"""


def found(text):
    """Return every problem as (line, question, code)."""
    bank, problems = read(text, "valleys.yaml")
    assert (bank is None) == bool(problems)
    return [(problem.line, problem.record, problem.code) for problem in problems]


def changed(old, new):
    assert SOUND.count(old) == 1, old
    return SOUND.replace(old, new)


def line_of(part, text=SOUND):
    return text[: text.index(part)].count("\n") + 1


def sound():
    assert found(SOUND) == []
    return read(SOUND, "valleys.yaml")[0]


def test_a_sound_file_becomes_a_bank():
    bank = sound()
    assert isinstance(bank, Bank)
    assert (bank.id, bank.title, bank.article, bank.lang) == ("two-valleys", "Two valleys", "the-dam", "en")
    names = [question.key.removeprefix("two-valleys/") for question in bank.questions]
    assert names == ["why-a-dam", "what-was-lost", "the-flood"]


def test_a_question_has_all_that_was_written():
    question = sound().questions[0]
    assert question.stem == "Why, according to the article, was the dam planned?"
    assert [option.key for option in question.options] == ["a", "b", "fish"]
    assert question.correct == ("a",)
    assert question.targets == ("the-dam/C01", "the-dam/E01")
    assert (question.explanation, question.paragraphs) == ("The town had no light.", (1, 2))
    assert (question.tags, question.difficulty, question.shuffle) == (("worth",), 0.25, False)


def test_all_right_options_of_a_multiple_response_are_its_key():
    assert sound().questions[1].correct == ("meadow", "road")


def test_spaces_that_say_nothing_are_dropped_in_every_text():
    text = changed("explanation: The town had no light.", r'explanation: "The  town \n\n\n had no\tlight. "')
    bank, _ = read(text.replace("tags: [worth]", 'tags: ["worth", " worth  it", "worth it"]'), "valleys.yaml")
    assert bank.questions[0].explanation == "The town\n\nhad no light."
    assert bank.questions[0].tags == ("worth", "worth it")


def test_items_of_an_ordering_stand_in_order_except_those_that_may_stand_either_way():
    question = sound().questions[2]
    assert question.correct == ("a", "b", "c", "d")
    assert set(question.comparable) == {("a", "b"), ("a", "c"), ("a", "d"), ("b", "d"), ("c", "d")}
    assert question.credit(("a", "c", "b", "d")) == 1


def test_an_option_that_stays_last_is_at_the_end_for_everybody():
    bank, _ = read(changed("{text: For the mill}", "{text: For the mill, last: true}"), "bank.yaml")
    question = replace(bank.questions[0], shuffle=True)
    kept = next(option.key for option in question.options if option.last)
    assert {question.arrange(stream(seed))[-1] for seed in range(20)} == {kept}


def test_every_kind_can_be_written():
    assert NATIVE_KINDS.keys() == KINDS.keys()


@pytest.mark.parametrize("number", range(3))
def test_a_question_earns_what_its_kind_promises_and_is_stored_unchanged(number):
    question = sound().questions[number]
    assert all(question.credit(question.parse(answer)) == credit for answer, credit in question.samples())
    assert from_json(to_json(question)) == question


def test_each_question_is_found_by_its_line():
    assert lines(SOUND) == {
        "": 1,
        "two-valleys/why-a-dam": line_of("- id: why"),
        "two-valleys/what-was-lost": line_of("- id: what"),
        "two-valleys/the-flood": line_of("- id: the-flood"),
    }


ORDER = "any_order: [[c, b]]"
ITEMS = "[{text: The dam is planned}, {text: Water rises}, {text: The mill moves}, {text: Fish return}]"
MISTAKES = [
    ("bank:\n", "bunk:\n", "bunk:", ["section-unknown", "bank-missing"]),
    ("id: two-valleys", "id: Two Valleys", "bank:", ["slug-malformed"]),
    ("  title: Two valleys\n", "", "bank:", ["field-missing"]),
    ("article: the-dam", "article: The dam", "bank:", ["slug-malformed"]),
    ("  article: the-dam\n", "", "targets:", ["targets-homeless"]),
    ("  lang: en\n", "  lang: en\n  owner: Student 1\n", "owner:", ["field-unknown"]),
    ("id: what-was-lost", "id: why-a-dam", "- id: why-a-dam\n    kind: multiple", ["id-duplicate"]),
    ("id: what-was-lost", "id: What?", "- id: What", ["slug-malformed"]),
    ("  - id: what-was-lost\n    kind:", "  - kind:", "- kind:", ["field-missing"]),
    ("kind: ordering", "kind: sorting", "kind: sorting", ["field-choice"]),
    ("stem: Put these events in order.", "stem: ''", "stem: ''", ["field-empty"]),
    ("tags: [worth]", "tags: worth", "tags:", ["field-list"]),
    ("{text: For the mill}", "{text: 5}", "{text: 5}", ["field-type"]),
    ("{text: For the mill}", "For the mill", "- For", ["not-a-record"]),
    ("{text: For the mill}", r'{text: "For the \0 mill"}', '{text: "For', ["character-unfit"]),
    ("tags: [worth]", r'tags: ["\uFEFF"]', "tags:", ["character-unfit"]),
    ("title: Two valleys", r'title: "Two \e"', "title:", ["character-unfit"]),
    ("{text: For the mill}", "{text: for  the light}", "{text: for ", ["options-identical"]),
    ("{text: For the mill}", "{text: For the mill, key: fish}", "{text: For the fish", ["option-key-taken"]),
    ("{text: For the mill}", "{text: For the mill, key: The Mill}", "key: The Mill", ["slug-malformed"]),
    ("{text: For the mill}", "{text: For the mill, colour: red}", "colour:", ["field-unknown"]),
    ("{text: For the mill}", "{text: For the mill, right: true}", "options:", ["right-one"]),
    ("{text: For the mill}", "{text: For the mill, right: maybe}", "right: maybe", ["field-type"]),
    ("light, right: true}", "light}", "options:", ["right-one"]),
    ("paragraphs: [1, 2]", "paragraphs: [1, 0]", "paragraphs:", ["paragraph-number"]),
    ("difficulty: 0.25", "difficulty: 1.5", "difficulty:", ["difficulty-range"]),
    ("difficulty: 0.25", "difficulty: -0.1", "difficulty:", ["difficulty-range"]),
    ("shuffle: false", "shuffle: no", "shuffle:", ["field-type"]),
    ("shuffle: false", "any_order: [[a, b]]", "any_order:", ["field-unknown"]),
    (ORDER, "shuffle: false  # it always is", "shuffle: false  #", ["field-unknown"]),
    (ITEMS, "[{text: One}, {text: Two}]", "options: [{text: One", ["options-few"]),
    ("{text: Water rises}", "{text: Water rises, right: true}", "options: [{text: The dam", ["field-unknown"]),
    (ORDER, "any_order: [[b, x]]", "any_order:", ["any-order-pair"]),
    (ORDER, "any_order: [[b, b]]", "any_order:", ["any-order-pair"]),
    (ORDER, "any_order: [[b, c, d]]", "any_order:", ["any-order-pair"]),
    (ORDER, "ends: [earliest]", "ends:", ["ends-two"]),
    (ORDER, "show: 2", "show:", ["show-range"]),
    (ORDER, "show: 5", "show:", ["show-range"]),
    (
        "{text: Water rises}, {text: The mill moves}",
        "{text: Water rises, locked: true}, {text: The mill, locked: true}",
        "options: [{text: The dam",
        ["options-locked"],
    ),
    ("{text: For the mill}", "{text: For the mill, locked: true}", "{text: For the mill", ["field-unknown"]),
    ("{text: Water rises}", "{text: Water rises, last: true}", "options: [{text: The dam", ["field-unknown"]),
    (ORDER, "any_order: [b, c]", "any_order:", ["field-list", "field-list"]),
    (ORDER, "any_order: [[a, c]]", "any_order:", ["any-order-broken"]),
    (ORDER, "any_order: [[a, b], [a, c], [a, d], [b, c], [b, d], [c, d]]", "any_order:", ["any-order-all"]),
]


@pytest.mark.parametrize(("old", "new", "where", "codes"), MISTAKES)
def test_a_mistake_is_named_with_its_line(old, new, where, codes):
    text = changed(old, new)
    line = line_of(where, text)
    assert [(at, code) for at, _, code in found(text)] == [(line, code) for code in codes]


NONE_RIGHT = SOUND.replace("key: road, right: true", "key: road").replace("key: meadow, right: true", "key: meadow")
LONE = SOUND.replace("      - {text: For the mill}\n      - {text: For the fish, key: fish}\n", "")
MANY = SOUND.replace("{text: Fish return}", ", ".join(f"{{text: Fish number {number}}}" for number in range(24)))
BARE = SOUND[: SOUND.index("  - id: why")]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (NONE_RIGHT, line_of("options:\n      - {text: The road"), "right-none"),
        (LONE, line_of("options:"), "options-few"),
        (MANY, line_of("options: [{text: The dam"), "options-many"),
        (BARE, line_of("questions:"), "questions-missing"),
        (BARE.replace("questions:\n", ""), 1, "questions-missing"),
        (BARE + "  none: of this\n", line_of("questions:"), "questions-missing"),
        ("- bank\n- questions\n", 1, "bank-missing"),
        (SOUND + "...\n---\n", SOUND.count("\n") + 2, "yaml-documents"),
    ],
)
def test_a_mistake_in_the_whole_is_named_with_its_line(text, line, code):
    assert (line, code) in [(at, named) for at, _, named in found(text)]


def test_all_mistakes_are_named_at_once_with_their_questions():
    text = SOUND.replace("paragraphs: [1, 2]", "paragraphs: [0]").replace("kind: ordering", "kind: sorting")
    assert [(record, code) for _, record, code in found(text)] == [
        ("why-a-dam", "paragraph-number"),
        ("the-flood", "field-choice"),
    ]


def test_a_mistake_says_what_is_written_and_what_is_wanted():
    (problem,) = read(changed("any_order: [[c, b]]", "any_order: [[a, c]]"), "valleys.yaml")[1]
    assert problem.params == {"first": "a", "between": "b", "last": "c"}


def test_a_file_is_loaded_unless_it_has_problems(tmp_path):
    file = tmp_path / "valleys.yaml"
    file.write_text(SOUND, encoding="utf-8")
    assert load(file) == sound()
    file.write_text(changed("difficulty: 0.25", "difficulty: 3"), encoding="utf-8")
    with pytest.raises(BankError) as refused:
        load(file)
    assert "valleys.yaml:19 why-a-dam: difficulty-range (difficulty 3)" in str(refused.value)


PARTS = st.sampled_from([
    "bank", "questions", "options", "text", "right", "true", "any_order", ":", ": ", "- ", "\n", "\n  ", "[", "]", "{",
    "}", ",", "&a", "*a", "!!int", "|", "'", '"', "#", "---", "?", "~", "9" * 400, "1e999", "\x00", "\ufeff", "é",
])  # fmt: skip


@given(st.text() | st.lists(PARTS).map("".join))
def test_any_text_is_a_bank_or_problems(text):
    bank, problems = read(text, "any.yaml")
    assert (bank is None) == bool(problems)


@given(st.integers(0, len(SOUND)), st.integers(0, 12), PARTS | st.text(max_size=3))
def test_any_slip_in_the_file_is_read_or_named(place, length, slip):
    text = SOUND[:place] + slip + SOUND[place + length :]
    bank, problems = read(text, "any.yaml")
    assert (bank is None) == bool(problems)
    last = SOUND.count("\n") + slip.count("\n") + 2
    assert all(1 <= problem.line <= last and problem.code for problem in problems)
    if bank:
        assert lines(text).keys() == {"", *(question.key for question in bank.questions)}
        assert all(from_json(to_json(question)) == question for question in bank.questions)


ANY_PAIRS = st.lists(st.lists(st.sampled_from("abcd"), min_size=2, max_size=2, unique=True), max_size=5)


@given(ANY_PAIRS)
def test_whatever_may_stand_either_way_the_order_that_is_left_is_one_or_it_is_refused(pairs):
    listed = ", ".join(f"[{one}, {other}]" for one, other in pairs)
    bank, problems = read(changed("any_order: [[c, b]]", f"any_order: [{listed}]"), "any.yaml")
    if bank is None:
        assert {problem.code for problem in problems} <= {"any-order-all", "any-order-broken"}
        return
    question = bank.questions[2]
    ordered = set(question.comparable)
    assert all((a, d) in ordered for a, b in ordered for c, d in ordered if b == c)
    assert not {frozenset(pair) for pair in pairs} & {frozenset(pair) for pair in ordered}


def test_an_ordering_may_have_fixed_items_labelled_ends_and_show_some_of_its_items():
    text = changed("{text: Water rises}", "{text: Water rises, locked: true}")
    bank, problems = read(
        text + "    ends: [earliest, latest]\n    show: 3\n    show_choice: contiguous\n", "valleys.yaml"
    )
    assert problems == ()
    question = bank.questions[2]
    assert (question.locked, question.ends) == (("b",), ("earliest", "latest"))
    assert (question.show, question.show_choice) == (3, "contiguous")
    assert from_json(to_json(question)) == question
