"""Sentences for the codes that the rooms below speak in."""

from collections.abc import Mapping

from ..core.errors import QuizError
from .speech import Message
from .speech import gettext as _

SENTENCES: Mapping[str, Message] = {
    "answer-unknown": "The page sent an answer that does not belong to this question.",
    "answer-repeats": "The page sent the same answer twice.",
    "answer-one-only": "This question takes one answer, and the page sent several.",
    "answer-incomplete": "The page sent an order with items missing.",
    "answer-locked": "The page sent an order in which a fixed item had been moved.",
    "scheme-unknown": "There is no marking rule %(scheme)s for this kind of question.",
    "scheme-weights": "The marking rule %(scheme)s needs options that have weights.",
    "scheme-one-order": "The marking rule %(scheme)s needs exactly one right order, and some items of this question "
    "have no order among them.",
    "slot-unknown": "The page sent an answer to a question that is not part of this quiz.",
    "post-malformed": "The page sent something that this quiz cannot read.",
    "attempt-unknown": "There is no such attempt in this browser.",
    "quiz-unknown": "There is no quiz named %(slug)s.",
    "quiz-closed": "This quiz is closed: it takes no new attempts.",
    "quiz-shipped": "This quiz came with the installation. Copy it, and change the copy.",
    "quiz-early": "This quiz has not opened yet.",
    "attempts-spent": "You have used all your attempts (%(most)s).",
    "member-unknown": "This quiz was given to a class, and this browser is not in it. Join the class with its code.",
    "class-unknown": "There is no such class.",
    "code-wrong": "No class can be joined with this code. Compare it letter by letter with the board.",
    "note-unknown": "There is no such note here.",
    "note-empty": "There was nothing to read in this note, so it was not saved.",
    "note-long": "A note has at most %(most)s characters. It was not saved; go back, and shorten it.",
    "place-unknown": "Nobody with this name or number is on the list of this class. Check it, or ask your teacher.",
    "name-missing": "Type the name or number you want to be known by in this class.",
    "pin-missing": "Choose a PIN for this place, or type the one that was chosen for it.",
    "place-empty": "Nobody has taken this place yet, so there is nothing to continue.",
    "student-shared": "This student is in a class of another teacher, too, and a new way in would lead there as well. "
    "Let them join again with the code of this class, then merge the two.",
    "pin-unset": "%(name)s has already joined and has no PIN yet. If that was you, continue in the browser where you "
    "joined, or with your resume code; otherwise ask your teacher for a PIN.",
    "name-listed": "%(name)s is on the list: choose that name there.",
    "name-unfit": "This name has characters that cannot be read or that turn the writing around.",
    "pin-wrong": "That is not the PIN of this place. If you forgot it, ask your teacher for a new one.",
    "pin-unasked": "The door of this class asks for no PIN at this place. Sign out every browser instead.",
    "pin-once": "The PIN from your teacher works only once. Now choose another, which you alone know.",
    "pin-over": "This PIN from your teacher no longer works. Ask for another.",
    "pins-many": "Too many wrong PINs for this place. Wait %(seconds)s seconds, or ask your teacher for "
    "a new PIN. A browser in which you joined before needs none.",
    "number-taken": "There is already a student with the number %(number)s in this class.",
    "upload-unknown": "This file is no longer waiting: it was imported or cancelled, or a day has gone by. "
    "Nothing was changed. Choose it again.",
    "roster-moved": "Somebody else changed this class at the same moment. Nothing was imported. Try again.",
    "roster-refused": "This list has problems and cannot be imported as it is. Nothing was changed.",
    "merge-self": "A student cannot be merged with themselves.",
    "merge-erased": "One of the two is being erased at the moment, so they were not merged. Load the page again.",
    "student-merged": "Your teacher has just merged two entries of yours. Nothing was deleted. Load the page again.",
    "invite-self": "This class is your own: you already see its results.",
    "bank-unknown": "There is no bank %(bank)s.",
    "bank-ambiguous": "Several banks are called %(bank)s. Name one by its id: %(ids)s.",
    "bank-empty": "There is no question in this file, so nothing was changed.",
    "bank-busy": "Somebody is importing into this bank. Nothing was changed. Try again in a minute.",
    "bank-changed": "This bank was changed in the meantime, so nothing was done. Look at it again.",
    "bank-refused": "This file cannot be imported as it is. Nothing was changed. Look at what is refused.",
    "upload-unread": "This file is still being looked at. Wait until you see what it holds.",
    "undo-late": "This bank was changed in the meantime, so nothing was undone. Look at it again.",
    "tasks-many": "Many files are being worked on at the moment. Nothing was changed. Try again in a minute.",
    "picture-unknown": "There is no such picture.",
    "question-unknown": "There is no such question in this bank any more.",
    "item-unknown": "There is no question %(place)s in this quiz, or nobody has answered yet.",
    "question-unasked": "Nobody was asked this question here.",
    "ruling-unknown": "There is no such decision about this question.",
    "ruling-newer": "There is a newer decision about this question. Undo that one first.",
    "key-missing": "Choose the answer that this decision is about.",
    "drop-last": "Somebody was asked nothing else that counts, so this question cannot be dropped. Nothing was "
    "changed; you can give everybody full marks instead.",
    "objection-unknown": "There is no such objection.",
    "objection-made": "You have already objected to this question. Withdraw that first to give another reason.",
    "objection-closed": "Nobody can object to this question: its answer is not shown, or nobody is there to ask.",
    "undo-none": "There is nothing to undo in this bank.",
    "cards-none": "The answers of this attempt are not shown, so there are no cards to learn from.",
    "missed-closed": "Missed questions can be practised only in open practice.",
    "answer-missing": "There is no answer to check yet. Answer the question first; to keep an order as it stands, "
    "press “This order is my answer”.",
    "check-closed": "In this quiz, answers are explained after submitting.",
    "quiz-dry": "This quiz cannot be put together: its part %(rule)s (%(source)s) finds too few questions: "
    "%(found)s of %(wanted)s.",
    "missed-dry": "Nothing asks about these facts in another way, so there is nothing to practise from them.",
    "generator-dry": "These facts are too few for the generator %(generator)s.",
    "code-unknown": "No quiz has this resume code. Compare it letter by letter.",
    "missed-none": "Nothing was missed in this attempt, so there is nothing to practise from it.",
    "attempt-open": "This attempt has not been submitted yet.",
    "attempt-submitted": "This attempt has already been submitted. Open it again to give it more time.",
    "attempt-discarded": "This attempt is discarded. Bring it back first.",
    "attempt-moved": "The student has gone on in the meantime, so this can no longer be undone. Nothing was changed.",
    "decision-changed": "Something else was decided about this attempt in the meantime. Nothing was changed. Look "
    "at it again.",
    "time-unlimited": "Nothing ends this attempt, neither a time limit nor a closing time, so it needs no more time.",
    "time-running": "The added time has already begun, so this cannot be undone. Nothing was changed.",
    "time-needed": "The time of this attempt is up. Say how many minutes the student may go on.",
    "closing-first": "The quiz closes before that. Tick this if the student may go on after it has closed.",
    "reason-missing": "A reason is needed. Nothing was changed.",
    "reason-long": "A reason has at most %(most)s characters. Nothing was changed.",
    "debrief-unknown": "This quiz has no such question.",
    "account-unknown": "There is no account %(login)s.",
    "login-taken": "There is already an account %(login)s.",
    "login-unfit": "%(login)s cannot be a login: use 2 to 60 letters, digits or . @ + - _ without spaces.",
    "account-shut": "%(login)s may not sign in at present, so a link would not work. Let them sign in first.",
    "last-admin": "%(login)s is the only admin who can sign in: make somebody else one first, with a password chosen.",
    "account-own": "You cannot delete your own account: ask another admin.",
    "account-own-role": "You cannot change your own role, nor whether you may sign in: ask another admin.",
    "heir-missing": "%(login)s owns classes, quizzes or banks. Say who gets them.",
    "heir-unfit": "%(login)s cannot get these: choose a teacher or admin who may sign in and has a password.",
    "ticket-void": "This link has been used, replaced by a newer one, or is more than seven days old. Ask for another.",
    "sign-in-wrong": "The login or the password is wrong. Nothing was changed. Try again.",
    "password-wrong": "That is not your current password. Nothing was changed. Try again.",
    "hashing-busy": "Many people are signing in at the moment. Nothing was changed. Try again in a few seconds.",
    "crowded": "Very many people are coming from your network at the moment. Wait %(seconds)s seconds, then try again.",
    "throttled": "Too many wrong tries from here. Wait %(seconds)s seconds, then try again.",
    "student-unknown": "This browser belongs to nobody here, so nothing is kept about you.",
    "receipt-unknown": "There is no such receipt.",
    "receipt-bad": "%(file)s, line %(line)s: this is not a receipt of something that was erased. Nothing was changed. "
    "Take the line out, or take the file as it was written.",
    "data-unwritable": "The data folder %(folder)s cannot be written to (%(reason)s). "
    "Choose another with QUIZAPP_DATA, or change its permissions.",
    "database-refuses": "The database cannot be used (%(reason)s). "
    "Check QUIZAPP_DATA and QUIZAPP_DATABASE_URL, permissions, and the disk space that is left.",
    "setting-bad": "The setting %(name)s %(reason)s.",
    "port-taken": "Port %(port)s is in use. Choose another with --port, for example --port %(other)s.",
    "migration-orphans": "This upgrade would leave rows in %(tables)s that belong to nothing. Nothing was changed. "
    "Go on with the version before, and restore an older backup.",
    "schema-none": "The database is empty: the first start, quizapp run, makes its tables. If it should hold "
    "something, look at QUIZAPP_DATA and QUIZAPP_DATABASE_URL.",
    "schema-old": "The database is at version %(found)s and this quizapp needs %(wanted)s. Run: quizapp db upgrade",
    "schema-newer": "The database is at version %(found)s, which a later quizapp made; this one knows %(wanted)s. "
    "Install the same version on every host.",
    "key-differs": "The database was used with another secret key than this host has. Give every host the same "
    "QUIZAPP_SECRET_KEY, or the same file secret-key in its data folder. If the key was changed on purpose, give "
    "the old one as QUIZAPP_FORMER_KEY; where it is lost, start once with: quizapp run --new-key. Then open pages "
    "must be reloaded, and teachers make new PINs.",
    "backup-there": "%(file)s already exists and was left as it is. Choose another name, or overwrite it with --force.",
    "backup-unwritable": "%(file)s cannot be written (%(reason)s). Nothing was left there; choose another place.",
    "backup-unreadable": "%(file)s cannot be read (%(reason)s). Nothing was changed.",
    "backup-strange": "This is not a backup made by quizapp backup, or its end is missing. Nothing was changed.",
    "backup-broken": "This backup is damaged, or not what quizapp wrote, in %(part)s. Nothing was changed. Take "
    "another copy of it, or an older one.",
    "backup-newer": "This backup was made by quizapp %(app)s with the database version %(revision)s, which this "
    "quizapp does not know. Nothing was changed; install quizapp %(app)s or newer, and restore it there.",
    "backup-large": "This backup unpacks to %(unpacked)s bytes, and %(most)s are allowed. Nothing was changed. If you "
    "know where it comes from, allow more with --max-size %(unpacked)s.",
    "backup-misfit": "A value in the table %(table)s cannot be kept as what it should be (%(reason)s). "
    "Nothing was changed.",
    "backup-damaged": "The rows of this backup do not fit together (%(found)s). Nothing was changed. Take an "
    "older one.",
    "database-damaged": "The database is damaged (%(found)s), so no backup was made of it. Stop the server, keep a "
    "copy of its files, and restore the newest backup.",
    "site-filled": "There are already accounts or students in %(database)s. Nothing was changed. To put the backup in "
    "their place and keep them beside it, add --replace.",
    "site-in-use": "A server is at work on this database. Nothing was changed; stop it, then restore again.",
    "restore-running": "Somebody else is restoring a backup here. Nothing was changed. Wait until that is over.",
    "restore-forbidden": "The database does not allow it (%(reason)s). Nothing was changed; restore as the owner of "
    "the database, who may create schemas in it.",
    "facts-bad": "The facts in %(file)s have problems.",
}


def sentence(error: QuizError) -> str:
    return _(SENTENCES.get(error.code, error.code)) % error.params
