"""Three-way merges of trees, notebooks cell by cell, in the object database alone.

No index, ref, working tree or configuration is written, and nothing of the repository runs:
no attribute, driver or filter takes part.
"""
