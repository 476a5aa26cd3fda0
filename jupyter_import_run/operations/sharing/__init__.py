"""Links and badges that are handed out: what they are for, and whether others could use them."""

from __future__ import annotations
