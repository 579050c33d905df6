"""Search by key presses: what people type leads to the right place, with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

import packages
from browser.measures import CUT, NAMELESS, TARGETS
from browser.places import Visit, place, style
from browser.searchable import ADA, ALLIANCE, ASSETS, LETTER, MEETING, documents, write_site
from browser.server import NAME, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

DIALOG = "dialog.cb-search"
WORDS = f"{DIALOG} .cb-search__words"
STATUS = f"{DIALOG} [role=status]"
FILTERS = f"{DIALOG} .cb-search__filters"
RESULT = f"{DIALOG} .cb-search__result"
LINK = f"{RESULT} a"
ANSWER = f"{DIALOG} .cb-search__answer"

# How often a test looks, 25 ms apart, before it gives up: machines that test are slow.
PATIENCE = 800

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site made for search."""
    assert browser.is_connected()
    folder = tmp_path_factory.mktemp("searchable")
    write_site(folder / NAME, documents())
    with serving(folder) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens pages of the site; no error on a page goes unseen."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(place: str, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": height}, **options
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if "Policy" in said.text else None)
        page.goto(place)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def search(page: Page, words: str, key: str = "/") -> list[str]:
    """Open the search with its key, type ``words``, and give what is found, the best first."""
    page.keyboard.press(key)
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type(words)
    page.locator(STATUS, has_text=re.compile("result", re.IGNORECASE)).wait_for()
    return results(page)


def file_name(route: Route) -> str:
    return urlsplit(route.request.url).path.rpartition("/")[2]


def stopped(page: Page, files: str, answer: Callable[[Route], Any]) -> None:
    """Let a test answer for files. A page that is open already may still fetch past it."""

    def given(route: Route) -> None:
        answer(route)

    page.route(files, given)
    page.reload()


def until(page: Page, condition: str) -> None:
    """Wait until a condition holds; the policy refuses Playwright's own way to wait for one."""
    for _ in range(PATIENCE):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
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
            " + new URL(it.href).hash : it.className || it.name || it.tagName }"
        )
    )


def told(page: Page, number: int = 0) -> list[str]:
    """The lines of a result, once its sentences are there."""
    until(page, f"!document.querySelector('{RESULT} p:empty')")
    result = page.locator(RESULT).nth(number)
    return [line.inner_text().strip() for line in result.locator("> *").all()]


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_the_search_and_the_words_can_be_typed_at_once(visit: Visit, key: str) -> None:
    assert search(visit(ALLIANCE), "ada", key)[0] == ADA


