"""Evidence: what proves that quoted words stand in a source, without the text of the source.

Comes in: the text of a source, or the files of a commit. Goes out: commitments, proofs, and the
words that are proved. Imports the standard library, :mod:`casebook.problems` and nothing else, so
that it runs in a browser too. `docs/about/evidence` describes the construction and its limits.
"""
