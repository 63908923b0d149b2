"""Teaching quizzes generated from an article's history and arguments."""

__version__ = "0.1.0"
