"""Items to lint, from the texts of their options."""

from builders import ordering, single_choice

from quizapp.core.question import Option

EXPLAINED = {"explanation": "The article dates it so.", "paragraphs": (1,)}
STEM = "Which of these events does the article place in the nineteenth century?"


def choice(*texts, stem=STEM, key=0, kind=single_choice, **changes):
    """A question with these option texts, of which number `key` is right."""
    options = tuple(Option(key="abcdefg"[index], text=text) for index, text in enumerate(texts))
    correct = tuple("abcdefg"[index] for index in (key if isinstance(key, tuple) else (key,)))
    return kind(stem=stem, options=options, correct=correct, **(EXPLAINED | changes))


def about(stem):
    return choice("Peking", "Moscow", "London", "Paris", stem=stem)


def listing(*texts, stem="Put these events in order.", **changes):
    options = tuple(Option(key="abcdefg"[index], text=text) for index, text in enumerate(texts))
    return ordering("abcdefg"[: len(texts)], stem=stem, options=options, **(EXPLAINED | changes))
