"""Stand-ins for GitLab, opened for a test: see ``gitlab/server.js`` for what they are.

It needs Node and what ``npm ci`` installs in ``tests/support/gitlab``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

from .secrets_in_use import IN_USE

FOLDER = Path(__file__).with_name("gitlab")

CLIENT_ID = "import-run-tests"
PERSON = "ada"
TOKEN = "glpat-" + "t" * 20
"""A personal token of the person that may do everything."""

READ_TOKEN = "glpat-" + "r" * 20
"""One that may only read repositories and say whose it is."""


CLONE_TOKEN = "glpat-" + "c" * 20
"""One that may only read repositories."""


class GitLabProcess:
    """The process of all stand-ins of a run; Node takes longer to start than most tests last."""

    def __init__(self) -> None:
        node = shutil.which("node")
        if node is None or not (FOLDER / "node_modules").is_dir():
            raise RuntimeError(f"the stand-in for GitLab wants Node, and `npm ci` in {FOLDER}")
        self._process = subprocess.Popen(
            [node, "--no-warnings", "server.js"],
            cwd=FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={"PATH": os.environ["PATH"]},  # it is no test's own
        )

    def open(self, options: dict[str, Any]) -> str:
        """Where the new one is."""
        url: str = self._ask(options)["url"]
        return url

    def close(self, url: str) -> None:
        """End one of them."""
        self._ask({"close": url})

    def _ask(self, line: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def stop(self) -> None:
        """End all of them."""
        try:
            self._process.communicate(timeout=10)
        finally:
            self._process.kill()


class GitLabServer:
    """An open stand-in. ``url`` is where it is, without a slash at the end."""

    def __init__(
        self,
        process: GitLabProcess,
        git_url: str,
        root: Path,
        redirects: list[str] | None = None,
        **options: Any,
    ) -> None:
        given = {
            "git": git_url,
            "root": str(root),
            "applications": {CLIENT_ID: redirects or [f"{git_url}/nobody-comes-back"]},
            "personalTokens": {
                TOKEN: {"username": PERSON, "scopes": ["api"], "expires_at": "2099-12-31"},
                CLONE_TOKEN: {"username": PERSON, "scopes": ["read_repository"]},
                READ_TOKEN: {"username": PERSON, "scopes": ["read_user", "read_repository"]},
            },
            "person": PERSON,
            "interval": 1,
            **options,
        }
        self._process: GitLabProcess | None = process
        self.url = process.open(given)

    @property
    def host(self) -> str:
        """``127.0.0.1:port``."""
        return self.url.partition("://")[2]

    def entry(self, **more: str) -> dict[str, str]:
        """What an administrator writes into ``c.ImportRun.providers`` for it."""
        own = {"kind": "gitlab", "client_id": CLIENT_ID, "base_url": self.url}
        return {"host": self.host, **own, **more}

    def seen(self) -> list[dict[str, Any]]:
        """What it was asked, in order: ``grant``, ``api`` or ``git``, and what came of it."""
        found: list[dict[str, Any]] = self._look("seen")
        return found

    def tokens(self) -> set[str]:
        """All that it ever gave to anybody, or was told to accept."""
        return set(self._look("tokens"))

    def grants(self, kind: str) -> list[dict[str, Any]]:
        """The questions to the token endpoint of this kind, such as ``refresh_token``."""
        return [line for line in self.seen() if line.get("grant", "").endswith(kind)]

    def revoke_all(self) -> None:
        """The person takes back everything, on GitLab's own pages."""
        self._control("revoke-all")

    def fall_ill(self) -> None:
        """Refuse every token from now on, whatever it is worth."""
        self._control("fall-ill")

    def get_well(self) -> None:
        """Be itself again."""
        self._control("get-well")

    def drop_access_tokens(self) -> None:
        """Accept the present ones no more; those that renew them stay good."""
        self._control("drop-access-tokens")

    def drop_access_tokens_at_next_post(self) -> None:
        """The same, when git has been let in and asks for what it wants."""
        self._control("drop-access-tokens-at-next-post")

    def _control(self, what: str) -> None:
        request = urllib.request.Request(f"{self.url}/stand-in/{what}", method="POST")
        urllib.request.urlopen(request, timeout=10).close()

    def stop(self) -> None:
        """End it. May be called twice."""
        if self._process is not None:
            IN_USE.note(*self.tokens())
            self._process.close(self.url)
            self._process = None

    def _look(self, at: str) -> Any:
        with urllib.request.urlopen(f"{self.url}/stand-in/{at}", timeout=10) as answer:
            return json.load(answer)
