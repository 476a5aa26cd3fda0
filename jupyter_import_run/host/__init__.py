"""The machine that this server runs on: its memory, processors, disks, and its hub."""
