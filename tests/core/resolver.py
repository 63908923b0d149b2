"""A second way to the right answers: brute force over the facts, sharing nothing with the generators.

Each solver takes the article and a question as a student sees it, and returns every answer that the facts make right.
It reads dates as pairs of days from their text, not through `quizapp.core.dates`.
"""

import re
from datetime import date, timedelta
from itertools import chain, combinations, permutations


def days(written):
    """Return the first and last day a written date can mean."""
    if "/" in written:
        start, end = written.split("/")
        return days(start)[0], days(end)[1]
    if written.endswith("X"):
        return date(int(written[:3] + "0"), 1, 1), date(int(written[:3] + "9"), 12, 31)
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(parts[0], parts[1], 1), following - timedelta(days=1)
    return (date(*parts),) * 2


def events(article):
    return {event.id: days(event.date.text) for event in article.events}


def shown(question):
    return [option.key for option in question.options]


def order_events(article, question):
    spans = events(article)
    return {
        order
        for order in permutations(shown(question))
        if not any(spans[later][1] < spans[earlier][0] for earlier, later in combinations(order, 2))
    }


def earliest_latest(article, question):
    spans = events(article)
    first = bool(re.search(r"first|earliest|before", question.stem))
    keys = shown(question)
    if first:
        return {(key,) for key in keys if all(spans[key][1] < spans[other][0] for other in keys if other != key)}
    return {(key,) for key in keys if all(spans[other][1] < spans[key][0] for other in keys if other != key)}


def what_year(article, question):
    about = [event for event in article.events if event.text in question.stem]
    (event,) = [event for event in about if len(event.text) == max(len(other.text) for other in about)]
    first, last = days(event.date.text)
    return {(key,) for key in shown(question) if date(int(key), 1, 1) <= first and last <= date(int(key), 12, 31)}


def same_points(article):
    """Return the claims in groups that say the same, by merging every two groups with a claim in common."""
    groups = []
    for claim in article.claims:
        linked = {claim.id, *claim.equivalent}
        groups = [*(group for group in groups if not group & linked), linked.union(*(g for g in groups if g & linked))]
    return groups


def says(article, person, claim):
    """Whether the article credits this person with the claim, or with another that says the same."""
    (same,) = [group for group in same_points(article) if claim.id in group]
    return any(person in (*other.by, *other.via) for other in article.claims if other.id in same)


def who_argued(article, question):
    about = [claim for claim in article.claims if claim.text in question.stem]
    (claim,) = [claim for claim in about if len(claim.text) == max(len(other.text) for other in about)]
    return {(key,) for key in shown(question) if says(article, key, claim)}


def which_point(article, question):
    (person,) = [person for person in article.people if person.name.lower() in question.stem.lower()]
    claims = {claim.id: claim for claim in article.claims}
    return {(key,) for key in shown(question) if says(article, person.id, claims[key])}


def order_steps(article, question):
    texts = {option.text for option in question.options}
    (source,) = [each for each in article.chains if texts <= {step.text for step in each.steps}]
    place = {step.text: index for index, step in enumerate(source.steps)}
    key = {option.text: option.key for option in question.options}
    return {tuple(key[text] for text in sorted(texts, key=place.get))}


def which_among(article, question):
    (source,) = [each for each in article.sets if each.text in question.stem]
    return {tuple(sorted(option.key for option in question.options if option.text in source.items))}


def every_answer(question):
    """Return every answer a student could give."""
    keys = shown(question)
    if question.kind == "ordering":
        return list(permutations(keys))
    if question.kind == "single_choice":
        return [(key,) for key in keys]
    return [tuple(sorted(some)) for some in chain.from_iterable(combinations(keys, n) for n in range(1, len(keys) + 1))]


SOLVERS = {
    "order-events": order_events,
    "earliest-latest": earliest_latest,
    "what-year": what_year,
    "who-argued": who_argued,
    "which-point": which_point,
    "order-steps": order_steps,
    "which-among": which_among,
}
