"""The shipped article, and a small one of our own."""

from functools import cache
from pathlib import Path

from quizapp.core.dates import parse_date
from quizapp.core.facts import Article, Event, Paragraph
from quizapp.core.sources import Sources
from quizapp.formats.banks import native
from quizapp.formats.facts import load

QUESTIONS = Path(__file__).parents[2] / "questions"


@cache
def shipped():
    return load(QUESTIONS / "sino-russian.yaml")


@cache
def sources():
    banks = map(native.load, (QUESTIONS / "banks").glob("*.yaml"))
    return Sources(article=shipped(), banks={bank.id: bank for bank in banks})


def event(number, date, **changes):
    defaults = {"id": f"E{number}", "text": f"Event {number} happens", "option": f"Event {'abcdefgh'[number]} happens"}
    return Event(**(defaults | {"date": parse_date(date), "paragraphs": (1,)} | changes))


def article(*events, **changes):
    defaults = {"id": "small", "title": "A small article", "author": "Student 1", "publication": "The Paper"}
    defaults |= {"date": parse_date("2020-01"), "lang": "en", "events": events}
    defaults |= {"paragraphs": (Paragraph(id="P01", topic="the only one"),)}
    return Article(**(defaults | changes))
