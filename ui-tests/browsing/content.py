"""Notebooks for the repositories of the tests."""

from __future__ import annotations

import json


def notebook(
    *cells: str,
    kernel: str | None = "python3",
    display_name: str = "Python 3",
    language_info: bool = True,
) -> str:
    """A notebook with these cells of Python code, as its author's JupyterLab saved it.

    Other programs leave out ``language_info`` and the kernel (None); both are optional.
    """
    metadata: dict[str, object] = {}
    if kernel is not None:
        spec = {"display_name": display_name, "language": "python", "name": kernel}
        metadata["kernelspec"] = spec
    if language_info:
        metadata["language_info"] = {"name": "python", "version": "3.9.1"}
    return json.dumps(
        {
            "cells": [
                {
                    "cell_type": "code",
                    "execution_count": None,
                    "id": f"cell-{number}",
                    "metadata": {},
                    "outputs": [],
                    "source": source,
                }
                for number, source in enumerate(cells)
            ],
            "metadata": metadata,
            "nbformat": 4,
            "nbformat_minor": 5,
        },
        indent=1,
    )
