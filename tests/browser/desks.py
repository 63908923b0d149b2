"""Browsers that one test after the other uses: to start the processes of one takes longer than most tests."""

import json

from playwright.sync_api import Error

WAIT = 15_000
SPARE = 4
"""Browsers that wait for a test at a time: each holds on to some fifty megabytes."""


class Desk:
    """A browser with these options. The page it keeps open is of the site of every test, whose process thus stays."""

    def __init__(self, chromium, options):
        self.options = options
        self.context = chromium.new_context(**options)
        self.kept = self.context.new_page()
        self.kept.route("**/*", lambda route: route.fulfill(content_type="text/html", body="<title>Kept</title>"))
        self.kept.goto("http://127.0.0.1/")
        self.context.set_default_timeout(WAIT)

    def cleared(self):
        """Take away what a test left behind; return whether nothing is left."""
        for page in self.context.pages:
            if page != self.kept:
                page.close()
        self.context.clear_cookies()
        self.context.unroute_all()
        self.context.set_offline(offline=False)
        self.context.set_default_timeout(WAIT)
        # A clock that a test has put in stays, in every page to come.
        return self.kept.evaluate("/native code/.test(Date) && document.title === 'Kept'")


class Desks:
    """Every server of a test has a port of its own, and with it storage and a cache of its own."""

    def __init__(self, chromium):
        self.chromium = chromium
        self.spare = []

    def take(self, options):
        wanted = json.dumps(options, sort_keys=True)
        for desk in self.spare:
            if json.dumps(desk.options, sort_keys=True) == wanted:
                self.spare.remove(desk)
                return desk
        return Desk(self.chromium, options)

    def give_back(self, desk):
        try:
            if desk.cleared():
                self.spare.append(desk)
            else:
                desk.context.close()
        except Error:
            desk.context.close()
        while len(self.spare) > SPARE:
            self.spare.pop(0).context.close()

    def leave(self):
        for desk in self.spare:
            desk.context.close()
