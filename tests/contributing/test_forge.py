"""From the page to the forge: addresses are right, bounded, harmless, and absent if not set."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builds import build
from casebook.pages.blocks import Prose
from casebook.pages.composer import Composer, Settings
from casebook.pages.edit_links import FORM, LONGEST, REPLY_FORM, SOURCE_FORM, EditLinks, Spot, cut
from casebook.pages.page import Page
from casebook.pages.site import site
from casebook.pages.start import block
from casebook.pages.text import Action, plain
from casebook_mkdocs.settings import contact
from documents import document
from pages.models import every, texts
from projects import ADA, CHAPTER, EXAMPLE, LETTER, Project

REPO = "https://forge.example/owner/name"
SITE = "https://casebook.example/"


VOTE = "data/events/vote-2003-05-01.yml"


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
    (suggest,) = (url for url in found if "template=correction" in url)
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


def test_an_accusation_without_a_reply_leads_to_the_form_for_one(linked: dict[str, Page]) -> None:
    replies = [
        parse_qs(urlsplit(action.address).query)
        for action in every(linked["disputes/alliance-and-chapter/"], Action)
        if action.words == "Reply to this"
    ]
    assert {
        "template": ["reply.yml"],
        "title": ["Reply: Letter of the chapter, May 2, 2003"],
        "page": [f"{SITE}statements/chapter-letter-2003-05-02/#use-of-funds"],
        "answers": ["The chapter wrote that Ada Example had spent the funds without a vote."],
    } in replies
    answered = "statements/chapter-letter-2003-05-02/#hall-locked"
    assert not [query for query in replies if query["page"] == [f"{SITE}{answered}"]]


def test_each_sentence_and_line_of_a_record_can_be_edited_where_it_stands(
    linked: dict[str, Page],
) -> None:
    for address, file, text, words in [
        ("people/ada-example/", ADA, "kind: founder-of", "Relation: Alliance"),
        ("events/vote-2003-05-01/", VOTE, "text: The Alliance adopted", "Sentence: The Alliance"),
        ("events/vote-2003-05-01/", VOTE, "who: people/ben-sample", "Participant: Ben Sample"),
    ]:
        band = linked[address].band
        assert band
        (found,) = (each for each in band.parts if each.words.startswith(words))
        assert found.address == f"{REPO}/edit/main/{file}#L{line_of(file, text)}"


def test_every_page_has_a_way_to_report_an_error(own: Project, tmp_path: Path) -> None:
    site = build(own, tmp_path, REPO)
    for page in ("index.html", "timeline/index.html", "about/standard/index.html", "404.html"):
        (report,) = (
            link.attributes["href"]
            for footer in document((site.folder / page).read_text("utf-8")).all("footer")
            for link in footer.all("a")
            if link.text == "Report an error"
        )
        assert parse_qs(urlsplit(report).query)["template"] == ["correction.yml"]


@pytest.mark.parametrize(
    ("setting", "link"),
    [
        ("", ""),
        ("hello@casebook.example", "mailto:hello@casebook.example"),
        (" https://casebook.example/form ", "https://casebook.example/form"),
    ],
)
def test_a_contact_is_an_address_of_either_sort(setting: str, link: str) -> None:
    assert contact(setting) == link


@pytest.mark.parametrize("setting", ["somebody", "javascript:alert(1)", "a b@casebook.example"])
def test_a_contact_to_which_nobody_can_write_is_refused(setting: str) -> None:
    with pytest.raises(ValueError, match="nobody can write to that"):
        contact(setting)


@pytest.mark.parametrize(
    ("contact", "repo", "says"),
    [
        ("", "", "This copy of the site gives no contact address. Write to whoever publishes it."),
        ("mailto:a@b.example", "", "Write to a@b.example. You need no account."),
        ("", REPO, "Fill in the reply form. It is public and requires an account on the site"),
        ("mailto:a@b.example", REPO, "You need no account. Or fill in the reply form."),
    ],
)
def test_who_is_spoken_of_is_told_how_to_reach_us(contact: str, repo: str, says: str) -> None:
    casebook = Project(EXAMPLE).take_in().casebook
    settings = Settings(edit_links=EditLinks.of(repo), contact=contact)
    (ways,) = block("ways", "", Composer(casebook, settings))
    assert isinstance(ways, Prose)
    assert says in " ".join(plain(text) for text in ways.paragraphs)


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
    forms = Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE"
    for form in (FORM, SOURCE_FORM, REPLY_FORM):
        assert (forms / form).is_file()
    fields = {each.get("id") for each in yaml.safe_load((forms / REPLY_FORM).read_text())["body"]}
    assert {"page", "answers"} <= fields


def test_each_page_with_a_gap_offers_to_fill_it(linked: dict[str, Page]) -> None:
    unknown = [s for page in linked.values() for s in page.sections if s.id == "Unknown"]
    assert unknown
    for section in unknown:
        (action,) = section.actions
        assert parse_qs(urlsplit(action.address).query)["template"] == [SOURCE_FORM]


def corrected() -> dict[str, Page]:
    """The pages of a site that has an editor, and no repository."""
    casebook = Project(EXAMPLE).take_in().casebook
    return {page.address: page for page in site(casebook, Settings(editor=True)).pages()}


def test_with_an_editor_everything_can_be_corrected_in_the_page() -> None:
    """Each link names a file, and a line that begins what it stands beside."""
    pages = corrected()
    found = [each for page in pages.values() for each in every(page, Action)]
    leading = [each for each in found if each.address.startswith("correct/?file=")]
    assert {each.words for each in leading} > {"Correct this"}
    for each in leading:
        query = parse_qs(urlsplit(each.address).query)
        lines = (EXAMPLE / query["file"][0]).read_text("utf-8").splitlines()
        assert lines[int(query["at"][0]) - 1].strip(), each
        assert not each.outside
    for page in pages.values():
        if page.file and page.band:
            assert any(page.file in each.address for each in page.band.correct), page.address
    assert not any("forge" in each.address for each in found)


def test_an_accusation_without_a_reply_and_a_gap_lead_to_a_new_record() -> None:
    found = [each for page in corrected().values() for each in every(page, Action)]
    new = {each.words: each.address for each in found if each.address.startswith("correct/?new=")}
    assert set(new) == {"Add a reply to this", "Add a source", "Add a person"}
    query = parse_qs(urlsplit(new["Add a reply to this"]).query)
    (entry,) = json.loads(query["with"][0])["entries"]
    assert entry["type"] == "reply"
    assert "#" in entry["answers"][0]["to"]


def test_a_gap_leads_to_the_form_for_a_new_source() -> None:
    edit_links = EditLinks("https://forge.example/owner/name", site="https://casebook.example/")
    spot = Spot("Ada Example", "people/ada-example/#unknown", "f.yml", 1, "Nobody says when & why.")
    query = parse_qs(urlsplit(edit_links.offer(spot)).query)
    assert query == {
        "template": ["new-source.yml"],
        "title": ["Source: Ada Example"],
        "adds": ["https://casebook.example/people/ada-example/#unknown: Nobody says when & why."],
    }
