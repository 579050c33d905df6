"""The room of pages: from a casebook to page models, which are pure data.

What comes in: a :class:`~casebook.catalog.casebook.Casebook` without problems and the settings of
the site. What goes out: :class:`~casebook.pages.page.Page`, one after the other, with all names,
addresses and words resolved. There is no HTML here, no Markdown and no escaping: the room
``writing`` gives a page its forms. It may import reading, records, catalog, evidence, checks (for
the list of their purposes), citing and guide.
"""
