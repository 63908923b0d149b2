"""Addresses are built as by rules of Werkzeug's own, whose builders take most of the time of a start."""

from apps import app_on
from werkzeug.routing import Map, Rule


def test_every_address_is_built_as_by_a_rule_of_werkzeugs_own(app):
    for rule in app.url_map.iter_rules():
        plain = Rule(rule.rule, endpoint=rule.endpoint, defaults=rule.defaults)
        Map([plain], converters=app.url_map.converters)
        values = dict.fromkeys(rule.arguments, 7)
        for sent in (values, values | {"rule": "a b", "self": "ü"}):
            assert rule.build(sent) == plain.build(sent)
        assert rule.build(values, append_unknown=False) == plain.build(values, append_unknown=False)


def test_a_start_makes_no_builder_but_those_of_files(sqlite_url, tmp_path, monkeypatch):
    made = []
    make = Rule._compile_builder
    monkeypatch.setattr(Rule, "_compile_builder", lambda rule, *how: made.append(rule.endpoint) or make(rule, *how))
    app_on(sqlite_url, tmp_path)
    assert set(made) == {"static"}
