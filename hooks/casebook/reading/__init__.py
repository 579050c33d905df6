"""From files to nodes: YAML that remembers its places, or what is wrong with it in plain words.

Comes in: a folder with ``data`` and ``seeds`` (`folder`), or the bytes of one file (`parser`).
Goes out: nodes (`nodes`), whose texts are what was typed, with the line and column of each; or
problems, each with its place, what is wrong and the one thing to do. Nothing that a file holds
raises an exception, and size, depth and number are bounded. Nothing is known here of kinds of
record beyond the names of their folders.

May import: ``casebook.problems`` and PyYAML, whose compiled parser is used only where it is there.
"""
