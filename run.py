"""Start quizapp from a checkout:  python3 run.py [demo|test|...]  (Windows: py run.py)

Needs Python 3.11 or newer and nothing else. The first start makes .venv from the hash-locked requirements; `test`
runs the whole suite; other words go to the quizapp command of that environment. This file parses on Python 3.6, so
that an old Python is told what is missing instead of failing on its syntax.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress

OLDEST = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
LOCKS = {name: os.path.join(HERE, "requirements", name + ".txt") for name in ("run", "test")}
PATIENCE = 600  # seconds to wait for another start that is setting up


def main(arguments: "list[str]") -> int:
    require_python(tuple(sys.version_info[:3]))
    command = arguments[0] if arguments else "demo"
    set_up("test" if command == "test" else "run")
    if command == "test":
        return call([PYTHON, "-m", "pytest", *test_options(arguments[1:])])
    return call([PYTHON, "-m", "quizapp", *(arguments or ["demo"])])


def require_python(version: "tuple[int, ...]") -> None:
    if tuple(version[:2]) < OLDEST:
        newer = next(filter(shutil.which, ("python3.14", "python3.13", "python3.12", "python3.11")), None)
        cure = "Run: %s run.py" % newer if newer else "Get it from https://www.python.org/downloads/"
        sys.exit("quizapp needs Python 3.11 or newer; this is %d.%d. %s" % (version[0], version[1], cure))


def set_up(lock: str) -> None:
    """Bring .venv up to the lock; a stamp written last says which one it holds, so a set-up cut short is repeated."""
    if stamped(lock):
        return
    guard = Guard()
    try:
        if not stamped(lock):
            print("Setting up .venv (about a minute; needs the internet once) ...", flush=True)
            pip = make_venv()
            install(pip, lock)
            with open(stamp(lock), "w") as out:
                out.write(wanted(lock))
    except OSError as error:
        sys.exit("Cannot write to %s (%s). Move quizapp to a folder of yours and start again." % (HERE, error.strerror))
    finally:
        guard.release()


def wanted(lock: str) -> str:
    with open(LOCKS[lock], "rb") as text:
        return hashlib.sha256(text.read() + sys.version.encode()).hexdigest()


def stamp(lock: str) -> str:
    return os.path.join(VENV, "quizapp-" + lock)


def stamped(lock: str) -> bool:
    """Whether .venv holds this lock; what the tests need includes what the app needs."""
    for name in {lock, "test"}:
        with suppress(OSError), open(stamp(name)) as text:
            if text.read() == wanted(name) and os.path.exists(PYTHON):
                return True
    return False


class Guard(object):
    """Keeps two first starts from setting up the same folder: a directory that only one of them can make."""

    def __init__(self) -> None:
        self.path = os.path.join(HERE, ".venv-being-made")
        give_up = time.time() + PATIENCE
        while True:
            try:
                os.mkdir(self.path)
            except FileExistsError:
                if time.time() > give_up or time.time() - os.path.getmtime(self.path) > PATIENCE:
                    self.release()
                time.sleep(0.5)
            except OSError as error:
                sys.exit(
                    "Cannot write to %s (%s). Move quizapp to a folder of yours and start again."
                    % (HERE, error.strerror)
                )
            else:
                return

    def release(self) -> None:
        with suppress(OSError):
            os.rmdir(self.path)


def make_venv() -> "list[str]":
    """Make .venv unless a working one is there; return the command that installs into it."""
    host_pip = [sys.executable, "-m", "pip", "--python", PYTHON]
    own_pip = [PYTHON, "-m", "pip"]
    if os.path.exists(PYTHON) and quiet([PYTHON, "-c", "import sys; sys.exit(sys.version != %r)" % sys.version]):
        return own_pip if quiet([*own_pip, "--version"]) else host_pip
    shutil.rmtree(VENV, ignore_errors=True)
    if quiet([sys.executable, "-c", "import ensurepip; ensurepip.version()"]):
        made, pip = call([sys.executable, "-m", "venv", VENV]), own_pip
    elif quiet([sys.executable, "-m", "pip", "--version"]):
        made, pip = call([sys.executable, "-m", "venv", "--without-pip", VENV]), host_pip
    else:
        sys.exit("This Python cannot make environments. On Debian or Ubuntu run: sudo apt install python3-venv")
    if made:
        sys.exit("Cannot make %s; the message above says why." % VENV)
    return pip


def install(pip: "list[str]", lock: str) -> None:
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--requirement", LOCKS[lock]]
    if call([*pip, "install", *options]):
        sys.exit("Cannot install the requirements; if the message above names the network, connect and start again.")


def test_options(arguments: "list[str]") -> "list[str]":
    """Return pytest's arguments; --require browser,postgres makes it a failure that this machine lacks one."""
    rest = list(arguments)
    if "--require" in rest:
        place = rest.index("--require")
        if place + 1 == len(rest):
            sys.exit("Say what is required: --require browser,postgres")
        os.environ["QUIZAPP_TEST_REQUIRE"] = rest.pop(place + 1)
        rest.pop(place)
    return rest if any(word.startswith("-n") for word in rest) else ["-n", str(min(4, os.cpu_count() or 1)), *rest]


def quiet(command: "list[str]") -> bool:
    with open(os.devnull, "w") as nowhere:
        return subprocess.call(command, stdout=nowhere, stderr=nowhere) == 0


def call(command: "list[str]") -> int:
    """Run in the project's folder and wait, also through Ctrl+C: the program started answers it, not this one."""
    process = subprocess.Popen(command, cwd=HERE)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
