"""Three-way merges of trees, notebooks cell by cell, in the object database alone.

No index, ref, working tree or configuration is written, and nothing of the repository runs:
no attribute, driver or filter takes part.
"""

from __future__ import annotations

from .model import Choice, Conflict, Merged, Part, Resolution, Side
from .trees import merge_trees

__all__ = ["Choice", "Conflict", "Merged", "Part", "Resolution", "Side", "merge_trees"]
