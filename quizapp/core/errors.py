"""What the core refuses, as a code with parameters: whoever speaks to a person finds the words."""


class QuizError(Exception):
    """Something a person can be told: `code` names it, `params` fill in its sentence."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({details})"


class BadAnswer(QuizError):
    """The posted values cannot be an answer to this question: malformed, which is not the same as wrong."""


class CannotDraw(QuizError):
    """The facts do not hold what a generator or recipe asks for."""


class BadDate(QuizError, ValueError):
    """The text is not a date of the subset in `dates`."""
