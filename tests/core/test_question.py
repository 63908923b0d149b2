from dataclasses import replace

from builders import EXAMPLES, single_choice

from quizapp.core.question import Option, to_json

GOLDEN = {
    "single_choice": "e91b5fbac98bf2e0b6ead54150d3391525a3367cc7133fce2884c529608c27c3",
    "multiple_response": "db8d2380a52b5e4d16dbf2628de6ff993aad9237cbdcc478c889674730cb926c",
    "single choice with weights": "710e9bb9a571f435f19f6536ab1157a540bc8cab2c8552246ce01476e3d8f9b3",
    "multiple response with weights": "87cf61605a7f1b1e5c40b0a9aa76e81bb86e5226709b54f340f15b9989ca6611",
    "ordering": "425fe055cf1028dbcb7c86359ebf5e80ba38551c097d8d13fb9bf3c0dd669faf",
    "ordering with a tie": "565ba79d23cee8b4b776d787a97ffb714ab445d2be15b0930f7dd030501996db",
    "ordering with a lock": "7d3e8ffb897233478b5bc7359f7c0fe45802fcac7a4fadc247f7c7564f0bef7b",
}
"""Digests as they are stored. One that changes here orphans every stored wording: it must not."""


def test_digests_stay_what_they_were():
    assert {name: question.digest for name, question in EXAMPLES.items()} == GOLDEN


def test_a_field_at_its_default_leaves_no_trace():
    assert set(to_json(single_choice())) == {"kind", "key", "stem", "options", "correct", "targets"}


def test_another_wording_has_another_digest():
    assert replace(single_choice(), stem="Which one?").digest != single_choice().digest


def test_a_better_estimate_of_difficulty_is_no_new_wording():
    assert replace(single_choice(), difficulty=0.9).digest == single_choice().digest


def test_an_option_with_a_date_has_another_digest_than_one_without():
    dated = tuple(Option(key=o.key, text=o.text, fact=o.fact, date="1969") for o in single_choice().options)
    assert replace(single_choice(), options=dated).digest != single_choice().digest
