"""Lists to put in order, and the hands that do it."""

import re

from builders import ordering

from quizapp.core.question import Option

MOVED = re.compile(r"Option \w is now number \d of 4")
PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 360, "height": 840}}
"""High enough that a finger at the third of four items is not at the edge yet, where the page scrolls."""
LONG_TEXT = "A ferry crosses the bay on a rainy morning while the keeper of the lighthouse counts the lamps that "


def dated(texts, **changes):
    """An ordering of these items, each `date text`, in right order."""
    keys = "abcdefghijkl"[: len(texts)]
    parts = [text.split(" ", 1) for text in texts]
    options = tuple(Option(key=key, text=text, date=date) for key, (date, text) in zip(keys, parts, strict=True))
    return ordering(keys, options=options, explanation="As the ferry log says.", **changes)


FERRIES = dated(
    [
        "1900 The first ferry sails",
        "1922 The harbour is dug",
        "1949-10 The bridge opens",
        "1969-03 The ferry stops",
        "1972-02-21 The tunnel is planned",
        "198X The bridge closes",
    ],
    stem="Put the history of the bay in order.",
    locked=("b", "e"),
    ends=("earliest", "latest"),
)
FERRIES_SHOWN = "fbadec"
"""The two locked items, b and e, stand where they belong."""
LONG = dated([f"{1800 + number} {LONG_TEXT * 2}"[:205] for number in range(12)], ends=("earliest", "latest"))
LONG_SHOWN = "lgakbcdhijfe"
ARABIC = dated(
    ["1900 قارب أزرق صغير", "1922 جسر من خشب", "1949 سوق الليل", "1969 عودة الطيور"],
    stem="رتب هذه الأشياء",
    lang="ar",
    ends=("الأول", "الأخير"),
)


def order(page):
    """Return the values of the items from top to bottom; they count the order shown at first."""
    inputs = page.locator("[data-order] input[name^=answer]")
    return [int(value) for value in inputs.evaluate_all("inputs => inputs.map(input => input.value)")]


def texts(page):
    return page.locator("[data-order] .text").all_inner_texts()


def status(page):
    return page.locator("[data-status]")


def saved(page):
    return page.expect_response(lambda response: response.request.method == "POST")


def rows(page):
    return page.locator("[data-order] > li")


def grip(page, index):
    """Return the handle in a row; a locked row has none."""
    return rows(page).nth(index).locator("[data-grip]")


def press(page, index, name):
    rows(page).nth(index).get_by_role("button", name=name).click()


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def past(page, index):
    """Return the point a little below the middle of a row: an item dragged there has passed it."""
    x, y = middle(rows(page).nth(index))
    return x, y + 15


def drag(page, start, end, steps=12):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=steps)


class Finger:
    """Real touches, as the browser receives them from a screen."""

    def __init__(self, page):
        # Where a touch may scroll is known to the browser only when the page has been drawn.
        comes_true(page, "false", frames=5)
        self.session = page.context.new_cdp_session(page)

    def touch(self, kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

    def slide(self, start, end, steps=12):
        """Touch at one point, move to another, and stay down."""
        self.touch("Start", start)
        for step in range(1, steps + 1):
            self.touch("Move", tuple(a + (b - a) * step / steps for a, b in zip(start, end, strict=True)))

    def swipe(self, start, end, steps=12):
        self.slide(start, end, steps)
        self.touch("End")


def comes_true(page, condition, frames=600):
    """Whether an expression of the page becomes true within so many frames drawn."""
    # The policy forbids the evaluation that `wait_for_function` repeats.
    return page.evaluate(
        f"""() => new Promise((resolve) => {{
            let left = {frames};
            const look = () => ({condition}) ? resolve(true) : left-- ? requestAnimationFrame(look) : resolve(false);
            look();
        }})""",
    )


def stands(page, wanted):
    """Whether the list comes to stand in this order: touches and pointer moves arrive with the next frame."""
    values = "[...document.querySelectorAll('[data-order] input[name^=answer]')].map(input => input.value).join()"
    return comes_true(page, f"{values} === '{','.join(map(str, wanted))}'", frames=120)


def has_focus(locator):
    return locator.evaluate("element => element === document.activeElement")
