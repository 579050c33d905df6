"""Open data: the records as JSON, tables, CSV, SQLite and a data package, for others to take away.

In: a casebook and the address of the site. Out: files, each with its path and its text or bytes,
and tables of which the pages room tells. May import the records, catalog and guide rooms; it knows
no field by name but those of statements, so that a new field of a record leaves without code.

What is sensitive leaves in no file; statements in which an article judges in its own voice leave in
none of these. A statement that accuses leaves with its replies, or with the sentence that none was
found; our own sentences, which other tables hold, leave as they are.
"""
