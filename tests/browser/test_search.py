"""Search by key presses: what people type leads to the right place, with the keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from browser.places import Visit, place, style
from casebook.intake import take_in
from projects import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

DIALOG = "dialog.cb-search"
WORDS = f"{DIALOG} .cb-search__words"
STATUS = f"{DIALOG} [role=status]"
RESULT = f"{DIALOG} .cb-search__result"
LINK = f"{RESULT} a"

BRANA = "people/nick-brana/"
REPLY = "statements/ocasio-cortez-reply-2020-12/"


def search(page: Page, words: str, key: str = "/") -> list[str]:
    """Open the search with its key, type ``words``, and give what is found, the best first."""
    page.keyboard.press(key)
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type(words)
    page.locator(STATUS, has_text=re.compile("result", re.IGNORECASE)).wait_for()
    return results(page)


def until(page: Page, condition: str) -> None:
    """Wait until a condition holds; the policy refuses Playwright's own way to wait for one."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"This does not become true: {condition}")


def results(page: Page) -> list[str]:
    """The addresses in the list of results, below the site."""
    links = page.eval_on_selector_all(LINK, "links => links.map(link => link.href)")
    found = []
    for link in links:
        address = urlsplit(link)
        part = f"#{address.fragment}" if address.fragment else ""
        found.append(address.path.split("/", 2)[2] + part)
    return found


def focused(page: Page) -> str:
    """What has the focus: an address below the site, or the class of the element."""
    return str(
        page.evaluate(
            "() => { const it = document.activeElement;"
            " return it.href ? new URL(it.href).pathname.split('/').slice(2).join('/')"
            " + new URL(it.href).hash : it.className }"
        )
    )


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_the_search_and_the_words_can_be_typed_at_once(visit: Visit, key: str) -> None:
    assert search(visit("about/"), "brana", key)[0] == BRANA


