"""Browsers that remember every byte they were sent, and what of it may differ between two sites that are alike."""

import re
from dataclasses import dataclass

from browsing import Browser

VARYING = re.compile(
    r"(/(?:attempts?|class|classes|quiz|given|join|erased)/|(?:[Rr]eceipt|had)(?:</dt><dd>|-|: )"
    r"|id=\"(?:to|decide)-|\"attempt\": \")[\w-]{8,12}(?![\w-])"
    r"|(name=\"(?:csrf_token|page|place)\" value=\")[\w.-]+"
    r"|(class=\"code(?: big)?\">)[^<]+"
    r"|((?:student|staff|form)=|[Ee]xpires=)[^;\n]+"
    r"|(X-Request-ID: )[0-9a-f]+"
    r"|()\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.]*"
    r"|(<time) [^>]*>[^<]+"
)
"""Ids, tokens and moments, which are each as long as any other of their sort."""


@dataclass(frozen=True)
class Seen:
    """One answer of the server: to what, and all of it except what may differ."""

    asked: str
    status: int
    headers: str
    body: str


class Watched(Browser):
    def __init__(self, app):
        super().__init__(app)
        self.seen = []
        self.visited = set()

    def _show(self, response):
        self.note(response)
        return super()._show(response)

    def note(self, response):
        for each in (*response.history, response):
            request = each.request
            self.visited.add(self.endpoint(request))
            self.seen.append(
                Seen(
                    blanked(f"{request.method} {request.path}"),
                    each.status_code,
                    blanked("\n".join(f"{name}: {value}" for name, value in each.headers)),
                    blanked(each.get_data()),
                )
            )

    def endpoint(self, request):
        adapter = self.client.application.url_map.bind("localhost")
        return adapter.match(request.path, method=request.method)[0]


def blanked(said):
    said = said if isinstance(said, str) else said.decode("latin-1")
    return VARYING.sub(lambda found: f"{found[found.lastindex]}*", said)


def differences(one, other):
    """Return what was asked where two browsers were answered differently, with the first place that differs."""
    assert [each.asked for each in one] == [each.asked for each in other]
    return [told for pair in zip(one, other, strict=True) if pair[0] != pair[1] for told in [_difference(*pair)]]


def _difference(one, other):
    whole = [f"{each.status}\n{each.headers}\n\n{each.body}" for each in (one, other)]
    at = next(at for at, (a, b) in enumerate(zip(*whole, strict=False)) if a != b)
    return one.asked, whole[0][max(at - 60, 0) : at + 60], whole[1][max(at - 60, 0) : at + 60]
