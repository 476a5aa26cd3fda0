"""Everything that the browser can see, stated once.

Each module holds :mod:`msgspec` Structs for one subject. ``scripts/generate_schema.py``
turns them into ``api.schema.json`` and from there into ``src/api/_schema.ts``; CI
fails where the committed files differ. This package imports nothing of the project.
"""
