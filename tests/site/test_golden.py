"""Golden files: the HTML of one page of each kind, from the small casebook.

Where a change of a template is meant, ``pytest tests/site/test_golden.py --update-golden`` writes
them anew; what ``git diff`` shows then is what the change does to the pages.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.intake import take_in
from casebook.render.search import documents
from casebook.render.site import Site, site
from projects import EXAMPLE

GOLDEN = Path(__file__).parent / "golden"

PAGES = {
    "organization": "organizations/example-alliance/",
    "person": "people/ben-sample/",
    "event": "events/example-meeting-2003-05-01/",
    "statement": "statements/chapter-letter-2003-05-02/",
    "article": "statements/example-paper-article-2003-05-06/",
    "dispute": "disputes/alliance-and-chapter/",
    "topic": "topics/sample-rule/",
    "source": "sources/example-paper-2003-05-06/",
    "source-without-map": "sources/example-bulletin-2003-05-02/",
    "index": "organizations/",
    "timeline": "timeline/",
    "comparison": "organizations/compare/",
    "voices": "who-said-what/",
    "gaps": "gaps/",
    "exchanges": "charges-and-replies/",
}
"""The address of the page in each golden file."""


@pytest.fixture(scope="module")
def rendered() -> Site:
    """The pages of the small casebook, without MkDocs."""
    return site(take_in(EXAMPLE).casebook)


def compare(name: str, text: str, request: pytest.FixtureRequest) -> None:
    """Hold ``text`` against the golden file ``name``, or write it there if that is asked for."""
    path = GOLDEN / name
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    assert path.is_file(), "There is no such golden file yet: run pytest --update-golden."
    assert path.read_text("utf-8") == text, "If the change is meant, run pytest --update-golden."


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name: str, rendered: Site, request: pytest.FixtureRequest) -> None:
    (page,) = [page for page in rendered.pages if page.path == PAGES[name]]
    compare(f"{name}.html", f"{rendered.html(page).rstrip()}\n", request)


def test_search_knows_what_it_did(rendered: Site, request: pytest.FixtureRequest) -> None:
    lines = [
        line
        for page in documents(rendered.pages, rendered.writer_at(0))
        for line in (
            f"{page.weight:.2f} {page.path} | {' = '.join((page.title, *page.names))} | "
            f"{', '.join((page.label, *page.parties))} | {page.date} | "
            f"{' '.join((page.description, *page.text))}",
            *(
                f"     {page.path}#{part.id} | {part.heading} | "
                f"{', '.join((part.label, *part.parties))} | {part.date} | "
                f"{' '.join((*part.text, part.quote, part.reply))}"
                for part in page.parts
            ),
        )
    ]
    compare("search.txt", "\n".join(lines) + "\n", request)


def test_every_golden_file_is_compared() -> None:
    names = {path.name for path in GOLDEN.iterdir()}
    assert names == {f"{name}.html" for name in PAGES} | {"search.txt"}
