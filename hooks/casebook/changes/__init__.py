"""Changes: what differs between two states of a casebook, in words, and what must be explained.

In come two casebooks, each read from a folder or from a revision of git; out go changes, their
sentences as text, Markdown or JSON, and the problems of what was altered in silence. Which fields
there are, what they are called and which of them matter, the declarations say.
"""
