"""Styles: works as APA, MLA and Chicago cite them, in plain text.

Works that differ in title and address alone share a form, which Pandoc writes once, with signs in
their places that nothing else has. Only plain titles are filled in: a style changes quotation marks
within quotation marks, and the full stop after a question mark. The forms are kept in a file by
what they were made of, so that a second build of the same works starts no Pandoc at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from casebook import kept
from casebook.citing import pandoc
from casebook.citing.csl import csl_item
from casebook.citing.works import Work
from casebook.kept import Texts

TITLE = "\ue000"
ADDRESS = "https://stand-in.invalid/"
"""What stands in a form for any title and any address: no work has these."""

_WORD = r"[A-Za-z0-9]+(?:['’][A-Za-z0-9]+)?"
_PLAIN = re.compile(rf"{_WORD}(?:(?:[,.:!]? |[-./]| \(){_WORD})*\)?")
"""A title that every style leaves as it is, but for the form of apostrophes."""


def cite(works: Iterable[Work], file: Path | None = None) -> dict[Work, Texts]:
    """Each of ``works`` in each style.

    ``file`` keeps what was written before; it need not exist and may be deleted at any time.
    :class:`CitationError` if Pandoc is needed and does not answer.
    """
    wanted = [(work, _form(work)) for work in works]
    items = {form: _item(form) for form in dict.fromkeys(form for _, form in wanted)}
    maker = pandoc.fingerprint()
    known = kept.read(file, maker)
    missing = [item for item in items.values() if item not in known]
    if missing:
        written = dict(zip(missing, pandoc.written(missing), strict=True))
        known = {item: known.get(item) or written[item] for item in items.values()}
        kept.write(file, maker, known)
    return {work: _filled(known[items[form]], work) for work, form in wanted}


def _form(work: Work) -> Work:
    """``work`` with the signs that stand for any title and address; itself if it is not plain."""
    if not _PLAIN.fullmatch(work.title):
        return replace(work, key="")
    return replace(work, key="", title=TITLE, url=ADDRESS if work.url else "")


def _filled(form: Texts, work: Work) -> Texts:
    title = work.title.replace("'", "’")
    return {
        style: text.replace(TITLE, title).replace(ADDRESS, work.url) for style, text in form.items()
    }


def _item(form: Work) -> str:
    """``form`` as CSL-JSON in which the title keeps its capitals: a style would change names."""
    # The only markup in CSL-JSON are a few elements of HTML; a joiner after "<" makes it text.
    title = re.sub(r"<(?=/?[a-z])", f"<{pandoc.JOINER}", " ".join(form.title.split()))
    item = csl_item(form) | {"title": f'<span class="nocase">{title}</span>'}
    return json.dumps(item, sort_keys=True)
