"""Search: what readers can find, written at build time as an index that a browser reads fast.

In come documents, which are plain data; out go the files of the index. It imports no other room.
Its folding of words is the same as that of the script in the browser, which a test holds.
"""
