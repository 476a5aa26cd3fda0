"""Notebooks for the repositories of the tests."""

from __future__ import annotations

import json


def notebook(*cells: str, kernel: str = "python3", display_name: str = "Python 3") -> str:
    """A notebook with these cells of Python code, as its author's JupyterLab saved it."""
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
            "metadata": {
                "kernelspec": {
                    "display_name": display_name,
                    "language": "python",
                    "name": kernel,
                },
                "language_info": {"name": "python", "version": "3.9.1"},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        },
        indent=1,
    )
