"""Sentences for what a bank file holds that could not be taken as it stands: a reason, and what to do about it."""

from collections.abc import Mapping

from ..formats.banks.losses import Loss
from ..formats.banks.report import Note
from . import problem_words, table_words
from .scheme_words import scheme_words
from .speech import Message
from .speech import gettext as _

SENTENCES: Mapping[str, tuple[Message, Message]] = {
    "aiken-key": ("the answer “%(key)s” names no option", "Write ANSWER: and the letter of one of the options."),
    "aiken-letters": ("the options are not lettered A, B, C in order", "Letter them from A on, without a gap."),
    "aiken-next-started": (
        "a line of text follows before the answer to the question on line %(start)s",
        "Write the question on one line, and ANSWER: after its options.",
    ),
    "aiken-not-started": ("there is no question before this line", "Write the question before its options."),
    "aiken-stem": (
        "its question would be read as an option, an answer or nothing: %(text)s",
        "Begin the question with another word.",
    ),
    "aiken-unfinished": ("the file ends before its answer", "Write ANSWER: and a letter after the options."),
    "answers-mixed": ("its answers are marked in two ways", "Mark all with letters, or all with [*] and [ ]."),
    "bank-outside": (
        "its questions are in the bank %(bank)s, which is not in the file",
        "Export that bank, or the whole course with its banks, and choose that file.",
    ),
    "binary": ("this is not text", "Export the questions as text, XML or a spreadsheet."),
    "cell-long": ("a cell holds at most %(most)s characters", "Shorten the text, or write another format."),
    "category-skipped": ("a category is not a question", "Its questions are read."),
    "character-unfit": (
        "it holds the character %(text)s, which is not allowed in a text",
        "Delete it and type it again.",
    ),
    "code-unrun": (
        "it holds code that would have to be run to make its questions",
        "Run it yourself, and upload the questions that it makes.",
    ),
    "columns-unread": ("these columns are not read: %(text)s", "You need do nothing if they are not needed."),
    "container-unread": (
        "it holds other content, whose questions are not taken out of it",
        "Put the questions into a Question Set in the H5P editor.",
    ),
    "description-skipped": ("a text without a question", "Give it answers if it is a question."),
    "difficulty-unknown": (
        "“%(text)s” is not a difficulty, and was left out",
        "Write a number from 0 (easy) to 1 (hard), or easy, medium or hard.",
    ),
    "encoding-broken": ("the file says it is %(encoding)s, but is not", "Save it again as UTF-8."),
    "executable": (
        "it holds a script or another part that a browser would run",
        "Remove the script, frame or form; questions about code show it with &lt; and &gt;.",
    ),
    "field-unfit": ("its field “%(field)s” does not hold what it should", "Save it again in the H5P editor."),
    "fields-dropped": ("texts for the item as a whole were left out: %(fields)s", "Move them into the explanation."),
    "file-big": ("the file is larger than %(most)s bytes", "Split it, or allow more with --max-size."),
    "file-empty": ("the file is empty", "Choose the file that holds the questions."),
    "fixed-dropped": (
        "options that stay in their place there are mixed with the others here",
        "Only options at the end can stay where they are; look at the order.",
    ),
    "format-foreign": (
        "this is %(name)s, which cannot be read yet",
        "Export the questions as Moodle XML, GIFT, Aiken or a spreadsheet.",
    ),
    "format-unknown": (
        "this is not a format of question banks that is known here",
        "Export it as Moodle XML, GIFT or a spreadsheet; quizapp bank template writes one to fill in.",
    ),
    "formula-lined": ("its formulas were written in one line each", "Check how they read; LaTeX in \\( \\) is kept."),
    "gift-before-answers": ("“%(text)s” comes before the first answer", "Begin each answer with = or ~."),
    "gift-braces": (
        "the braces { } around the answers do not match",
        "Close them; no blank line may stand between them, and a brace that is text is written \\{.",
    ),
    "gift-ordering": (
        "the first line after { does not begin an ordering",
        "Write {>3 and each item on its own line.",
    ),
    "grade-unknown": (
        "%(text)s is not a share of the points that Moodle knows",
        "Use 100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, … or 5.",
    ),
    "group-skipped": ("a group that questions are drawn from is not a question", "Its questions are read."),
    "header-missing": (
        "no row of headers was found: a column for the question, and columns for options or for the right answer",
        "Head the columns Question, Option A, Option B and Right letters, as quizapp bank template does.",
    ),
    "image-dropped": ("pictures or recordings were left out: %(count)s", "Say in words what the picture shows."),
    "json-broken": ("this is not JSON: %(text)s", "Check the brackets and commas near this line."),
    "json-deep": ("the lists are nested too deep", "Write the questions as one flat list."),
    "json-large": ("it holds more than %(most)s values", "Split the file."),
    "json-twice": ("the name “%(text)s” appears twice in one object", "Delete one of them."),
    "key-ambiguous": (
        "“%(text)s” is a place among the options, and the text of another option",
        "Write the letter of the right option, and head the column Right letters.",
    ),
    "key-missing": (
        "it does not say which option is right",
        "Write the letter of the right option, such as B or A, C.",
    ),
    "key-order": (
        "“%(text)s” does not name each item once",
        "List the items in their right order, and leave the right letters empty.",
    ),
    "key-several": (
        "“%(text)s” names %(found)s right options, where one is to be chosen",
        "Write multiple response as its type, or name one option.",
    ),
    "key-unknown": (
        "“%(text)s” names none of its options",
        "Write the letter or the number of an option that is filled in, or copy its text.",
    ),
    "key-weights": ("“%(text)s” is right, and earns nothing", "Give it a weight above 0, or name another option."),
    "kind-unsaid": ("the format has no questions of the kind %(kind)s", "Write it in another format."),
    "kind-unknown": (
        "questions of this kind are not supported",
        "Rewrite it with options to choose from, as true or false, or as putting in order.",
    ),
    "label-missing": (
        "one end of the order is labelled (%(text)s) and the other is not",
        "Write both labels, or none.",
    ),
    "letters-damaged": ("a letter is not UTF-8 and could not be read: it is shown as \ufffd", "Type it again."),
    "letters-guessed": (
        "lines that are not UTF-8 were read as %(encoding)s: %(lines)s",
        "Check the accents there, or save the file again as CSV UTF-8.",
    ),
    "library-unnamed": ("the file h5p.json names no main library", "Export the package again."),
    "line-astray": (
        "this line belongs to nothing before it: %(text)s",
        "Indent it as far as the text that it goes on with, or begin it with its mark.",
    ),
    "member-missing": ("the package lacks %(name)s, or nothing is in it", "Export the package again."),
    "not-utf-8": ("the file is not UTF-8", "Save it again with the encoding UTF-8."),
    "option-filler": (
        "options of nothing but marks were left out: %(text)s",
        "Write a word if they are meant; in the template of quizapp, an apostrophe before them will do.",
    ),
    "option-empty": ("option %(option)s is empty", "Write it, or delete it."),
    "options-blank": ("empty options were left out: %(count)s", "Write them if they are meant."),
    "options-few": ("it needs at least %(fewest)s options, and has %(found)s", "Write each in a place of its own."),
    "options-identical": ("one option is the same as option %(first)s: %(text)s", "Delete one, or word it otherwise."),
    "option-repeated": ("an option appears twice", "It is taken once; the question may want another one."),
    "options-unnamed": ("two of its options have the same name", "Export the file again; do not edit it by hand."),
    "order-incomplete": (
        "its right order has %(found)s of the %(items)s items",
        "Give each item its place, or delete those without one.",
    ),
    "order-missing": ("its right order is missing", "Put the items in order where you wrote the question."),
    "ordering-alone": (
        "a Question Set of H5P takes no Sort the Paragraphs, which is a package of its own",
        "Keep it in a bank of its own to write it as H5P.",
    ),
    "ordering-grading": ("its own marking rule (%(grading)s) was left out", "Orderings are marked by pairs."),
    "ordering-grading-near": (
        "its own marking rule (%(grading)s) was left out: the nearest rule here is “%(scheme)s”",
        "Orderings are marked by pairs, unless a quiz is set to mark by another rule.",
    ),
    "ordering-subset": (
        "all %(items)s items are asked, where the file would show %(count)s of them",
        "Delete the items you do not need.",
    ),
    "qti-adaptive": (
        "it gives several tries and changes between them; here it is asked once",
        "Check that the question is whole without them.",
    ),
    "qti-composite": (
        "it asks for several answers in one item (or has several interactions)",
        "Make a question of each, and repeat the text they share.",
    ),
    "qti-no-item": (
        "<%(name)s> holds no question itself: it lists or accompanies questions that are in other files",
        "Choose the whole package (.zip), or the file of a question.",
    ),
    "qti-part": (
        "only %(count)s of its %(items)s items are to be put in order",
        "Delete the other items, or give each its place in the right order.",
    ),
    "qti-template": (
        "its text or its right answer has numbers that are drawn anew for each student",
        "Write one question with fixed numbers.",
    ),
    "qti-test": (
        "of a test, only the questions and their order are read: its parts, limits and rules are not",
        "Give the questions in a quiz, and set its rules there.",
    ),
    "read-otherwise": ("the format would read it as something else", "Word it in another way."),
    "parts-several": ("it asks several things in one", "Make a question of each part."),
    "package-broken": ("the archive is damaged, or locked with a password", "Export it again, and choose that file."),
    "package-large": ("the archive holds more than can be read here", "Split it, or leave recordings out of it."),
    "package-part": (
        "this is a part of a package (<%(name)s>), and holds no questions",
        "Choose the whole package, a .zip or .imscc file, as it was exported.",
    ),
    "questions-none": ("it holds no questions", "Export a quiz or a question bank, and choose that file."),
    "questions-twice": ("questions that are in another file of the package as well: %(count)s", "Each is taken once."),
    "quiz-twice": ("this quiz is in the package twice", "It is read from %(other)s, which says more."),
    "right-full": ("no option earns the full points", "Give one option 100%."),
    "right-none-weight": ("no option is right", "Give the right options their share of 100%."),
    "right-several": ("%(found)s options earn the full points each", "Let one earn them, or ask for several answers."),
    "scoring-replaced": (
        "its own way of marking is not kept",
        "It is marked as questions of its kind are: check what each option earns.",
    ),
    "shares-unknown": (
        "Moodle has no share of the points for each of %(found)s right options",
        "Make two questions of it, with at most 10 right options each.",
    ),
    "single-point": (
        "its single point for all right answers was left out",
        "Right options share the points; a quiz can mark by all or nothing.",
    ),
    "single-spelling": ("“%(text)s” is read as false: several answers are right", "Write false in small letters."),
    "stem-from-title": ("its text is empty, and its title was taken as the question", "Read it as a student would."),
    "stem-missing": ("there is no question text", "Write the question."),
    "stimulus-missing": (
        "the text it refers to is not in the file: %(name)s",
        "Choose the whole package (.zip), or write the text into the question.",
    ),
    "text-long": ("a text has more than %(most)s characters", "Shorten it; pictures belong in files of their own."),
    "text-turned": ("it holds marks that change the direction of writing", "Check how it reads."),
    "truth-unnamed": ("the answers are not named true and false", "The first is read as true, the second as false."),
    "weights-sum": ("the right options add up to %(percent)s%% and not to 100%%", "Let them share 100%."),
    "weight-unknown": (
        "“%(text)s” is not a share of the points that can be added up exactly",
        "Write a percentage such as 100%, 50%, 33.33%, 25% or -50%.",
    ),
    "xml-broken": ("the XML is not well-formed: %(text)s", "Export the file again; do not edit it by hand."),
    "xml-dtd": ("the XML defines a document type or entities, which is not allowed", "Delete the line <!DOCTYPE …>."),
    "xml-large": ("the XML has more elements, or nests them deeper, than is allowed", "Split the file."),
    "xml-root": ("the outermost element is <%(name)s>, not <quiz>", "Export the questions as Moodle XML again."),
}

SAID = {**table_words.SENTENCES, **SENTENCES}
"""A bank may be a table too."""


def reason(note: Note | Loss) -> str:
    if note.code not in SAID:
        return problem_words.worded(note.code, note.params)
    named = {"scheme": scheme_words(str(note.params["scheme"]))} if "scheme" in note.params else {}
    return _(SAID[note.code][0]) % {**note.params, **named}


def hint(note: Note | Loss) -> str:
    return _(SAID[note.code][1]) if note.code in SAID else ""
