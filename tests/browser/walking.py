"""A walk through pages by those who use them: all that is wrong with a page, found in one load of it."""

from pathlib import Path

from furnished import furnish
from looked_at import BEFORE_AXE, barriers, scrolls_sideways

SCRIPT = Path(__file__).parent / "walk.js"
VIEWS = ((360, "dark"), (1280, "light"))
SIZES = ((320, "100%"), (640, "100%"), (640, "200%"), (768, "100%"))
"""Widths in pixels and how large the letters are: 640 is a window of 1280 at 200 %."""
HEIGHT = 900


class Walking:
    """The site of `furnished` in a browser, with a page for each role."""

    def __init__(self, chromium, site, app, url):
        self.chromium = chromium
        self.url = url
        self.ids, self.cookies = furnish(app, site)
        self.pages = {}

    def page(self, role):
        if role not in self.pages:
            self.pages[role] = walker(self.chromium)
            said = self.cookies[role].items()
            self.pages[role].context.add_cookies(
                [{"name": name, "value": value, "url": self.url} for name, value in said]
            )
        return self.pages[role]

    def end(self):
        for page in self.pages.values():
            page.context.close()


def walker(chromium):
    """Return a page that can be walked through; what goes wrong on it is in its `troubles`."""
    page = chromium.new_context(**BEFORE_AXE, locale="en-GB").new_page()
    page.set_default_timeout(15_000)
    page.add_init_script(path=SCRIPT)
    page.troubles = []
    page.on("pageerror", lambda error: page.troubles.append(f"script: {error}"))
    return page


def faults(page):
    """Return what is wrong with the page shown, each as a sentence."""
    page.evaluate("walk.unfold(true)")
    found = page.evaluate("[...walk.outline(), ...walk.twins(), ...walk.motion()]")
    for width, letters in SIZES:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate("letters => walk.letters(letters)", letters)
        found += page.evaluate("walk.squeezed()")
        found += [f"scrolls sideways at {width} px with letters of {letters}"] * scrolls_sideways(page)
    page.evaluate("walk.letters('')")
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} px, {scheme}: {each}" for each in barriers(page)]
    page.evaluate("walk.unfold(false)")
    for _press in range(page.evaluate("walk.watch()")):
        page.keyboard.press("Tab")
    found += page.evaluate("walk.walked()") + page.troubles
    page.troubles.clear()
    return found
