"""A real Git server on the loopback with a sample repository, to try everything offline.

The project's tests use the same server.
"""
