"""Three-way merges of notebooks, cell by cell. Runs in a process of its own (:mod:`.process`)."""
