"""Git hosts as places where people have accounts: how one signs in, and what their APIs tell.

``kinds`` is what is known of each kind of host, as data; ``host`` makes of it and of the
administrator's configuration what holds for one host. ``api`` asks, one file for each API.
"""
