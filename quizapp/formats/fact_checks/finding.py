"""What a rule finds."""

from typing import Any

Finding = tuple[str, str, dict[str, Any]]
"""The id of the record, the code of the problem, its parameters."""

ARTICLE = ""
"""Stands for the id where the problem is in the section `article`."""
