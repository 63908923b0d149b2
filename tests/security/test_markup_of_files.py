"""Whatever a file of questions has in its texts, what is shown of it runs nothing and fetches nothing."""

import json
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from builders import single_choice
from elements import elements
from payloads import ALL

from quizapp.core.bank import Bank
from quizapp.core.question import Option
from quizapp.formats.banks import WRITTEN_FORMATS, read
from quizapp.formats.package import packed
from quizapp.formats.prose import html
from quizapp.formats.prose.clean import ATTRIBUTES, TAGS

STEM, OPTION, FEEDBACK, WHY = "Stem7", "Option7", "Feedback7", "Why7"
RIGHT, WRONG = Option(key="a", text="One"), Option(key="b", text="Two", feedback="Plain")
ATTRIBUTES_SHOWN = {"rel"}.union(*ATTRIBUTES.values())


def question(key, markup, **changes):
    """A question one of whose texts is to be replaced; marks make the writer say how its texts are to be read."""
    sign = {"": "", "html": "<b>x</b> ", "markdown": "**x** "}[markup]
    texts = {"stem": f"{sign}Plain {key}?", "explanation": f"{sign}Plain", "options": (RIGHT, WRONG)} | changes
    return single_choice(key=f"file/{key}", correct=("a",), targets=(), markup=markup, **texts)


def bank(markup):
    return Bank(
        id="file",
        title="Plain",
        questions=(
            question("one", markup, stem=f"Plain {STEM}"),
            question("two", markup, options=(RIGHT, Option(key="b", text=OPTION))),
            question("three", markup, options=(RIGHT, Option(key="b", text="Two", feedback=FEEDBACK))),
            question("four", markup, explanation=WHY),
        ),
    )


def in_json(text):
    return json.dumps(text)[1:-1]


def as_it_is(text):
    return text


def in_gift(text):
    return "".join(f"\\{sign}" if sign in "~=#{}:\\" else sign for sign in text)


def one_line(text):
    return text.replace("\n", " ")


def in_csv(text):
    return text.replace('"', '""')


FILES = {
    "moodle_xml": ("html", escape), "qti12": ("html", lambda text: escape(escape(text))), "qti2": ("html", as_it_is),
    "qti3": ("html", as_it_is), "h5p": ("html", in_json), "json": ("html", in_json), "yaml": ("markdown", in_json),
    "gift": ("html", in_gift), "csv": ("", in_csv), "aiken": ("", one_line),
}  # fmt: skip
TEXTS = {"aiken": 2}
"""How many of the four texts a format has, where it has not all."""
"""By format: how its texts are marked up, and how a text stands in it."""


def written(name):
    markup, how = FILES[name]
    return WRITTEN_FORMATS[name].write(bank(markup)).data, how


def with_text(data, text):
    """Return the file with this text in the place of each of those that are to be replaced."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return packed([(each, with_text(archive.read(each), text)) for each in archive.namelist()])
    for place in (STEM, OPTION, FEEDBACK, WHY):
        data = data.replace(place.encode(), text.encode())
    return data


@pytest.mark.parametrize("name", FILES)
def test_no_text_of_a_file_is_shown_as_more_than_prose(name):
    data, how = written(name)
    assert str(read(with_text(data, "Harmless7"), "file").bank).count("Harmless7") == TEXTS.get(name, 4)
    bad, taken = [], 0
    for payload in ALL:
        report = read(with_text(data, how(payload)), "file")
        for each in report.bank.questions if report.bank else ():
            texts = [
                each.stem,
                each.explanation,
                *(text for option in each.options for text in (option.text, option.feedback)),
            ]
            taken += 1
            for shown in (html(text, each.markup) for text in texts if each.markup):
                bad += [(payload, shown) for tag, attributes in elements(shown) if not harmless(tag, attributes)]
    assert not bad, bad[:3]
    assert taken >= len(ALL)


def harmless(tag, attributes):
    link = attributes.get("href", "https:")
    known = tag in TAGS and attributes.keys() <= ATTRIBUTES_SHOWN
    return known and link.lower().startswith(("http:", "https:", "mailto:")) and tag != "img"
