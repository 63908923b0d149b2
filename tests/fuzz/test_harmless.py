"""What watches over the reading of files sees what they do."""

import socket
import subprocess
import sys

import pytest
from harmless import harmless

DEEDS = {
    "write": lambda folder: (folder / "new").write_bytes(b""),
    "add": lambda folder: (folder / "file").open("ab").close(),
    "delete": lambda folder: (folder / "file").unlink(),
    "make a folder": lambda folder: (folder / "new").mkdir(),
    "look up a name": lambda _: socket.getaddrinfo("localhost", 1),
    "start": lambda _: subprocess.run([sys.executable, "-c", ""], check=True),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_an_effect_is_seen(tmp_path, deed):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AssertionError), harmless():
        deed(tmp_path)


def test_reading_is_no_effect(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    with harmless():
        assert (tmp_path / "file").read_bytes() == b"x"
