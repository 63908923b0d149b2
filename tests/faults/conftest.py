from pathlib import Path

import pytest
from answering import Count, persist, students
from apps import app_on, release
from holding_lock import row_lock, write_lock
from hosting import Hosted

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config, items):
    """Without --faults, try each fault in the first of its variants only, unless it says otherwise."""
    if config.getoption("--faults"):
        return
    tried, left_out = set(), []
    for item in items:
        if HERE in item.path.parents and not item.get_closest_marker("every_variant"):
            name = item.path, item.originalname
            (left_out if name in tried else []).append(item)
            tried.add(name)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def thorough(request):
    """Whether every round is wanted, or only as many as the ordinary run of the suite has time for."""
    return request.config.getoption("--faults")


@pytest.fixture
def rounds(thorough):
    return 20 if thorough else 1


@pytest.fixture
def beside(any_url, tmp_path):
    """An app on the database of the test, in this process, that keeps no connection open between two uses."""
    app = app_on(any_url, tmp_path)
    yield app
    release(app)


@pytest.fixture
def host(any_url, tmp_path):
    """Start a server on the database of the test."""
    made = []

    def _host(workers=2, **options):
        made.append(Hosted(tmp_path, any_url, workers, **options))
        return made[-1].start()

    yield _host
    for each in made:
        each.end()


@pytest.fixture
def seat(beside):
    """Sit students down at attempts, each with its first page open."""
    count = Count()

    def _seat(server, many):
        found = students(beside, server, many, count)
        release(beside)
        for student in found:
            persist(student.open)
        return found

    yield _seat
    for browser in count.browsers:
        browser.leave()


@pytest.fixture
def held(any_url):
    """Have another process's work keep every answer from being written, for as long as a block takes."""
    return (write_lock if any_url.startswith("sqlite") else row_lock)(any_url)
