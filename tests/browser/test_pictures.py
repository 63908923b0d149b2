"""The pictures of the documentation can be drawn again."""

import subprocess
import sys

import pytest
from serving import ROOT

pytestmark = pytest.mark.browser


def test_a_picture_is_drawn_from_a_demo(chromium, tmp_path):
    command = [sys.executable, str(ROOT / "docs" / "pictures.py"), "student-phone", "--to", str(tmp_path)]
    subprocess.run(command, check=True, timeout=120)
    (picture,) = tmp_path.iterdir()
    data = picture.read_bytes()
    assert picture.name == "student-phone.webp"
    assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
