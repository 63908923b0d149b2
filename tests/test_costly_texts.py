import os
import subprocess
import sys
from pathlib import Path

MINUTE = 60
"""Seconds for all of them, which take a few; of those that cost what they once did, each alone takes longer."""


def test_no_text_costs_more_than_its_length():
    program = Path(__file__).with_name("costly_texts.py")
    here = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, program], check=True, timeout=MINUTE, env=here)
