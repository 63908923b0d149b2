"""Sentences for what can be wrong with a file; every code of `formats` stands here."""

from collections.abc import Mapping

from ..formats.problems import Problem
from .speech import Message
from .speech import gettext as _

SENTENCES: Mapping[str, Message] = {
    "executable": "a text holds a script or another part that a browser would run",
    "picture-missing": (
        "pictures that are not in it, or cannot be shown: %(count)s; put each in as data, "
        "a PNG, JPEG, GIF or WebP of at most 2 MiB and 25 megapixels"
    ),
    "accept-range": "accept must name the lowest and the highest value, with %(value)s between them",
    "any-order-all": "no two items have an order, so there is nothing to put in order",
    "any-order-broken": "%(first)s comes before %(between)s and %(between)s before %(last)s, so %(first)s and %(last)s "
    "cannot stand either way",
    "any-order-pair": "`%(text)s` is not a pair of two of the keys %(keys)s",
    "article-id": "the article’s id may hold only small letters, digits and hyphens",
    "article-missing": "the section `article` is missing",
    "article-unknown": "there is no article %(article)s here",
    "author-voice": "a claim of kind `author` is made by the article’s author, and only such a claim: see %(by)s",
    "bank-duplicate": "this id is already taken, by the bank in %(first)s",
    "bank-missing": "the section `bank` is missing",
    "character-unfit": "it holds the character %(text)s, which is not allowed in a text",
    "claims-alike": "the option reads like that of %(id)s: name each as equivalent to the other, or reword one",
    "date-backwards": "the date %(text)s ends before it starts",
    "date-impossible": "there is no such date as %(text)s",
    "date-malformed": "%(text)s is not a date: write YYYY, YYYY-MM, YYYY-MM-DD, YYYX for a decade, or START/END",
    "date-unproved": "the dates of %(first)s and %(then)s do not prove their order: give another reason than `date`",
    "difficulty-range": "the difficulty is %(difficulty)s and must lie between 0 (easy) and 1 (hard)",
    "ends-two": "`ends` labels the first and the last place: it needs two labels, and has %(found)s",
    "equivalent-one-sided": "%(id)s must name this claim as equivalent too",
    "events-alike": "the field %(field)s reads like that of %(id)s, so that nobody could tell the two apart",
    "evidence-echo": "the option repeats `%(word)s` from the claim %(id)s, which gives the right answer away",
    "field-choice": "the field %(field)s is `%(text)s` and must be one of: %(choices)s",
    "field-empty": "the field %(field)s is empty",
    "field-list": "the field %(field)s must be a list",
    "field-missing": "the field %(field)s is missing",
    "field-type": "the field %(field)s must be %(expected)s",
    "field-unknown": "there is no field %(field)s here",
    "figure-unbounded": "a figure with a flag (%(flag)s) needs accept or forbid: others may be nearer the truth",
    "forbid-value": "forbid holds %(value)s, which is the figure itself",
    "generator-drill": "%(generator)s is for drill: its answers can be guessed, so no quiz draws it",
    "generator-unknown": "there is no generator %(generator)s",
    "grants-missing": "no claim is named as granted",
    "group-small": "to ask about a person takes %(fewest)s people in the group %(group)s: ask must be support",
    "id-duplicate": "this id is already taken, on line %(first)s",
    "id-malformed": "the id must look like %(expected)s",
    "items-alike": "`%(text)s` appears twice among right and wrong answers",
    "items-few": "a set needs at least %(fewest)s items and as many near misses",
    "items-many": "it holds more than %(most)s questions: split the file",
    "label-in-text": "`%(text)s` holds its own label `%(label)s`, which gives the side away",
    "meaning-missing": "there are near misses, but no meaning beside them",
    "mistakes-many": "more than %(most)s things before this line are wrong",
    "name-in-meaning": "the meaning contains the name `%(name)s`",
    "near-few": "at least %(fewest)s near misses are needed",
    "near-granted": "%(id)s is granted, or says the same as a claim that is: it cannot be a near miss",
    "not-a-record": "a record (%(expected)s) with named fields was expected",
    "opposed-equivalent": "%(id)s says the same as this claim, so it cannot speak against it",
    "options-locked": "at least %(fewest)s items must be free to move",
    "show-range": "`show` is %(show)s and must lie between %(fewest)s and %(most)s, the number of items",
    "option-digit": "`%(option)s` holds a digit, which would give its place away",
    "option-key-taken": "the key %(key)s already stands for another option",
    "option-length": "the option has %(length)s characters and must have %(shortest)s to %(longest)s",
    "option-missing": "an event that can be put in order needs an option",
    "options-few": "at least %(fewest)s options are needed, and it has %(found)s",
    "options-identical": "this option is the same as option %(first)s: %(text)s",
    "options-many": "there are more than %(most)s options",
    "order-cue": "`%(text)s` holds `%(word)s`, which tells its place in the order",
    "paragraph-missing": "no paragraph is named",
    "paragraph-number": "there is no paragraph %(paragraph)s: the first is 1",
    "paragraph-place": "this is paragraph %(paragraph)s, but its id says another",
    "paragraph-uncovered": "no fact is taken from paragraph %(paragraph)s: add one, or say why in its note",
    "paragraph-unknown": "there is no paragraph %(paragraph)s: the article has %(last)s",
    "questions-missing": "a list under `questions` was expected, with at least one question",
    "quizzes-missing": "a list under `quizzes` was expected",
    "reason-missing": "ask is %(ask)s: say in the note why",
    "reference-self": "the field %(field)s names the record itself",
    "reference-unknown": "the field %(field)s names %(id)s, which is not a record of that sort",
    "right-none": "no option is right: mark the right ones with `right: true`",
    "right-one": "one option must be right, but %(found)s are marked `right: true`",
    "rule-count": "a rule asks for at least one question, not for %(count)s",
    "rule-source": "a rule must name either generators or a bank",
    "section-unknown": "there is no section %(section)s",
    "slug-duplicate": "this slug is already taken, on line %(first)s",
    "slug-malformed": "`%(text)s` may hold only small letters, digits and hyphens",
    "source-words": "repeats %(count)s words of the source: “%(text)s”",
    "speaker-missing": "nobody is named as making the claim",
    "steps-against-dates": "the steps put %(first)s before %(then)s, against their dates",
    "steps-few": "a chain needs at least %(fewest)s steps",
    "supports-missing": "no claim is named that this supports",
    "supports-twice": "%(id)s is already in supports",
    "target-unknown": "the article %(article)s has no fact %(id)s",
    "targets-homeless": "targets are facts of an article, and the bank names none",
    "text-long": "a text has more than %(most)s characters",
    "theme-duplicate": "the theme %(theme)s is declared twice",
    "theme-missing": "a theme is missing",
    "theme-unknown": "there is no theme %(theme)s in the section `article`",
    "theme-unused": "no fact has the theme %(theme)s",
    "weight-malformed": "the weight `%(text)s` is not a fraction from -1 to 1 whose denominator divides %(finest)s",
    "weight-right": "the weight `%(text)s` does not agree with whether the option is right",
    "why-count": "a chain needs one reason fewer than steps: it has %(reasons)s for %(steps)s steps",
    "yaml-alias": "aliases and anchors are not allowed: write the value out",
    "yaml-broken": "this is not YAML: %(text)s",
    "yaml-character": "the character %(text)s is not allowed in YAML",
    "yaml-deep": "the lists are nested more than %(deepest)s deep",
    "yaml-documents": "a second document starts here; one is allowed",
    "yaml-duplicate": "the field %(text)s appears twice",
    "yaml-empty": "the file is empty",
    "yaml-key": "the name of a field must be plain text",
    "yaml-large": "there is more here than can be read at once: let `bank` come first, and split what is long",
    "yaml-tag": "tags such as %(text)s are not allowed",
}


TYPES: Mapping[str, Message] = {
    "str": "text: put quotation marks around what looks like a number, a date or yes and no",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
}


def problem_line(problem: Problem) -> str:
    """Return file, line, record and reason on one line, as compilers do: `facts.yaml:12: E07: the field ...`."""
    where = f"{problem.file}:{problem.line}: "
    record = f"{problem.record}: " if problem.record else ""
    return where + record + reason(problem)


def reason(problem: Problem) -> str:
    return worded(problem.code, problem.params)


def worded(code: str, params: Mapping[str, object]) -> str:
    expected = {"expected": _(TYPES[str(params["expected"])])} if code == "field-type" else {}
    return _(SENTENCES[code]) % {**params, **expected}
