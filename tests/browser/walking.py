"""A walk through pages by those who use them: what is wrong with a page, found in one load of it."""

import shutil
import threading
from pathlib import Path

from apps import app_on, release
from furnished import furnish
from looked_at import BEFORE_AXE, barriers
from werkzeug.serving import make_server

SCRIPT = Path(__file__).parent / "walk.js"
VIEWS = {(360, "dark"): "100%", (1280, "light"): "100%"}
SIZES = [(320, "100%"), (640, "100%"), (640, "200%")]
"""Widths in pixels and how large the letters are: 640 is a window of 1280 at 200 %."""
HEIGHT = 900


def faults(page):
    """Return all that is wrong with the page shown, each as a sentence."""
    found = page.evaluate("walk.outline()") + page.evaluate("walk.motion()")
    found += [f"scrolls sideways at {width} px and {letters}" for width, letters in SIZES if scrolls(page, width, letters)]
    for width, scheme in ((360, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} px, {scheme}: {each}" for each in barriers(page)]
    return found + tabbed(page)


def scrolls(page, width, letters):
    page.set_viewport_size({"width": width, "height": HEIGHT})
    wide = page.evaluate("letters => walk.sideways(letters)", letters)
    page.evaluate("walk.sideways('')")
    return wide


def tabbed(page):
    """Go through the page with Tab alone."""
    for _press in range(page.evaluate("walk.watch()")):
        page.keyboard.press("Tab")
    return page.evaluate("walk.walked()")


class Walking:
    """The site of `sites` in a browser, with a page for each role."""

    def __init__(self, chromium, built, folder):
        self.site, kept = built
        shutil.copy(kept / "quizapp.sqlite", folder)
        self.app = app_on(f"sqlite:///{folder / 'quizapp.sqlite'}", folder)
        self.server = make_server("127.0.0.1", 0, self.app, threaded=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.port}"
        self.chromium, self.pages, self.troubles = chromium, {}, []
        self.ids, self.cookies = furnish(self.app, self.site)

    def page(self, role):
        if role not in self.pages:
            context = self.chromium.new_context(**BEFORE_AXE, locale="en-GB")
            context.set_default_timeout(15_000)
            context.add_init_script(path=SCRIPT)
            context.add_cookies(
                [{"name": name, "value": value, "url": self.url} for name, value in self.cookies[role].items()]
            )
            self.pages[role] = context.new_page()
        return self.pages[role]

    def faults(self, page):
        return faults(page)

    def end(self):
        for page in self.pages.values():
            page.context.close()
        self.server.shutdown()
        self.server.server_close()
        release(self.app)
