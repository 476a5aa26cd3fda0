"""Saved repositories: what one is, which values it may have, and lists of them.

Nothing here asks the network or the disk: the command line, the REST API and the
configuration mean the same by it.
"""
