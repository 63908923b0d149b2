"""The walk finds what it is for: one page without a fault, and the same with one."""

import pytest
from walking import faults, walker

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"><style>:focus-visible { outline: 3px solid }</style></head>
<body><header><a class="skip" href="#main">Skip</a></header>
<main id="main"><h1>One</h1><!-- here --></main></body></html>"""
BUTTONS = "<button>Left</button> <button>Right</button>"
MENDED = "<h2>Two</h2><fieldset><legend>A</legend><button>Go</button></fieldset><p><a href='/x'>Go</a></p>"
FAULTS = {
    "not one: 1,1": "<h1>Another</h1>",
    "a level is left out": "<h3>Three</h3>",
    "a heading says nothing": "<h2> </h2>",
    "main landmarks: not one": "<main>x</main>",
    "ways without a name": "<nav>x</nav><nav aria-label='b'>y</nav>",
    "called like another": "<button>Go</button> <button>Go</button>",
    "moves: <p": "<p style='transition: color 1s'>x</p>",
    "moves: <b": "<b id='b'>x</b><script>b.animate({ color: ['red', 'blue'] }, 9000)</script>",
    "scrolls sideways at 320 px with letters of 100%": "<p style='inline-size: 330px'>x</p>",
    "scrolls sideways at 640 px with letters of 200%": "<p style='inline-size: 25rem'>x</p>",
    "is squeezed": "<table><tr><th style='overflow-wrap: anywhere; inline-size: 0'>Name</th><td>x</td></tr></table>",
    "dark: color-contrast": "<p style='color: #999; background: #fff'>Pale</p>",
    "light: label": "<input>",
    "has no ring": "<style>button { outline: none !important }</style><button>Go</button>",
    "lies under": "<button>Go</button><div style='position: absolute; inset: 0; background: #fff'>x</div>",
    "is outside": "<button style='position: fixed; inset-block-start: -99px'>Go</button>",
    "takes no room": "<button style='all: unset; inline-size: 0; block-size: 0' aria-label='Go'></button>",
    "Tab never comes": "<button onkeydown='event.preventDefault()'>Stay</button> <button>Go</button>",
    "out of order": "<button tabindex='1'>Go</button>",
    "shown in another order": f"<p style='display: flex; flex-direction: row-reverse'>{BUTTONS}</p>",
}


@pytest.fixture(scope="module")
def page(chromium):
    page = walker(chromium)
    yield page
    page.context.close()


def show(page, html):
    page.goto("about:blank")
    page.set_content(PAGE.replace("<!-- here -->", html))


@pytest.mark.parametrize("html", ["", BUTTONS, MENDED])
def test_nothing_is_found_where_nothing_is_wrong(page, html):
    show(page, html)
    assert faults(page) == []


@pytest.mark.parametrize(("fault", "html"), FAULTS.items(), ids=FAULTS)
def test_it_is_found(page, fault, html):
    show(page, html)
    assert [each for each in faults(page) if fault in each]


@pytest.mark.parametrize(
    ("fault", "html"),
    [
        ("Duplicate ID", "<p id='a'></p><p id='a'></p>"),
        ("not allowed as child", "<ul><p>x</p></ul>"),
        ("Unclosed element", "<section><h2>Two</h2>"),
        ("must have an “alt”", "<img src='a.png'>"),
        ("ID of a non-hidden form control", "<label for='nothing'>Name</label>"),
        ("aria-checked", "<p aria-checked='true'>x</p>"),
        ("Section lacks heading", "<section><p>x</p></section>"),
    ],
)
def test_the_checker_finds_what_may_not_stand_in_a_page(nu, fault, html):
    assert nu.faults(PAGE.encode()) == []
    assert [each for each in nu.faults(PAGE.replace("<!-- here -->", html).encode()) if fault in each]
