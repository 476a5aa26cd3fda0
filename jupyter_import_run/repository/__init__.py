"""A repository on this disk: what is in it, what must be kept of it, and how it is moved.

Nothing here reaches the network; operations combine it with what does.
"""
