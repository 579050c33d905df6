"""Citations in words: as the manuals have them, and the same with and without the short cut."""

from __future__ import annotations

import sys
from dataclasses import replace
from random import Random

import pytest
from casebook.render.site import Site, site
from hypothesis import given, settings
from hypothesis import strategies as st

from builds import SITE_URL
from casebook.citing.styles import STYLES, cite, cite_pages
from casebook.citing.works import Work
from casebook.intake import take_in
from projects import EXAMPLE

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


def test_a_page_is_cited_as_the_manuals_have_it() -> None:
    assert cite([PAGE])[PAGE.key] == AS_THE_MANUALS_HAVE_IT
    assert cite_pages([PAGE], SITE_URL)[PAGE.key] == AS_THE_MANUALS_HAVE_IT


def test_a_page_without_address_and_date_is_cited_without() -> None:
    (texts,) = cite_pages([replace(PAGE, issued=(), url="")], "").values()
    assert texts == {
        "APA": "Jane Doe. (n.d.). The Example Casebook.",
        "MLA": "“Jane Doe.” The Example Casebook.",
        "Chicago": "The Example Casebook. “Jane Doe.”",
    }


def test_a_month_is_cited_as_a_month() -> None:
    (texts,) = cite_pages([replace(PAGE, issued=((2026, 11),))], SITE_URL).values()
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
    (texts,) = cite_pages([replace(PAGE, title=title)], SITE_URL).values()
    assert texts["MLA"].startswith(mla)


def test_pages_of_one_title_are_not_told_apart_by_letters_after_the_year() -> None:
    works = [replace(PAGE, key=key, title="Who spoke?") for key in ("one", "two")]
    assert [texts["APA"] for texts in cite_pages(works, SITE_URL).values()] == [
        f"Who spoke? (2026, November 23). The Example Casebook. {SITE_URL}people/jane-doe/"
    ] * 2


def test_every_page_of_the_site_is_cited_as_pandoc_alone_would(pages: Site) -> None:
    works = list(pages.heads.citing.pages.values())
    assert len(works) > 300
    alone = cite(works)
    for work in works:
        assert pages.heads.citing.texts[work.key] == alone[work.key]
        assert set(alone[work.key]) == set(STYLES)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_title_is_cited_as_pandoc_alone_would(random: Random) -> None:
    titles = {title.casefold(): title for title in (made_up(random) for _ in range(60))}
    works = [
        replace(PAGE, key=f"k{number}", title=title, url=f"{SITE_URL}people/p-{number}/")
        for number, title in enumerate(titles.values())
    ]
    assert cite_pages(works, SITE_URL) == cite(works)


def test_a_casebook_called_like_the_page_that_stands_for_all_is_cited_right() -> None:
    work = replace(PAGE, container="Stand-in 0")
    assert cite_pages([work], SITE_URL) == cite([work])


def test_without_pandoc_the_pages_are_there_and_say_nothing_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    built = site(take_in(EXAMPLE).casebook)
    assert built.heads.citing.trouble.startswith("Pandoc, which makes the citations,")
    assert built.heads.citing.trouble.endswith("pip install -r requirements.txt")
    (page,) = [page for page in built.pages if page.path == "people/ada-example/"]
    assert "cb-citations" not in built.html(page)
    assert "BibTeX of this page" in built.html(page)
