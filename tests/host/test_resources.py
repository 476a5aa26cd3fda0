"""Memory and processors."""

from __future__ import annotations

from jupyter_import_run.host.hub import hub
from jupyter_import_run.host.resources import resources


def test_this_machine_has_memory_and_processors() -> None:
    found = resources({})
    assert found.memory_total
    assert found.cpu_count
    assert found.cpu_count > 0


def test_the_limits_of_a_hub_count() -> None:
    found = resources({"MEM_LIMIT": str(64 * 2**20), "CPU_LIMIT": "0.5"})
    assert found.memory_limited
    assert found.memory_total == 64 * 2**20
    assert found.cpu_limited
    assert found.cpu_count == 0.5


def test_limits_that_cannot_be_read_do_not_count() -> None:
    assert resources({"MEM_LIMIT": "much", "CPU_LIMIT": ""}).cpu_count


def test_without_a_hub_there_is_none() -> None:
    assert hub({}) is None


def test_a_hub_says_who_and_where() -> None:
    found = hub(
        {
            "JUPYTERHUB_API_URL": "http://127.0.0.1:8081/hub/api",
            "JUPYTERHUB_USER": "someone",
            "JUPYTERHUB_SERVER_NAME": "gpu",
            "JUPYTERHUB_BASE_URL": "/jupyter/",
        }
    )
    assert found is not None
    assert (found.user, found.server_name, found.base_url) == ("someone", "gpu", "/jupyter/")
