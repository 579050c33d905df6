"""The index says where each word stands, in few bytes, the same for the same pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casebook.intake import take_in
from casebook.records.references import Ref
from casebook.render.search import documents, parties
from casebook.render.site import site
from casebook.search.documents import Document, Part, plain, written
from casebook.search.index import CHUNK, FOLDER, checksum, files
from indexes import Index
from projects import EXAMPLE, Project

ADA = Document(
    "people/ada/",
    "Ada Łęska",
    "people",
    "Person",
    "She counted. She counted again, and counted.",
    1.8,
    ("Alliance",),
    ("The Counter",),
    (
        Part("timeline", "Timeline"),
        Part("letter", "Ada on minutes", "There were none.", "Charge", ("Ada",), "There were none"),
    ),
)
BEN = Document("people/ben/", "Ben", "people", "Person", parts=(Part("timeline", "Timeline"),))


def read(folder: Path, *pages: Document) -> Index:
    for name, text in files(pages):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Index(folder)


def test_a_word_leads_to_the_entries_that_have_it_in_a_name_or_in_their_text(
    tmp_path: Path,
) -> None:
    index = read(tmp_path, ADA, BEN)
    assert [entry.location for entry in index.entries] == [
        "people/ada/",
        "people/ada/#timeline",
        "people/ada/#letter",
        "people/ben/",
        "people/ben/#timeline",
    ]
    assert index.of("leska") == ({"people/ada/"}, set())
    assert index.of("counter") == ({"people/ada/"}, set())
    assert index.of("ada") == ({"people/ada/", "people/ada/#letter"}, set())
    assert index.of("timeline") == ({"people/ada/#timeline", "people/ben/#timeline"}, set())
    assert index.of("none") == (set(), {"people/ada/#letter"})
    assert index.of("charge") == (set(), {"people/ada/#letter"}), "what it is finds it too"


def test_words_stand_in_the_order_in_which_the_engine_looks_for_them(tmp_path: Path) -> None:
    words = read(tmp_path, ADA, BEN).words
    assert words == sorted(words)
    assert len(set(words)) == len(words)


def test_how_often_a_word_stands_in_a_text_is_told_up_to_three(tmp_path: Path) -> None:
    index = read(tmp_path, ADA)
    posts = index.posts
    assert posts["counted"] == ".1;"
    assert posts["she"] == ".1,"
    assert posts["again"] == ".1 "


def test_a_quotation_is_known_by_a_checksum_of_its_words(tmp_path: Path) -> None:
    index = read(tmp_path, ADA)
    assert index.data["pages"][0][7][1][4] == checksum("“THERE were none …”")
    assert checksum("There was none") != checksum("There were none")


def test_texts_come_in_files_of_few_entries() -> None:
    pages = [Document(f"people/{n}/", str(n), "people", "Person", f"Text {n}") for n in range(40)]
    found = dict(files(pages))
    texts = [json.loads(found[f"{FOLDER}/texts/{n}.json"]) for n in range(3)]
    assert [len(each) for each in texts] == [CHUNK, CHUNK, 40 - 2 * CHUNK]
    assert texts[1][0] == f"Text {CHUNK}"
    assert f"{FOLDER}/texts/3.json" not in found


def test_an_index_of_nothing_is_an_index(tmp_path: Path) -> None:
    index = read(tmp_path)
    assert index.entries == []
    assert index.words == []


def test_the_words_of_a_text_are_apart_where_blocks_are_and_nowhere_else() -> None:
    html = (
        "<dl><dt>By</dt><dd>Ada <em>Exam</em>ple</dd></dl><p>said &lt;b&gt; &amp; left.</p>"
        '<a class="cb-permalink" href="#x">#</a><svg><text>drawn</text></svg>'
        '<p>On it<span class="cb-cites"><a href="../p">Paper ¶2</a></span></p>'
    )
    assert plain(html) == "By Ada Example said <b> & left. On it"


def test_a_written_page_is_divided_at_its_headings() -> None:
    html = (
        '<h1 id="top">About</h1><p>First.</p><h2 id="more">More'
        '<a class="headerlink" href="#more">#</a></h2><p>Second.</p>'
        '<h3 id="a&amp;b">Last</h3>Third.'
    )
    page = written("about/", "About", html)
    assert (page.kind, page.text) == ("pages", "First.")
    assert page.parts == (Part("more", "More", "Second."), Part("a&b", "Last", "Third."))


@pytest.fixture(scope="module")
def found() -> dict[str, Document]:
    """The pages of the small casebook as search knows them, by address."""
    made = site(take_in(EXAMPLE).casebook)
    return {page.path: page for page in documents(made.pages, made.writer_at(0))}


def test_a_page_tells_what_it_is_and_whose(found: dict[str, Document]) -> None:
    told = {path: (page.kind, page.label, page.parties) for path, page in found.items()}
    assert told["organizations/example-alliance/"] == ("organizations", "Organization", ())
    letter = told["statements/chapter-letter-2003-05-02/"]
    assert letter == ("statements", "Statement", ("Chapter",))
    dispute = told["disputes/alliance-and-chapter/"]
    assert dispute == ("disputes", "Dispute", ("Alliance", "Chapter"))
    assert told["organizations/"] == ("pages", "Index", ())
    assert told["timeline/"][0] == "pages"


def test_an_entry_of_a_statement_tells_its_type_and_its_speaker(found: dict[str, Document]) -> None:
    """A charge is called one in the list of results too, and never stands there as a fact."""
    page = found["statements/chapter-letter-2003-05-02/"]
    (charge,) = [part for part in page.parts if part.id == "missing-minutes"]
    assert (charge.label, charge.parties) == ("Allegation", ("Chapter",))
    assert "kept no minutes" in charge.text
    assert "lay open" not in charge.text, "the reply is found where it was said"


def test_what_only_repeats_other_pages_is_found_by_its_heading_alone(
    found: dict[str, Document],
) -> None:
    parts = {part.id: part for part in found["organizations/example-alliance/"].parts}
    assert parts["relations"].text == ""
    assert not {"backlinks", "data", "see-also", "sources"} & set(parts)


def test_a_record_that_many_link_to_is_preferred_among_those_of_its_kind(
    found: dict[str, Document],
) -> None:
    casebook = take_in(EXAMPLE).casebook
    sources = [page for page in found.values() if page.label == "Source"]
    links = {page.path: len(casebook.backlinks.get(_ref(page), ())) for page in sources}
    assert len(set(links.values())) > 1
    assert sorted(sources, key=lambda page: page.weight) == sorted(
        sources, key=lambda page: links[page.path]
    )


def _ref(page: Document) -> Ref:
    kind, slug, _ = page.path.split("/")
    return Ref(kind, slug)


def test_a_person_belongs_to_what_the_records_tie_it_to(project: Project) -> None:
    assert parties(Ref("people", "ben-sample"), project.take_in().casebook) == ()
    project.change(
        "data/people/ben-sample.yml",
        "description:",
        "relations:\n  - kind: officer-of\n    to: organizations/example-chapter\n"
        "    cite: sources/example-paper-2003-05-06#p4\ndescription:",
    )
    assert parties(Ref("people", "ben-sample"), project.take_in().casebook) == ("Chapter",)
