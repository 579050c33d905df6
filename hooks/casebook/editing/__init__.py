"""Editing: the canonical form of files, scaffolds of new ones, and small changes to their text."""
