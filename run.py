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
from contextlib import suppress

OLDEST = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
STATE = "quizapp-state"  # in .venv: locked while it is set up, then holding the digest of what it was made from
UNFINISHED = "unfinished"


def main(arguments: "list[str]") -> int:
    require_python(tuple(sys.version_info[:3]))
    words = arguments or ["demo"]
    if words[0] == "test":
        set_up("test")
        os.chdir(HERE)
        return become([PYTHON, "-m", "pytest", *test_options(words[1:])])
    set_up("run")
    # The caller's folder stays the current one: paths among the words are meant from there.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [HERE, os.environ.get("PYTHONPATH")]))
    return become([PYTHON, "-P", "-m", "quizapp", *words])


def require_python(version: "tuple[int, ...]") -> None:
    if version[:2] < OLDEST:
        names = ("python3.14", "python3.13", "python3.12", "python3.11")
        newer = next((name for name in names if shutil.which(name) and output_of([name, "-c", ""]) is None), None)
        cure = "Run: %s run.py" % newer if newer else "Get it from https://www.python.org/downloads/"
        sys.exit("quizapp needs Python 3.11 or newer; this is %d.%d. %s" % (version[0], version[1], cure))


def set_up(lock: str) -> None:
    """Bring .venv up to the lock, alone: a second start waits, and what a start cut short has left is made again."""
    wanted = {digest(lock), digest("test")}  # what the tests need includes what the app needs
    with suppress(OSError), open(os.path.join(VENV, STATE)) as state:
        if state.read() in wanted and os.path.exists(PYTHON):
            return
    print("Setting up .venv (about a minute; needs the internet once) ...", flush=True)
    try:
        os.makedirs(VENV, exist_ok=True)
        with open(os.path.join(VENV, STATE), "a+") as state:
            hold(state.fileno())
            state.seek(0)
            found = state.read()
            if found in wanted and os.path.exists(PYTHON):
                return
            note(state.fileno(), UNFINISHED)
            install(make_venv(anew=found == UNFINISHED), lock)
            note(state.fileno(), digest(lock))
    except OSError as error:
        sys.exit("Cannot write to %s (%s). Move quizapp to a folder of yours and start again." % (VENV, error.strerror))


def requirements(lock: str) -> str:
    return os.path.join(HERE, "requirements", lock + ".txt")


def digest(lock: str) -> str:
    with open(requirements(lock), "rb") as text:
        return hashlib.sha256(text.read() + sys.version.encode()).hexdigest()


def hold(file: int) -> None:
    """Wait for the lock on the file; the system frees it when every process that inherited the file has ended."""
    if sys.platform == "win32":
        import msvcrt

        held = False
        while not held:
            os.lseek(file, 0, os.SEEK_SET)
            with suppress(OSError):  # raised after ten seconds of waiting
                msvcrt.locking(file, msvcrt.LK_LOCK, 1)
                held = True
    else:
        import fcntl

        # An installation outlives the start that was killed: the next one must wait for it.
        os.set_inheritable(file, True)
        fcntl.flock(file, fcntl.LOCK_EX)


def note(file: int, text: str) -> None:
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, text.encode())


def make_venv(anew: bool) -> "list[str]":
    """Make .venv unless a working one is there; return the command that installs into it."""
    host_pip = [sys.executable, "-m", "pip", "--python", PYTHON]
    own_pip = [PYTHON, "-m", "pip"]
    same_python = [PYTHON, "-c", "import sys; sys.exit(sys.version != %r)" % sys.version]
    if not anew and os.path.exists(PYTHON) and output_of(same_python) is None:
        return host_pip if output_of([*own_pip, "--version"]) else own_pip
    for entry in os.scandir(VENV):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.name != STATE:
            os.remove(entry.path)
    if output_of([sys.executable, "-c", "import ensurepip; ensurepip.version()"]) is None:
        problem, pip = output_of([sys.executable, "-m", "venv", VENV]), own_pip
    elif output_of([sys.executable, "-m", "pip", "--version"]) is None:
        problem, pip = output_of([sys.executable, "-m", "venv", "--without-pip", VENV]), host_pip
    else:
        sys.exit("This Python cannot make environments. On Debian or Ubuntu run: sudo apt install python3-venv")
    if problem is not None:
        sys.exit("%s\nCannot make %s; the message above says why." % (problem, VENV))
    return pip


def install(pip: "list[str]", lock: str) -> None:
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2"]
    hashed = ["--require-hashes", "--only-binary", ":all:", "--requirement", requirements(lock)]
    problem = output_of([*pip, "install", *options, *hashed])
    if problem is None:
        return
    if "connection broken" in problem:
        sys.exit("Cannot reach the Python package index. Connect to the internet and start again.")
    sys.exit("%s\nCannot install %s; the message above says why." % (problem, requirements(lock)))


def test_options(arguments: "list[str]") -> "list[str]":
    """Return pytest's arguments; --require browser,postgres,nginx makes it a failure that this machine lacks one."""
    rest = list(arguments)
    if "--require" in rest:
        place = rest.index("--require")
        if place + 1 == len(rest):
            sys.exit("Say what is required: --require browser,postgres,nginx")
        os.environ["QUIZAPP_TEST_REQUIRE"] = rest.pop(place + 1)
        rest.pop(place)
    workers = min(4, os.cpu_count() or 1)
    if workers == 1 or any(word.startswith(("-n", "--numprocesses")) for word in rest):
        return rest
    return ["-n", str(workers), *rest]


def output_of(command: "list[str]") -> "str | None":
    """Run a step of the set-up; return None when it succeeds, and what it printed when it fails."""
    # A step is never killed, for its own children would go on unseen: while it runs it keeps the next start waiting.
    step = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, close_fds=False)
    printed = step.communicate()[0].decode(errors="replace").strip()
    return printed if step.returncode else None


def become(command: "list[str]") -> int:
    """Let the command take this process's place, so that signals reach it; wait for it on Windows, which cannot."""
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    process = subprocess.Popen(command)
    while True:
        # Ctrl+C reaches the command too, and it is the one to answer.
        with suppress(KeyboardInterrupt):
            return process.wait()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
