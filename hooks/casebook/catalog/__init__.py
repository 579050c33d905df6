"""The catalog: all records together, and what can be computed from them once for everybody.

In come records with their nodes and places; out go views over all of them: who said what and what
answers it, the timeline, relations from both ends, backlinks, differences, citations, quotations.
It may import reading, records and evidence.
"""
