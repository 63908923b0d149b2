"""Texts that would become more than text where somebody forgot to escape them; each would set `ran` if it ran."""

SHORT = (
    "<script>ran=1</script>",
    '"><img src=x onerror=ran=1>',
    "' onmouseover='ran=1' x='",
    '" autofocus onfocus="ran=1',
    "` onclick=ran=1 `",
    "<svg onload=ran=1>",
    "<svg/onload=ran=1//",
    "<details open ontoggle=ran=1>",
    '<a href="javascript:ran=1">go</a>',
    '<a href="jav&#9;ascript:ran=1">go</a>',
    '<iframe src="javascript:parent.ran=1">',
    "</textarea><script>ran=1</script>",
    "</title><script>ran=1</script>",
    "</select><img src=x onerror=ran=1>",
    "<!--><img src=x onerror=ran=1>-->",
    "&lt;script&gt;ran=1&lt;/script&gt;",
    "&amp;lt;img src=x onerror=ran=1&amp;gt;",
    "&#60;svg onload=ran=1&#62;",
    "{{7*7}}${7*7}<%=7*7%>#{7*7}",
    "{% raw %}{{ config }}",
    "%(name)s {0} %s %n",
    "<b><i><u",
    "<b>bold</b><em>em</em>",
    "<base href=//localhost:1/>",
    "<meta http-equiv=refresh content=0;url=/x>",
    "<style>*{display:none}</style>",
    '<p style="position:fixed;inset:0">over all',
    "<form action=/sign-out><button>go",
    "\N{FULLWIDTH LESS-THAN SIGN}script\N{FULLWIDTH GREATER-THAN SIGN}ran=1",
    "\N{ARABIC LETTER AIN}\N{ZERO WIDTH JOINER}<b>\N{ARABIC LETTER AIN}\N{ZERO WIDTH NON-JOINER} b",
    "\u05d0<bdo dir=rtl>\u05d1",
    "\\u003cimg src=x onerror=ran=1\\u003e",
    "%3Cscript%3Eran=1%3C/script%3E",
    "[go](javascript:ran=1)",
    '![x](x" onerror="ran=1)',
    "<javascript:ran=1>",
)
"""Short enough for a name."""
LONG = (
    '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
    '<a href="data:text/html;base64,PHNjcmlwdD5yYW49MTwvc2NyaXB0Pg==">go</a>',
    '<svg><animate onbegin=ran=1 attributeName=x dur=1s /><a xlink:href="javascript:ran=1"><text>go</text></a></svg>',
    "<svg><style><img src=x onerror=ran=1></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=ran=1&gt;">',
    "<math><annotation-xml encoding='text/html'><img src=x onerror=ran=1></annotation-xml></math>",
    '<noscript><p title="</noscript><img src=x onerror=ran=1>"></noscript>',
    "<template><img src=x onerror=ran=1></template>",
    "<scr<script>ipt>ran=1</scr</script>ipt>",
    "<img src=x:x onerror\n=ran=1>",
    "<![CDATA[><img src=x onerror=ran=1>]]>",
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml">ran=1</x:script>',
    '<object data="javascript:ran=1"></object><embed src="javascript:ran=1">',
    '<form id=test></form><button form=test formaction="javascript:ran=1">go</button>',
    "<input autofocus onfocus=ran=1><select autofocus onfocus=ran=1>",
    "<a href=\"&#1;javascript:ran=1\">go</a><a href='vbscript:ran=1'>go</a>",
    '<img srcset="x 1x, y 2x" src="//localhost:1/x" onerror=ran=1>',
    '<link rel=stylesheet href="//localhost:1/x.css"><style>@import "//localhost:1/y.css";</style>',
    '<table background="javascript:ran=1"><td style="background:url(javascript:ran=1)">x',
    "<img id=ran name=ran><form id=document name=cookie>",
    '[x]: javascript:ran=1\n\n[go][x] <https://a"onmouseover="ran=1>',
    "<ul><li><b>never closed",
)
ALL = (*SHORT, *LONG)
OPEN, CLOSE = "qz", "zq"


def signed(number, payload):
    """Return the text between signs by which it is found again on a page; its number is its place in `ALL`."""
    return f"{OPEN}{number} {payload} {CLOSE}"


NAMES = tuple(signed(number, payload) for number, payload in enumerate(SHORT))
TEXT = "\n".join(signed(number, payload) for number, payload in enumerate(ALL))
