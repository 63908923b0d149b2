"""What a browser would make of HTML: its elements with their attributes."""

from html.parser import HTMLParser


class Elements(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements(page):
    return Elements(page).found
