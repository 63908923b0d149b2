"""Lists of questions in Markdown: headings, ticked options, and what explains them."""

import pytest

from quizapp.formats.banks import read

FILE = """\
## Two valleys

#### Q1. What does this print?

```python
# - [x] not an option
print("dam")
```

- [ ] nothing
- [x] `dam`

<details><summary>Explanation</summary><p>

It *prints*.

</p></details>

[Reference](https://example.org/print)

#### Q2. Which of these run?

- [x] Option 1:

```python
print(1)
```

- [x] Option 2:

```python
print(2)
```

- [ ] Option 3:

```python
print(
```

#### Q3. The mill came first.

![old map](images/001.png?raw=true)

- [ ] True
- [x] False
"""


def taken(text):
    report = read(text.encode(), "dam.md")
    assert report.whole, report.error or report.refused
    return report


def only(body):
    (question,) = taken(f"#### Q1. Which?\n\n{body}").bank.questions
    return question


def test_code_belongs_to_its_question_and_what_follows_the_options_explains():
    report = taken(FILE)
    question = report.bank.questions[0]
    assert (report.format, report.bank.title, question.markup) == ("linkedin_md", "Two valleys", "markdown")
    assert question.stem == 'What does this print?\n\n```python\n# - [x] not an option\nprint("dam")\n```'
    assert [option.text for option in question.options] == ["nothing", "`dam`"]
    assert question.explanation == "It *prints*.\n\n[Reference](https://example.org/print)"


def test_code_belongs_to_the_options_where_they_show_some():
    question = taken(FILE).bank.questions[1]
    assert (question.kind, question.correct) == ("multiple_response", ("a", "b"))
    assert question.options[2].text == "Option 3:\n\n```python\nprint(\n```"
    assert question.explanation == ""


def test_a_statement_is_one_and_its_picture_lost_with_a_word():
    report = taken(FILE)
    assert report.bank.questions[2].tags == ("true-false",)
    assert [(note.code, note.line, note.params) for note in report.warnings] == [("image-dropped", 41, {"count": 1})]
    assert report.bank.questions[2].stem == "The mill came first.\n\nold map"


def test_code_after_the_last_option_explains_where_no_other_option_shows_any():
    question = only("- [ ] One\n- [x] Two\n\n```\ncode\n```\n\nbecause\n")
    assert (question.options[1].text, question.explanation) == ("Two", "```\ncode\n```\n\nbecause")


def test_text_between_two_options_belongs_to_the_first():
    question = only("- [x] One\n\nor more\n\n- [ ] Two\n  or less\n")
    assert [option.text.split() for option in question.options] == [["One", "or", "more"], ["Two", "or", "less"]]


def test_tags_in_a_question_about_tags_are_text():
    question = only("- [x] `<script src=x></script>`\n- [ ] `<b>`\n")
    assert (question.markup, question.options[0].text) == (
        "html",
        "<p><code>&lt;script src=x&gt;&lt;/script&gt;</code></p>",
    )


def test_a_heading_ends_code_that_nobody_closed():
    report = taken("### 1. Which?\n- [x] One\n- [ ] Two\n```\n### 2) Which then?\n- [x] One\n- [ ] Two\n")
    assert len(report.bank.questions) == 2


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("- [ ] One\n- [ ] Two\n", "key-missing"),
        ("Nothing to tick\n", "options-few"),
        ("- [x] One\n", "options-few"),
        ("- [x] One\n- [ ] One\n", "options-identical"),
    ],
)
def test_a_question_that_is_none_is_refused_by_its_line(body, code):
    report = read(f"{FILE}\n#### Q4. Which?\n\n{body}".encode(), "dam.md")
    assert [(note.code, note.line) for note in report.refused] == [(code, FILE.count("\n") + 2)]


def test_a_list_without_headings_is_no_list_of_questions():
    assert read(b"# To do\n\n- [x] One\n- [ ] Two\n", "todo.md").error.code == "format-foreign"
