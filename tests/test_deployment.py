"""The files for servers: what they start is there, and takes the words it is given."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from quizapp.cli import run
from quizapp.config import PREFIX, SETTINGS, configuration
from quizapp.diagnosis import settings

ROOT = Path(__file__).parent.parent
UNIT = (ROOT / "docs" / "quizapp.service").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
KEYS = {
    "build", "cap_drop", "depends_on", "environment", "healthcheck", "image", "networks", "ports", "read_only",
    "restart", "security_opt", "shm_size", "stop_grace_period", "tmpfs", "user", "volumes",
}  # fmt: skip
"""Those of Docker's specification that are used; a slip of the pen is none of them."""


def instructions(name):
    return [line.split(maxsplit=1)[1] for line in DOCKERFILE.splitlines() if line.startswith(f"{name} ")]


def started():
    """Yield the words after `quizapp run` in every file that starts it."""
    (unit,) = re.findall(r"^ExecStart=(.*)$", UNIT, re.MULTILINE)
    yield "unit", shlex.split(unit)[1:]
    yield "container", json.loads(instructions("CMD")[0])


@pytest.mark.parametrize("words", [words for _, words in started()], ids=[name for name, _ in started()])
def test_the_command_takes_the_words_it_is_started_with(words):
    assert words[0] == "run"
    assert run.make_context("run", words[1:]).params["port"] == 8000


def test_systemd_takes_the_unit(tmp_path):
    program = shutil.which("systemd-analyze")
    if not program:
        pytest.skip("systemd is not available")
    unit = tmp_path / "quizapp.service"
    unit.write_text(UNIT.replace("/opt/quizapp/bin/quizapp", sys.executable))
    command = [program, "verify", "--man=no", "--recursive-errors=no", str(unit)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, [line for line in ran.stderr.splitlines() if "quizapp" in line]) == (0, [])


def test_whatever_goes_into_the_container_is_there_and_not_ignored():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    copied = [word for line in instructions("COPY") if "--from" not in line for word in shlex.split(line)[:-1]]
    assert len(copied) > 5
    for word in copied:
        assert (ROOT / word).exists()
        assert f"!{Path(word).parts[0]}" in ignored


def test_the_container_is_nobody_special_and_serves_the_port_it_names():
    assert instructions("USER") == ["quizapp"]
    assert instructions("EXPOSE") == ["8000"]
    assert ":8000/healthz" in instructions("HEALTHCHECK")[0]


def test_the_driver_of_several_hosts_is_the_one_that_is_tested():
    tested = (ROOT / "requirements" / "test.txt").read_text().splitlines()
    first, *rest = [
        each for each in (ROOT / "requirements" / "postgres.txt").read_text().splitlines() if each[:1] != "#"
    ]
    assert first == "-r run.txt"
    assert len(rest) > 2
    assert {*rest} <= {*tested}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not available")
def test_the_unit_is_shut_in_as_far_as_systemd_can_tell(tmp_path):
    unit = tmp_path / "quizapp.service"
    unit.write_text(UNIT.replace("/opt/quizapp/bin/quizapp", sys.executable))
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=16", "--no-pager", str(unit)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stdout[-300:]


def test_containers_run_without_root_rights_or_a_disk_to_write_to():
    assert SERVICES.keys() == {"app", "database"}
    for name, service in SERVICES.items():
        assert service.keys() <= KEYS, name
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert SERVICES["database"]["user"] == "postgres"


def test_containers_name_only_what_is_there():
    for service in SERVICES.values():
        assert {each.partition(":")[0] for each in service["volumes"]} <= COMPOSE["volumes"].keys()
        assert {*service["networks"]} <= COMPOSE["networks"].keys()
        assert {*service.get("depends_on", {})} <= SERVICES.keys()
    assert COMPOSE["networks"]["back"]["internal"] is True
    assert "healthcheck" in SERVICES["database"]
    assert instructions("VOLUME") == ["/data"]
    assert SERVICES["app"]["volumes"] == ["data:/data"]


def test_only_this_computer_reaches_the_app_in_its_container_and_nobody_the_database():
    assert SERVICES["app"]["ports"] == [f"127.0.0.1:8000:{instructions('EXPOSE')[0]}"]
    assert "ports" not in SERVICES["database"]
    assert SERVICES["database"]["networks"] == ["back"]


def test_the_settings_of_the_container_are_settings_that_go_together(tmp_path):
    def filled(value):
        return re.sub(r"\$\{(\w+)(?::[?-][^}]*)?\}", lambda found: f"{found[1].lower()}.example.org", value)

    environ = {name: filled(value) for name, value in SERVICES["app"]["environment"].items()}
    assert environ.keys() <= {PREFIX + setting.name for setting in SETTINGS}
    environ["QUIZAPP_METRICS_TOKEN"] = ""
    config = configuration({"DATA": tmp_path}, environ)
    # The secret key stays in the volume: there is one host.
    assert [found.text for found in settings.findings(config, environ) if "this host only" not in found.text] == []
    assert "database_password.example.org@database/quizapp" in config["SQLALCHEMY_DATABASE_URI"]
    assert "localhost" in config["HOSTS"]


def test_no_secret_stands_in_the_file_for_containers():
    for service in SERVICES.values():
        for name, value in service["environment"].items():
            if any(word in name for word in ("PASSWORD", "TOKEN", "URL")):
                assert "${" in value, name
    assert ".env" in (ROOT / ".gitignore").read_text().split()


def test_no_secret_key_gets_into_the_repository_or_the_image():
    assert "/instance/" in (ROOT / ".gitignore").read_text().split()
    assert (ROOT / ".dockerignore").read_text().splitlines()[0] == "*"
    copied = [ROOT / word for line in instructions("COPY") if "--from" not in line for word in shlex.split(line)[:-1]]
    assert not [file for each in copied for file in each.rglob("secret-key*")]
