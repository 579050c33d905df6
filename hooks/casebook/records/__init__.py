"""From nodes to records: frozen, typed, and the only form in which other rooms know the data.

Comes in: the nodes of one file and the kind of record that it should be (`binding`).
Goes out: a record of that kind, what is left of one that was moved or removed, or problems with
their places. Kinds (`kinds`) and fields (beside their types) are declared here and nowhere else;
dates, references and running text are types of their own (`dates`, `references`, `prose`).

May import: ``casebook.problems``, ``casebook.reading`` and pydantic.
"""
