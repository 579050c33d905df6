"""Changes: what differs between two states of a casebook, in words.

In come two casebooks, each read from a folder or from a revision of git; out go changes and their
sentences as text, Markdown or JSON. Which fields there are, what they are called and which of them
matter, the declarations say.
"""
