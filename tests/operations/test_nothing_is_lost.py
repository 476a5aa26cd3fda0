"""Whatever a person and others do to a repository: each byte of theirs stays somewhere.

Hypothesis edits, stages, commits, stashes, plays with branches in a terminal, lets others push,
rewrite and rename, and runs our operations, some of which are killed in the middle. After each of
them every file that was in the folder when it began is, byte for byte, in the folder, in a commit,
or in a snapshot; so is every commit, and no stash is gone.

``IMPORT_RUN_STEPS=10000 pytest tests/operations/test_nothing_is_lost.py`` does more of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.repository.journal import is_interrupted
from jupyter_import_run.repository.snapshots import REFS
from jupyter_import_run.wire.git_jobs import (
    CommitPush,
    Discard,
    MergeBranch,
    Pull,
    Reclone,
    Repair,
    Restore,
    RestoreVersion,
    SwitchBranch,
)
from jupyter_import_run.wire.jobs import JobRequest
from tests.support.background import BackgroundLoop
from tests.support.processes import started_processes
from tests.support.repositories import Repository, git
from tests.support.services import make_services, perform
from tests.support.working_copies import WorkingCopy

STEPS = int(os.environ.get("IMPORT_RUN_STEPS", "500"))
EACH = 50
"""Steps with one repository."""

FILTERED = ("n.ipynb", "s.run", "w.win")
"""A notebook, a file whose output a filter takes away, one with Windows' ends of lines."""

ATTRIBUTES = "*.run filter=strip\n*.win text eol=lf\n"
NAMES = (
    *("a.txt", "b.txt", "dir/c.txt", "dir/ünï cödé.txt", "-d.txt", "e.log", "f", "f/g.txt"),
    *FILTERED,
)
BRANCHES = ("main", "dev", "feature/x.1")
LONGEST_LIFE = 0.25
"""Seconds after which a server is killed at the latest."""

names = st.sampled_from(NAMES)
branches = st.sampled_from(BRANCHES)
choices = st.sampled_from(("mine", "theirs", "both", "ask"))
changes = st.sampled_from(("leave", "bring", "discard", "ask"))
lives = st.none() | st.none() | st.floats(0, LONGEST_LIFE)
some_names = st.lists(names, min_size=1, max_size=3)

Meanwhile = list[tuple[str, str]]
meanwhile = st.lists(
    st.tuples(st.sampled_from(("write", "write", "delete", "others")), names),
    min_size=1,
    max_size=4,
)

_places: dict[str, Any] = {}


