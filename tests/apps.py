"""Apps to test with, and what a run may do without."""

import os
from pathlib import Path

import pytest

from quizapp.app import create_app

REQUIRED = set(filter(None, os.environ.get("QUIZAPP_TEST_REQUIRE", "").split(",")))
SECRET = "a secret for tests, long enough to sign with"


def app_on(url: str, folder: Path, **settings: object):
    app = create_app({"DATA": folder, "SECRET_KEY": SECRET, "DATABASE_URL": url, **settings})
    app.testing = True
    return app


def unavailable(what: str, why: str) -> None:
    """Skip what this machine does not allow, unless the run was told that it must."""
    if what in REQUIRED:
        pytest.fail(f"{what} is required but not available: {why}")
    pytest.skip(f"{what} is not available: {why}")
