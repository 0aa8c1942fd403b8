"""The one door out: a module for each format, and `release.py`, which publishes a night whole or not at all."""
