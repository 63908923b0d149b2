import pytest
from browsing import Browser, sit


@pytest.fixture
def student(app):
    return Browser(app)


@pytest.fixture
def other_student(app):
    return Browser(app)


@pytest.fixture
def seated(app, student):
    return sit(app, student)


@pytest.fixture
def seated_at_all(app, student):
    return sit(app, student, layout="all")
