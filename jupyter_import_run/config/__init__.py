"""Configuration: what an administrator may set, and what it is made into."""
