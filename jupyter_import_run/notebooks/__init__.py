"""Is this file a notebook? If not, what is it; if so, what does it need to run?"""

from __future__ import annotations

from .check import check_notebook
from .result import CheckedNotebook

__all__ = ["CheckedNotebook", "check_notebook"]
