"""Jupyter's configuration files, read as a server reads them.

What a server was told on its own command line binds only that server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from traitlets.config import Config

_FILES = ("jupyter_server_config", "jupyter_lab_config", "jupyter_jupyter_import_run_config")
"""Each with ``.py`` and ``.json``, in every folder of Jupyter's configuration; later ones count
more, as with ``jupyter lab``.
"""


def jupyter_config() -> Config:
    """What the files say. One that cannot be read is a warning on stderr, as for a server.

    Raises ConfigurationError for one of ``jupyter_server_config.d``.
    """
    from jupyter_core.application import JupyterApp

    from ..drop_ins import with_drop_ins

    app = JupyterApp()
    for name in _FILES:
        app.config_file_name = name
        app.load_config_file()
    return with_drop_ins(app.config, app.config_file_paths)
