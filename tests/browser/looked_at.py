"""What is wrong with a page that can be told without eyes: what axe finds, and that it scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe

AXE = Axe()
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
EACH_WIDTH_AND_THEME = pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
"""Not each with each: no colour depends on the width, which tests/test_colours.py makes sure of."""
BEFORE_AXE = {"bypass_csp": True, "reduced_motion": "reduce"}
"""The policy would keep axe itself out, and what is on the move measures less than it is."""


def barriers(page):
    """What axe reports of the page, one line a rule, once it has loaded: a click returns before that."""
    page.wait_for_load_state()
    found = AXE.run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found]


def scrolls_sideways(page):
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def faults(page):
    return barriers(page) + ["scrolls sideways"] * scrolls_sideways(page)


def faults_of(page, names):
    """The faults of the page by the name of each state in which `names` shows it, where there are any."""
    return {name: found for name in names if (found := faults(page))}
