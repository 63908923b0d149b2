"""What an article lacks as a whole."""

from collections import Counter
from collections.abc import Iterator

from ...core.facts import Article
from .finding import ARTICLE, Finding

SMALLEST_GROUP = 4
"""People who must be there to tell one of them apart from."""


def check(article: Article) -> Iterator[Finding]:
    covered = {number for fact in article.facts for number in fact.paragraphs}
    for number, paragraph in enumerate(article.paragraphs, 1):
        if number not in covered and not paragraph.note:
            yield paragraph.id, "paragraph-uncovered", {"paragraph": number}
        if paragraph.id[1:].isdecimal() and int(paragraph.id[1:]) != number:
            yield paragraph.id, "paragraph-place", {"paragraph": number}
    used = {fact.theme for fact in article.facts}
    themes = Counter(theme.id for theme in article.themes)
    for theme, times in themes.items():
        if times > 1:
            yield ARTICLE, "theme-duplicate", {"theme": theme, "field": "themes"}
        if theme not in used:
            yield ARTICLE, "theme-unused", {"theme": theme, "field": "themes"}
    groups = Counter(person.group for person in article.people if person.ask != "never")
    for person in article.people:
        if person.ask == "key" and groups[person.group] < SMALLEST_GROUP:
            yield person.id, "group-small", {"group": person.group, "fewest": SMALLEST_GROUP, "field": "group"}
