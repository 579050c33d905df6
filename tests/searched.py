"""What search is told of a casebook: its pages as the site writes them, without building it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.pages.composer import Settings
from casebook.pages.site import site
from casebook.search.documents import Document
from casebook.writing import search
from projects import ROOT

KINDS: Table[str, str] = search.filters()
"""The filters of the results, as the site has them."""


def documents(casebook: Casebook, docs: Path | None = None) -> Iterator[Document]:
    """The pages of ``casebook``, and those that are written by hand below ``docs``."""
    cache = ROOT / ".cache"
    for page in site(casebook, Settings(cache=cache)).pages():
        document = search.document(page)
        if document:
            yield document
    for file in sorted(docs.rglob("index.md")) if docs else ():
        folder = file.parent.relative_to(docs).as_posix() if docs else ""
        title = file.read_text("utf-8").partition("\n# ")[2].partition("\n")[0]
        path = "" if folder == "." else f"{folder}/"
        yield Document(path, title or folder, "pages", "Page", text=())
