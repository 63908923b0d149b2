"""Commands that are too long for `cli.py`, one file a group."""
