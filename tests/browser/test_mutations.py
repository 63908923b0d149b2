"""The tests of ordering notice what they are for: each loss, served to the browser, makes the test named fail."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import test_ordering_buttons as buttons
import test_ordering_drag as dragging
import test_ordering_fixed as fixed
import test_ordering_places as places
import test_ordering_sizes as sizes
from lists import FERRIES, FERRIES_SHOWN, PHONE
from playwright.sync_api import Error, expect

from quizapp.paths import resource

pytestmark = pytest.mark.browser

SCRIPT = "js/ordering.js"
STYLE = "css/question.css"
WAIT = 1500
"""Milliseconds: a test that is to fail need not be waited for long."""


@dataclass(frozen=True)
class Loss:
    """`text` of a static file replaced by `instead`; `noticed` runs a test on what its argument opens."""

    file: str
    text: str
    instead: str
    noticed: Callable


LOSSES = {
    "touch-action": Loss(
        STYLE,
        "touch-action: none;",
        "",
        lambda seat: dragging.test_a_finger_drags_an_item_by_its_handle(seat(slot=3, **PHONE)),
    ),
    "touch-action on the row": Loss(
        STYLE,
        ".order .text {",
        ".order .text { touch-action: none;",
        lambda seat: dragging.test_only_the_handles_keep_the_finger_from_scrolling(seat(slot=3, **PHONE)),
    ),
    "focus after a button": Loss(
        SCRIPT,
        "focused.focus({ preventScroll: drag });",
        "",
        lambda seat: buttons.test_the_keyboard_alone_moves_an_item_to_the_top(seat(slot=3)),
    ),
    "focus after a drag": Loss(
        SCRIPT,
        "grip.focus({ preventScroll: true });",
        "",
        lambda seat: dragging.test_the_mouse_drags_an_item_by_its_handle(seat(slot=3)),
    ),
    "focus after undo": Loss(
        SCRIPT,
        'row.querySelector("[data-grip]").focus();',
        ";",
        lambda seat: buttons.test_when_nothing_is_left_to_undo_the_focus_goes_to_the_item(seat(slot=3)),
    ),
    "announcement": Loss(
        SCRIPT,
        "say(form.dataset.sayMoved, row);\n    tell();",
        "tell();",
        lambda seat: buttons.test_a_move_is_announced_with_its_place(seat(slot=3)),
    ),
    "saving": Loss(
        SCRIPT,
        "say(form.dataset.sayMoved, row);\n    tell();",
        "say(form.dataset.sayMoved, row);",
        lambda seat: buttons.test_a_move_is_saved_within_a_second_and_shown_after_reload(seat(slot=3)),
    ),
    "cancelling by Escape": Loss(
        SCRIPT,
        '"Escape" && drag && drop(drag.before)',
        '"Escape" && drag && drop()',
        lambda seat: dragging.test_escape_takes_a_drag_back(seat(slot=3)),
    ),
    "cancelling by the system": Loss(
        SCRIPT,
        'list.addEventListener("pointercancel", (event) => event.pointerId === drag?.id && drop(drag.before))',
        'list.addEventListener("pointercancel", (event) => event.pointerId === drag?.id && drop())',
        lambda seat: dragging.test_a_touch_that_the_system_takes_away_changes_nothing(seat(slot=3, **PHONE)),
    ),
    "saving what was taken back": Loss(
        SCRIPT,
        "if (crossed) tell();",
        "",
        lambda seat: dragging.test_what_was_saved_during_a_drag_taken_back_is_put_right(seat(slot=3)),
    ),
    "scrolling at the edge": Loss(
        SCRIPT,
        "scrollBy({",
        "void ({",
        lambda seat: dragging.test_near_the_edge_of_the_window_a_long_list_scrolls_by_itself(seat, 0, 795, 11),
    ),
    "target size": Loss(
        "css/tokens.css",
        "--touch: 2.75rem",
        "--touch: 1.9rem",
        lambda seat: sizes.test_every_target_is_large_enough_for_a_finger(seat, "plain"),
    ),
    "less motion": Loss(
        SCRIPT,
        "!calm.matches",
        "true",
        lambda seat: sizes.test_items_glide_unless_less_motion_is_wished_for(seat, "reduce", glides=False),
    ),
    "fixed items": Loss(
        SCRIPT,
        "(order.includes(row) ? next.next().value : row)",
        "(next.next().value ?? row)",
        lambda seat: fixed.test_a_drag_goes_around_it_too(seat(questions=(FERRIES,), shown=FERRIES_SHOWN)),
    ),
    "undo to unanswered": Loss(
        SCRIPT,
        "settle(answered);",
        'settle("1");',
        lambda seat: buttons.test_undoing_the_only_move_leaves_the_question_unanswered(seat(slot=3)),
    ),
    "positions that follow a move": Loss(
        SCRIPT,
        "if (select) select.value =",
        "if (false) select.value =",
        places.test_positions_left_alone_do_not_undo_a_move,
    ),
    "positions that wait for their button": Loss(
        "js/quiz.js",
        'if (name.startsWith("place")) continue;',
        "",
        places.test_nothing_is_saved_while_positions_are_being_chosen,
    ),
}


@pytest.fixture(autouse=True)
def impatient():
    expect.set_options(timeout=WAIT)
    yield
    expect.set_options(timeout=5000)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_a_loss_is_noticed(taking_in, loss):
    whole = (resource("static") / loss.file).read_text("utf-8")
    assert loss.text in whole
    broken = whole.replace(loss.text, loss.instead)
    kind = "text/css" if loss.file.endswith("css") else "text/javascript"

    def seat(**options):
        page = taking_in(**options)
        page.context.set_default_timeout(WAIT)
        page.route(f"**/static/{loss.file}*", lambda route: route.fulfill(body=broken, content_type=kind))
        page.reload()
        return page

    with pytest.raises((AssertionError, Error)):
        loss.noticed(seat)
