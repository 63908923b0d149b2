"""Browsers without script that come over real connections: `browsing.Browser` on another kind of client."""

import http.client
import urllib.error
import urllib.request
from functools import partial
from http.cookiejar import CookieJar
from types import SimpleNamespace
from urllib.parse import urlencode, urlsplit

from browsing import Browser
from serving import HOST


class From(urllib.request.HTTPHandler):
    """Comes from this address of the computer."""

    def __init__(self, source):
        super().__init__()
        self.source = source

    def http_open(self, request):
        return self.do_open(partial(http.client.HTTPConnection, source_address=(self.source, 0)), request)


class Line:
    """What Flask's test client does, done to the server at `port`, which may be set to another at any time."""

    def __init__(self, port, source=HOST):
        self.port = port
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), From(source), cookies)

    def get(self, path, headers=None, **_options):
        return self._ask(path, None, headers or {})

    def post(self, path, data, headers=None, content_type="application/x-www-form-urlencoded", **_options):
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
