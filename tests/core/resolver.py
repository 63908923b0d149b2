"""A second way to the right answers: brute force over the facts, sharing nothing with the generators.

Each solver takes the article and a question as a student sees it, and returns every answer that the facts make right.
It reads dates as pairs of days from their text, not through `quizapp.core.dates`.
"""

import re
from datetime import date, timedelta
from functools import cache
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


@cache
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


@cache
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


def named(stem):
    """Return what a stem puts between quotation marks."""
    return re.findall("“(.+?)”", stem)


def event_of(article, option):
    (event,) = [event for event in article.events if event.option == option]
    return days(event.date.text)


def between(article, question):
    start, end = (event_of(article, option) for option in named(question.stem))
    spans = events(article)
    return {(key,) for key in shown(question) if start[1] < spans[key][0] and spans[key][1] < end[0]}


def before_after(article, question):
    spans = events(article)
    keys = shown(question)
    return {(key,) for key in keys if all(spans[key][1] < spans[other][0] for other in keys if other != key)}


def event_of_year(article, question):
    year = int(re.search(r"\b(1\d{3}|20\d{2})\b", question.stem)[1])
    spans = events(article)
    return {(key,) for key in shown(question) if spans[key][0].year == year == spans[key][1].year}


def years_elapsed(article, question):
    start, end = (event_of(article, option) for option in named(question.stem))
    return {(key,) for key in shown(question) if int(key) == end[0].year - start[0].year}


def what_figure(article, question):
    (figure,) = [figure for figure in article.figures if figure.question in question.stem]
    values = {option.key: float(option.key.replace(",", "")) for option in question.options}
    lowest, highest = figure.accept or (figure.value, figure.value)
    return {(key,) for key, value in values.items() if lowest <= value <= highest or value in figure.forbid}


def which_evidence(article, question):
    claims = {claim.id: claim for claim in article.claims}
    about = [claim for claim in article.claims if claim.text in question.stem]
    (claim,) = [claim for claim in about if len(claim.text) == max(len(other.text) for other in about)]
    (group,) = [group for group in same_points(article) if claim.id in group]
    assert claims.keys() >= group
    evidence = {each.id: each for each in article.evidence}
    return {(key,) for key in shown(question) if group & {*evidence[key].supports, *evidence[key].may_support}}


def own_voice(article, question):
    (author,) = [person for person in article.people if person.group == "author"]
    claims = {claim.id: claim for claim in article.claims}
    return {(key,) for key in shown(question) if says(article, author.id, claims[key])}


def concession(article, question):
    (source,) = [each for each in article.concessions if each.text in question.stem]
    granted = set().union(*(group for group in same_points(article) if group & set(source.grants)))
    return {(key,) for key in shown(question) if key in granted}


def contrast(article, question):
    (source,) = [each for each in article.contrasts if each.axis in question.stem]
    a, b = source.a, source.b
    whole = f"{a.label}: {a.text}; {b.label}: {b.text}"
    texts = {option.text for option in question.options}
    right = {whole} if whole in texts else {side.text for side in (a, b) if side.label in named(question.stem)}
    return {(option.key,) for option in question.options if option.text in right}


def not_among(article, question):
    (source,) = [each for each in article.sets if each.text in question.stem]
    return {(option.key,) for option in question.options if option.text not in source.items}


def step_chain(article, question):
    (source,) = [each for each in article.chains if each.text in question.stem]
    return [step.text for step in source.steps]


def next_step(article, question):
    steps = step_chain(article, question)
    (given,) = [step for step in named(question.stem) if step in steps]
    back = re.search(r"before “|leads up to", question.stem)
    place = steps.index(given) + (-1 if back else 1)
    return {(option.key,) for option in question.options if option.text == steps[place]}


def missing_step(article, question):
    steps = step_chain(article, question)
    start, end = named(question.stem)
    return {
        (option.key,)
        for option in question.options
        if option.text in steps and steps.index(start) < steps.index(option.text) < steps.index(end)
    }


def who_is(article, question):
    (person,) = [person for person in article.people if person.name in question.stem]
    return {(option.key,) for option in question.options if option.text == person.role}


def what_is(article, question):
    (work,) = [work for work in article.works if work.name in question.stem]
    return {(option.key,) for option in question.options if option.text == work.meaning}


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
    "between": between,
    "before-after": before_after,
    "what-year": what_year,
    "event-of-year": event_of_year,
    "years-elapsed": years_elapsed,
    "what-figure": what_figure,
    "who-argued": who_argued,
    "which-point": which_point,
    "own-voice": own_voice,
    "which-evidence": which_evidence,
    "concession": concession,
    "contrast": contrast,
    "which-among": which_among,
    "not-among": not_among,
    "order-steps": order_steps,
    "next-step": next_step,
    "missing-step": missing_step,
    "who-is": who_is,
    "what-is": what_is,
}
