"""What is done in the background is done once, counted, kept for a while and let go."""

import pytest
from holding import Held

from quizapp.core.errors import QuizError
from quizapp.web.tasks import FORGET, MOST, Tasks


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def held():
    return Held()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def tasks(held, clock):
    return Tasks(held, clock)


def test_a_task_is_over_when_its_work_is_done(tasks, held):
    task = tasks.start("a", lambda _: 7)
    assert not task.over
    held.go()
    assert (task.over, task.result) == (True, 7)


def test_work_tells_how_far_it_is(tasks, held):
    task = tasks.start("a", lambda task: task.tell(3, 5))
    held.go()
    assert (task.done, task.total) == (3, 5)


def test_what_is_asked_for_twice_is_done_once(tasks, held):
    first = tasks.start("a", lambda _: 1)
    assert tasks.start("a", lambda _: 2) is first
    assert len(held.waiting) == 1


def test_what_is_short_is_done_on_the_spot(tasks, held):
    assert tasks.start("a", lambda _: 7, here=True).result == 7
    assert held.waiting == []


def test_whoever_asks_for_the_result_meets_what_went_wrong(tasks):
    def work(task):
        raise QuizError("bank-busy")

    task = tasks.start("a", work, here=True)
    assert task.over
    with pytest.raises(QuizError, match="bank-busy"):
        _ = task.result


def test_what_is_let_go_is_given_to_one_only(tasks):
    task = tasks.start("a", lambda _: 7, here=True)
    assert [tasks.forget("a"), tasks.forget("a"), tasks.find("a")] == [task, None, None]


def test_the_one_nobody_asked_for_longest_makes_room(tasks, clock):
    for number in range(MOST):
        clock.seconds = number
        tasks.start(number, lambda _: 7, here=True)
    clock.seconds = MOST
    tasks.find(0)
    tasks.start("new", lambda _: 7, here=True)
    assert [key for key in (0, 1, 2, "new") if tasks.find(key)] == [0, 2, "new"]


def test_where_all_that_fit_are_running_there_is_no_room(tasks):
    for number in range(MOST):
        tasks.start(number, lambda _: 7)
    with pytest.raises(QuizError, match="tasks-many"):
        tasks.start("new", lambda _: 7)


def test_what_is_over_is_swept_and_what_runs_is_not(tasks, clock):
    tasks.start("over", lambda _: 7, here=True)
    tasks.start("running", lambda _: 7)
    clock.seconds = FORGET
    tasks.sweep()
    assert (tasks.find("over"), bool(tasks.find("running"))) == (None, True)
