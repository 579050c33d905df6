"""Editing: the canonical form of files, scaffolds of new ones, and small changes to their text.

In come the text of a file and what its model says; out goes text, which is put in place whole or
not at all. Nothing here decides whether a file is right: that is read, bound and checked again.
"""
