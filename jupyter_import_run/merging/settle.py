"""Merge what both sides changed, each kind of file in its own way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..diffs.kernels_own import only_kernels_own
from ..git.environment import Profile
from ..repository.opened import Repository
from ..sources.names import is_notebook
from ..threads import in_thread
from .contents import Contents, contents_of, is_regular, sizes_of
from .model import WHOLE, Choice, Part, shown
from .notebooks.process import merge_in_process
from .notebooks.protocol import Answer, Request
from .plan import ThreeWay
from .resolutions import Resolutions
from .texts import is_text, merge_texts
from .verdict import Outcome, Verdict, outcome


async def settle(
    repository: Repository,
    paths: Sequence[ThreeWay],
    resolutions: Resolutions,
    scratch: Path,
) -> list[Outcome]:
    """What becomes of each of ``paths``; merged files are below ``scratch``.

    Raises ``invalid_request`` for a choice that fits nothing.
    """
    sizes = await sizes_of(repository, paths)
    verdicts: dict[str, Verdict] = {}
    questions: dict[str, Request] = {}
    for number, path in enumerate(paths):
        contents = await contents_of(repository, path, sizes)
        choices, folder = resolutions.parts(path.path), scratch / str(number)
        verdict = await in_thread(_as_whole, path, contents)
        if verdict is not None:
            verdicts[path.path] = verdict
        elif is_notebook(path.path):
            await in_thread(_write, contents, folder)
            questions[path.path] = _question(contents, folder.name, choices)
        else:
            await in_thread(folder.mkdir)
            verdicts[path.path] = await _merge_text(
                path, contents, resolutions, folder, repository.reading()
            )
    verdicts |= await _merge_notebooks(scratch, questions, resolutions, sum(sizes.values()))
    resolutions.require_conflicts([path for path, each in verdicts.items() if each.asked])
    return [outcome(path, verdicts[path.path], resolutions, sizes) for path in paths]


def _as_whole(path: ThreeWay, contents: Contents) -> Verdict | None:
    """The verdict on what has no parts, whatever is in it. Blocks: it may have to be read.

    A notebook that one side removed is gone where the other side only opened it.
    """
    if path.mine is None or path.theirs is None:
        left = contents.theirs if path.mine is None else contents.mine
        if is_notebook(path.path) and only_kernels_own(contents.base or b"", left or b""):
            return Verdict("deleted")
        parts = () if is_notebook(path.path) else _file(contents)
        return Verdict("deleted", open=parts, asked=True, whole=True)
    if not (is_regular(path.mine) and is_regular(path.theirs)):
        return Verdict("binary", open=_file(contents), asked=True, whole=True)
    if contents.mine is None or contents.theirs is None:
        return Verdict("binary", asked=True, whole=True)
    if is_notebook(path.path) or (is_text(contents.mine) and is_text(contents.theirs)):
        return None
    return Verdict("binary", asked=True, whole=True)


def _file(contents: Contents) -> tuple[Part, ...]:
    """The whole file as a part to show, where it has texts."""
    versions = (contents.mine, contents.theirs, contents.base)
    if not all(is_text(version) for version in versions if version is not None):
        return ()
    mine, theirs, base = (shown((version or b"").decode("utf-8")) for version in versions)
    return (Part(WHOLE, mine, theirs, base),)


async def _merge_text(
    path: ThreeWay, contents: Contents, resolutions: Resolutions, folder: Path, reading: Profile
) -> Verdict:
    assert contents.mine is not None
    assert contents.theirs is not None
    base = contents.base if is_regular(path.base) else None
    base = base if base is not None and is_text(base) else b""
    merged = await merge_texts(folder, reading, base, contents.mine, contents.theirs)
    choices = resolutions.parts(path.path)
    resolutions.require_none(path.path, choices.keys() - {part.id for part in merged.parts})
    still_open = tuple(part for part in merged.parts if part.id not in choices)
    asked = bool(merged.parts)
    if still_open:
        return Verdict("text", open=still_open, asked=asked)
    result = folder / "result"
    await in_thread(result.write_bytes, merged.resolved(choices))
    return Verdict("text", result, asked=asked)


def _write(contents: Contents, folder: Path) -> None:
    """The versions of a notebook, for the process that merges it."""
    folder.mkdir()
    versions = {"base": contents.base, "mine": contents.mine, "theirs": contents.theirs}
    for name, content in versions.items():
        if content is not None:
            (folder / name).write_bytes(content)


def _question(contents: Contents, folder: str, choices: Mapping[str, Choice]) -> Request:
    return Request(
        base=f"{folder}/base" if contents.base is not None else None,
        mine=f"{folder}/mine",
        theirs=f"{folder}/theirs",
        result=f"{folder}/result",
        choices=dict(choices),
    )


async def _merge_notebooks(
    scratch: Path, questions: Mapping[str, Request], resolutions: Resolutions, size: int
) -> dict[str, Verdict]:
    answers = await merge_in_process(scratch, list(questions.values()), size)
    verdicts = {}
    for (path, question), answer in zip(questions.items(), answers, strict=True):
        resolutions.require_none(path, answer.unknown)
        verdicts[path] = _notebook_verdict(scratch / question.result, question, answer)
    return verdicts


def _notebook_verdict(result: Path, question: Request, answer: Answer) -> Verdict:
    if answer.whole:
        return Verdict(answer.kind, open=answer.open, asked=True, whole=True)
    file = result if answer.merged else None
    return Verdict("notebook", file, answer.open, asked=bool(answer.open or question.choices))
