"""Sentences for what can be wrong with a file; every code of `formats` stands here."""

from collections.abc import Mapping
from gettext import gettext as _

from ..formats.problems import Problem

SENTENCES: Mapping[str, str] = {
    "article-id": "the article's id may hold small letters, digits and hyphens only",
    "article-missing": "the section `article` is missing",
    "author-voice": "a claim of kind `author` is made by the article's author, and only such a claim: see %(by)s",
    "date-backwards": "the date %(text)s ends before it starts",
    "date-impossible": "there is no such date as %(text)s",
    "date-malformed": "%(text)s is no date: write YYYY, YYYY-MM, YYYY-MM-DD, YYYX for a decade, or START/END",
    "equivalent-one-sided": "%(id)s must name this claim as equivalent too",
    "field-choice": "the field %(field)s is `%(text)s` and must be one of: %(choices)s",
    "field-empty": "the field %(field)s is empty",
    "field-list": "the field %(field)s must be a list",
    "field-missing": "the field %(field)s is missing",
    "field-type": "the field %(field)s must be of type %(expected)s",
    "field-unknown": "there is no field %(field)s here",
    "generator-unknown": "there is no generator %(generator)s",
    "id-duplicate": "this id is taken already, in line %(first)s",
    "id-malformed": "the id must look like %(expected)s",
    "items-alike": "`%(text)s` stands twice among items and near misses",
    "items-few": "a set needs at least %(fewest)s items and as many near misses",
    "not-a-record": "a record (%(expected)s) with named fields was expected",
    "option-digit": "the option `%(option)s` holds a digit, which would give its place away",
    "option-length": "the option must have %(shortest)s to %(longest)s characters",
    "option-missing": "an event that can be put in order needs an option",
    "paragraph-missing": "no paragraph is named",
    "paragraph-unknown": "there is no paragraph %(paragraph)s: the article has %(last)s",
    "quizzes-missing": "a list under `quizzes` was expected",
    "reference-unknown": "the field %(field)s names %(id)s, which is no record of that sort",
    "section-unknown": "there is no section %(section)s",
    "slug-duplicate": "this slug is taken already, in line %(first)s",
    "speaker-missing": "nobody is named as making the claim",
    "steps-against-dates": "the steps put %(first)s before %(then)s, against their dates",
    "steps-few": "a chain needs at least %(fewest)s steps",
    "why-count": "%(steps)s steps need one reason less than that, and there are %(reasons)s",
    "yaml-alias": "aliases and anchors are not allowed: write the value out",
    "yaml-broken": "this is no YAML: %(text)s",
    "yaml-character": "the character %(text)s is not allowed in YAML",
    "yaml-deep": "the lists are nested more than %(deepest)s deep",
    "yaml-documents": "a second document starts here; one is allowed",
    "yaml-duplicate": "the field %(text)s stands twice",
    "yaml-empty": "the file is empty",
    "yaml-key": "the name of a field must be plain text",
    "yaml-tag": "tags such as %(text)s are not allowed",
}


def problem_line(problem: Problem) -> str:
    """Return file, line, record and reason on one line, as compilers do: `facts.yaml:12: E07: the field ...`."""
    where = f"{problem.file}:{problem.line}: "
    record = f"{problem.record}: " if problem.record else ""
    return where + record + _(SENTENCES[problem.code]) % problem.params
