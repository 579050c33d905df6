"""Citing: works, how they are cited in words, and the files that reference managers read.

In come records of sources and the name and address of the site; out go works, their references in
each style, and BibTeX, RIS and CSL-JSON. It may import records. Pandoc writes the references.
"""
