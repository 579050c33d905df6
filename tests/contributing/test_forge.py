"""From the page to the forge: addresses are right, bounded, harmless, and absent if not set."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from casebook.render.forge import LONGEST, Forge, Spot, cut
from casebook.render.page import Page
from casebook.render.search import document
from casebook.render.site import site
from hypothesis import given
from hypothesis import strategies as st

from casebook.catalog.casebook import Casebook
from projects import CHAPTER, DISPUTE, EXAMPLE, LETTER, Project

REPO = "https://forge.example/owner/name"
SITE = "https://casebook.example/"


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    return Project(EXAMPLE).take_in().casebook


@pytest.fixture(scope="module")
def pages(casebook: Casebook) -> dict[str, str]:
    made = site(casebook, Forge.of(REPO, "main", SITE), SITE)
    return {page.path: made.html(page) for page in made.pages}


def links(html: str, section: str) -> list[str]:
    """The addresses on the forge between the heading ``section`` and the next heading."""
    heading = BeautifulSoup(html, "html.parser").find(id=section)
    assert heading is not None
    found: list[str] = []
    for each in heading.find_all_next(["h2", "h3", "a"]):
        if each.name != "a":
            break
        if str(each.get("href")).startswith(REPO):
            found.append(str(each["href"]))
    return found


def line_of(file: str, text: str) -> int:
    """The line of ``file`` that holds ``text``."""
    lines = (EXAMPLE / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_an_entry_leads_to_its_line_and_to_a_form_that_is_filled_in(pages: dict[str, str]) -> None:
    suggest, edit = links(pages["statements/chapter-letter-2003-05-02/"], "use-of-funds")
    line = line_of(LETTER, "key: use-of-funds")
    assert edit == f"{REPO}/edit/main/{LETTER}#L{line}"
    address = urlsplit(suggest)
    assert address.path == "/owner/name/issues/new"
    assert parse_qs(address.query) == {
        "template": ["correction.yml"],
        "title": ["Correction: statements/chapter-letter-2003-05-02#use-of-funds"],
        "page": [f"{SITE}statements/chapter-letter-2003-05-02/#use-of-funds"],
        "file": [LETTER],
        "line": [str(line)],
        "value": ["The chapter wrote that Ada Example had spent the funds without a vote."],
    }


def test_a_fact_and_a_point_at_issue_lead_to_their_lines(pages: dict[str, str]) -> None:
    edits = links(pages["organizations/example-chapter/"], "data")[1::2]
    assert f"{REPO}/edit/main/{CHAPTER}#L{line_of(CHAPTER, 'key: members')}" in edits
    (_, edit) = links(pages["disputes/alliance-and-chapter/"], "funds")
    assert edit == f"{REPO}/edit/main/{DISPUTE}#L{line_of(DISPUTE, 'key: funds')}"


def test_every_record_has_both_links_once_for_the_page(casebook: Casebook) -> None:
    made = site(casebook, Forge.of(REPO))
    for page in made.pages:
        if page.file:
            suggest, edit, *_ = links(made.html(page), "data")
            assert edit == f"{REPO}/edit/main/{page.file}#L1"
            assert parse_qs(urlsplit(suggest).query)["page"] == [page.path]


def test_without_a_repository_nothing_leads_to_a_forge(casebook: Casebook) -> None:
    made = site(casebook)
    for page in made.pages:
        assert "Suggest a correction" not in made.html(page)
        assert "cb-pointer" not in made.html(page)


def test_links_to_the_forge_are_neither_searched_nor_part_of_what_a_page_says(
    casebook: Casebook,
) -> None:
    def said(page: Page) -> list[str]:
        found = document(page, plain.writer_at(0))
        return [*found.text, *(text for part in found.parts for text in part.text)]

    plain, linked = site(casebook), site(casebook, Forge.of(REPO))
    for one, other in zip(plain.pages, linked.pages, strict=True):
        assert said(one) == said(other)
        if one.path != "gaps/":  # its links lead to the form for a source, in place of the guide
            assert [s.html for s in one.sections] == [s.html for s in other.sections]


def test_a_sensitive_entry_is_in_no_link(pages: dict[str, str]) -> None:
    for html in pages.values():
        for link in BeautifulSoup(html, "html.parser").find_all("a", href=True):
            assert "illness" not in unquote(str(link["href"]))


@given(st.text(max_size=3000), st.text(max_size=300))
def test_an_address_is_bounded_encoded_and_keeps_what_it_is_for(value: str, title: str) -> None:
    forge = Forge(REPO, "main", SITE)
    address = forge.suggest(Spot(title, "people/jane/", "data/people/jane.yml", 3, value))
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
        ("http://forge.example/owner/name", "main", "not the address of a repository"),
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
        Forge.of(repo, branch)
    assert says in str(error.value)


@pytest.mark.parametrize("repo", ["", "  "])
def test_no_setting_is_no_forge(repo: str) -> None:
    assert Forge.of(repo) is None


@pytest.mark.parametrize("repo", [REPO, f"{REPO}/", f"{REPO}.git", f" {REPO} "])
def test_all_spellings_of_one_repository_are_one(repo: str) -> None:
    assert Forge.of(repo) == Forge(REPO)


def test_names_of_files_and_branches_are_encoded() -> None:
    forge = Forge(REPO, "release/1")
    assert forge.edit("docs/ä b.md", 2) == f"{REPO}/edit/release/1/docs/%C3%A4%20b.md#L2"


def test_the_form_is_where_the_link_looks_for_it() -> None:
    assert (Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE/correction.yml").is_file()


def test_a_gap_leads_to_the_form_for_a_new_source() -> None:
    forge = Forge("https://forge.example/owner/name", site="https://casebook.example/")
    spot = Spot("Ada Example", "people/ada-example/#unknown", "f.yml", 1, "Nobody says when & why.")
    query = parse_qs(urlsplit(forge.offer(spot)).query)
    assert query == {
        "template": ["new-source.yml"],
        "title": ["Source: Ada Example"],
        "adds": ["https://casebook.example/people/ada-example/#unknown: Nobody says when & why."],
    }