@pytest.fixture(scope="module", autouse=True)
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One Git server for all repositories, in a thread of its own."""
    folder = tmp_path_factory.mktemp("nothing-is-lost")
    background = BackgroundLoop()
    served = folder / "served"
    served.mkdir()
    with background.serving(GitServer(served)) as server:
        _places.update(folder=folder, server=server)
        yield
    background.close()
    _places.clear()


class Lives(RuleBasedStateMachine):
    """A person's folder, the server that others push to, and our operations between them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=_places["folder"]))
        self.count = 0
        self.loop = asyncio.new_event_loop()

    @initialize()
    def begin(self) -> None:
        server: GitServer = _places["server"]
        name = f"{self.folder.name}.git"
        self.upstream = Repository.create(server.root, name)
        self.upstream.commit({"a.txt": self.text(), "dir/c.txt": self.text(), "f": self.text()})
        self.upstream.commit({".gitattributes": ATTRIBUTES, "n.ipynb": notebook(0)})
        self.upstream.commit({"b.txt": self.text()}, branch="dev", start="main")
        self.upstream.commit({"a.txt": self.text()}, branch="feature/x.1", start="main")
        root = self.folder / "root"
        root.mkdir()
        self.copy = WorkingCopy.clone(f"{server.url}/{name}", root / "copy")
        self.copy.write({".git/info/exclude": "*.log\n"})
        self.root = root
        self.services = make_services(root, self.folder / "data")
        self.services.cloned.remember(self.copy.folder / ".git", "trusted")
        self.configure()

    def configure(self) -> None:
        """What a person does in a clone, and in one that took its place."""
        for name, value in (
            *(("user.name", "Ada"), ("user.email", "ada@example.org")),
            ("filter.strip.clean", "sed -e s/OUT.*//"),
        ):
            self.copy.git("config", name, value)

    def teardown(self) -> None:
        self.loop.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def text(self) -> str:
        """A text that was never there, of lines that merge."""
        self.count += 1
        return "".join(
            f"{line} {self.count if line == self.count % 7 else ''}\n" for line in range(7)
        )

    def content(self, name: str) -> str:
        """One that was never there, also where git keeps only a part of it."""
        text = self.text()
        if name == "n.ipynb":
            return notebook(self.count)
        if name.endswith(".run"):
            return text.replace("\n", f" OUT {self.count}\n")
        return text.replace("\n", "\r\n") if name.endswith(".win") else text

    # What the person does

    def write(self, name: str) -> None:
        place = self.copy.folder / name
        if place.is_dir():
            shutil.rmtree(place)
        for parent in place.relative_to(self.copy.folder).parents:
            if (self.copy.folder / parent).is_file():
                (self.copy.folder / parent).unlink()
        self.copy.write({name: self.content(name)})

    def delete(self, name: str) -> None:
        place = self.copy.folder / name
        if place.is_file():
            place.unlink()

    @rule(old=names, new=names)
    def rename(self, old: str, new: str) -> None:
        source, target = self.copy.folder / old, self.copy.folder / new
        if source.is_file() and not target.exists() and not target.parent.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)

    @rule(name=names)
    def stage(self, name: str) -> None:
        self.try_git("add", "--all", "--", name)

    @rule()
    def commit(self) -> None:
        self.try_git("add", "--all")
        self.try_git("commit", "--quiet", "-m", "Mine")

    @rule(branch=branches)
    def switch_in_a_terminal(self, branch: str) -> None:
        self.try_git("switch", "--quiet", branch)

    @rule(branch=branches, new=st.sampled_from((*BRANCHES, "feature")))
    def rename_a_branch(self, branch: str, new: str) -> None:
        self.try_git("branch", "-m", branch, new)

    @rule(branch=branches, again=st.booleans())
    def delete_a_branch(self, branch: str, again: bool) -> None:
        self.try_git("branch", "-D", branch)
        if again:
            self.try_git("branch", branch)

    @rule(untracked=st.booleans())
    def stash(self, untracked: bool) -> None:
        self.try_git("stash", "push", "--quiet", *(["--include-untracked"] if untracked else []))

    @rule()
    def push(self) -> None:
        self.try_git("push", "--quiet", "origin", "HEAD")

    # What others do

    @rule(name=names, branch=branches, is_gone=st.just(True))
    def others_push(self, name: str, branch: str, is_gone: bool) -> None:
        if not self.upstream.has(f"refs/heads/{branch}"):
            return
        there = self.upstream.files(branch)
        if is_gone and name not in there:
            return
        self.upstream.commit({name: None if is_gone else self.text()}, branch=branch)

    @rule(old=names, new=names, branch=branches)
    def others_rename(self, old: str, new: str, branch: str) -> None:
        if not self.upstream.has(f"refs/heads/{branch}") or old == new:
            return
        content = self.upstream.files(branch).get(old)
        if content is not None:
            self.upstream.commit({old: None, new: content}, branch=branch)

    @rule(branch=branches, name=names)
    def others_rewrite(self, branch: str, name: str) -> None:
        if self.upstream.has(f"refs/heads/{branch}"):
            parents = self.upstream.git("rev-list", "-2", branch).split()
            self.upstream.commit({name: self.text()}, branch=branch, start=parents[-1])

    @rule(branch=st.sampled_from(BRANCHES[1:]))
    def others_delete(self, branch: str) -> None:
        if self.upstream.has(f"refs/heads/{branch}"):
            self.upstream.delete_branch(branch)

    @rule(branch=st.sampled_from(BRANCHES[1:]))
    def others_begin(self, branch: str) -> None:
        if not self.upstream.has(f"refs/heads/{branch}"):
            self.upstream.commit({"new.txt": self.text()}, branch=branch, start="main")

    # What we do, after the person and others have done something

    @rule(meanwhile=meanwhile, on_conflict=choices, life=lives)
    def pull(self, meanwhile: Meanwhile, on_conflict: Any, life: float | None) -> None:
        self.happen(meanwhile)
        self.operate(Pull(path="copy", on_conflict=on_conflict), life)

    @rule(meanwhile=meanwhile, mine=names, on_conflict=choices)
    def pull_what_is_then_withdrawn(
        self, meanwhile: Meanwhile, mine: str, on_conflict: Any
    ) -> None:
        """What others take back with a force-push is the person's no more, also after a merge."""
        _, _, branch = self.try_git("rev-parse", "--abbrev-ref", "@{upstream}").partition("/")
        if not branch or not self.upstream.has(f"refs/heads/{branch}"):
            return
        self.write(mine)
        self.commit()
        before = self.upstream.rev_parse(branch)
        name = f"withdrawn-{self.count}.log"
        withdrawn = self.upstream.commit({name: self.text()}, branch=branch)
        came = self.operate(Pull(path="copy", on_conflict=on_conflict), None)
        self.happen(meanwhile)
        self.upstream.commit({"a.txt": self.text()}, branch=branch, start=before)
        if self.operate(Pull(path="copy", on_conflict=on_conflict), None) and came:
            assert name not in self.copy.files(), "what was withdrawn is there"
            assert withdrawn not in self.commits_of_head(), "what was withdrawn is in the history"

    @rule(meanwhile=meanwhile, branch=branches, changes=changes, life=lives)
    def switch(self, meanwhile: Meanwhile, branch: str, changes: Any, life: float | None) -> None:
        self.happen(meanwhile)
        self.operate(SwitchBranch(path="copy", branch=branch, changes=changes), life)

    @rule(meanwhile=meanwhile, branch=branches, on_conflict=choices, life=lives)
    def merge(
        self, meanwhile: Meanwhile, branch: str, on_conflict: Any, life: float | None
    ) -> None:
        self.happen(meanwhile)
        self.operate(MergeBranch(path="copy", branch=branch, on_conflict=on_conflict), life)

    @rule(meanwhile=meanwhile, files=some_names, life=lives)
    def discard(self, meanwhile: Meanwhile, files: list[str], life: float | None) -> None:
        self.happen(meanwhile)
        self.operate(Discard(path="copy", files=files), life)

    @rule(meanwhile=meanwhile, strip=st.booleans())
    def commit_a_notebook(self, meanwhile: Meanwhile, strip: bool) -> None:
        self.happen(meanwhile)
        self.write("n.ipynb")
        request = CommitPush(
            path="copy", message="Mine", files=["n.ipynb"], strip_outputs=strip, push=False
        )
        self.operate(request, None)

    @rule(
        meanwhile=meanwhile,
        which=st.integers(0, 5),
        folders=st.booleans(),
        files=st.none() | some_names | st.sampled_from(FILTERED).map(lambda name: [name]),
        how=st.sampled_from(("over", "over", "beside", "onto_here")),
    )
    def restore(
        self, meanwhile: Meanwhile, which: int, folders: bool, files: list[str] | None, how: str
    ) -> None:
        ids = [ref.rpartition("/")[2] for ref in self.own_refs()]
        aside = [kept.snapshot.id for kept in self.services.kept_folders.list() if kept.place()]
        ids = aside if folders and aside else [*ids, *aside]
        if ids:
            self.happen(meanwhile)
            request = Restore(
                snapshot=ids[which % len(ids)],
                files=files,
                beside=how == "beside",
                onto_here=how == "onto_here",
            )
            self.operate(request, None)

    @rule(meanwhile=meanwhile, name=names)
    def restore_version(self, meanwhile: Meanwhile, name: str) -> None:
        self.happen(meanwhile)
        commits = self.copy.git("rev-list", "-5", "--all", "--", name).split()
        if commits:
            commit = commits[self.count % len(commits)]
            self.operate(RestoreVersion(path="copy", file=name, commit=commit), None)

    @rule(meanwhile=meanwhile, life=lives)
    def reclone(self, meanwhile: Meanwhile, life: float | None) -> None:
        self.happen(meanwhile)
        self.operate(Reclone(path="copy"), life)

    @rule()
    def repair(self) -> None:
        # No precondition: whether there is a lock depends on when a server was killed.
        if (self.copy.folder / ".git/index.lock").exists():
            self.operate(Repair(path="copy", what="lock"), None)

    def happen(self, meanwhile: Meanwhile) -> None:
        """What the person, and others on the branch that is checked out, have done since."""
        for what, name in meanwhile:
            if what == "write":
                self.write(name)
            elif what == "delete":
                self.delete(name)
            else:
                self.others_push(name, self.copy.branch or "main", False)

    # What must hold

    def operate(self, request: JobRequest, life: float | None) -> bool:
        """Run it, or begin it in a server that is killed after ``life`` seconds.

        Whether it succeeded, as far as anybody knows.
        """
        has_succeeded = False
        files, commits, stashes = self.copy.files(), self.commits(), self.stashes(self.copy)
        before = (files, self.copy.status(), self.copy.branch)
        is_settled = not is_interrupted(self.copy.folder / ".git")
        if life is not None:
            self.begin_and_die(request, life)
        elif (code := self.refusal(request)) is not None:
            assert code not in {"internal", "cancelled"}
            after = (self.copy.files(), self.copy.status(), self.copy.branch)
            # Before all else, what a killed server has begun is put back.
            assert after == before or code == "busy" or not is_settled, f"{code} changed something"
        else:
            has_succeeded = True
        self.assert_kept(files, commits)
        assert stashes <= self.stashes(self.copy), "stashes are gone"
        self.configure()
        return has_succeeded

    def refusal(self, request: JobRequest) -> str | None:
        """The code of the error that it ends with, None where it succeeds."""
        try:
            self.loop.run_until_complete(perform(self.services, request))
        except ImportRunError as error:
            return error.code
        return None

    def begin_and_die(self, request: JobRequest, life: float) -> None:
        pid = os.fork()
        if pid == 0:
            try:
                asyncio.new_event_loop().run_until_complete(perform(self.services, request))
            finally:
                os._exit(0)
        time.sleep(life)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        # What git was told to do goes on for a moment without the server.
        until = time.monotonic() + 10
        while started_processes("git") and time.monotonic() < until:
            time.sleep(0.01)

    def assert_kept(self, files: dict[str, bytes], commits: set[str]) -> None:
        present = set(self.copy.files().values())
        missing = {name for name, content in files.items() if content not in present}
        if missing or not commits <= self.commits():
            objects = self.objects()
            lost = [name for name in missing if _blob(files[name]) not in objects]
            assert not lost, f"{lost} are nowhere"
            assert commits <= objects, "commits are nowhere"

    def objects(self) -> set[str]:
        """Every object that some ref leads to, here and in the folders that were moved aside.

        The untracked files of those are counted too.
        """
        found = set()
        for folder in [self.copy.folder, *self.aside()]:
            listed = git("rev-list", "--objects", "--all", "HEAD", cwd=folder)
            found |= {line.split(" ")[0] for line in listed.splitlines()}
            found |= {_blob(content) for content in WorkingCopy(folder).files().values()}
        return found

    def aside(self) -> list[Path]:
        places = [kept.place() for kept in self.services.kept_folders.list()]
        return [place for place in places if place is not None]

    def stashes(self, copy: WorkingCopy) -> set[str]:
        """The commits of ``git stash``."""
        return set(copy.git("stash", "list", "--format=%H").split())

    def commits(self) -> set[str]:
        """The commits of the person's branches and HEAD."""
        return set(self.copy.git("rev-list", "--branches", "HEAD").split())

    def commits_of_head(self) -> set[str]:
        """Those that a push would send."""
        return set(self.copy.git("rev-list", "HEAD").split())

    def own_refs(self) -> list[str]:
        return self.copy.git("for-each-ref", "--format=%(refname)", REFS).splitlines()

    @invariant()
    def is_sound(self) -> None:
        if hasattr(self, "copy"):
            self.copy.git("fsck", "--strict", "--no-dangling")

    def try_git(self, *arguments: str) -> str:
        """What a person would type, and git's answer; git may refuse."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.copy.folder, capture_output=True, text=True, check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""


def notebook(number: int) -> str:
    """One cell; what it said is never the same, and its source now and then is."""
    cell = {
        "cell_type": "code",
        "id": "one",
        "metadata": {},
        "execution_count": number,
        "source": f"a = {number // 3}",
        "outputs": [{"output_type": "stream", "name": "stdout", "text": f"{number}"}],
    }
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def _blob(content: bytes) -> str:
    import hashlib

    return hashlib.sha1(b"blob %d\0%b" % (len(content), content)).hexdigest()


Lives.TestCase.settings = settings(
    max_examples=max(1, STEPS // EACH),
    stateful_step_count=EACH,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestNothingIsLost = pytest.mark.timeout(0)(Lives.TestCase)
