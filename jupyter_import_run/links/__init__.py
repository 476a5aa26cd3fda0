"""Links and badges that others click: where they go, how they are written, the picture.

No network and no disk. What a link means is for ``sources`` to read, and whether others could
import it for ``operations/share.py`` to say.
"""

from __future__ import annotations
