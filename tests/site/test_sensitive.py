"""What is sensitive stands on the page of its record, as a plain sentence, and nowhere else."""

from __future__ import annotations

import pytest

from builds import build
from casebook.intake import take_in
from documents import BuiltSite
from indexes import Index
from projects import ALLIANCE, EXAMPLE, ROOT, Project

SENTENCE = "Mauve umbrellas were carried by a cousin in the rain."
GIST = "A private matter of the umbrella carriers"


def texts(built: BuiltSite) -> dict[str, str]:
    """All text files of the site by their address."""
    return {
        path.relative_to(built.folder).as_posix(): path.read_text("utf-8")
        for path in sorted(built.folder.rglob("*"))
        if path.suffix in {".html", ".json", ".xml", ".txt", ".css", ".js", ".md", ".csv"}
    }


def words(site: BuiltSite, name: str) -> str:
    """What a page says, in its text and to those who only read its head."""
    page = site.page(name)
    return " ".join([page.text, *(meta["content"] for meta in page.all("meta"))])


@pytest.mark.parametrize("which", ["real", "small"])
def test_a_sensitive_entry_stands_in_one_file(request: pytest.FixtureRequest, which: str) -> None:
    site = request.getfixturevalue(which)
    ledger = take_in(ROOT if which == "real" else EXAMPLE).casebook.ledger
    entries = [u for u in ledger.all.values() if u.entry.sensitive]
    assert entries
    files, shown = texts(site), {name: words(site, name) for name in site.pages}
    for utterance in entries:
        told = str(utterance.entry.gist)
        address = f"{utterance.ref.kind}/{utterance.ref.slug}/"
        assert told in site.article(address).text
        for piece in (told, utterance.entry.subject):
            found = [name for name, text in shown.items() if piece in text]
            assert set(found) <= {address}, (piece, found)
        for name, text in files.items():
            if name != f"{address}index.html":
                assert told not in text, name


def test_nobody_is_linked_to_a_sensitive_entry(small: BuiltSite) -> None:
    """Ben Sample is who the sensitive entry is about: his page does not lead to it."""
    links = {link["href"] for link in small.article("people/ben-sample/").all("a")}
    assert not any("example-paper-article" in link for link in links)


def test_a_sensitive_sentence_of_a_summary_is_on_its_page_and_not_in_search(own: Project) -> None:
    sentence = f"  - text: {SENTENCE}\n    sensitive: true\n    cite: sources/{PAPER}#p7\nfacts:\n"
    own.change(ALLIANCE, "facts:\n", sentence)
    site = build(own, own.root / "site")
    assert SENTENCE in site.article("organizations/example-alliance/").text
    found = [name for name, text in texts(site).items() if "Mauve umbrellas" in text]
    assert found == ["organizations/example-alliance/index.html"]


PAPER = "example-paper-2003-05-06"


def test_the_gist_of_a_sensitive_paragraph_is_on_the_page_of_the_source_alone(
    small: BuiltSite,
) -> None:
    found = [name for name, text in texts(small).items() if GIST in text]
    assert found == [f"sources/{PAPER}/index.html"]


def test_search_says_nothing_of_a_sensitive_paragraph(real: BuiltSite) -> None:
    index = Index(real.folder)
    maps = take_in(ROOT).casebook.catalog.maps.values()
    hidden = [p.gist for stored in maps for p in stored.record.paragraphs if p.sensitive and p.gist]
    for gist in hidden:
        assert gist not in index.everything
