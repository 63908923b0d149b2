"""Lists under the strict content policy, and pages that were tampered with."""

import pytest
from lists import drag, grip, middle, order, past, press, saved
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(taking_in):
    return taking_in(slot=3)


def test_the_policy_holds_where_lists_are_ordered_and_is_heard_of(page):
    bystander, heard = page.context.new_page(), []
    policy = bystander.goto(page.url).headers["content-security-policy"]
    assert "unsafe" not in policy
    bystander.on("console", lambda message: heard.append(message.text))
    bystander.evaluate("() => { try { document.body.innerHTML = 'x'; } catch { } }")
    assert "TrustedHTML" in heard[0]


def test_nothing_a_list_does_offends_the_policy(page):
    page.evaluate("addEventListener('securitypolicyviolation', () => document.body.classList.add('offended'))")
    drag(page, middle(grip(page, 0)), past(page, 3))
    page.mouse.up()
    press(page, 0, "Move to bottom")
    page.get_by_role("button", name="Undo").click()
    assert page.locator("body.offended").count() == 0


@pytest.mark.parametrize(
    "forgery",
    [
        "form.querySelector('[name=answer-3]').value = '1'",
        "form.querySelector('[name=answer-3]').value = '9'",
        "form.querySelector('[name=answer-3]').value = '-1'",
        "form.querySelector('[name=answer-3]').remove()",
        "form.querySelector('[name=place-3-0]').selectedOptions[0].value = '99'",
        "form.querySelector('[name=place-3-0]').selectedOptions[0].value = 'first'",
    ],
)
def test_a_forged_order_is_refused_and_changes_nothing(page, forgery):
    address = page.url
    with saved(page):
        press(page, 2, "Move up")
    page.evaluate(f"() => {{ const form = document.querySelector('[data-quiz]'); {forgery}; }}")
    with saved(page) as reply:
        page.get_by_role("button", name="Save and continue").last.click()
    assert reply.value.status == 400
    page.goto(address)
    assert order(page) == [0, 2, 1, 3]
    expect(page.get_by_role("button", name="Clear answer")).to_be_visible()
