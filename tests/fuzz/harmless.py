"""What reading a file must not do: take long or much memory, write, delete, connect, or start anything."""

import os
import sys
from contextlib import contextmanager

try:
    import resource
    import signal
except ImportError:
    resource = signal = None

SECONDS = 20
"""Of the processor. A file of this size takes some hundredths of one: this finds what does not end."""
MEBIBYTES = 300
FORBIDDEN = ("os.", "shutil.", "socket.", "subprocess.", "urllib.", "webbrowser.", "ctypes.", "sqlite3.connect")
HARMLESS = {"os.listdir", "os.scandir", "os.walk", "os.fwalk"}
done = []
watching = False


class TooMuch(BaseException):
    """No handler for exceptions takes it for a fault of the file."""


def _hear(event, arguments):
    if not watching:
        return
    writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    # The first to need a module may keep it compiled.
    compiles = arguments and "__pycache__" in str(arguments[0])
    if (writes or event.startswith(FORBIDDEN)) and event not in HARMLESS and not compiles:
        done.append((event, arguments))


sys.addaudithook(_hear)


@contextmanager
def harmless():
    """Fail where the block has an effect, or needs more than any small file may."""
    global watching  # noqa: PLW0603 - a hook of the interpreter stays for good
    done.clear()
    before = _most()
    with _in_time():
        watching = True
        try:
            yield
        finally:
            watching = False
    assert not done
    assert _most() - before < MEBIBYTES * 2**20


@contextmanager
def told(refusal, words):
    """Let the block refuse, if there are words for the refusal."""
    try:
        yield
    except refusal as error:
        if not words(error):
            raise


def _most():
    """Return the most bytes this process has had in memory so far, where the system tells."""
    if not resource:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@contextmanager
def _in_time():
    if not signal:
        yield
        return

    def stop(*_):
        raise TooMuch(f"more than {SECONDS} s of the processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
