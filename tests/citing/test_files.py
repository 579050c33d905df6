"""Files for reference managers: programs that are not ours read them back as they were meant."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import unquote

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from casebook.citing.bibtex import MONTHS, bibtex
from casebook.citing.csl import csl_json
from casebook.citing.ris import ris
from casebook.citing.works import Work
from casebook.pages.site import Site
from casebook.records.names import Name
from casebook.writing.reference_files import FORMATS, files, offers

WORK = Work(
    key="some-work",
    type="article-newspaper",
    title="A title",
    authors=(Name("Doe", "Jane"), Name("Office of Things")),
    container="The Example Paper",
    publisher="The Example Paper",
    place="Example Town",
    issued=((2021, 2, 12),),
    url="https://paper.example/a_b?c=1&d=%20#e",
)

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), min_size=1
).map(lambda text: " ".join(text.split()) or "x")
"""Any text of one line, in signs that are seen."""


def parsed(text: str, *, plain: bool = False) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file by key, their LaTeX as it stands or as ``plain`` text."""
    decoding = [LatexDecodingMiddleware()] if plain else []
    library = parse_string(text, append_middleware=decoding)
    assert not library.failed_blocks
    return {
        entry.key: {"@": entry.entry_type} | {f.key: str(f.value) for f in entry.fields}
        for entry in library.entries
    }


def works(pages: Site) -> list[Work]:
    known = pages.references
    return [*known.pages.values(), *known.originals.values()]


def test_every_work_reads_back_from_bibtex(real_pages: Site) -> None:
    found = parsed(bibtex(works(real_pages)))
    plain = parsed(bibtex(works(real_pages)), plain=True)
    assert len(found) == len(works(real_pages))
    for work in works(real_pages):
        entry = found[work.key]
        assert plain[work.key]["title"].strip("{}") == work.title
        assert entry.get("url", "") == work.url
        if work.issued:
            assert entry["year"] == f"{work.issued[0][0]}"
            if len(work.issued) == 1 and len(work.issued[0]) > 1:
                assert f"month = {MONTHS[work.issued[0][1] - 1]}," in bibtex([work])


def test_every_work_reads_back_from_ris(real_pages: Site) -> None:
    found = {entry["id"]: entry for entry in rispy.loads(ris(works(real_pages)))}
    assert len(found) == len(works(real_pages))
    for work in works(real_pages):
        entry = found[work.key]
        assert entry["title"] == work.title
        assert entry.get("urls", [""])[0] == work.url
        assert entry.get("year", "") == (f"{work.issued[0][0]}" if work.issued else "")


def test_every_work_reads_back_from_csl_json(real_pages: Site) -> None:
    items = json.loads(csl_json(works(real_pages)))
    assert [(i["id"], i["title"], i.get("URL", "")) for i in items] == [
        (work.key, work.title, work.url) for work in works(real_pages)
    ]


def test_the_parts_of_a_work_stand_where_programs_look_for_them() -> None:
    entry = parsed(bibtex([WORK]))["some-work"]
    assert entry["@"] == "article"
    assert entry["journal"] == "The Example Paper"
    assert entry["author"] == "Doe, Jane and {Office of Things}"
    assert (entry["year"], entry["date"]) == ("2021", "2021-02-12")
    (found,) = rispy.loads(ris([WORK]))
    assert found["type_of_reference"] == "NEWS"
    assert found["authors"] == ["Doe, Jane", "Office of Things,"]
    assert (found["year"], found["date"]) == ("2021", "2021/02/12/")
    (item,) = json.loads(csl_json([WORK]))
    assert item["author"] == [
        {"family": "Doe", "given": "Jane"},
        {"literal": "Office of Things"},
    ]
    assert item["issued"] == {"date-parts": [[2021, 2, 12]]}


def test_the_day_on_which_an_undated_work_was_read_is_told() -> None:
    undated = replace(WORK, issued=(), accessed=(2026, 11))
    assert parsed(bibtex([undated]))["some-work"]["urldate"] == "2026-11"
    assert rispy.loads(ris([undated]))[0]["access_date"] == "2026/11"
    assert json.loads(csl_json([undated]))[0]["accessed"] == {"date-parts": [[2026, 11]]}


def test_a_span_and_a_date_that_is_about_right_are_told_as_such() -> None:
    span = replace(WORK, issued=((2020, 12), (2021, 1)), circa=True)
    entry = parsed(bibtex([span]))["some-work"]
    assert (entry["year"], entry["date"]) == ("2020--2021", "2020-12/2021-01~")
    (found,) = rispy.loads(ris([span]))
    assert found["date"] == "2020/12//about to 2021-01"
    (item,) = json.loads(csl_json([span]))
    assert item["issued"] == {"date-parts": [[2020, 12], [2021, 1]], "circa": True}


@given(TEXTS)
def test_any_title_reads_back_from_ris_and_csl_json(title: str) -> None:
    work = replace(WORK, title=title)
    assert rispy.loads(ris([work]))[0]["title"] == title
    assert json.loads(csl_json([work]))[0]["title"] == title


@given(st.text("aZ9 \\{}$&#_%~^'\"-,=@éł“”—", min_size=1))
def test_any_title_reads_back_from_bibtex(title: str) -> None:
    plain = " ".join(title.split()) or "x"
    work = replace(WORK, title=plain)
    library = parse_string(bibtex([work]))
    (entry,) = library.entries
    written = str(entry.fields_dict["title"].value)
    assert (written[0], written[-1]) == ("{", "}")
    assert printed(written[1:-1]) == plain


def printed(latex: str) -> str:
    """What LaTeX prints for ``latex``, which holds no other commands than these."""
    names = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}
    text, rest = "", latex
    while rest:
        if rest[0] != "\\":
            assert rest[0] not in "{}$&#_%~^", latex
            text, rest = text + rest[0], rest[1:]
        elif rest[1] in "{}$&#_%":
            text, rest = text + rest[1], rest[2:]
        else:
            name = next(name for name in names if rest[1:].startswith(f"{name}{{}}"))
            text, rest = text + names[name], rest[len(name) + 3 :]
    return text


def test_the_links_of_a_page_hold_the_files(small_pages: Site) -> None:
    (page,) = (page for page in small_pages.pages() if page.address == "people/ada-example/")
    assert page.band
    (citation,) = page.band.citations
    offered = list(offers(citation.work))
    assert [name for _, name, _ in offered] == [f"people-ada-example.{f.ending}" for f in FORMATS]
    texts = [unquote(address.partition(",")[2]) for _, _, address in offered]
    assert texts == [form.write([citation.work]) for form in FORMATS]
    for _, _, address in offered:
        assert address.startswith("data:application/")
        assert not set(address) & set(' "<>\\^`{|}\r\n')


def test_a_source_can_be_cited_as_page_and_as_original(small_pages: Site) -> None:
    address = "sources/example-paper-2003-05-06/"
    (page,) = (page for page in small_pages.pages() if page.address == address)
    assert page.band
    ours, original = page.band.citations
    assert (ours.heading, original.heading) == ("This page", "The original")
    assert original.work.title == "Examples meet, and part"
    assert set(dict(original.styles)) == set(dict(ours.styles)) == {"APA", "MLA", "Chicago"}


def test_there_are_files_with_all_of_a_kind_and_with_all_originals(small_pages: Site) -> None:
    written = dict(files(small_pages.references))
    assert {f"people/cite.{form.ending}" for form in FORMATS} <= written.keys()
    originals = written["sources/originals.bib"]
    assert len(parsed(originals)) == len(small_pages.references.originals) > 1
