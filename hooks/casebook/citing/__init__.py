"""Citing: works, how they are cited in words, and the files that reference managers read."""
