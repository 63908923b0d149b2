"""Reading what was printed: forms and keys, as those do who write on the one and mark by the other."""

import re
from html import unescape

from builders import multiple_response, ordering, single_choice, weighted
from test_quizzes import give, own

from quizapp.services import forms
from quizapp.storage import db, writing
from quizapp.storage.models import Form

ODD = (
    ordering("abcdef", key="test/locked", stem="Put all six in order.", locked=("b", "e"), ends=("oldest", "newest")),
    ordering("abcd", key="test/tied", stem="Put all four in order.", ties=[("b", "c")]),
    single_choice(options=weighted(["1/2", "", "-1/3", "1"])),
    multiple_response(lang="ar"),
)
"""With locks and ends, with a tie, with weights, in Arabic."""


def show(teacher, what, **options):
    """Print a quiz, or what was given, as the address says; return the page."""
    address = "&".join(f"{name}={value}" for name, value in {"do": "print", **options}.items())
    return teacher.get(f"/desk/{what}/paper?{address}").text


def give_odd(app, teacher):
    """Give one form of these questions; return where it is printed."""
    give(teacher, variants="same")
    (_, (given,)) = own(app)
    with app.app_context(), writing(db.session()) as session:
        session.query(Form).delete()
        forms.keep(session, given, [ODD])
    return f"given/{given.slug}"


def sections(page, attribute):
    """Return the parts of a page by the letter of their form."""
    return dict(re.findall(rf'<section class="[^"]*" data-{attribute}="(\w+)"(.*?)</section>', page, re.DOTALL))


def read(form):
    """Return what somebody reads on a form: number -> (stem, {letter: text of the option})."""
    found = {}
    for item in re.split(r'<li class="question"', form)[1:]:
        number = int(re.search(r'class="number">(\d+)<', item)[1])
        stem = unescape(re.search(r'class="asked"[^>]*>(.*?)</div>', item, re.DOTALL)[1])
        options = re.findall(r"<b>([A-Z]+)</b>(?:<span[^>]*>)+(.*?)</span>", item, re.DOTALL)
        found[number] = stem, {letter: unescape(text) for letter, text in options}
    return found


def right(key):
    """Return the letters a key gives for each number."""
    rows = re.findall(r'<th scope="row">(\d+)</th>\s*<td><b class="letters">(.*?)</b>', key)
    return {int(number): letters.split() for number, letters in rows}


def asked(page):
    """Return the questions of each form, as (stem, texts of the options) without their order."""
    return [
        {(stem, tuple(sorted(options.values()))) for stem, options in read(form).values()}
        for form in sections(page, "form").values()
    ]


def wording(question):
    return question.stem, tuple(sorted(option.text for option in question.options))


def assert_the_key_is_right(page, questions):
    """Answer every form by its key: what the letters stand for must earn full credit."""
    known = {wording(question): question for question in questions}
    printed, keys = sections(page, "form"), sections(page, "key")
    assert printed.keys() == keys.keys()
    for letter, form in printed.items():
        items, letters = read(form), right(keys[letter])
        assert list(items) == list(letters) == list(range(1, len(questions) + 1))
        for number, (stem, options) in items.items():
            question = known[stem, tuple(sorted(options.values()))]
            key_of = {option.text: option.key for option in question.options}
            answer = question.parse([key_of[options[each]] for each in letters[number]])
            assert question.credit(answer) == 1, (letter, number)
