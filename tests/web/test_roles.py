"""Who may use which page: what every route declares. tests/security/test_access.py opens them all."""

from quizapp.web.roles import allowed

EVERYONE = {
    "/", "/quiz/<slug>", "/quiz/<slug>/start", "/join", "/join/<code>", "/class/<public_id>", "/resume", "/leave",
    "/attempt/<attempt>/<int:slot>", "/attempt/<attempt>/all", "/attempt/<attempt>/review", "/attempt/<attempt>/save",
    "/attempt/<attempt>/submit", "/attempt/<attempt>/result", "/attempt/<attempt>/again", "/attempt/<attempt>/missed",
    "/attempt/<attempt>/<int:slot>/object", "/attempt/<attempt>/time", "/attempt/<attempt>/cards.txt",
    "/sign-in", "/sign-out", "/welcome/<token>", "/pictures/<digest>",
    "/my-data", "/my-data.json", "/my-data/delete", "/my-data/ask", "/erased/<receipt>", "/erased/<receipt>.txt",
    "/static/<path:filename>", "/healthz", "/metrics", "/readyz",
    "/demo/<token>", "/demo/<token>/student", "/demo/<token>/teacher", "/demo/<token>/instructor",
}  # fmt: skip
SIGNED_IN = {"/desk", "/account", "/account/password", "/account/sign-out-everywhere"}
READERS = {
    "/desk/classes/<public_id>", "/desk/given/<slug>/results", "/desk/given/<slug>/results.csv",
    "/desk/given/<slug>/attempts/<attempt>", "/desk/given/<slug>/items", "/desk/given/<slug>/items/<place>",
    "/desk/given/<slug>/regrade", "/desk/given/<slug>/regrade/<question>", "/desk/given/<slug>/objections",
    "/desk/given/<slug>/export", "/desk/given/<slug>/export/file", "/desk/given/<slug>/export/codebook",
    "/desk/given/<slug>/gradebook", "/desk/given/<slug>/gradebook/file", "/desk/given/<slug>/gradebook/<upload>",
    "/desk/given/<slug>/gradebook/<upload>/filled",
    "/desk/given/<slug>/live", "/desk/given/<slug>/live/now",
    "/desk/given/<slug>/debrief", "/desk/given/<slug>/debrief/<int:place>",
}  # fmt: skip
"""Those who teach a class and those it is shared with may look."""
CHANGED = {
    "/desk/given/<slug>/attempts/<attempt>/notes", "/desk/given/<slug>/notes/<note>/delete",
    "/desk/given/<slug>/gradebook", "/desk/given/<slug>/gradebook/<upload>",
}  # fmt: skip
"""What they may all send something to: notes, and a gradebook to get it back filled in."""
ADMINS = {"/people", "/people/<public_id>", "/people/<public_id>/link", "/people/<public_id>/delete"}


def wanted(rule):
    """Return who may use an address: what is not in the table above is for teachers."""
    if rule.rule in EVERYONE:
        return {"everyone"}
    if rule.rule in SIGNED_IN | CHANGED or (rule.rule in READERS and "GET" in rule.methods):
        return {"teacher", "instructor"}
    return {"admin"} if rule.rule in ADMINS else {"teacher"}


def test_every_address_is_for_whom_the_table_says(app):
    with app.app_context():
        found = {(rule.rule, rule.endpoint): allowed(rule.endpoint) for rule in app.url_map.iter_rules()}
        table = {(rule.rule, rule.endpoint): wanted(rule) for rule in app.url_map.iter_rules()}
    assert found == table


def test_the_table_names_no_address_that_is_gone(app):
    assert {rule.rule for rule in app.url_map.iter_rules()} >= EVERYONE | SIGNED_IN | READERS | CHANGED | ADMINS
