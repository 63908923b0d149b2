"""What a bank says of the facts it rests on."""

from collections.abc import Iterator, Mapping

from ..core.bank import Bank
from ..core.facts import Article
from ..formats.problems import Problem


def dangling(bank: Bank, articles: Mapping[str, Article], lines: Mapping[str, int], file: str) -> Iterator[Problem]:
    """Yield every article, fact and paragraph the bank names that is not there; `lines` are those of its questions."""
    if not bank.article:
        return
    article = articles.get(bank.article)
    if article is None:
        yield Problem(file, lines[""], "", "article-unknown", {"article": bank.article})
        return
    known = {article.name(fact.id) for fact in article.facts}
    last = len(article.paragraphs)
    for question in bank.questions:
        line, name = lines[question.key], question.key.removeprefix(f"{bank.id}/")
        for target in question.targets:
            if target not in known:
                fact = target.removeprefix(f"{bank.article}/")
                yield Problem(file, line, name, "target-unknown", {"article": bank.article, "id": fact})
        for paragraph in question.paragraphs:
            if paragraph > last:
                yield Problem(file, line, name, "paragraph-unknown", {"paragraph": paragraph, "last": last})
