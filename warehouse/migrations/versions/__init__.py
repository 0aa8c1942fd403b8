"""One module per revision, named `m<number>_<what>.py`; a released revision is never edited."""
