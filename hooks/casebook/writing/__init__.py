"""The room of writing: page models in, their forms out.

Each form is a module: HTML, Markdown, search documents, linked data, feeds, files for reference
managers. A form reads nothing but the model of a page, so that a new one touches this room only and
a new block needs one function, or one macro, a form. It may import pages, search and citing.
"""
