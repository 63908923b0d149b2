"""Work in the background that waits to be told to begin."""


class Held:
    """Does what it is given, one after the other, when it is let go."""

    def __init__(self):
        self.waiting = []

    def submit(self, *work):
        self.waiting.append(work)

    def go(self):
        run, *rest = self.waiting.pop(0)
        run(*rest)
