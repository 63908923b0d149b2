"""A teacher and their class."""

import pytest
from teaching import make_class
from watching import signed_in


@pytest.fixture
def teacher(app):
    return signed_in(app)


@pytest.fixture
def taught(teacher):
    return make_class(teacher)
