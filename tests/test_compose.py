"""The container files, as far as they can be judged without a Docker engine."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
LOOPBACK = "127.0.0.1:"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    "command",
    [
        ["check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"],
        ["yamllint", "--strict", "-c", ".yamllint.yml", "docker-compose.yml"],
        ["hadolint", "Dockerfile"],
    ],
    ids=lambda command: command[0],
)
def test_a_linter_finds_nothing(command: list[str]) -> None:
    done = subprocess.run([TOOLS / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_port_is_open_beyond_this_machine(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert sorted(ports) == [LOOPBACK + "7687:7687", LOOPBACK + "8050:8050"]
    assert not [service for service in compose["services"].values() if "network_mode" in service]


def test_the_password_must_be_set_and_is_nowhere_written(compose: dict[str, Any]) -> None:
    asked = "${NEO4J_PASSWORD:?write NEO4J_PASSWORD into .env}"
    assert compose["services"]["neo4j"]["environment"]["NEO4J_AUTH"] == f"neo4j/{asked}"
    assert compose["services"]["explorer"]["environment"]["NEO4J_PASSWORD"] == asked
    assert "NEO4J_PASSWORD=\n" in (ROOT / ".env.example").read_text(encoding="utf-8")


def test_memory_is_limited_and_data_outlive_the_containers(compose: dict[str, Any]) -> None:
    assert {name: service["mem_limit"] for name, service in compose["services"].items()} == {"neo4j": "2g", "explorer": "1g"}
    mounted = [volume.partition(":")[0] for service in compose["services"].values() for volume in service["volumes"]]
    assert sorted(mounted) == sorted(compose["volumes"])


def test_both_services_say_whether_they_are_well(compose: dict[str, Any]) -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "healthcheck" in compose["services"]["neo4j"]
    assert "HEALTHCHECK" in dockerfile
    assert compose["services"]["explorer"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_the_image_does_not_run_as_root() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("USER ")] == ["USER 10001"]
