"""The guide: what the models say of their own fields, for editors, pages and scaffolds.

In come the models with their declarations; out go descriptions of their fields, in the order of
files, and the JSON Schemas that editors read.
"""
