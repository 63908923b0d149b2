"""Flash cards: what they ask, and that Anki reads their file as it was meant."""

import csv
import re
from dataclasses import replace

import pytest
from builders import EXAMPLES, multiple_response, ordering, single_choice, weighted
from hypothesis import given
from hypothesis import strategies as st
from tiny_pictures import PNG, name_of

from quizapp.core.question import Option
from quizapp.formats.anki.facts import CARDS, notes
from quizapp.formats.anki.note import Note, file, side
from quizapp.formats.anki.questions import note
from quizapp.formats.facts import SECTIONS
from quizapp.services import library


def fields(data):
    """Return the notes of a file as Anki takes them apart: by its first lines, and with quoted fields."""
    lines = data.decode().splitlines(keepends=True)
    head = dict(line[1:].strip().split(":", 1) for line in lines if line.startswith("#"))
    assert (head["separator"], head["html"]) == ("tab", "true")
    rows = list(csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", strict=True))
    guid, tags = int(head["guid column"]) - 1, int(head["tags column"]) - 1
    sides = [[cell for place, cell in enumerate(row) if place not in (guid, tags)] for row in rows]
    return head["deck"], [(row[guid], *each, row[tags].split()) for row, each in zip(rows, sides, strict=True)]


def words(html):
    return re.sub(r"<[^>]*>", "|", html)


def card(question):
    return note(question, "picture")


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=3, max_size=3))
def test_any_texts_are_two_sides_and_a_tag(texts):
    front, back, tag = texts
    given_note = Note(asks="a", front=side(front, lang="en"), back=side(back, lang="en"), tags=[tag])
    deck, ((guid, *sides, tags),) = fields(file([given_note], f"My\tdeck {tag}"))
    assert guid == given_note.id
    assert deck.startswith("My deck")
    assert ["".join(each.split()) for each in sides] == [
        "".join(each.split()) for each in (given_note.front, given_note.back)
    ]
    assert len(tags) <= 1


def test_code_keeps_its_lines_and_its_spaces():
    _, ((_, front, _, _),) = fields(file([Note(asks="a", front="<pre>if x:\n\ty\n</pre>\nand", back="")], "d"))
    assert front == "<pre>if x:<br>    y<br></pre> and"


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_kind_is_a_card_with_its_options_in_front_and_the_right_ones_behind(kind):
    question = EXAMPLES[kind]
    made = card(question)
    right = {question.option(key).text for key in question.correct}
    assert all(option.text in made.front for option in question.options)
    assert all(text in made.back for text in right)
    wrong = {option.text for option in question.options} - right
    assert not [text for text in wrong if f">{text}<" in made.back and not question.weighted]


def test_the_options_of_a_card_do_not_begin_with_the_right_one():
    options = (Option(key="a", text="Wall"), Option(key="b", text="Road"), Option(key="c", text="All", last=True))
    question = single_choice(options=options, correct=("a",))
    assert re.findall("<li>(.*?)</li>", card(question).front) == ["Road", "Wall", "All"]
    assert re.findall("<li>(.*?)</li>", card(replace(question, shuffle=False)).front) == ["Wall", "Road", "All"]


def test_an_ordering_has_its_order_behind_and_none_in_front():
    options = tuple(Option(key=key, text=text) for key, text in zip("abc", ["Ashore", "Beams", "Call"], strict=True))
    question = replace(ordering("abc"), options=options, ends=("earliest", "latest"))
    texts = [question.option(key).text for key in question.correct]
    assert re.findall("<li>(.*?)</li>", card(question).back) == texts
    assert re.findall("<li>(.*?)</li>", card(question).front) != texts
    assert "earliest … latest" in card(question).front
    assert "<ol>" in card(question).back


def test_each_fully_right_option_is_behind():
    question = single_choice(options=weighted(["1", "1", "", ""]))
    assert {each.text for each in question.options[:2]} == {*re.findall("<li>(.*?)</li>", card(question).back)}


def test_a_card_explains_and_warns_in_the_language_of_the_question():
    question = multiple_response(explanation="By <weight>\nand time", caveat="Take care", lang="de")
    assert "<div>By &lt;weight&gt;<br>and time</div><div>Take care</div>" in card(question).back
    assert card(question).back.startswith('<div lang="de" dir="auto">')


def test_a_picture_is_left_out_with_a_word():
    stem = f'<b>Where?</b> <img src="{name_of(PNG)}" alt="a map"><img src="{name_of(PNG)}" alt="">'
    front = card(single_choice(stem=stem, markup="html")).front
    assert "<b>Where?</b> [picture: a map][picture]" in front
    assert "<img" not in front


def test_a_card_is_the_same_note_however_its_question_is_worded():
    question = single_choice()
    assert card(question).id == card(replace(question, stem="Otherwise?")).id
    assert card(question).id != card(replace(question, key="other/q")).id


@pytest.fixture(scope="module")
def article():
    return library.articles()["sino-russian"]


@pytest.fixture(scope="module")
def cards(article):
    return {each.asks.removeprefix(f"{article.id}/"): each for each in notes(article)}


def test_every_section_of_facts_has_its_cards():
    assert {cls for cls, _ in SECTIONS.values()} >= CARDS.keys()


def test_every_card_of_an_article_is_a_note_of_its_own(article, cards):
    made = list(notes(article))
    assert len({each.id for each in made}) == len(made) == len(cards)
    assert all(words(each.back).strip("|") for each in made)


def test_what_quizzes_may_not_ask_is_no_card(article, cards):
    asked = {name.partition(":")[0] for name in cards}
    assert not asked & {fact.id for fact in article.facts if fact.ask != "key"}
    assert not [event for event in article.events if event.sensitive and f"{event.id}:when" in cards]
    assert not [figure for figure in article.figures if figure.sensitive and f"{figure.id}:number" in cards]


def test_a_card_says_the_caveat_of_its_fact(article, cards):
    flagged = [fact for fact in article.facts if fact.flag and f"{fact.id}:who" in cards]
    assert flagged
    for fact in flagged:
        assert words(article.caveat(fact.flag)) in words(cards[f"{fact.id}:who"].back).replace("&amp;", "&")


def test_what_happened_is_asked_only_where_nothing_else_did(article, cards):
    asked = [event for event in article.events if f"{event.id}:what" in cards]
    assert len(asked) > 5
    for event in asked:
        others = [other for other in article.events if other is not event and other.ask != "never"]
        assert not [other for other in others if other.date.year and other.date.year == event.date.year]


def test_everybody_who_makes_a_point_is_named(article, cards):
    for claim in article.claims:
        if f"{claim.id}:who" in cards:
            assert all(article.person[by].name in cards[f"{claim.id}:who"].back for by in claim.by)
