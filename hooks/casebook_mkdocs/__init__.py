"""The adapter: lets MkDocs build a casebook. Only this package knows MkDocs.

In come MkDocs' events and settings; out goes a finished site, put in the place of the last one.
"""
