"""The room of citing: records of sources and pages in; works, and how they are cited, out.

References in words are Pandoc's, by styles of the CSL project; files for reference managers are our
own. It may import records and what comes before them.
"""
