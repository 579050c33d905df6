"""What is sensitive leaves in no file, and what an article judges stays with the article."""

from __future__ import annotations

import pytest

from builds import build
from casebook.intake import take_in
from documents import BuiltSite
from projects import EXAMPLE, ROOT, Project

LETTER = "data/statements/chapter-letter-2003-05-02.yml"
MAUVE = "The chapter wrote that Ada Example had a mauve umbrella at home."


def everything(site: BuiltSite) -> dict[str, bytes]:
    """All that leaves: the files of data, all pages as Markdown, all cards, the list of pages."""
    data = [*(site.folder / "data").rglob("*"), *(site.folder / "api").rglob("*")]
    pages = [*site.folder.rglob("*.md"), *(site.folder / "cards").rglob("*.html")]
    return {
        path.relative_to(site.folder).as_posix(): path.read_bytes()
        for path in (*data, *pages, site.folder / "llms.txt")
        if path.is_file()
    }


def test_what_is_sensitive_leaves_in_no_file(own: Project) -> None:
    """Neither what was said, nor what it is called."""
    entry = (
        "  - key: umbrella\n    type: accusation\n    subject: a mauve thing\n"
        f"    about: people/ada-example\n    gist: {MAUVE}\n    sensitive: true\n"
        "    cite: sources/example-paper-2003-05-06#p4\n"
    )
    own.write(LETTER, own.text(LETTER) + entry)
    site = build(own, own.root / "site")
    assert MAUVE in site.article("statements/chapter-letter-2003-05-02/").text
    for name, content in everything(site).items():
        assert b"mauve" not in content, name
        assert b"umbrella" not in content.lower(), name


@pytest.mark.parametrize("which", ["real", "small"])
def test_what_stands_on_its_own_page_only_is_in_no_file(
    request: pytest.FixtureRequest, which: str
) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    catalog = take_in(ROOT if which == "real" else EXAMPLE).casebook
    everything_said = catalog.ledger.all.values()
    judged = [str(u.entry.gist) for u in everything_said if u.is_judgment_of_narrator]
    hidden = [str(u.entry.gist) for u in everything_said if u.entry.sensitive]
    for mapped in catalog.catalog.maps.values():
        hidden += [p.gist for p in mapped.record.paragraphs if p.sensitive and p.gist]
    for stored in catalog.catalog.records.values():
        hidden += [str(each.text) for each in stored.record.summary if each.sensitive]
    assert hidden
    for name, content in everything(site).items():
        assert [text for text in hidden if text.encode() in content] == [], name
        if not name.endswith(".md"):
            assert [text for text in judged if text.encode() in content] == [], name
