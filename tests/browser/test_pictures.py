"""The pictures of the documentation can be drawn again."""

import subprocess
import sys

import pytest
from serving import ROOT

pytestmark = pytest.mark.browser
PICTURES = ROOT / "docs" / "pictures"


def test_every_picture_is_drawn_from_a_demo(chromium, tmp_path):
    subprocess.run([sys.executable, str(ROOT / "docs" / "pictures.py"), "--to", str(tmp_path)], check=True, timeout=300)
    drawn = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert drawn.keys() == {path.name for path in PICTURES.iterdir()}
    assert {(data[:4], data[8:12]) for data in drawn.values()} == {(b"RIFF", b"WEBP")}
