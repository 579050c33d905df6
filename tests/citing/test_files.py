"""Files for reference managers: programs that are not ours read them back as they were meant."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from casebook.render.citing import FORMATS
from casebook.render.site import Site
from hypothesis import given
from hypothesis import strategies as st

from casebook.citing.bibtex import MONTHS, bibtex
from casebook.citing.csl import csl_json
from casebook.citing.ris import ris
from casebook.citing.works import Name, Work
from documents import BuiltSite

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
    citing = pages.heads.citing
    return [*citing.pages.values(), *citing.originals.values()]


def test_every_work_reads_back_from_bibtex(pages: Site) -> None:
    found = parsed(bibtex(works(pages)))
    plain = parsed(bibtex(works(pages)), plain=True)
    assert len(found) == len(works(pages))
    for work in works(pages):
        entry = found[work.key]
        assert plain[work.key]["title"].strip("{}") == work.title
        assert entry.get("url", "") == work.url
        if work.issued:
            assert entry["year"] == f"{work.issued[0][0]}"
            if len(work.issued) == 1 and len(work.issued[0]) > 1:
                assert f"month = {MONTHS[work.issued[0][1] - 1]}," in bibtex([work])


def test_every_work_reads_back_from_ris(pages: Site) -> None:
    found = {entry["id"]: entry for entry in rispy.loads(ris(works(pages)))}
    assert len(found) == len(works(pages))
    for work in works(pages):
        entry = found[work.key]
        assert entry["title"] == work.title
        assert entry.get("urls", [""])[0] == work.url
        assert entry.get("year", "") == (f"{work.issued[0][0]}" if work.issued else "")


def test_every_work_reads_back_from_csl_json(pages: Site) -> None:
    items = json.loads(csl_json(works(pages)))
    assert [(i["id"], i["title"], i.get("URL", "")) for i in items] == [
        (work.key, work.title, work.url) for work in works(pages)
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


def saved(links: Iterable[str]) -> list[str]:
    """The texts in ``data:`` addresses."""
    return [unquote(link.partition(",")[2]) for link in links]


def test_the_links_of_a_page_hold_the_files(published: BuiltSite) -> None:
    page = published.article("people/ada-example/")
    links = [link for link in page.all("a") if link["download"]]
    assert [link["download"] for link in links] == [
        f"people-ada-example.{form.ending}" for form in FORMATS
    ]
    texts = saved(link["href"] for link in links)
    assert "people-ada-example" in parsed(texts[0])
    assert rispy.loads(texts[1])[0]["id"] == "people-ada-example"
    assert json.loads(texts[2])[0]["id"] == "people-ada-example"


def test_a_source_can_be_cited_as_page_and_as_original(published: BuiltSite) -> None:
    page = published.article("sources/example-paper-2003-05-06/")
    links = [link for link in page.all("a") if link["download"]]
    assert len(links) == 2 * len(FORMATS)
    assert len({link["aria-label"] for link in links}) == len(links)
    titles = [json.loads(text)[0]["title"] for text in saved(x["href"] for x in links[2::3])]
    assert len(set(titles)) == 2


def test_the_index_of_a_kind_leads_to_files_with_all_of_it(published: BuiltSite) -> None:
    index = published.article("sources/")
    files = [link["href"] for link in index.all("a") if link["download"]]
    assert files == [f"{name}.{f.ending}" for name in ("cite", "originals") for f in FORMATS]
    for file in files:
        assert published.has(f"sources/{file}")
    text = (published.folder / "sources" / "originals.bib").read_text("utf-8")
    assert len(parsed(text)) == len([page for page in published.pages if is_source(page)])


def is_source(address: str) -> bool:
    return address.startswith("sources/") and address.count("/") == 2
