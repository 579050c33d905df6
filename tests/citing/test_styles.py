"""Citations in words: as the manuals have them, and the same whether a form is filled or not."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builds import SITE_URL
from casebook import kept
from casebook.citing import pandoc, styles
from casebook.citing.pandoc import STYLES, CitationError, alone
from casebook.citing.styles import cite
from casebook.citing.works import NEWS, TYPES, Work
from casebook.intake import take_in
from casebook.kept import Texts
from casebook.pages.composer import Settings
from casebook.pages.site import Site, site
from casebook.records.names import Name
from casebook.writing.html import Writer, environment
from casebook.writing.markdown import MarkdownWriter
from intensity import LONG
from projects import EXAMPLE, ROOT

PAGE = Work(
    key="people-jane-doe",
    type="webpage",
    title="Jane Doe",
    container="The Example Casebook",
    issued=((2026, 11, 23),),
    url=f"{SITE_URL}people/jane-doe/",
)

AS_THE_MANUALS_HAVE_IT = {
    "APA": f"Jane Doe. (2026, November 23). The Example Casebook. {SITE_URL}people/jane-doe/",
    "MLA": f"“Jane Doe.” The Example Casebook, 23 Nov. 2026, {SITE_URL}people/jane-doe/.",
    "Chicago": f"The Example Casebook. “Jane Doe.” November 23, 2026. {SITE_URL}people/jane-doe/.",
}
"""APA 7, sections 9.12 and 10.16; MLA 9, 5.24; Chicago 18, 14.104: works without an author."""

WORDS = [
    *("A", "a", "in", "of", "the", "Vote", "vote", "People's", "people’s", "H", "R", "1976"),
    *("McAuliffe", "it", "Stand", "in", "O'Neill", "and", "1990's", "NASA", "stand-in", "to"),
]
BETWEEN = [", ", ". ", ": ", "! ", " ", "-", ".", "/", " (", "? ", ") ", " & ", " “", "” ", "’ "]
ENDS = ["", "", "", ")", "?", "!", ".", "”", "’", "…", "'s"]


def made_up(random: Random) -> str:
    """A title of a few words, with whatever may stand in a title between and after them."""
    words = [random.choice(WORDS) for _ in range(random.randint(1, 6))]
    text = words[0] + "".join(random.choice(BETWEEN) + word for word in words[1:])
    return text + random.choice(ENDS)


def one(work: Work) -> dict[str, str]:
    """The references to one work."""
    return dict(cite([work])[work])


def test_a_page_is_cited_as_the_manuals_have_it() -> None:
    assert one(PAGE) == AS_THE_MANUALS_HAVE_IT


def test_a_page_without_address_and_date_is_cited_without() -> None:
    assert one(replace(PAGE, issued=(), url="")) == {
        "APA": "Jane Doe. (n.d.). The Example Casebook.",
        "MLA": "“Jane Doe.” The Example Casebook.",
        "Chicago": "The Example Casebook. “Jane Doe.”",
    }


def test_a_page_without_a_date_has_no_word_that_belongs_to_one() -> None:
    texts = one(replace(PAGE, issued=()))
    assert texts["APA"] == f"Jane Doe. (n.d.). The Example Casebook. {PAGE.url}"
    read = one(replace(PAGE, issued=(), accessed=(2026, 11)))
    assert read["APA"].endswith(f"Retrieved November 2026, from {PAGE.url}")


def test_a_month_is_cited_as_a_month() -> None:
    texts = one(replace(PAGE, issued=((2026, 11),)))
    assert "(2026, November)" in texts["APA"]
    assert " Nov. 2026," in texts["MLA"]
    assert "” November 2026." in texts["Chicago"]


@pytest.mark.parametrize(
    ("title", "mla"),
    [
        ("Who spoke?", "“Who spoke?” The"),
        ("The “Example” letter", "“The ‘Example’ letter.” The"),
        ("Report of The Example Paper", "“Report of The Example Paper.” The"),
        ("<i>x</i> & <script>y</script>", "“<i>x</i> & <script>y</script>.” The"),
    ],
)
def test_marks_in_a_title_are_set_right_and_its_capitals_kept(title: str, mla: str) -> None:
    assert one(replace(PAGE, title=title))["MLA"].startswith(mla)


def test_works_are_cited_as_if_each_were_alone() -> None:
    """No letters after the year, no dashes for an author, whatever else is cited."""
    ada = (Name("Example", "Ada"),)
    works = [
        replace(PAGE, key=str(number), title=title, authors=authors)
        for number, (title, authors) in enumerate(
            [("Who spoke?", ()), ("Who spoke?", ()), ("A", ada), ("B", ada), ("A", ada)]
        )
    ]
    assert cite(works) == {work: texts for each in works for work, texts in cite([each]).items()}


def test_every_kind_of_work_is_cited_in_every_style() -> None:
    works = [replace(PAGE, key=sort, type=sort) for sort in {NEWS, *TYPES.values()}]
    for work, texts in cite(works).items():
        assert list(texts) == list(STYLES), work.type
        assert all("Jane Doe" in text for text in texts.values())


def test_every_work_of_the_record_is_cited_as_pandoc_alone_would(
    real_pages: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = real_pages.references
    works = [*known.pages.values(), *known.originals.values()]
    assert len(works) > 300
    monkeypatch.setattr(styles, "_form", lambda work: work)
    alone = cite(works if LONG else works[::9])
    assert {work: known.texts[work] for work in alone} == alone


@settings(max_examples=10 if LONG else 2)
@given(random=st.randoms(use_true_random=False))
def test_any_title_is_cited_as_pandoc_alone_would(random: Random) -> None:
    works = [
        replace(PAGE, key=f"k{number}", title=made_up(random), url=f"{SITE_URL}people/p-{number}/")
        for number in range(60)
    ]
    filled = cite(works)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(styles, "_form", lambda work: work)
        assert cite(works) == filled


def test_a_style_for_one_work_has_nothing_that_only_a_list_needs() -> None:
    for file in STYLES.values():
        style = (ROOT / "hooks" / "casebook" / "citing" / "styles" / file).read_text("utf-8")
        made = alone(style)
        assert "subsequent-author-substitute" not in made
        assert "disambiguate" not in made
        assert not re.search(r"<[\w:]*sort\b", made)
        assert made.count("macro name=") < style.count("macro name=")


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of works that Pandoc is asked for from now on."""
    numbers: list[int] = []
    ask = pandoc.written

    def asked(items: Sequence[str]) -> list[Texts]:
        numbers.append(len(items))
        return ask(items)

    monkeypatch.setattr(pandoc, "written", asked)
    return numbers


