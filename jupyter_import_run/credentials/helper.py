"""The program that git runs: ``helper.py --store FOLDER [--account ID] get|store|erase``.

Run by its absolute path with ``python -I -S``: no folder that somebody else chose, above all not
the one that git works in, is ever imported from. Speaks git's protocol of credential helpers
(https://git-scm.com/docs/gitcredentials#_custom_helpers) on its standard streams.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Answer git once; the exit status. Whatever is not ours is answered with nothing at all."""
    from jupyter_import_run.credentials.request import LONGEST, parse_request

    options, operation = _parse(arguments)
    if operation not in ("get", "store", "erase") or "--store" not in options:
        return 0
    try:
        request = parse_request(sys.stdin.buffer.read(LONGEST + 1))
        answer = _answer(operation, options["--store"], options.get("--account"), request)
    except (ValueError, ImportError) as error:
        sys.stderr.write(f"import-run: {error}\n")
        return 1
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _parse(arguments: Sequence[str]) -> tuple[dict[str, str], str]:
    """argparse would take longer than everything else."""
    options: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("--"):
            return options, argument
        options[argument] = next(rest, "")
    return options, ""


def _answer(operation: str, folder: str, id: str | None, request: dict[str, str]) -> bytes:
    import time

    from jupyter_import_run.credentials.quick import quick_answer, was_refused
    from jupyter_import_run.credentials.request import render_answer

    if operation == "get":
        found = quick_answer(folder, request, id, time.time())
        if found is not None:
            return render_answer(*found)
    if operation == "store" and not was_refused(folder, request, id):
        return b""
    import site

    site.main()
    from jupyter_import_run.credentials.answer import erase, get, store

    if operation != "get":
        (erase if operation == "erase" else store)(folder, request, id)
        return b""
    found = get(folder, request, id)
    return b"" if found is None else render_answer(*found)


if __name__ == "__main__":
    # Last: nothing beside this package can be taken for a module of the standard library.
    sys.path.append(__file__.rpartition("/jupyter_import_run/")[0])
    sys.exit(main(sys.argv[1:]))