def test_what_is_typed_before_the_dialog_is_there_is_not_lost(visit: Visit) -> None:
    page = visit("about/")

    def slow(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/assets/search/dialog.js", slow)
    page.keyboard.press("/")
    page.keyboard.type("branx")
    page.keyboard.press("Backspace")
    page.keyboard.type("a")
    page.wait_for_selector(RESULT)
    assert page.input_value(WORDS) == "brana"
    assert results(page)[0] == BRANA


def test_the_button_opens_the_search(visit: Visit) -> None:
    page = visit(BRANA)
    page.locator(".cb-find").press("Enter")
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type("orla")
    page.wait_for_selector(RESULT)
    assert results(page)[0] == "organizations/our-revolution-los-angeles/"


def test_the_search_works_where_there_is_no_page(visit: Visit) -> None:
    page = visit("no/such/page/")
    search(page, "brana")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{BRANA}**")


def test_a_result_tells_what_it_is_and_whose(visit: Visit) -> None:
    page = visit("about/")
    search(page, "brana")
    first = page.locator(RESULT).first
    assert first.locator(".cb-search__meta").inner_text().startswith("Person · MPP")
    first.locator(".cb-search__text", has_text="Founder and national coordinator").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("there isn’t enough thought given to step 2")
    page.locator(RESULT, has_text="enough thought").first.wait_for()
    first = page.locator(RESULT).first
    assert first.locator("a").inner_text().startswith("Alexandria Ocasio-Cortez's reply")
    meta = first.locator(".cb-search__meta").inner_text()
    assert meta == "Response · Alexandria Ocasio-Cortez"
    page.wait_for_selector(f"{RESULT} .cb-search__text mark")
    marked = first.locator(".cb-search__text mark").all_inner_texts()
    assert "there isn’t enough thought given to step 2" in marked


def test_a_record_found_by_another_name_says_so(visit: Visit) -> None:
    page = visit("about/")
    search(page, "proudsocialist")
    assert "also @ProudSocialist" in page.locator(RESULT).first.inner_text()


def test_results_are_narrowed_to_a_kind_with_the_arrow_keys(visit: Visit) -> None:
    page = visit("about/")
    everything = search(page, "dore")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    chosen = page.locator(f"{DIALOG} input[type=radio]:focus")
    assert chosen.get_attribute("value") == ""
    page.keyboard.press("ArrowRight")
    assert page.locator(f"{DIALOG} input[type=radio]:focus").get_attribute("value") == "people"
    people = results(page)
    assert people
    assert people != everything
    assert {found.split("/")[0] for found in people} == {"people"}
    told = page.locator(STATUS).inner_text()
    assert re.fullmatch(r"\d+ results? in People", told)
    label = page.locator(".cb-search__kind", has=page.locator(":focus")).inner_text()
    assert label.split() == ["People", told.split()[0]]
    page.keyboard.press("ArrowLeft")
    assert results(page) == everything


def test_the_arrow_keys_lead_from_result_to_result_and_back_to_the_words(visit: Visit) -> None:
    page = visit("about/")
    found = search(page, "slack")
    page.keyboard.press("ArrowDown")
    assert focused(page) == found[0]
    page.keyboard.press("ArrowDown")
    assert focused(page) == found[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "cb-search__words"
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    assert page.locator(WORDS).input_value() == "slacks", "letters go on with the words"


def test_enter_leads_to_the_best_result(visit: Visit) -> None:
    page = visit("about/")
    search(page, "proudsocialist")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/ryan-knight/**")


def test_enter_before_the_index_is_there_leads_to_the_best_result_too(visit: Visit) -> None:
    page = visit("about/")
    held: list[Route] = []
    page.route("**/search/index.json", lambda route: held.append(route))  # noqa: PLW0108
    page.keyboard.press("/")
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type("brana")
    page.keyboard.press("Enter")
    held[0].continue_()
    page.wait_for_url(f"**/{BRANA}**")


def test_a_result_lands_on_its_section_with_the_words_marked(visit: Visit) -> None:
    page = visit("about/")
    search(page, "brena timeline")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{BRANA}**")
    assert place(page) == f"{BRANA}#timeline"
    assert parse_qs(urlsplit(page.url).query) == {"h": ["brana timeline"]}
    until(page, "CSS.highlights.get('cb-found')?.size > 0")
    marked = page.evaluate("[...CSS.highlights.get('cb-found')].map(range => range.toString())")
    assert {"Brana", "Timeline"} <= set(marked)
    assert page.locator("#timeline").bounding_box()["y"] < 300  # type: ignore[index]


def test_a_browser_that_cannot_paint_marks_gets_elements(visit: Visit) -> None:
    page = visit("about/")
    page.add_init_script("delete globalThis.Highlight")
    page.goto(f"{page.url.split('about/')[0]}{BRANA}?h=brana")
    page.wait_for_selector(".md-content mark")
    marked = page.locator(".md-content mark").all_inner_texts()
    assert len(marked) > 5
    assert all("brana" in each.lower() for each in marked)


def test_escape_closes_the_search_and_the_focus_returns(visit: Visit) -> None:
    page = visit("about/")
    page.locator(".cb-find").press("Enter")
    page.wait_for_selector(f"{DIALOG}[open]")
    page.keyboard.type("slack")
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{DIALOG}:not([open])", state="attached")
    assert focused(page) == "cb-find"
    assert place(page) == "about/"


def test_the_words_are_still_there_when_the_search_is_opened_again(visit: Visit) -> None:
    page = visit("about/")
    found = search(page, "slack")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.wait_for_selector(f"{WORDS}:focus")
    assert results(page) == found
    page.keyboard.type("dore")
    assert page.locator(WORDS).input_value() == "dore", "they are selected, and typed over"


def test_the_count_of_results_is_said_to_screen_readers(visit: Visit) -> None:
    page = visit("about/")
    search(page, "slack")
    assert re.fullmatch(r"\d+ results", page.locator(STATUS).inner_text())
    assert page.get_by_role("dialog", name="Search").is_visible()
    assert page.get_by_role("search", name="Search").is_visible()
    assert page.get_by_role("textbox", name="Search").is_visible()
    assert page.get_by_role("group", name="Kind of result").is_visible()


def test_where_nothing_is_found_the_closest_names_and_the_index_are_offered(visit: Visit) -> None:
    page = visit("about/")
    assert search(page, "brannaah") == []
    assert page.locator(STATUS).inner_text() == "No results"
    help_ = page.locator(f"{DIALOG} .cb-search__help")
    assert help_.get_by_role("link", name="A to Z").get_attribute("href", timeout=1000)
    assert "Nick Brana" in help_.locator("li a").all_inner_texts()
    page.keyboard.press("ArrowDown")
    assert focused(page) == "a-z/"


def test_where_nothing_has_all_words_it_is_said(visit: Visit) -> None:
    page = visit("about/")
    found = search(page, "brana qqqqqq")
    told = page.locator(STATUS).inner_text()
    assert told.startswith("Nothing has all of these words.")
    assert BRANA in found


def test_long_lists_are_shown_piece_by_piece(visit: Visit) -> None:
    page = visit("about/")
    first = search(page, "mpp")
    assert len(first) == 10
    page.get_by_role("button", name="Show more").press("Enter")
    more = results(page)
    assert more[:10] == first
    assert len(more) == 20
    assert focused(page) == more[10]


def test_nothing_of_search_is_fetched_before_it_is_opened(visit: Visit) -> None:
    page = visit("about/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "search" in path]
    search(page, "brana")
    assert [path for path in asked if path.endswith("search/index.json")]


def test_the_slash_can_be_switched_off_and_on(visit: Visit) -> None:
    page = visit("about/")
    search(page, "brana")
    page.get_by_label("/ opens search").press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert not page.locator(DIALOG).is_visible()
    page.reload()
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert not page.locator(DIALOG).is_visible()
    page.keyboard.press("Control+k")
    page.wait_for_selector(f"{DIALOG}[open]")
    page.get_by_label("/ opens search").press("Space")
    page.keyboard.press("Escape")
    assert search(page, "brana")[0] == BRANA


def test_a_search_that_cannot_be_loaded_says_so(visit: Visit) -> None:
    page = visit("about/")
    page.route("**/search/index.json", lambda route: route.abort())
    page.keyboard.press("/")
    page.locator(STATUS, has_text="cannot be loaded").wait_for()
    assert page.locator(f"{DIALOG} .cb-search__help a").inner_text() == "A to Z"


@pytest.mark.parametrize("width", [1280, 390])
def test_three_results_are_in_view_at_once(visit: Visit, width: int) -> None:
    """A page with much on it does not push the others out of sight."""
    page = visit("about/", width=width, height=844)
    search(page, "mpp")
    page.wait_for_load_state("networkidle")
    boxes = [link.bounding_box() for link in page.locator(RESULT).all()[:3]]
    assert len(boxes) == 3
    assert all(box and box["y"] + box["height"] <= 844 for box in boxes)


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 400), (1280, 900)])
def test_nothing_of_the_dialog_is_out_of_reach(visit: Visit, width: int, height: int) -> None:
    """640 by 400 is a small desk at 200 %."""
    page = visit("about/", width=width, height=height)
    search(page, "orla")
    wide = page.evaluate(
        f"[...document.querySelectorAll('{DIALOG}, {DIALOG} *')]"
        ".filter(it => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).overflowX"
        " !== 'visible' && !it.matches('.cb-search__hidden, .cb-search__label, input'))"
        ".map(it => it.className)"
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("ArrowDown")
    box = page.locator(LINK).first.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height


@pytest.mark.parametrize("width", [1280, 320])
def test_what_can_be_clicked_is_large_enough(visit: Visit, width: int) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels; of a result all is its link."""
    page = visit("about/", width=width)
    search(page, "mpp")
    for name in (
        "button:visible",
        ".cb-search__kind",
        ".cb-search__keys label",
        ".cb-search__words",
    ):
        targets: list[Locator] = page.locator(f"{DIALOG} {name}").all()
        assert targets, name
        for target in targets:
            box = target.bounding_box()
            assert box, name
            assert min(box["width"], box["height"]) >= 24, (name, box)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_every_control(visit: Visit, scheme: str) -> None:
    page = visit("about/", color_scheme=scheme)
    search(page, "mpp")
    seen = set()
    for _ in range(6):
        now = page.evaluate_handle("document.activeElement")
        drawn = page.evaluate(
            "it => { const shown = [getComputedStyle(it), getComputedStyle(it, '::after'),"
            " ...(it.nextElementSibling ? [getComputedStyle(it.nextElementSibling)] : [])];"
            " return shown.some(each => each.outlineStyle === 'solid'"
            " && parseFloat(each.outlineWidth) >= 2) }",
            now,
        )
        assert drawn, now.evaluate("it => it.outerHTML")
        seen.add(now.evaluate("it => it.tagName + it.className"))
        page.keyboard.press("Tab")
    assert len(seen) > 3


def test_the_dialog_keeps_the_colours_that_were_chosen(visit: Visit) -> None:
    page = visit("about/", color_scheme="dark")
    search(page, "mpp")
    dark = style(page.locator(DIALOG), "background-color")
    page = visit("about/", color_scheme="light")
    search(page, "mpp")
    assert style(page.locator(DIALOG), "background-color") != dark


def test_what_is_sensitive_is_not_found(visit: Visit) -> None:
    casebook = take_in(ROOT).casebook
    sensitive = [u for u in casebook.ledger.all.values() if u.entry.sensitive]
    assert sensitive, "the real record has such an entry"
    for utterance in sensitive:
        assert utterance.entry.gist
        told = utterance.entry.gist.plain(casebook.catalog.name)
        words = dict.fromkeys(re.findall("[a-z]{6,}", told.lower()))
        page = visit("")
        search(page, " ".join(words))
        status = page.locator(STATUS).inner_text()
        assert status.startswith(("Nothing has all", "No results")), "no page has all of its words"
        for asked in (told, utterance.entry.key.replace("-", " "), utterance.entry.subject):
            page = visit("")
            found = search(page, asked)
            assert not [place for place in found if place.endswith(f"#{utterance.entry.key}")]
            assert told[20:60] not in page.locator(DIALOG).inner_text()


def test_all_the_words_of_an_entry_find_it(visit: Visit) -> None:
    """The counterpart of the test above, which an empty index would pass."""
    assert search(visit(""), "I wish them nothing but SOLIDARITY in their vision.") == [
        "statements/knight-tweet-2021-02-06/#wishes-for-the-party"
    ]
