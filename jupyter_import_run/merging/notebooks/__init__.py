"""Three-way merges of notebooks, cell by cell. Runs in a process of its own (:mod:`.process`).

nbdime says which cells are the same one, where ids do not. What becomes of them is decided here,
for whole cells: nbdime's own decisions put outputs under other sources, and fail on some inputs
(``benchmarks/notebook_merges.py`` has the figures).
"""
