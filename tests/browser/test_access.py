"""Access: nothing keeps out who cannot see, point or hear; WCAG 2.2 AA, by axe and beyond it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import pytest

import packages
from browser.measures import CONTROLS, CUT, FOCUS, HASTY, NAMELESS, SPACED, TARGETS
from browser.places import CHARGES, ORGANIZATION, PAGES, PERSON, SOURCE, STATEMENT, Visit, style

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (1280, 390)

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose answer depends on light and dark."""

AXE = """async only => {
    const {violations} = await axe.run(document, {
        runOnly: only, resultTypes: ['violations'], preload: false,
    });
    return violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary}`));
}"""

SEARCH = "dialog.cb-search"

KINDS = [pytest.param((kind, width), id=f"{kind} at {width}") for kind in PAGES for width in WIDTHS]


@pytest.fixture(scope="module")
def still(browser: Browser, address: str) -> Iterator[dict[int, Page]]:
    """A page for each width, without motion; they are used again and again, which saves time."""
    contexts = [
        browser.new_context(
            base_url=address, viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        for width in WIDTHS
    ]
    for context in contexts:
        context.set_default_timeout(20_000)
    yield dict(zip(WIDTHS, (context.new_page() for context in contexts), strict=True))
    for context in contexts:
        context.close()


@pytest.fixture(scope="module", params=KINDS)
def at(request: pytest.FixtureRequest, still: dict[int, Page]) -> Page:
    """A page of every kind at every width; a test leaves it as it was, in light colours."""
    kind, width = request.param
    page = still[width]
    page.goto(PAGES[kind])
    return page


@pytest.fixture
def quiet(visit: Visit) -> Visit:
    """Opens a page of its own, without motion."""
    return partial(visit, reduced_motion="reduce")


def found(page: Page, *, dark: bool = False) -> list[str]:
    """What axe finds on the page as it stands, in light colours and, if ``dark``, in dark ones."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(packages.file(packages.AXE).read_text("utf-8"))
    complaints: list[str] = page.evaluate(AXE, {"type": "tag", "values": TAGS})
    if dark:
        page.emulate_media(color_scheme="dark")
        complaints += page.evaluate(AXE, {"type": "rule", "values": COLOURS})
        page.emulate_media(color_scheme="light")
    return complaints


def test_each_kind_of_page_is_there(at: Page) -> None:
    missing = at.locator("h1").inner_text() == "Page not found"
    assert missing == at.url.endswith(PAGES["no page"])


# ------------------------------------------------------------------------------ what axe can see


def test_axe_finds_nothing(at: Page) -> None:
    assert found(at, dark=True) == []


def test_axe_would_find_what_is_planted(quiet: Visit) -> None:
    page = quiet("about/", width=1280)
    page.evaluate(
        "document.querySelector('.md-content p').innerHTML ="
        " '<img src=x><a href=x></a><span id=faint>faint</span>';"
        "document.getElementById('faint').style.color = '#777';"
        "document.getElementById('faint').style.background = '#888'"
    )
    rules = {complaint.partition(" ")[0] for complaint in found(page)}
    assert rules >= {"image-alt", "link-name", "color-contrast"}


EACH_SORT = """() => {
    const sorts = new Map();
    for (const it of document.querySelectorAll('a[href], button, select, input, [tabindex="0"]')) {
        const sort = `${it.tagName} ${it.getAttribute('class') ?? it.parentElement.className}`;
        if (it.checkVisibility({visibilityProperty: true}) && !sorts.has(sort)) sorts.set(sort, it);
    }
    window.sorts = [...sorts.values()];
    return [...sorts.keys()];
}"""
"""One control of every sort on the page."""


@pytest.mark.parametrize(("place", "width"), [(ORGANIZATION, 390), ("timeline/", 1280)])
def test_axe_finds_nothing_while_a_control_has_the_focus(
    quiet: Visit, place: str, width: int
) -> None:
    page = quiet(place, width=width)
    sorts = page.evaluate(EACH_SORT)
    assert len(sorts) > 8
    for number, sort in enumerate(sorts):
        page.evaluate("number => window.sorts[number].focus()", number)
        assert page.evaluate("number => document.activeElement === window.sorts[number]", number)
        assert found(page, dark=True) == [], sort


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_menu_sections_and_search(quiet: Visit, width: int) -> None:
    page = quiet(ORGANIZATION, width=width)
    if width < 1220:
        for name in ("Menu", "On this page"):
            page.get_by_role("button", name=name).click()
            assert found(page, dark=True) == [], name
            page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.locator(SEARCH).wait_for()
    assert found(page, dark=True) == [], "search before a word"
    for words, told in (("Brana", r"\d+ results"), ("zzzzqqqq", "No results")):
        page.locator(f"{SEARCH} input").first.fill("")
        page.keyboard.type(words)
        page.locator(f"{SEARCH} [role=status]").filter(has_text=re.compile(told)).wait_for()
        page.wait_for_load_state("networkidle")
        assert found(page, dark=True) == [], words


# ------------------------------------------------------------------------------ targets and focus


def test_targets_are_large_or_far_apart(at: Page) -> None:
    assert at.evaluate(TARGETS) == []


def test_targets_too_near_would_be_seen(quiet: Visit) -> None:
    page = quiet("about/", width=1280)
    page.evaluate(
        "document.querySelector('.md-content p').innerHTML = '<a href=x>1</a> <a href=x>2</a>'"
    )
    assert len(page.evaluate(TARGETS)) == 2


def test_each_control_has_a_name_and_shows_that_it_has_the_focus(at: Page) -> None:
    assert at.evaluate(NAMELESS) == []
    at.keyboard.press("Tab")
    assert at.evaluate(FOCUS) == []
    at.emulate_media(color_scheme="dark")
    assert at.evaluate(FOCUS) == [], "in dark colours"
    at.emulate_media(color_scheme="light")


def test_a_focus_that_is_not_seen_would_be(quiet: Visit) -> None:
    page = quiet("about/", width=1280)
    page.evaluate(
        """() => {
            const [one, other] = document.querySelectorAll('.md-content p a');
            one.style.outline = 'none';
            other.style.visibility = 'visible';
            other.style.position = 'fixed';
            other.style.top = '-50px';
        }"""
    )
    page.keyboard.press("Tab")
    wrong = page.evaluate(FOCUS)
    assert any("does not show its focus" in each for each in wrong)
    assert any("out of sight or covered" in each for each in wrong)


def walk(page: Page, steps: int) -> list[str]:
    """Where Tab leads to, step by step: the class or tag of what holds the focus."""
    here = (
        "() => { const it = document.activeElement; const part = it.closest("
        "'.cb-menu, .cb-toc, .cb-side, .md-tabs, .md-header, .md-path, .md-content, .md-footer');"
        " return part ? part.classList[0] : it.classList[0] || it.tagName }"
    )
    places = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        places.append(str(page.evaluate(here)))
    return places


@pytest.mark.parametrize("place", ["", PERSON])
def test_tab_walks_through_the_parts_in_the_order_of_reading(quiet: Visit, place: str) -> None:
    page = quiet(place, width=1280)
    parts = list(dict.fromkeys(walk(page, page.locator(CONTROLS).count())))
    order = ["md-skip", "md-header", "md-tabs", "md-path", "cb-toc", "md-content", "md-footer"]
    reached = [part for part in order if part in parts]
    assert [part for part in parts if part in order] == reached
    assert {"md-skip", "md-header", "md-tabs", "md-content", "md-footer"} <= set(parts)


def test_tab_does_not_walk_through_what_is_closed(quiet: Visit) -> None:
    places = walk(quiet(PERSON, width=390), 12)
    assert places[:2] == ["md-skip", "md-header"]
    assert not {"cb-menu", "cb-toc", "md-tabs", "cb-side"} & set(places)
    assert "md-content" in places


# ------------------------------------------------------------------------------ keys


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize(
    ("name", "opened", "width"),
    [("Menu", "#menu", 390), ("On this page", "#toc", 390), ("Search", SEARCH, 1280)],
)
def test_keys_open_and_escape_closes_and_gives_the_focus_back(
    quiet: Visit, name: str, opened: str, width: int, key: str
) -> None:
    page = quiet(PERSON, width=width)
    button = page.get_by_role("button", name=name)
    assert not page.locator(opened).is_visible()
    button.focus()
    page.keyboard.press(key)
    page.locator(opened).wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate(
        "it => it.contains(document.activeElement)", page.locator(opened).element_handle()
    )
    page.keyboard.press("Escape")
    page.locator(opened).wait_for(state="hidden")
    assert button.evaluate("it => it === document.activeElement")


def test_no_letter_does_anything_and_the_slash_can_be_switched_off(visit: Visit) -> None:
    page = visit(PERSON)
    before = page.content()
    for key in "abcdefghijklmnopqrstuvwxyz0123456789.,?;":
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert page.content() == before
    assert page.evaluate("scrollY") == 0
    page.evaluate("localStorage.setItem('casebook.slash', 'off')")
    page.reload()
    assert not page.locator(".cb-find kbd").is_visible()
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert page.locator(SEARCH).count() == 0
    page.keyboard.press("Control+k")
    page.locator(SEARCH).wait_for()
    box = page.get_by_role("checkbox", name="opens search")
    assert not box.is_checked()
    box.check()
    page.keyboard.press("Escape")
    page.locator(SEARCH).wait_for(state="hidden")
    page.keyboard.press("/")
    page.locator(SEARCH).wait_for()


# ------------------------------------------------------------------------------ text


def test_links_in_text_are_underlined(at: Page) -> None:
    plain = """links => links.filter(it => it.checkVisibility()
        && !getComputedStyle(it).textDecorationLine.includes('underline'))
        .filter(it => !it.matches(
            '.cb-cite, .cb-permalink, .headerlink, .cb-strip a, svg a, .md-icon'))
        .map(it => it.outerHTML.slice(0, 120))"""
    assert at.eval_on_selector_all(".md-content a[href]", plain) == []


def test_text_that_readers_set_wider_is_not_cut_off(at: Page) -> None:
    window = at.viewport_size
    assert window
    assert at.evaluate(CUT) == []
    at.evaluate(SPACED)
    for width in {window["width"], min(window["width"], 320)}:
        at.set_viewport_size({"width": width, "height": 900})
        assert at.evaluate(CUT) == [], f"at {width} pixels, set wider"
        excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert at.evaluate(excess) <= 0, f"at {width} pixels, set wider"
    at.set_viewport_size(window)
    at.evaluate("document.adoptedStyleSheets = []")


def test_text_that_is_cut_off_would_be_seen(quiet: Visit) -> None:
    page = quiet("about/", width=390)
    page.evaluate(
        "Object.assign(document.querySelector('.md-content p').style,"
        " {height: '1em', overflow: 'hidden'})"
    )
    assert len(page.evaluate(CUT)) == 1


@pytest.mark.parametrize("place", ["", "timeline/", SOURCE])
def test_nothing_moves_for_who_wants_it_still(quiet: Visit, visit: Visit, place: str) -> None:
    assert quiet(place, width=1280).evaluate(HASTY) == []
    assert visit(place).evaluate(HASTY) != [], "without the wish some colours fade"


# ------------------------------------------------------------------------------ forced colours


def test_marks_and_pairs_can_be_told_apart_in_forced_colours(visit: Visit) -> None:
    page = visit("timeline/", forced_colors="active", color_scheme="dark")
    known = page.locator(".cb-mark:not(.cb-mark--vague) rect").first
    vague = page.locator(".cb-mark--vague rect").first
    paper = style(page.locator("body"), "background-color")
    assert style(known, "fill") != style(vague, "fill")
    assert style(vague, "stroke") != paper
    assert style(known, "fill") != paper

    page = visit(CHARGES, forced_colors="active", color_scheme="dark")
    for selector in (".cb-pair", ".cb-pair .cb-quote"):
        it = page.locator(selector).first
        assert style(it, "border-left-style") == "solid"
        assert style(it, "border-left-color") != paper

    page = visit(STATEMENT, forced_colors="active")
    mark = page.locator("a.cb-cite--primary").first
    assert style(mark, "border-left-style") != "none" or style(mark, "box-shadow") != "none"
