"""Sentences for the flaws the linter finds: why it is one, and what to do."""

from collections.abc import Mapping

from ..core.lint.flaw import Flaw
from .speech import Message
from .speech import gettext as _

SENTENCES: Mapping[str, Message] = {
    "absolute-terms": "absolute words such as “always” or “only” mark an option as wrong; leave them out",
    "all-or-none": "“all of these” or “none of these” rewards whoever can judge two options; offer another answer",
    "caveat-value": "by the question’s own caveat this wrong option may be nearer the truth; offer another value",
    "combined-options": "options that combine others are solved by elimination; let several options be right instead",
    "convergence": "the right option shares most words with the others, which gives it away; vary the wrong ones",
    "dated-words": "this word means another time when it is read later; name the date",
    "evaluative-words": "this judges in the quiz’s own voice; say who calls it so",
    "explanation-missing": "there is no explanation, so a mistake teaches nothing; say why the answer is right",
    "form-cue": "one option alone has a digit or a name; give it to several or to none",
    "grammar-cue": "one option alone differs in grammar, capital or full stop; make all of them alike",
    "key-length": "the right option stands out by its length; make the options alike in length",
    "key-position": "the right option stands in some places too often (place: times); move it or shuffle the options",
    "key-told": "this question gives away the answer to another; reword it or keep the two apart",
    "near-duplicate": "this asks the same again; drop one of the two or ask about something else",
    "negative-quota": "more than one question in ten is negative; ask for what is so",
    "number-far": "the number is so far from the right one that nobody chooses it; offer one nearer",
    "options-alike": "two options say the same, or one holds the other, so both are right or wrong; make them differ",
    "order-cue": "a word of sequence gives away the place of this item; describe it without one",
    "order-digit": "a number gives away the place of this item; describe it without one",
    "order-series": "numbered names give away their order; keep one of them",
    "paragraph-missing": "no paragraph to read again is named; where the question is on a text, name one",
    "pronoun-unclear": "the pronoun stands for nothing the question has named; write the name",
    "source-unnamed": "this is open to question, so say whose word it is: “According to the article, …”",
    "stem-article": "a question that ends in “a” or “an” fits some options only; move the article into the options",
    "stem-background": "this sentence is not needed to answer; leave it out",
    "stem-blank": "a gap makes readers guess the wording that was meant; ask a whole question",
    "stem-echo": "the right option repeats the question more than the others do; reword it or let the others do so too",
    "stem-length": "a question needs 5 to 45 words to be clear at one reading; shorten it, or say more",
    "stem-negative": "a negative question misleads even those who know; ask for what is so, or write NOT in capitals",
    "stem-unfocused": "this asks nothing; end it with a question mark or say what to do",
    "stem-verb": "this verb takes the speaker’s side; write “says”, “argues” or “claims”",
    "true-false": "true or false can be guessed half the time; offer answers to choose from",
    "unsorted-numbers": "numbers are read fastest in order; sort them, and show that order to everybody",
    "vague-terms": "vague words are read differently by everybody; say how often or how much",
}


def flaw_words(flaw: Flaw) -> str:
    """Return the reason, with the text it was found in."""
    return _(SENTENCES[flaw.rule]) + (f" ({flaw.text})" if flaw.text else "")