def test_what_is_typed_before_the_dialog_is_there_is_not_lost(visit: Visit) -> None:
    page = visit("")

    def slow(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    stopped(page, "**/assets/search/dialog.js", slow)
    page.keyboard.press("/")
    page.keyboard.type("adx")
    page.keyboard.press("Backspace")
    page.keyboard.type("a")
    page.wait_for_selector(RESULT)
    assert page.input_value(WORDS) == "ada"
    assert results(page)[0] == ADA


def test_the_button_opens_the_search(visit: Visit) -> None:
    page = visit(ADA)
    page.get_by_role("button", name="Search").press("Enter")
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type("alliance")
    page.wait_for_selector(RESULT)
    assert results(page)[0] == ALLIANCE


def test_the_search_works_where_there_is_no_page(visit: Visit) -> None:
    page = visit("no/such/page/")
    search(page, "ada")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{NAME}/{ADA}**")


def test_a_result_says_what_it_is_whose_and_when(visit: Visit) -> None:
    page = visit("")
    search(page, "ada example")
    assert told(page) == [
        "Person · Alliance",
        "Ada Example",
        "Ada Example is a farmer who founded the Example Alliance.",
    ]
    page.keyboard.press("Control+a")
    page.keyboard.type("chapter minutes")
    page.locator(RESULT, has_text="Accusation").first.wait_for()
    assert told(page) == [
        "Accusation · Chapter, May 2, 2003",
        "Chapter on Alliance: minutes",
        "The Chapter wrote that the Alliance kept no minutes. “there is not one page of minutes”",
        "The Alliance replied: “Our minutes lie open in the office.”",
    ]


def test_an_accusation_without_a_reply_says_so(visit: Visit) -> None:
    page = visit("")
    search(page, "lost umbrellas")
    assert told(page)[-1] == "We found no reply to this."


def test_the_sentence_that_has_the_words_is_shown_whole(visit: Visit) -> None:
    page = visit("")
    search(page, "sheep hr 1012")
    assert results(page)[0] == MEETING
    assert told(page)[-1] == "It counted 12 votes for H.R. 1012."
    marked = page.locator(f"{RESULT} .cb-search__text").first.locator("mark").all_inner_texts()
    assert marked == ["H.R. 1012"]


def test_a_relation_is_shown_in_a_sentence(visit: Visit) -> None:
    page = visit("")
    assert search(page, "who founded the alliance")[0] == ADA
    assert told(page)[-1] == "Ada Example founded the Example Alliance."


def test_a_quotation_has_the_type_of_quotations(visit: Visit) -> None:
    page = visit("")
    search(page, "chapter minutes")
    page.locator(f"{RESULT} .cb-search__quote").first.wait_for()
    quote = page.locator(f"{RESULT} .cb-search__quote").first
    assert quote.inner_text() == "“there is not one page of minutes”"
    assert "Georgia" in style(quote, "font-family")


def test_a_result_has_the_colour_of_its_party(visit: Visit) -> None:
    page = visit("")
    search(page, "sheep")
    ours = page.locator(RESULT, has_text="of the Alliance").first
    theirs = page.locator(RESULT, has_text="of the Chapter").first
    assert style(ours, "border-left-color") == "rgb(11, 107, 107)"
    assert style(theirs, "border-left-color") == "rgb(143, 74, 6)"


def test_a_record_found_by_another_name_says_so(visit: Visit) -> None:
    page = visit("")
    search(page, "umbrella🌹")
    assert (
        page.locator(RESULT).first.inner_text().startswith("Person · Alliance · also @umbrella🌹")
    )


def test_an_answer_stands_above_the_results_and_is_opened_first(visit: Visit) -> None:
    page = visit("")
    search(page, "did the alliance answer that it kept no minutes?")
    answer = page.locator(ANSWER)
    assert list(filter(None, answer.inner_text().splitlines())) == [
        "Answer",
        "Did the Alliance answer that it kept no minutes?",
        "Yes: “Our minutes lie open in the office.”",
    ]
    assert answer.bounding_box()["y"] < page.locator(RESULT).first.bounding_box()["y"]  # type: ignore[index]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{LETTER}**")
    assert place(page) == f"{LETTER}#missing-minutes"


def test_results_are_narrowed_by_kind_party_and_year(visit: Visit) -> None:
    page = visit("")
    everything = search(page, "alliance")
    page.get_by_label("Kind").locator("option").nth(1).wait_for(state="attached")
    kinds = page.get_by_label("Kind").locator("option").all_inner_texts()
    assert kinds[0] == "All"
    counts = [int(re.findall(r"\((\d+)\)", kind)[0]) for kind in kinds[1:]]
    total = int(page.locator(STATUS).inner_text().split()[0])
    assert sum(counts) == total
    page.get_by_label("Kind").select_option(label=next(k for k in kinds if "Accusations" in k))
    assert {found.partition("#")[0] for found in results(page)} == {LETTER}
    page.get_by_label("Kind").select_option("")
    assert results(page) == everything
    page.get_by_label("Year").select_option("2003")
    assert all(re.fullmatch(r"statements/.*|events/meeting-\d+/", it) for it in results(page))
    page.get_by_label("Who").select_option("Chapter")
    assert {found.partition("#")[0] for found in results(page)} == {LETTER}
    page.get_by_label("Kind").select_option("events")
    page.get_by_label("Who").select_option("Alliance")
    page.get_by_label("Kind").select_option("accusations")
    assert results(page) == []
    assert page.locator(STATUS).inner_text() == "0 results"
    assert "No result matches all of these choices" in page.locator(DIALOG).inner_text()


def test_few_results_need_no_narrowing(visit: Visit) -> None:
    page = visit("")
    found = search(page, "umbrellas")
    assert 0 < len(found) < 20
    assert not page.locator(FILTERS).is_visible()
    page.keyboard.press("Control+a")
    page.keyboard.type("meeting")
    page.locator(FILTERS).wait_for()
    assert int(page.locator(STATUS).inner_text().split()[0]) >= 20


def test_the_arrow_keys_lead_from_result_to_result_and_back_to_the_words(visit: Visit) -> None:
    page = visit("")
    found = search(page, "sheep")
    page.keyboard.press("ArrowDown")
    assert focused(page) == found[0]
    page.keyboard.press("ArrowDown")
    assert focused(page) == found[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "cb-search__words"
    page.keyboard.press("ArrowDown")
    page.keyboard.type("y")
    assert page.locator(WORDS).input_value() == "sheepy", "letters go on with the words"


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_focus_stays_in_the_dialog(visit: Visit, key: str) -> None:
    page = visit("")
    search(page, "meeting")
    seen = []
    for _ in range(40):
        page.keyboard.press(key)
        seen.append(focused(page))
        assert page.evaluate("document.activeElement.closest('dialog') !== null")
    assert seen.count("cb-search__words") >= 2, "round and round"
    assert {
        "cb-search__close",
        "kind",
        "party",
        "year",
        "cb-search__more",
        "cb-search__slash",
    } < set(seen)


def test_enter_leads_to_the_best_result(visit: Visit) -> None:
    page = visit("")
    search(page, "ada")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{ADA}**")


def test_enter_before_the_index_is_there_leads_to_the_best_result_too(visit: Visit) -> None:
    page = visit("")
    held: list[Route] = []
    stopped(page, "**/search/index.json", held.append)
    page.keyboard.press("/")
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type("ada")
    page.keyboard.press("Enter")
    for _ in range(PATIENCE):
        if held:
            break
        page.wait_for_timeout(25)
    held[0].continue_()
    page.wait_for_url(f"**/{ADA}**")


def test_a_result_lands_on_its_part_with_the_words_marked_and_a_clean_address(
    visit: Visit,
) -> None:
    page = visit("")
    search(page, "chapter umbrelas")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{LETTER}**")
    until(page, "CSS.highlights.get('cb-found')?.size > 0")
    marked = page.evaluate("[...CSS.highlights.get('cb-found')].map(range => range.toString())")
    assert {"Chapter", "umbrellas"} <= {
        word for each in marked for word in re.findall(r"\w+", each)
    }
    assert place(page) == f"{LETTER}#lost-umbrellas"
    assert urlsplit(page.url).query == "", "the words have left the address"
    assert page.evaluate("document.querySelector(':target').id") == "lost-umbrellas"
    page.go_back()
    page.wait_for_url(f"**/{NAME}/")


def test_what_else_an_address_asks_for_stays_when_the_words_leave_it(visit: Visit) -> None:
    page = visit(f"{ADA}?year=2003&h=ada#dates")
    until(page, "!location.search.includes('h=')")
    assert page.url.endswith(f"{ADA}?year=2003#dates")


def test_a_browser_that_cannot_paint_marks_gets_elements(visit: Visit) -> None:
    page = visit("")
    page.add_init_script("delete globalThis.Highlight")
    page.goto(f"{ADA}?h=ada")
    page.wait_for_selector("main mark")
    marked = page.locator("main mark").all_inner_texts()
    assert len(marked) > 1
    assert {word.lower() for word in marked} == {"ada"}


def test_escape_closes_the_search_and_the_focus_returns(visit: Visit) -> None:
    page = visit("")
    page.get_by_role("button", name="Search").press("Enter")
    page.wait_for_selector(f"{DIALOG}[open]")
    page.keyboard.type("sheep")
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{DIALOG}:not([open])", state="attached")
    assert focused(page) == "find"
    assert place(page) == ""


def test_the_words_are_still_there_when_the_search_is_opened_again(visit: Visit) -> None:
    page = visit("")
    found = search(page, "sheep")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.wait_for_selector(f"{WORDS}:focus")
    assert results(page) == found
    page.keyboard.type("ada")
    assert page.locator(WORDS).input_value() == "ada", "they are selected, and typed over"


def test_the_count_of_results_is_said_to_screen_readers(visit: Visit) -> None:
    page = visit("")
    search(page, "meeting")
    assert re.fullmatch(r"\d+ results", page.locator(STATUS).inner_text())
    assert page.get_by_role("dialog", name="Search").is_visible()
    assert page.get_by_role("search", name="Search").is_visible()
    assert page.get_by_role("textbox", name="Search").is_visible()
    assert page.get_by_role("group", name="Narrow the results").is_visible()


def test_where_nothing_is_found_it_is_said_with_a_way_on(visit: Visit) -> None:
    page = visit("")
    assert search(page, "zzaliancezz") == []
    assert page.locator(STATUS).inner_text() == "No results"
    help_ = page.locator(f"{DIALOG} .cb-search__help")
    assert "We found nothing for these words." in help_.inner_text()
    assert "Example Alliance" in help_.locator("li a").all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{ALLIANCE}**")
    page.go_back()
    search(page, "zzzz")
    page.get_by_role("link", name="A to Z").click()
    page.wait_for_url("**/a-z/**")


def test_where_nothing_has_all_words_it_is_said(visit: Visit) -> None:
    page = visit("")
    found = search(page, "ada qqqqqq")
    said = page.locator(STATUS).inner_text()
    assert said.startswith("No page has all of these words.")
    assert ADA in found


def test_long_lists_are_shown_piece_by_piece(visit: Visit) -> None:
    page = visit("")
    first = search(page, "meeting")
    assert len(first) == 10
    page.get_by_role("button", name="Show more").press("Enter")
    more = results(page)
    assert more[:10] == first
    assert len(more) == 20
    assert focused(page) == more[10]


def test_nothing_of_search_is_fetched_before_it_is_opened(visit: Visit) -> None:
    page = visit("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "search" in path]
    search(page, "ada")
    assert [path for path in asked if path.endswith("search/index.json")]
    assert {urlsplit(path).netloc for path in asked} == {urlsplit(page.url).netloc}
    texts = [path for path in asked if "search/texts/" in path]
    assert len(texts) <= 10, "and only the texts that are shown"


def test_nothing_that_the_first_answer_needs_waits_for_another_file(visit: Visit) -> None:
    """But the words, of which the index tells in which file they are."""
    page = visit("")
    held: list[Route] = []
    stopped(page, "**/search/**", held.append)
    page.keyboard.press("/")
    modules = {path.name for path in (ASSETS / "search").glob("*.js")} - {"marks.js"}
    needed = {*modules, "index.json"}
    for _ in range(PATIENCE):
        if needed <= {file_name(route) for route in held}:
            break
        page.wait_for_timeout(25)
    assert {file_name(route) for route in held} == needed
    for route in held:
        route.continue_()
    page.unroute("**/search/**")
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type("ada")
    page.wait_for_selector(RESULT)


def test_the_slash_can_be_switched_off_and_on(visit: Visit) -> None:
    page = visit("")
    search(page, "ada")
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
    assert search(page, "ada")[0] == ADA


@pytest.mark.parametrize("file", ["search/index.json", "search/words/0.json", "search/engine.js"])
def test_a_search_that_cannot_be_loaded_says_so(visit: Visit, file: str) -> None:
    page = visit("")
    stopped(page, f"**/{file}", lambda route: route.abort())
    page.keyboard.press("/")
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type("sheep")
    page.locator(STATUS, has_text="could not be loaded").wait_for()
    assert page.locator(f"{DIALOG} .cb-search__help a").inner_text() == "A to Z"


def test_names_are_found_before_the_words_of_texts_are_here(visit: Visit) -> None:
    page = visit("")
    held: list[Route] = []
    stopped(page, "**/search/words/**", held.append)
    page.keyboard.press("/")
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type("alliance")
    page.wait_for_selector(RESULT)
    names = results(page)
    assert names[0] == ALLIANCE
    assert page.locator(STATUS).inner_text() == "Loading …"
    page.keyboard.press("Control+a")
    page.keyboard.type("sheep")
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    page.unroute("**/search/words/**")
    page.locator(STATUS, has_text="results").wait_for()
    assert results(page)
    assert results(page) != names


def test_keys_are_not_offered_to_those_who_touch(visit: Visit) -> None:
    page = visit("", **PHONE)
    page.get_by_role("button", name="Search").tap()
    page.wait_for_selector(f"{WORDS}:focus")
    page.keyboard.type("ada")
    page.wait_for_selector(RESULT)
    assert not page.locator(f"{DIALOG} kbd").first.is_visible()
    desk = visit("")
    search(desk, "ada")
    assert desk.locator(f"{DIALOG} kbd").first.is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_three_results_are_in_view_at_once(visit: Visit, width: int) -> None:
    page = visit("", width=width, height=844)
    search(page, "alliance")
    told(page)
    boxes = [link.bounding_box() for link in page.locator(RESULT).all()[:3]]
    assert len(boxes) == 3
    assert all(box and box["y"] + box["height"] <= 844 for box in boxes)


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 400), (1280, 900)])
def test_nothing_of_the_dialog_is_out_of_reach(visit: Visit, width: int, height: int) -> None:
    """640 by 400 is a small desk at 200 %."""
    page = visit("", width=width, height=height)
    search(page, "alliance")
    told(page)
    cut = page.evaluate(CUT)
    assert [
        each for each in cut if "cb-search__body" not in each and "cb-search:" not in each
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("ArrowDown")
    box = page.locator(LINK).first.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_dialog_is_accessible_with_results_and_with_none(
    visit: Visit, width: int, scheme: Any
) -> None:
    page = visit("", width=width, color_scheme=scheme)
    page.evaluate(packages.file(packages.AXE).read_text("utf-8"))
    for words in ("", "meeting", "alliance minutes", "zzaliancezz"):
        page.keyboard.press("/")
        page.wait_for_selector(f"{WORDS}:focus")
        page.keyboard.press("Control+a")
        page.keyboard.type(words or " ")
        page.wait_for_timeout(400)
        found = page.evaluate("() => axe.run('dialog')")
        wrong = [(rule["id"], [n["html"] for n in rule["nodes"]]) for rule in found["violations"]]
        assert wrong == [], words
        assert page.evaluate(TARGETS) == []
        assert page.evaluate(NAMELESS) == []
        page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_every_control(visit: Visit, scheme: Any) -> None:
    page = visit("", color_scheme=scheme)
    search(page, "meeting")
    page.keyboard.press("Tab")
    seen = set()
    for _ in range(16):
        drawn = page.evaluate(
            "() => { const it = document.activeElement;"
            " return [getComputedStyle(it), getComputedStyle(it, '::after')].some(each =>"
            " each.outlineStyle === 'solid' && parseFloat(each.outlineWidth) >= 2) }"
        )
        assert drawn, focused(page)
        seen.add(focused(page))
        page.keyboard.press("Tab")
    assert len(seen) > 10


def test_the_dialog_keeps_the_colours_that_were_chosen(visit: Visit) -> None:
    colours = []
    for scheme in ("dark", "light"):
        page = visit("", color_scheme=scheme)
        search(page, "ada")
        colours.append(style(page.locator(DIALOG), "background-color"))
    assert colours == ["rgb(20, 24, 28)", "rgb(255, 255, 255)"]


def test_names_are_isolated_from_the_direction_of_what_stands_beside_them(visit: Visit) -> None:
    page = visit("")
    search(page, "ada")
    assert page.locator(f"{LINK} bdi").first.inner_text() == "Ada Example"
