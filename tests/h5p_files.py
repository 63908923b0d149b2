"""Packages of H5P to read: what an editor would have written."""

import json

from quizapp.formats.package import packed

HARBOUR = {
    "question": "<p>What keeps a harbour <strong>calm</strong>?</p>\n",
    "answers": [
        {
            "text": "<div>A breakwater</div>\n",
            "correct": True,
            "tipsAndFeedback": {"chosenFeedback": "<div>So it is.</div>"},
        },
        {"text": "<div>A lighthouse</div>\n", "correct": False, "tipsAndFeedback": {}},
        {"text": "<div>A crane</div>\n", "correct": False},
    ],
    "behaviour": {"type": "auto", "singlePoint": False, "randomAnswers": True},
}
PIERS = {
    "taskDescription": "<div>Build a pier.</div>",
    "paragraphs": ["<div>Drive the piles</div>", "<div>Lay the beams</div>", "<div>Nail the planks</div>"],
    "behaviour": {"scoringMode": "positions", "applyPenalties": True},
}
TIDE = {"question": "<p>The tide turns once a day.</p>", "correct": "false", "behaviour": {}}
LOCKS = {
    "choices": [
        {"question": "<p>What does a lock lift?</p>", "answers": ["<p>Boats</p>", "<p>Bridges</p>"]},
        {"question": "<p>What fills it?</p>", "answers": ["<p>Water</p>", "<p>Sand</p>", "<p>Air</p>"]},
    ]
}


def package(library, params, files=(), **head):
    """Return a package with this main library; `head` are other fields of h5p.json."""
    about = {"title": "Harbours", "language": "en", "mainLibrary": library, "embedTypes": ["iframe"]} | head
    members = [("h5p.json", json.dumps(about).encode()), ("content/content.json", json.dumps(params).encode())]
    return packed([*members, *files])


def nested(library, params, title="A question", **other):
    return {"library": library, "params": params, "metadata": {"title": title}, **other}


def question_set(*questions, **other):
    return package("H5P.QuestionSet", {"questions": questions, **other})
