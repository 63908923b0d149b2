"""Browsers without script that come over real connections: `browsing.Browser` on another kind of client."""

import http.client
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from types import SimpleNamespace
from urllib.parse import urlencode, urlsplit

from browsing import Browser
from serving import HOST


@dataclass
class Line:
    """What Flask's test client does, done to the server at this port. Another port may be set at any time."""

    port: int
    source: str = HOST

    def __post_init__(self):
        self.cookies = CookieJar()

        class From(http.client.HTTPConnection):
            source_address = None

            def __init__(inner, *args, **options):
                super().__init__(*args, **(options | {"source_address": (self.source, 0)}))

        class Handler(urllib.request.HTTPHandler):
            def http_open(inner, request):
                return inner.do_open(From, request)

        jar = urllib.request.HTTPCookieProcessor(self.cookies)
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Handler(), jar)

    def get(self, path, follow_redirects=True, headers=None):
        return self._ask(path, None, headers or {})

    def post(self, path, data, follow_redirects=True, headers=None, content_type="application/x-www-form-urlencoded"):
        body = data if isinstance(data, bytes) else urlencode(list(data.items(multi=True))).encode()
        return self._ask(path, body, {"Content-Type": content_type, **(headers or {})})

    def _ask(self, path, body, headers):
        headers = {"Accept": "text/html", **headers}
        request = urllib.request.Request(f"http://{HOST}:{self.port}{path}", body, headers)
        try:
            response = self.opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            text = response.read().decode()
            at = SimpleNamespace(path=urlsplit(response.url).path)
            return SimpleNamespace(status_code=response.status, text=text, headers=response.headers, request=at)


class Visitor(Browser):
    """Somebody's browser, at the server at this port."""

    def __init__(self, port, source=HOST):
        self.client = Line(port, source)
        self.page = self.path = ""
        self.status = 0
