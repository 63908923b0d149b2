"""The forms of all pages that teachers, instructors, admins and students of a site in use come to."""

import io
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import quote_from_bytes, urlsplit

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import encode_multipart

OF_A_SORT = 3
"""So many pages with the same endpoint are looked at for each person."""


@dataclass(frozen=True, slots=True)
class Field:
    """`choices` are the values a list offers; `sent` says whether a browser sends it when nobody touches it."""

    name: str
    value: str
    kind: str
    sent: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """`who` comes to it on the page at `path`."""

    who: str
    path: str
    action: str
    method: str
    fields: tuple[Field, ...]


class Page(HTMLParser):
    """What can be followed and sent from a page."""

    def __init__(self, html):
        super().__init__()
        self.links, self.forms, self.choosing = [], [], None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        a = {name: value or "" for name, value in attrs}
        if tag == "a" and a.get("href", "").startswith("/"):
            self.links.append(a["href"])
        elif tag == "form":
            self.forms.append((a.get("action", ""), a.get("method", "get").lower(), []))
        elif not self.forms:
            return
        elif tag == "option" and self.choosing:
            self.choosing[1].append(a.get("value", ""))
        elif tag == "select" and "name" in a:
            self.choosing = a["name"], []
        elif tag in ("input", "textarea", "button") and "name" in a:
            kind = a.get("type", tag)
            sent = kind not in {"submit", "button"} and (kind not in {"radio", "checkbox"} or "checked" in a)
            self.forms[-1][2].append(Field(a["name"], a.get("value", ""), kind, sent))

    def handle_endtag(self, tag):
        if tag == "select" and self.choosing:
            name, choices = self.choosing
            self.choosing = None
            self.forms[-1][2].append(Field(name, (choices or [""])[0], tag, True, tuple(choices)))


def endpoint(app, path, method="GET"):
    try:
        return app.url_map.bind("localhost").match(urlsplit(path).path, method)[0]
    except (HTTPException, RequestRedirect):
        return ""


def followed(app, clients, starts):
    """Return each different form that somebody comes to who follows links, in a fixed order, and the links."""
    found, links = {}, {}
    for who, client in clients.items():
        waiting, seen, count = list(starts[who]), set(), {}
        while waiting:
            path = waiting.pop(0)
            where = endpoint(app, path)
            if path in seen or not where or where == "static" or count.get(where, 0) >= OF_A_SORT:
                continue
            seen.add(path)
            response = client.get(path, follow_redirects=True)
            if response.mimetype != "text/html":
                continue
            count[where] = count.get(where, 0) + 1
            page = Page(response.text)
            waiting += page.links
            links |= dict.fromkeys(page.links)
            for action, method, fields in page.forms:
                target = action or response.request.full_path.rstrip("?")
                form = Form(who, response.request.path, target, method, tuple(fields))
                names = tuple(dict.fromkeys(field.name for field in fields))
                found.setdefault((who, endpoint(app, target, method.upper()), names), form)
    return list(found.values()), list(links)


def send(client, form, fields, files):
    """Send fields, pairs of a name and bytes, as a browser would, and files by the name of their field."""
    if form.method == "get":
        return client.get(f"{form.action.partition('?')[0]}?{encoded(fields)}")
    if not any(field.kind == "file" for field in form.fields):
        return client.post(form.action, data=encoded(fields), content_type="application/x-www-form-urlencoded")
    texts = [(name, value.decode("utf-8", "replace")) for name, value in fields]
    sent = [(name, FileStorage(io.BytesIO(body), "list.csv")) for name, body in files]
    boundary, body = encode_multipart(MultiDict([*texts, *sent]))
    return client.post(form.action, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def encoded(fields):
    return "&".join(f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in fields).encode()
