"""nginx before servers, with the configuration the documentation shows."""

import os
import re
import shutil
import subprocess
import time
from contextlib import suppress

from apps import unavailable
from serving import HOST, ROOT, unused

CONF = ROOT / "docs" / "nginx.conf"
AROUND = """
daemon off;
pid {folder}/pid;
error_log {folder}/errors;
worker_processes 1;
{user}
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def program():
    """Return the path of nginx; it often stands where only administrators look for programs."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = os.environ.get("QUIZAPP_TEST_NGINX") or shutil.which("nginx", path=path)
    if not found:
        unavailable("nginx", "there is none on the PATH")
    return found


def filled(port, *hosts, folder):
    """Return the documented configuration with ports of this computer in the place of the addresses."""
    servers = iter(hosts)
    conf = re.sub(r"listen 80;", f"listen {HOST}:{port};", CONF.read_text())
    conf = re.sub(r"server 10\.0\.0\.\d+:8000", lambda _: f"server {HOST}:{next(servers)}", conf)
    return conf.replace("/var/log/nginx/quizapp.log", f"{folder}/access")


class Nginx:
    """A started nginx; `port` is where browsers find it."""

    def __init__(self, folder, *hosts):
        folder.mkdir()
        self.folder, self.port = folder, unused()
        (folder / "site.conf").write_text(filled(self.port, *hosts, folder=folder))
        # Started by root it would work as somebody who cannot come into the folder.
        user = "user root;" if os.name == "posix" and os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user))
        self.command = [program(), "-p", str(folder), "-e", str(folder / "errors"), "-c", str(folder / "nginx.conf")]
        self.process = None

    def tested(self):
        """Return what nginx says of the configuration, and whether it takes it."""
        ran = subprocess.run([*self.command, "-t"], capture_output=True, text=True, timeout=30, check=False)
        return ran.stderr, ran.returncode == 0

    def start(self):
        self.process = subprocess.Popen(self.command)
        deadline = time.monotonic() + 20
        while not (self.folder / "pid").exists():
            assert self.process.poll() is None, self.tested()[0]
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return self

    def stop(self):
        if self.process:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            self.process.kill()
            self.process.wait()

    def log(self):
        return (self.folder / "access").read_text()
