"""Notebooks of all ages."""

from __future__ import annotations

import json
from typing import Any


def notebook(minor: int = 5, **changes: Any) -> dict[str, Any]:
    """A notebook of format 4.``minor`` with a code cell, its output and some words."""
    code = {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": {"trusted": True},
        "outputs": [
            {
                "output_type": "execute_result",
                "execution_count": 1,
                "data": {"text/plain": ["4"], "application/json": {"any": [1]}},
                "metadata": {},
            }
        ],
        "source": ["2 + 2"],
    }
    words = {"cell_type": "markdown", "metadata": {}, "source": "# Ünïcödé 🌍\u2028"}
    cells: list[dict[str, Any]] = [code, words]
    if minor >= 5:
        for index, cell in enumerate(cells):
            cell["id"] = f"cell-{index}"
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": minor,
        **changes,
    }


FORMAT_3 = {
    "metadata": {"name": "old", "signature": "sha256:0"},
    "nbformat": 3,
    "nbformat_minor": 0,
    "worksheets": [
        {
            "metadata": {},
            "cells": [
                {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["Old"]},
                {
                    "cell_type": "code",
                    "collapsed": False,
                    "input": ["print(1)"],
                    "language": "python",
                    "metadata": {},
                    "outputs": [{"output_type": "stream", "stream": "stdout", "text": ["1\n"]}],
                    "prompt_number": 1,
                },
            ],
        }
    ],
}

FORMAT_2 = {
    "metadata": {"name": "older"},
    "nbformat": 2,
    "worksheets": [
        {
            "cells": [
                {"cell_type": "markdown", "source": "words"},
                {
                    "cell_type": "code",
                    "collapsed": False,
                    "input": "print(1)",
                    "language": "python",
                    "outputs": [],
                    "prompt_number": 1,
                },
            ]
        }
    ],
}

FORMAT_1 = {"cells": [{"cell_type": "code", "code": "print(1)", "prompt_number": 1}]}


def encoded(content: Any) -> bytes:
    """``content`` as a file."""
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
