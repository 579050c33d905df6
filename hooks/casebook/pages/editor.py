"""Correcting: the page on which readers correct a record, and the addresses that lead to it.

What they do there is judged by the same checks, in their own browser; they hand it over themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from casebook.pages.blocks import Prose, Section
from casebook.pages.composer import Composer
from casebook.pages.page import Page
from casebook.pages.text import Code, Link, Outside, Text
from casebook.records.references import Ref
from casebook.records.statements import Statement

ADDRESS = "correct/"
STYLE = f"{ADDRESS}editor.css"
SCRIPT = f"{ADDRESS}editor.js"

GUIDE = "contributing/"
"""The hand-written page on how to correct something without this one."""

TITLE = "Correct or add a record"

_HERE = (
    "Change a record here and see at once what is wrong with it, what readers will see, and how "
    "to hand it over. This page sends nothing anywhere."
)
_NO_EDITOR = "This copy of the site was built without the editor, so nothing can be corrected here."
_EDITION = "An edition stays as it was. Make corrections on the current site."
_NO_SCRIPT = "The editor on this page needs JavaScript."


def correcting(file: str, line: int) -> str:
    """The address at which ``file`` can be corrected, at ``line``."""
    return f"{ADDRESS}?{urlencode({'file': file, 'at': line}, safe='/')}"


def adding(kind: str, known: Mapping[str, object] | None = None) -> str:
    """The address at which a record of ``kind`` can be begun, with what is ``known`` of its fields,
    as its file would have them.
    """
    fields = {"with": json.dumps(known, separators=(",", ":"))} if known else {}
    return f"{ADDRESS}?{urlencode({'new': kind, **fields}, safe='/')}"


def replying(entry: Ref) -> str:
    """The address at which a statement can be begun that answers ``entry``."""
    answer = {"type": "reply", "answers": [{"to": str(entry), "scope": "specific"}]}
    return adding(Statement.KIND, {"entries": [answer]})


def correcting_page(composer: Composer) -> Iterator[Page]:
    """The page: what it is for, and the plain way, which is all that it has without a script."""
    settings = composer.settings
    there = settings.editor
    yield Page(
        address=ADDRESS,
        title=TITLE,
        description="Correct a record or add one in the page, checked as you type.",
        lead=((_HERE if there else _EDITION if settings.imprint.edition else _NO_EDITOR,),),
        sections=(Section("Editor", "", (Prose(tuple(_plain_way(composer))),)),),
        indexable=False,
        searched=there,
        updated=composer.updated,
        wide=True,
        style=STYLE if there else "",
        script=SCRIPT if there else "",
    )


def _plain_way(composer: Composer) -> Iterator[Text]:
    """How to correct something without this page."""
    edit_links, contact = composer.settings.edit_links, composer.settings.contact
    if composer.settings.editor:
        yield (_NO_SCRIPT,)
    if edit_links:
        repository = Outside(edit_links.repo, "repository")
        yield ("Every page names its file, and the ", repository, " has an editor for it.")
    yield (
        Link(GUIDE, "The guide"),
        " says how files are written and how to check one with ",
        Code("make check"),
        ".",
    )
    if contact:
        yield ("Or write to ", Outside(contact, contact.removeprefix("mailto:")), ".")
