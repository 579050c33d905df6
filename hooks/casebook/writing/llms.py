"""llms.txt: what there is, as a list in Markdown for programs that read texts; https://llmstxt.org.

It leads to the Markdown file of each page, which says the same as the page.
"""

from __future__ import annotations

from collections.abc import Iterable

from casebook.citing.works import Imprint
from casebook.open_data.dataset import FOLDER
from casebook.records.sources import Source
from casebook.search.documents import Document
from casebook.writing.markdown import FILE
from casebook.writing.markdown_syntax import escape, link
from casebook.writing.search import filters

LLMS = "llms.txt"
"""The name of the file, at the root of the site."""

ADVICE = (
    "A citation follows each statement. An accusation appears with its replies or with the words "
    "“We found no reply to this.” Keep them together. The same data as JSON, CSV and SQLite is at "
    f"[data]({FOLDER}{FILE})."
)
"""What whoever uses the texts should know first."""

OPTIONAL = "Optional"
"""The heading, by the standard, of what may be left out where there is little room."""


def llms(imprint: Imprint, about: str, documents: Iterable[Document]) -> str:
    """The text of the file; ``documents`` are the pages that somebody may find, as search has them.

    Sources come last, as what one may leave out.
    """
    by_kind: dict[str, list[str]] = {}
    for each in documents:
        line = f"- {link(each.title, f'{imprint.address}{each.path}{FILE}')}"
        said = f": {escape(each.description)}" if each.description else ""
        by_kind.setdefault(each.kind, []).append(line + said)
    names = {kind: name for kind, name in filters().items() if kind != Source.KIND}
    names[Source.KIND] = OPTIONAL
    head = [f"# {escape(imprint.name)}", f"> {escape(about)}" if about else "", ADVICE]
    lists = [
        "\n".join((f"## {name}", "", *by_kind[kind]))
        for kind, name in names.items()
        if kind in by_kind
    ]
    return "\n\n".join(filter(None, (*head, *lists))) + "\n"
