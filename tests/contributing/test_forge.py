"""From the page to the forge: addresses are right, bounded, harmless, and absent if not set."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.pages.composer import Settings
from casebook.pages.edit_links import LONGEST, EditLinks, Spot, cut
from casebook.pages.page import Page
from casebook.pages.site import site
from casebook.pages.text import Action
from pages.models import every, texts
from projects import CHAPTER, EXAMPLE, LETTER, Project

REPO = "https://forge.example/owner/name"
SITE = "https://casebook.example/"


def pages(edit_links: EditLinks | None) -> dict[str, Page]:
    """The pages of the small casebook by their addresses."""
    casebook = Project(EXAMPLE).take_in().casebook
    return {page.address: page for page in site(casebook, Settings(edit_links=edit_links)).pages()}


@pytest.fixture(scope="module")
def linked() -> dict[str, Page]:
    """The pages where the repository is known."""
    return pages(EditLinks.of(REPO, "main", SITE))


def offered(page: Page, part: str) -> list[str]:
    """The addresses on the forge that are offered for a part of a page."""
    urls = [action.address for action in every(page, Action) if action.address.startswith(REPO)]
    return [url for url in urls if f"#{part}" in unquote(url) or "/edit/" in url]


def line_of(file: str, text: str) -> int:
    """The line of ``file`` that holds ``text``."""
    lines = (EXAMPLE / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_an_entry_leads_to_its_line_and_to_a_form_that_is_filled_in(
    linked: dict[str, Page],
) -> None:
    found = offered(linked["statements/chapter-letter-2003-05-02/"], "use-of-funds")
    line = line_of(LETTER, "key: use-of-funds")
    assert f"{REPO}/edit/main/{LETTER}#L{line}" in found
    (suggest,) = (url for url in found if "/issues/new" in url)
    assert urlsplit(suggest).path == "/owner/name/issues/new"
    assert parse_qs(urlsplit(suggest).query) == {
        "template": ["correction.yml"],
        "title": ["Correction: statements/chapter-letter-2003-05-02#use-of-funds"],
        "page": [f"{SITE}statements/chapter-letter-2003-05-02/#use-of-funds"],
        "file": [LETTER],
        "line": [str(line)],
        "value": ["The chapter wrote that Ada Example had spent the funds without a vote."],
    }


def test_a_fact_leads_to_its_line(linked: dict[str, Page]) -> None:
    edits = offered(linked["organizations/example-chapter/"], "members")
    assert f"{REPO}/edit/main/{CHAPTER}#L{line_of(CHAPTER, 'key: members')}" in edits


def test_without_a_repository_nothing_leads_to_a_forge() -> None:
    for address, page in pages(None).items():
        assert not any("forge.example" in text for text in texts(page)), address
        assert not any("/issues/new" in text for text in texts(page)), address


def test_a_sensitive_entry_is_in_no_link(linked: dict[str, Page]) -> None:
    for page in linked.values():
        for action in every(page, Action):
            assert "illness" not in unquote(action.address)


@given(st.text(max_size=3000), st.text(max_size=300))
def test_an_address_is_bounded_encoded_and_keeps_what_it_is_for(value: str, title: str) -> None:
    edit_links = EditLinks(REPO, "main", SITE)
    address = edit_links.suggest(Spot(title, "people/jane/", "data/people/jane.yml", 3, value))
    assert len(address) <= LONGEST
    assert address.isascii()
    assert not set("\"'<> ") & set(address)
    fields = parse_qs(urlsplit(address).query, keep_blank_values=True)
    assert (fields["file"], fields["line"]) == (["data/people/jane.yml"], ["3"])
    if value and "value" in fields:
        assert value.startswith(fields["value"][0].removesuffix("…").rstrip())


@given(st.text(), st.integers(0, 50))
def test_a_text_that_is_cut_has_room(text: str, room: int) -> None:
    assert len(cut(text, room)) <= room or cut(text, room) == text


@pytest.mark.parametrize(
    ("repo", "branch", "says"),
    [
        ("forge.example/owner/name", "main", "not the address of a repository"),
        ("http://edit_links.example/owner/name", "main", "not the address of a repository"),
        ("https://user@forge.example/owner/name", "main", "not the address of a repository"),
        ("javascript:alert(1)", "main", "not the address of a repository"),
        ("https://forge.example", "main", "has the form https://forge.example/owner/name"),
        ("https://forge.example/o/n?x=1", "main", "has the form https://forge.example/owner/name"),
        ('https://forge.example/o/"n', "main", "has the form https://forge.example/owner/name"),
        (REPO, "", "Name a branch, such as main"),
        (REPO, 'ma"in', "Name a branch, such as main"),
    ],
)
def test_a_setting_that_is_no_address_is_refused_in_words(
    repo: str, branch: str, says: str
) -> None:
    with pytest.raises(ValueError, match="REPO_") as error:
        EditLinks.of(repo, branch)
    assert says in str(error.value)


@pytest.mark.parametrize("repo", ["", "  "])
def test_no_setting_is_no_forge(repo: str) -> None:
    assert EditLinks.of(repo) is None


@pytest.mark.parametrize("repo", [REPO, f"{REPO}/", f"{REPO}.git", f" {REPO} "])
def test_all_spellings_of_one_repository_are_one(repo: str) -> None:
    assert EditLinks.of(repo) == EditLinks(REPO)


def test_names_of_files_and_branches_are_encoded() -> None:
    edit_links = EditLinks(REPO, "release/1")
    assert edit_links.edit("docs/ä b.md", 2) == f"{REPO}/edit/release/1/docs/%C3%A4%20b.md#L2"


def test_the_form_is_where_the_link_looks_for_it() -> None:
    assert (Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE/correction.yml").is_file()


def test_a_gap_leads_to_the_form_for_a_new_source() -> None:
    edit_links = EditLinks("https://forge.example/owner/name", site="https://casebook.example/")
    spot = Spot("Ada Example", "people/ada-example/#unknown", "f.yml", 1, "Nobody says when & why.")
    query = parse_qs(urlsplit(edit_links.offer(spot)).query)
    assert query == {
        "template": ["new-source.yml"],
        "title": ["Source: Ada Example"],
        "adds": ["https://casebook.example/people/ada-example/#unknown: Nobody says when & why."],
    }
