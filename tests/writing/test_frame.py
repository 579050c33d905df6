"""The frame: which settings of the theme it honors, and what it says where it cannot."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from casebook.pages.page import Page
from casebook.pages.text import Link
from casebook.writing.frame import SWITCH, Frame, Look, Palette, palette
from casebook.writing.html import environment

LIGHT = {"media": "(prefers-color-scheme: light)", "scheme": "default", "toggle": {"name": "Dark"}}
DARK = {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "toggle": {"icon": "x"}}


@pytest.mark.parametrize(
    ("setting", "made"),
    [
        (None, Palette("", SWITCH)),
        ({"scheme": "default"}, Palette("light", "")),
        ({"scheme": "slate"}, Palette("dark", "")),
        ({"scheme": "slate", "toggle": {"name": "Night"}}, Palette("dark", "Night")),
        ([LIGHT, DARK], Palette("", "Dark")),
        ([DARK], Palette("", SWITCH)),
        ([{"scheme": "slate", "toggle": {"icon": "x"}}, {}], Palette("dark", SWITCH)),
    ],
)
def test_a_palette_says_how_pages_begin_and_whether_readers_can_change_it(
    setting: object, made: Palette
) -> None:
    assert palette(setting) == made


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("slate", "write one palette, or a list of them"),
        ({"primary": "indigo"}, "theme.palette.primary is not used"),
        ([LIGHT, {"scheme": "neon"}], "there is no scheme neon"),
    ],
)
def test_what_a_palette_cannot_have_is_said(setting: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        palette(setting)


def document(look: Look, address: str = "people/jane-doe/") -> str:
    """A page of no content in the frame that ``look`` asks for."""
    page = Page(address, "Jane Doe", "A person", trail=(Link("people/", "People"),))
    return Frame(environment(), look).around(page, Markup("<p>…</p>"), Markup(""), "../../")


def test_a_palette_is_seen_before_any_script_runs() -> None:
    html = document(Look("Casebook", palette=Palette("dark", "")))
    assert '<html lang="en" class="no-js" data-scheme="dark">' in html
    assert 'class="scheme"' not in html
    assert "data-scheme=" not in document(Look("Casebook"))


def test_the_tab_of_the_page_is_marked_in_header_and_menu_alike() -> None:
    tabs = (Link("people/", "People"), Link("sources/", "Sources"))
    html = document(Look("Casebook", tabs=tabs))
    assert html.count('<a href="../../people/" aria-current="true">People</a>') == 2
    assert html.count('<a href="../../sources/">Sources</a>') == 3


def test_both_fonts_are_fetched_from_the_site_itself() -> None:
    html = document(Look("Casebook"))
    assert html.count('as="font"') == 2
    assert 'href="../../assets/fonts/sans.woff2"' in html
