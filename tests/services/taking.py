"""A quiz of three hand-made questions, taken by two students."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from builders import multiple_response, ordering, single_choice

from quizapp.core.recipe import Recipe, Rule
from quizapp.services import answers, assignments, attempts, own_items, quizzes, submission
from quizapp.storage import writing

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
QUESTIONS = (single_choice(), multiple_response(), ordering())
RECIPE = Recipe(
    slug="small",
    title="A small quiz",
    summary="Three questions.",
    article="test",
    read=(1,),
    rules=(Rule(generators=("what-year",), count=3),),
)


def in_order(session, recipe=RECIPE):
    """Offer a quiz whose questions are asked in the order they are given."""
    quizzes.publish(session, [recipe], NOW)
    found = assignments.find(session, recipe.slug)
    assignments.change(session, found, replace(found.settings, shuffle=False))
    session.flush()
    return assignments.find(session, recipe.slug)


@dataclass
class Taking:
    """One browser of one student, at one attempt; each call is a transaction of its own."""

    session: object
    token: str
    attempt: str
    page: str = "page"
    seq: int = 0

    def show(self):
        return attempts.find(self.session, self.token, self.attempt)

    def item(self, slot):
        (item,) = own_items.of_attempt(self.session, self.show(), [slot])
        return item

    def save(self, slot, keys=None, *, positions=None, seq=None, page=None, seen=None, at=NOW, **flags):
        item = self.item(slot)
        if positions is None:
            positions = tuple(item.shown.index(key) for key in keys)
        post = answers.Post(slot, positions, item.number if seen is None else seen, **flags)
        self.seq = self.seq + 1 if seq is None else seq
        with writing(self.session):
            own = answers.lock(self.session, self.token, self.attempt)
            saved = answers.save(self.session, own, [post], answers.Source(page or self.page, self.seq), at)
        return saved.items[0]

    def submit(self, at=NOW + timedelta(minutes=5)):
        with writing(self.session):
            own = answers.lock(self.session, self.token, self.attempt)
            return submission.submit(self.session, own.id, at)
