"""What the benchmarks share.

``python benchmarks/NAME.py`` puts only this folder on the path; the project is added, for
the package itself and for the servers of its tests.
"""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))
