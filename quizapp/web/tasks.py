"""What takes longer than a request may: done by threads of this process, while pages ask how far it is.

What is finished is kept for a while, so that the next page need not do it again. All of it may be forgotten at any
time, as when the process ends or another one is asked: whoever needs it starts it again.
"""

import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from ..core.errors import QuizError

AT_ONCE = 2
MOST = 6
"""So many are kept, running or finished: each may hold a bank of tens of thousands of questions."""
FORGET = 15 * 60
"""Seconds after which nobody will ask again for what is finished."""


@dataclass(slots=True)
class Task:
    """`total` is 0 as long as nobody knows how much there is to do."""

    done: int = 0
    total: int = 0
    asked: float = 0
    """When it was asked for last, by the clock of the room."""
    outcome: Future[Any] = field(default_factory=Future)

    def tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    @property
    def over(self) -> bool:
        return self.outcome.done()

    def wait(self, seconds: float) -> None:
        """Give it so long to be over."""
        wait([self.outcome], seconds)

    @property
    def result(self) -> Any:
        """What came of it; raises what it raised. Only of one that is over."""
        return self.outcome.result(timeout=0)


Work = Callable[[Task], Any]
"""Does it and returns what came of it; tells the task how far it is."""


class Tasks:
    """Tasks by what they are about: whoever asks for one that is there gets that one."""

    def __init__(self, executor: Executor, clock: Callable[[], float] = time.monotonic) -> None:
        self._executor = executor
        self._clock = clock
        self._tasks: dict[Hashable, Task] = {}
        self._lock = threading.Lock()

    def find(self, key: Hashable) -> Task | None:
        with self._lock:
            return self._asked(key)

    def start(self, key: Hashable, work: Work, *, here: bool = False) -> Task:
        """Begin the task, or return the one that is there; `here` does it before returning, on the caller's thread.

        Raises QuizError("tasks-many") where as many as are kept are still running.
        """
        with self._lock:
            if task := self._asked(key):
                return task
            self._make_room()
            task = self._tasks[key] = Task(asked=self._clock())
        if here:
            _run(task, work)
        else:
            self._executor.submit(_run, task, work)
        return task

    def forget(self, key: Hashable) -> Task | None:
        """Let go of a task and return it; of several who do so at once, one gets it."""
        with self._lock:
            return self._tasks.pop(key, None)

    def sweep(self) -> None:
        """Let go of what is finished and was not asked for lately."""
        with self._lock:
            before = self._clock() - FORGET
            self._tasks = {key: task for key, task in self._tasks.items() if not task.over or task.asked > before}

    def _asked(self, key: Hashable) -> Task | None:
        if task := self._tasks.get(key):
            task.asked = self._clock()
        return task

    def _make_room(self) -> None:
        if len(self._tasks) < MOST:
            return
        over = [key for key, task in self._tasks.items() if task.over]
        if not over:
            raise QuizError("tasks-many")
        del self._tasks[min(over, key=lambda key: self._tasks[key].asked)]


def _run(task: Task, work: Work) -> None:
    try:
        task.outcome.set_result(work(task))
    except Exception as error:  # noqa: BLE001 - whoever asks for the result meets it
        task.outcome.set_exception(error)


TASKS = Tasks(ThreadPoolExecutor(AT_ONCE, thread_name_prefix="task"))
