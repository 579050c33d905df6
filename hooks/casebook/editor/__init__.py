"""The editor: what a reader corrects in the page, judged by the very same checks.

In come the declarations, the files of a casebook and what somebody has typed; out go the files of
the editor's page and, in the browser, problems, sentences and previews. :mod:`session` runs there,
on the same modules as the command line; all else runs when the site is built.
"""
