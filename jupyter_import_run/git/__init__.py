"""Git, one file per verb. Only ``runner.py`` starts a process."""
