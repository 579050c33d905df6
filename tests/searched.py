"""Documents of a casebook for the tests of search: all pages as the site tells search of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.pages.composer import Settings
from casebook.pages.site import site
from casebook.search.documents import Document, Part
from casebook.writing import search
from projects import ROOT

KINDS = search.filters()


def documents(casebook: Casebook, docs: Path | None = None) -> Iterator[Document]:
    """The pages of the records, then those written by hand in ``docs``."""
    made = site(casebook, Settings(cache=ROOT / ".cache"))
    yield from filter(None, map(search.document, made.pages()))
    for file in sorted(docs.rglob("*.md")) if docs else ():
        yield _written(file, file.relative_to(docs or file).parent.as_posix())


def _written(file: Path, folder: str) -> Document:
    """A hand-written page, whose headings begin its parts."""
    text = re.sub(
        r"\A---\n.*?\n---\n|<[^>]*>|[*_`>|]", "", file.read_text("utf-8"), flags=re.DOTALL
    )
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    first, *rest = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    parts = [
        Part(re.sub("[^a-z0-9]+", "-", heading.lower()).strip("-"), heading, text=(_line(said),))
        for heading, said in zip(rest[2::2], rest[3::2], strict=True)
    ]
    said = tuple(filter(None, (_line(first), _line(rest[1]))))
    path = "" if folder == "." else f"{folder}/"
    return Document(path, rest[0], "pages", "Page", text=said, parts=tuple(parts))


def _line(text: str) -> str:
    return " ".join(text.split())
