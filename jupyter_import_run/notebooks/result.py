"""What a check comes to.

``data["reason"]`` of ``not_a_notebook``:

==================  ==========================================================
``empty``           nothing in it
``login_page``      a web page that asks to sign in
``error_page``      a web page or XML that reports an error
``web_page``        any other web page or XML
``lfs_pointer``     Git LFS's note of where the file is
``link``            a symbolic link as a forge shows it: the path that it leads to
``not_utf8``        bytes that are no UTF-8 text (``offset``)
``not_json``        text that is no JSON (``line``, ``column``)
``cut``             JSON whose end is missing
``too_deep``        JSON nested deeper than anything can read
``too_complex``     JSON that takes too much memory
``other_json``      JSON that is something else
``newer_format``    a format that is not known yet (``nbformat``)
``invalid``         against the format (``place``, such as ``cells[3].source``)
==================  ==========================================================

``data["details"]`` may hold a few of the file's own words.
"""

from __future__ import annotations

import msgspec

from ..errors import ImportRunError
from ..wire.reasons import NotebookReason
from ..wire.warnings import JobWarning

_LONGEST_DETAILS = 200


class CheckedNotebook(msgspec.Struct, frozen=True):
    """A notebook of format 4 that JupyterLab opens.

    ``kernel_name`` is the kernel that it names, if any.
    """

    kernel_name: str | None
    warnings: tuple[JobWarning, ...] = ()


def not_a_notebook(reason: NotebookReason, message: str, **data: object) -> ImportRunError:
    """The error for a file that is something else. ``details`` are made short and printable."""
    details = data.pop("details", None)
    if isinstance(details, str) and details.strip():
        words = " ".join(details.split())
        printable = "".join(
            each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in words
        )
        data["details"] = printable[:_LONGEST_DETAILS]
    return ImportRunError("not_a_notebook", message, reason=reason, **data)
