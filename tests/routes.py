"""Who may use which route: the whole table, and how an address is filled with the ids of somebody's things.

A new route is one row here: every test that goes through all routes goes through it then.
"""

import re

from sites import ROLES

EVERYBODY = frozenset(ROLES)
STAFF = EVERYBODY - {"anonymous", "student", "other student"}
TEACHERS = frozenset({"teacher", "other teacher", "admin"})
READERS = frozenset({"teacher", "invited"})

NO_PAGE = "no page"
"""What is answered is a file, or something that a script asks for."""
UNDER_WAY = "under way"
"""The page is one of an attempt nobody has handed in."""

TABLE = {
    frozenset(): """
        GET /metrics - no page
        POST /desk/classes/<public_id>/remove-sample
    """,
    EVERYBODY: """
        GET /
        GET /static/<path:filename> - no page
        GET /healthz - no page
        GET /readyz - no page
        GET /join
        POST /join
        GET /join/<code>
        POST /join/<code>
        GET /resume
        POST /resume
        GET /leave
        POST /leave
        GET /my-data
        GET /erased/<receipt>
        GET /erased/<receipt>.txt - no page
        GET /pictures/<digest> - no page
        GET /sign-in
        POST /sign-in
        POST /sign-out
        GET /welcome/<token>
        POST /welcome/<token>
        GET /demo/<token>
        POST /demo/<token>/student
        POST /demo/<token>/teacher
        POST /demo/<token>/instructor
    """,
    frozenset({"student", "other student"}): """
        GET /my-data.json - no page
        POST /my-data/delete
    """,
    frozenset({"student"}): """
        GET /class/<public_id>
        GET /quiz/<slug>
        POST /quiz/<slug>/start
        GET /attempt/<attempt>/<int:slot> - under way
        POST /attempt/<attempt>/<int:slot>/object
        GET /attempt/<attempt>/all - under way
        GET /attempt/<attempt>/review - under way
        GET /attempt/<attempt>/result
        GET /attempt/<attempt>/time - no page
        GET /attempt/<attempt>/cards.txt - no page
        POST /attempt/<attempt>/save
        POST /attempt/<attempt>/submit
        POST /attempt/<attempt>/again
        POST /attempt/<attempt>/missed
        POST /my-data/ask
    """,
    STAFF: """
        GET /desk
        GET /account
        POST /account/password
        POST /account/sign-out-everywhere
    """,
    TEACHERS: """
        GET /desk/audit
        GET /desk/receipts
        GET /desk/banks/new
        POST /desk/banks/new
        POST /desk/banks/empty
        GET /desk/banks/template.csv - no page
        GET /desk/banks/template.xlsx - no page
        GET /desk/classes/new
        POST /desk/classes/new
        POST /desk/classes/quick
        GET /desk/quizzes/new
        POST /desk/quizzes/new
        POST /desk/sample
    """,
    READERS: """
        GET /desk/classes/<public_id>
        GET /desk/given/<slug>/attempts/<attempt>
        POST /desk/given/<slug>/attempts/<attempt>/notes
        GET /desk/given/<slug>/debrief
        GET /desk/given/<slug>/debrief/<int:place>
        GET /desk/given/<slug>/export
        GET /desk/given/<slug>/export/file - no page
        GET /desk/given/<slug>/export/codebook - no page
        GET /desk/given/<slug>/gradebook
        POST /desk/given/<slug>/gradebook
        GET /desk/given/<slug>/gradebook/file - no page
        GET /desk/given/<slug>/items
        GET /desk/given/<slug>/items/<place>
        POST /desk/given/<slug>/items/<place>/notes
        GET /desk/given/<slug>/live
        GET /desk/given/<slug>/live/now - no page
        GET /desk/given/<slug>/objections
        GET /desk/given/<slug>/regrade
        GET /desk/given/<slug>/regrade/<question>
        GET /desk/given/<slug>/results
        GET /desk/given/<slug>/results.csv - no page
    """,
    frozenset({"teacher"}): """
        GET /desk/banks/<public_id>
        POST /desk/banks/<public_id>/archive
        GET /desk/banks/<public_id>/cards.txt - no page
        POST /desk/banks/<public_id>/check
        GET /desk/banks/<public_id>/export
        GET /desk/banks/<public_id>/export/<format_> - no page
        GET /desk/banks/<public_id>/history
        GET /desk/banks/<public_id>/new
        POST /desk/banks/<public_id>/new
        GET /desk/banks/<public_id>/questions/<name>
        POST /desk/banks/<public_id>/questions/<name>
        GET /desk/banks/<public_id>/questions/<name>/edit
        POST /desk/banks/<public_id>/questions/<name>/edit
        POST /desk/banks/<public_id>/questions/<name>/flag
        POST /desk/banks/<public_id>/questions/<name>/remove
        POST /desk/banks/<public_id>/rename
        POST /desk/banks/<public_id>/undo
        GET /desk/banks/<public_id>/upload
        POST /desk/banks/<public_id>/upload
        GET /desk/banks/checked/<upload>
        POST /desk/banks/checked/<upload>
        GET /desk/banks/checked/<upload>/pictures/<digest> - no page
        GET /desk/banks/checked/<upload>/report.csv - no page
        POST /desk/classes/<public_id>
        POST /desk/classes/<public_id>/archive
        POST /desk/classes/<public_id>/code
        POST /desk/classes/<public_id>/colleagues
        POST /desk/classes/<public_id>/colleagues/<person_id>
        GET /desk/classes/<public_id>/erase
        POST /desk/classes/<public_id>/erase
        GET /desk/classes/<public_id>/here - no page
        GET /desk/classes/<public_id>/projector
        GET /desk/classes/<public_id>/roster
        POST /desk/classes/<public_id>/roster
        GET /desk/classes/<public_id>/roster/<upload>
        POST /desk/classes/<public_id>/roster/<upload>
        GET /desk/classes/<public_id>/roster/template.csv - no page
        GET /desk/classes/<public_id>/roster/template.xlsx - no page
        POST /desk/classes/<public_id>/show
        GET /desk/classes/<public_id>/students/<place>
        POST /desk/classes/<public_id>/students/<place>
        POST /desk/classes/<public_id>/students/<place>/do
        GET /desk/classes/<public_id>/students/<place>/data.json - no page
        GET /desk/classes/<public_id>/students/<place>/erase
        POST /desk/classes/<public_id>/students/<place>/erase
        POST /desk/classes/<public_id>/students/<place>/merge
        GET /desk/given/<slug>
        POST /desk/given/<slug>
        GET /desk/given/<slug>/attempts/<attempt>/decide
        POST /desk/given/<slug>/attempts/<attempt>/decide
        GET /desk/given/<slug>/gradebook/<upload>
        POST /desk/given/<slug>/gradebook/<upload>
        GET /desk/given/<slug>/gradebook/<upload>/filled - no page
        POST /desk/given/<slug>/notes/<note>/answer
        POST /desk/given/<slug>/objections/<objection>
        GET /desk/given/<slug>/paper
        POST /desk/given/<slug>/regrade/<question>
        POST /desk/given/<slug>/regrade/<question>/undo
        POST /desk/given/<slug>/state
        GET /desk/quizzes/<slug>
        POST /desk/quizzes/<slug>/archive
        POST /desk/quizzes/<slug>/avoid
        POST /desk/quizzes/<slug>/copy
        GET /desk/quizzes/<slug>/edit
        POST /desk/quizzes/<slug>/edit
        GET /desk/quizzes/<slug>/give
        POST /desk/quizzes/<slug>/give
        GET /desk/quizzes/<slug>/paper
        GET /desk/quizzes/<slug>/pick
        POST /desk/quizzes/<slug>/pick
        GET /desk/quizzes/<slug>/preview
        GET /desk/receipts/<receipt>
        GET /desk/receipts/<receipt>.txt - no page
    """,
    frozenset({"invited"}): """
        POST /desk/given/<slug>/notes/<note>/delete
    """,
    frozenset({"admin"}): """
        GET /people
        POST /people
        POST /people/<public_id>
        POST /people/<public_id>/link
        GET /people/<public_id>/delete
        POST /people/<public_id>/delete
    """,
}
"""With the ids of the teacher's things: the gradebook was sent by the teacher, and the note is by who was invited.

Metrics are for nobody where no token is set, and no class of theirs is a sample.
The pass of a demo is for whoever has it.
"""

