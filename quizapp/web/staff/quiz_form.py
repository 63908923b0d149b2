"""A quiz as its teacher builds it: parts, each so many questions of one kind of source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from wtforms import (
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from ...core.facts import Article
from ...core.kinds import KINDS
from ...core.question import WEIGHTS
from ...core.recipe import BANDS, Recipe, Rule
from ...services.sources import Offer
from ..form_words import Form, PostedForm
from ..forms import LONGEST_NAME, tidy
from ..kind_words import WORDS as KIND_WORDS
from ..quiz_words import BAND_WORDS, FAMILIES, GENERATOR_WORDS
from ..scheme_words import scheme_words
from ..speech import gettext as _
from ..speech import later

MOST_PARTS = 40
MOST_QUESTIONS = 60
SEVERAL = "several"
"""The source of a part copied from a ready-made quiz, whose generators are no family."""
LISTS = ("kinds", "voices", "questions")
"""What a part keeps though the form does not show it, as names separated by spaces."""


class PartForm(Form):
    """`generators` names those of a part whose source is `several`."""

    count = IntegerField(later("Questions"), default=3, validators=[InputRequired(), NumberRange(1, MOST_QUESTIONS)])
    source = SelectField(later("Of"), validate_choice=False, default="family dates")
    themes = SelectMultipleField(later("Only about"), validate_choice=False)
    bands = SelectMultipleField(later("Only"), choices=lambda: {band: _(BAND_WORDS[band]) for band in BANDS})
    generators = HiddenField()
    kinds = HiddenField()
    voices = HiddenField()
    questions = HiddenField()


class SchemesForm(Form):
    """A field for each kind that can be marked in more than one way; weights, where there are any, are no choice."""


SCHEMES = {name: [scheme for scheme in kind.schemes if scheme != WEIGHTS] for name, kind in KINDS.items()}
CHOSEN = [name for name, schemes in SCHEMES.items() if len(schemes) > 1]


def scheme_field(kind: str) -> SelectField:
    return SelectField(KIND_WORDS[kind].name, choices=lambda: {each: scheme_words(each) for each in SCHEMES[kind]})


for name in CHOSEN:
    setattr(SchemesForm, name, scheme_field(name))


class QuizForm(PostedForm):
    title = StringField(later("Title"), filters=[tidy], validators=[DataRequired(), Length(max=100)])
    summary = TextAreaField(later("What it is about"), validators=[Length(max=600)])
    article = SelectField(later("Article"), validate_choice=False)
    read = StringField(later("Paragraphs to read first"), validators=[Length(max=200)])
    parts = FieldList(FormField(PartForm), min_entries=1, max_entries=MOST_PARTS)
    schemes = FormField(SchemesForm)

    @classmethod
    def showing(cls, recipe: Recipe) -> "QuizForm":
        return cls(
            formdata=None,
            data={
                "title": recipe.title,
                "summary": recipe.summary,
                "article": recipe.article,
                "read": ", ".join(map(str, recipe.read)),
                "parts": [_shown(rule) for rule in recipe.rules],
                "schemes": {kind: recipe.scheme(KINDS[kind]) for kind in CHOSEN},
            },
        )

    def offer(self, articles: Mapping[str, Article], chosen: str, banks: Sequence[Offer]) -> None:
        """Fill the lists to choose from, for a quiz about the chosen article, or about none."""
        article = articles.get(chosen)
        self.article.data = chosen
        self.article.choices = {each.id: each.title for each in articles.values()} | {"": _("No article, only banks")}
        themes = {theme.id: theme.text for theme in article.themes} if article else {}
        more = {tag: tag for tag in sorted({tag for bank in banks for tag in bank.tags} - themes.keys())}
        for part in self.parts:
            groups = _sources(part.form, banks, with_article=article is not None)
            known = [source for group in groups.values() for source in group]
            if known and part.form.source.data not in known:
                part.form.source.data = known[0]
            part.form.source.choices = groups
            part.form.themes.choices = themes | more

    def recipe(self, before: Recipe) -> Recipe:
        """Return what was built, on the article and under the address of the recipe it was before."""
        return replace(
            before,
            title=self.title.data or "",
            summary=tidy(self.summary.data),
            read=tuple(int(number) for number in re.findall(r"\d{1,3}", (before.article and self.read.data) or "")),
            rules=tuple(rule_of(part.form) for part in self.parts),
            schemes=tuple(scheme for kind, scheme in self.schemes.data.items() if scheme != KINDS[kind].usual_scheme),
        )

    def keep_open(self, field: str, message: str) -> None:
        """Say what is wrong with a field that passed its own checks."""
        getattr(self, field).errors = [message]


def _sources(part: Any, banks: Sequence[Offer], *, with_article: bool) -> dict[str, dict[str, str]]:
    """Return what a part may ask of, in groups."""
    groups: dict[str, dict[str, str]] = {}
    if part.source.data == SEVERAL:
        several = ", ".join(_(GENERATOR_WORDS[name]) for name in _known(part.generators.data))
        groups[_("As it was")] = {SEVERAL: several}
    if with_article:
        groups[_("Generated from the article, in turn")] = {
            f"family {family}": _(label) for family, (label, _members) in FAMILIES.items()
        }
    if banks:
        groups[_("Question banks")] = {f"bank {bank.id}": bank.title for bank in banks}
    if with_article:
        for label, members in FAMILIES.values():
            groups[_("Only: %(family)s") % {"family": _(label)}] = {
                f"generator {name}": _(GENERATOR_WORDS[name]) for name in members
            }
    return groups


def _shown(rule: Rule) -> dict[str, Any]:
    names = set(rule.generators)
    family = next((name for name, (_label, members) in FAMILIES.items() if set(members) == names), "")
    if rule.bank:
        source = f"bank {rule.bank}"
    elif family:
        source = f"family {family}"
    else:
        source = f"generator {rule.generators[0]}" if len(rule.generators) == 1 else SEVERAL
    kept = {name: " ".join(getattr(rule, name)) for name in LISTS}
    shown = {"count": rule.count, "source": source, "themes": list(rule.themes), "bands": list(rule.bands)}
    return shown | kept | {"generators": " ".join(rule.generators)}


def rule_of(part: Any) -> Rule:
    """Return the rule of a part as it is filled in."""
    kind, _blank, name = (part.source.data or "").partition(" ")
    generators = {
        "family": FAMILIES.get(name, ("", ()))[1],
        "generator": tuple(_known(name)),
        SEVERAL: tuple(_known(part.generators.data)),
    }.get(kind, ())
    kept = {field: tuple((part[field].data or "").split()[:200]) for field in LISTS}
    bank = name[:LONGEST_NAME] if kind == "bank" else ""
    return Rule(
        count=part.count.data,
        generators=generators,
        bank=bank,
        themes=tuple(part.themes.data or ()),
        bands=tuple(part.bands.data or ()),
        kinds=kept["kinds"],
        voices=kept["voices"],
        questions=kept["questions"] if bank else (),
    )


def _known(names: str | None) -> list[str]:
    return [name for name in (names or "").split() if name in GENERATOR_WORDS]
