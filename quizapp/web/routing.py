"""Addresses: their numbers have few digits, and their builders are made when one is first built.

Making all of them took most of the time of a start.
"""

from collections.abc import Callable
from functools import partial

from flask import Flask
from werkzeug.routing import Rule

from .numbers import Number

Builder = Callable[..., tuple[str, str]]


class Route(Rule):
    # Should Werkzeug call this something else one day, rules are as they always were, and starts as slow.
    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        make = partial(super()._compile_builder, append_unknown)
        made: Builder | None = None

        def build(rule: Rule, /, **values: object) -> tuple[str, str]:
            nonlocal made
            made = made or make()
            return made(rule, **values)

        return build


def register(app: Flask) -> None:
    """To be called before any route is added."""
    app.url_rule_class = Route
    app.url_map.converters["int"] = Number
