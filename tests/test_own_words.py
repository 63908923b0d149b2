"""The project holds the article's facts in its own words.

`own-words.txt` lists every run of eight words of the article as a hash, which tells a run that is met again and
nothing else.
"""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HASHES = Path(__file__).with_name("own-words.txt")
WORDS_IN_A_RUN = 8
WORD = re.compile(r"[a-z0-9]+")
TEXTS = {
    ".cfg", ".css", ".csv", ".gift", ".html", ".ini", ".js", ".json", ".mako", ".md", ".po", ".py", ".sh", ".svg",
    ".toml", ".txt", ".xml", ".yaml", ".yml",
}  # fmt: skip
ELSEWHERE = {
    ".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "__pycache__",
    "build", "dist", "instance", "node_modules", "test-results",
}  # fmt: skip
"""Folders that hold nothing of ours."""

TITLES = (
    "The world according to Xi Jinping and Vladimir Putin",
    "To Run the World: The Kremlin's Cold War Bid for Global Power",
    "China and Russia: Four Centuries of Conflict and Concord",
)


def runs(text):
    """Yield every run of eight words, without case and punctuation."""
    words = WORD.findall(re.sub("['\N{RIGHT SINGLE QUOTATION MARK}]", "", text.lower()))
    for start in range(len(words) - WORDS_IN_A_RUN + 1):
        yield " ".join(words[start : start + WORDS_IN_A_RUN])


def digest(run):
    return hashlib.sha256(run.encode()).hexdigest()[:12]


@pytest.fixture(scope="module")
def article():
    return set(HASHES.read_text(encoding="ascii").split())


def texts():
    for path in sorted(ROOT.rglob("*")):
        ours = not ELSEWHERE & set(path.relative_to(ROOT).parts)
        if ours and path.suffix in TEXTS and path != HASHES and path.is_file():
            yield path


def test_a_run_of_the_article_is_recognised(article):
    titles = {digest(run) for title in TITLES for run in runs(title)}
    assert titles
    assert titles <= article


def test_no_file_repeats_eight_words_of_the_article_titles_apart(article):
    forbidden = article - {digest(run) for title in TITLES for run in runs(title)}
    repeated = [
        f"{path.relative_to(ROOT)}: {run}"
        for path in texts()
        for run in runs(path.read_text(encoding="utf-8", errors="replace"))
        if digest(run) in forbidden
    ]
    assert not repeated