ROWS = [
    (roles, *row.strip().partition(" - ")[::2])
    for roles, rows in TABLE.items()
    for row in rows.splitlines()
    if row.strip()
]
WHO = {route: roles for roles, route, _remark in ROWS}
REMARKS = {route: remark for _roles, route, remark in ROWS}


def routes(app):
    """Yield each route of the app as its method and the pattern of its address."""
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
            yield method, rule.rule


def pages(role):
    """Return the pattern of each page this role may look at."""
    gets = [route for route, roles in WHO.items() if role in roles and route.startswith("GET ")]
    return [route.removeprefix("GET ") for route in gets if REMARKS[route] != NO_PAGE]


def sample(pattern, ids):
    """Return the address at which the page of this pattern has most to show."""
    return filled(pattern, ids | {"attempt": ids["open"]} if REMARKS[f"GET {pattern}"] == UNDER_WAY else ids)


def filled(pattern, ids):
    """Return an address of this pattern; KeyError names what no sample has an id of."""
    done = []
    for part in pattern.split("/"):
        argument = re.match(r"<(?:\w+:)?(\w+)>", part)
        before = done[-1][0] if done and done[-1][1] else ""
        done.append((ids[before or argument[1]] + part[argument.end() :], False) if argument else (part, True))
    return "/".join(part for part, _literal in done)


def fields(ids):
    """Return what a form has to say to be asked whose the things are that it is about, whichever form it is."""
    said = {"page": "p", "slot": "1", "answer-1": "0", "kind": "single_choice", "reply": "The third paragraph says so."}
    said |= {"do": "discard", "discard-reason": "a power cut"}
    return said | {"other": ids["students"], "place": ids["students"], "ruling": ids["ruling"]}