def test_what_was_written_before_is_not_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, file = counted(monkeypatch), tmp_path / "cache" / "kept.json"
    other = replace(PAGE, title="Somebody else", url=f"{SITE_URL}people/else/")
    dated = replace(PAGE, issued=((2025,),))
    first = cite([PAGE], file)
    assert cite([PAGE, other], file)[PAGE] == first[PAGE]
    assert asked == [1]
    assert cite([PAGE, dated], file) == cite([PAGE, dated])
    assert asked == [1, 1, 2]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"maker": 1}', '{"maker": "x", "texts": {}}'])
def test_a_cache_that_is_damaged_or_of_another_pandoc_is_not_used(
    tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "kept.json"
    cite([PAGE], file)
    file.write_text(damage)
    assert cite([PAGE], file)[PAGE] == AS_THE_MANUALS_HAVE_IT
    assert kept.read(file, pandoc.fingerprint())


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert cite([PAGE], tmp_path / "file" / "kept.json")[PAGE] == AS_THE_MANUALS_HAVE_IT


def test_without_pandoc_there_are_no_references_and_a_sentence_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    built = site(take_in(EXAMPLE).casebook, Settings())
    assert built.references.trouble.startswith("Pandoc, which makes the references, is not there")
    assert built.references.trouble.endswith("pip install -r requirements.txt")
    (page,) = (page for page in built.pages() if page.address == "people/ada-example/")
    assert page.band
    assert [citation.styles for citation in page.band.citations] == [()]
    writer = Writer(environment(), "../../")
    assert "BibTeX" in writer.page(page)
    assert "APA" not in writer.page(page)
    assert "APA" not in MarkdownWriter(2).page(page)


PRETENDED = {
    "fails": ("echo This is broken >&2; exit 3", "has failed: This is broken Install the version"),
    "hangs": ("exec sleep 60", "has not answered for 1 seconds"),
    "is no program": (None, "is not there"),
}


@pytest.mark.skipif(os.name != "posix", reason="The programs are scripts for a shell.")
@pytest.mark.parametrize(("script", "said"), PRETENDED.values(), ids=PRETENDED)
def test_a_pandoc_that_does_not_answer_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, said: str
) -> None:
    program = tmp_path / "pandoc"
    if script:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    monkeypatch.setattr("pypandoc.get_pandoc_path", lambda: str(program))
    monkeypatch.setattr(pandoc, "LONGEST", 1)
    with pytest.raises(CitationError, match=re.escape(said)):
        cite([PAGE])


def test_pandoc_is_found_in_any_locale_and_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Ümläut"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.chdir(folder)
    assert one(PAGE) == AS_THE_MANUALS_HAVE_IT
