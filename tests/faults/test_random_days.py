"""Students and their teacher do whatever comes to mind; the scores are those of a small model of the same day."""

from dataclasses import dataclass, field, replace
from itertools import count

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from taking import NOW, QUESTIONS, RECIPE, Taking, in_order
from worth import RULES, worth

from quizapp.core.rulings import Ruling
from quizapp.services import (
    answers,
    asked,
    checks,
    deciding,
    regrading,
    scores,
    starting,
    students,
    submission,
)
from quizapp.services.decisions import Why
from quizapp.storage import writing
from quizapp.storage.models import Ruling as Row

STUDENTS = 2
ANYBODY = st.integers(0, STUDENTS - 1)
ANY = st.integers(0, 99)
ANSWERS = st.one_of(
    st.tuples(st.just(1), st.sampled_from([(), ("a",), ("b",), ("c",)])),
    st.tuples(st.just(2), st.sampled_from([(), ("a",), ("a", "c"), ("a", "b", "d")])),
    st.tuples(st.just(3), st.one_of(st.just(()), st.permutations("abcd").map(tuple))),
)
DAYS = count()


@dataclass
class Paper:
    """What the model knows of an attempt."""

    student: int
    answers: dict = field(default_factory=dict)
    touched: bool = False
    submitted: bool = False
    discarded: bool = False


class Day(RuleBasedStateMachine):
    """Each day has a quiz and students of its own; the database stays, with the teacher."""

    session = None
    author = None

    def __init__(self):
        super().__init__()
        with writing(self.session):
            self.quiz = in_order(self.session, replace(RECIPE, slug=f"day-{next(DAYS)}"))
            self.entries = [students.enter(self.session, f"Student {number}", NOW) for number in range(STUDENTS)]
        self.papers = {}
        self.ruled = None
        self.pages = count()

    def pick(self, which):
        return list(self.papers.items())[which % len(self.papers)]

    def lock(self, public_id, paper):
        return answers.lock(self.session, self.entries[paper.student].token, public_id)

    @rule(who=ANYBODY)
    def begin(self, who):
        with writing(self.session):
            plan = starting.Plan(self.quiz, "s", [QUESTIONS], "one")
            public_id = starting.start(self.session, self.entries[who].student_id, plan, NOW)
        mine = {name: paper for name, paper in self.papers.items() if paper.student == who}
        blank = [name for name, each in mine.items() if not (each.touched or each.submitted or each.discarded)]
        assert public_id == blank[0] if blank else public_id not in self.papers
        self.papers.setdefault(public_id, Paper(who))

    @precondition(lambda self: self.papers)
    @rule(which=ANY, answer=ANSWERS, late=st.booleans())
    def answer(self, which, answer, late):
        public_id, paper = self.pick(which)
        slot, keys = answer
        page = f"page {next(self.pages)}"
        for seq, chosen in [(2, keys), *([(1, ("d",) if slot == 1 else ())] if late else [])]:
            with writing(self.session):
                own = self.lock(public_id, paper)
                assert (own.submitted, own.discarded) == (paper.submitted, paper.discarded)
                if own.submitted or own.discarded:
                    return
                post = answers.Post(slot, self.positions(public_id, paper, slot, chosen), 99)
                answers.save(self.session, own, [post], answers.Source(page, seq), NOW)
        paper.answers[slot], paper.touched = keys, True

    def positions(self, public_id, paper, slot, keys):
        shown = Taking(self.session, self.entries[paper.student].token, public_id).item(slot).shown
        return tuple(shown.index(key) for key in keys)

    @precondition(lambda self: self.papers)
    @rule(which=ANY)
    def submit(self, which):
        public_id, paper = self.pick(which)
        with writing(self.session):
            did = not paper.discarded and submission.submit(self.session, self.lock(public_id, paper).id, NOW)
        assert did == (not paper.submitted and not paper.discarded)
        paper.submitted |= did

    @precondition(lambda self: any(paper.submitted and not paper.discarded for paper in self.papers.values()))
    @rule(which=ANY)
    def reopen(self, which):
        done = [name for name, paper in self.papers.items() if paper.submitted and not paper.discarded]
        public_id = done[which % len(done)]
        with writing(self.session):
            deciding.reopen(self.session, self.quiz, public_id, Why(self.author.id, "a mistake", NOW))
        self.papers[public_id].submitted = False

    @precondition(lambda self: sum(not paper.discarded for paper in self.papers.values()) > 1)
    @rule(which=ANY)
    def discard(self, which):
        kept = [name for name, paper in self.papers.items() if not paper.discarded]
        public_id = kept[which % len(kept)]
        with writing(self.session):
            deciding.discard(self.session, self.quiz, public_id, Why(self.author.id, "a mistake", NOW))
        self.papers[public_id].discarded = True

    @precondition(lambda self: any(not paper.discarded for paper in self.papers.values()))
    @rule(ruling=st.sampled_from(sorted(RULES)))
    def regrade(self, ruling):
        self.session.rollback()
        about = next(each.id for each in asked.questions(self.session, self.quiz.id) if each.key == QUESTIONS[0].key)
        with writing(self.session):
            if self.ruled:
                regrading.undo(self.session, self.quiz, self.ruled[0], self.author, NOW)
                self.ruled = None
            else:
                made = Ruling(ruling, RULES[ruling])
                regrading.apply(self.session, self.quiz, regrading.Regrade(about, made, "It is so.", self.author), NOW)
                self.ruled = (newest_ruling(self.session), ruling)

    @invariant()
    def the_scores_are_those_of_the_model(self):
        self.session.rollback()
        ruled = self.ruled and self.ruled[1]
        found = {
            each.attempt: (each.points, each.maximum)
            for each in scores.scores(self.session, assignment_id=self.quiz.id)
            if each.submitted_at
        }
        counted = {name: paper for name, paper in self.papers.items() if paper.submitted and not paper.discarded}
        assert found == {name: worth(paper.answers, ruled) for name, paper in counted.items()}

    def teardown(self):
        self.session.rollback()
        assert [each for each in checks.deviations(self.session) if each.attempt in self.papers] == []


def newest_ruling(session):
    return session.scalar(sa.select(Row.public_id).order_by(Row.id.desc()).limit(1))


def test_whatever_students_and_their_teacher_do_the_scores_are_those_of_the_model(session, author, thorough):
    run_state_machine_as_test(
        type("Day", (Day,), {"session": session, "author": author}),
        settings=settings(
            max_examples=200 if thorough else 8,
            stateful_step_count=40 if thorough else 20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
