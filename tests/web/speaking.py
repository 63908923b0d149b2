"""Every page that can be opened without changing anything, by everybody for whom it is, in one language."""

from routes import WHO, filled

from quizapp.web.zones import zones

ROLES = ("anonymous", "student", "teacher", "invited", "admin")
NOT_FOR_PEOPLE = ("/static", "/metrics", "/healthz", "/readyz")
NAMES = (
    *(part for zone in zones() for part in zone.replace("_", " ").split("/")),
    "localhost", "join", "CSV", "UTF", "XLSX", "Quiz",
)  # fmt: skip
"""What is called so in every language; the last is a column of a file that was sent."""


def openable(site, roles=ROLES):
    """Yield each role, pattern and address that can be opened, for pages that are for people."""
    for route, allowed in WHO.items():
        method, pattern = route.split()
        if method == "GET" and not pattern.startswith(NOT_FOR_PEOPLE):
            yield from ((role, pattern, filled(pattern, site.mine)) for role in roles if role in allowed)


def pages(app, site, tag):
    """Return status and text of each HTML page by its role and pattern; what only leads elsewhere is passed over."""
    found = {}
    for role, pattern, address in openable(site):
        with site.browser(app, role).client.get(address, headers={"Accept-Language": tag}) as response:
            if response.mimetype == "text/html" and response.location is None:
                found[role, pattern] = response.status_code, response.text
    return found
