"""What holds on every kind of page at every width, by the survey; and that faults would be seen."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from browser.measures import PAINTED, SHIFTED
from browser.places import SMALL
from browser.survey import Seen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

BYTES = 85_000
REQUESTS = 8
SHIFT = 0.01
"""What a first view may cost with its fonts, and how much of it may move."""


def test_the_page_is_there(seen: Seen, request: pytest.FixtureRequest) -> None:
    missing = "no page" in request.node.name
    assert (seen["heading"] == "Page not found") == missing
    assert len(seen["words"]) > 10
    assert not any(answer["path"].startswith("/") for answer in seen["answers"]), "no double slash"
    assert [a["status"] for a in seen["answers"]] == [
        404 if missing and not number else 200 for number in range(len(seen["answers"]))
    ]


def test_axe_finds_nothing(seen: Seen) -> None:
    assert seen["axe"] == []


def test_axe_would_find_what_is_planted(faulty: Seen) -> None:
    rules = {complaint.partition(" ")[0] for complaint in faulty["axe"]}
    assert rules >= {"image-alt", "button-name", "color-contrast", "heading-order"}


def test_headings_begin_with_one_and_leave_no_level_out(seen: Seen) -> None:
    assert leaves_none_out(seen["levels"])


def test_a_level_left_out_would_be_seen(faulty: Seen) -> None:
    assert not leaves_none_out(faulty["levels"])


def leaves_none_out(levels: list[int]) -> bool:
    steps = all(after <= before + 1 for before, after in pairwise(levels))
    return levels.count(1) == 1 and levels[0] == 1 and steps


def test_targets_are_large_or_far_apart(seen: Seen) -> None:
    assert seen["targets"] == []


def test_targets_too_near_would_be_seen(faulty: Seen) -> None:
    assert sum(" by " in complaint for complaint in faulty["targets"]) >= 2


def test_each_control_has_a_name_and_shows_that_it_has_the_focus(seen: Seen) -> None:
    assert seen["nameless"] == []
    assert seen["focus"] == []


def test_a_control_without_a_name_or_a_focus_that_is_not_seen_would_be(faulty: Seen) -> None:
    assert len(faulty["nameless"]) == 1
    assert any("does not show its focus" in complaint for complaint in faulty["focus"])
    assert any("out of sight or covered" in complaint for complaint in faulty["focus"])


def test_nothing_scrolls_sideways(seen: Seen) -> None:
    assert {width: found for width, found in seen["outside"].items() if found} == {}


def test_text_is_not_cut_off_nor_when_readers_set_it_wider(seen: Seen) -> None:
    assert seen["cut"] == []
    assert seen["cut_when_spaced"] == []


def test_what_is_cut_off_or_reaches_over_the_edge_would_be_seen(faulty: Seen) -> None:
    assert any("cut off" in complaint for complaint in faulty["cut"])
    assert any("cut off" in complaint for complaint in faulty["cut_when_spaced"])
    assert any("reaches over" in complaint for complaint in faulty["outside"]["1280"])


def test_nothing_moves(seen: Seen) -> None:
    assert seen["shift"] <= SHIFT
    assert seen["hasty"] == [], "for who wants it still"


def test_what_moves_would_be_seen(faulty: Seen) -> None:
    assert faulty["shift"] > SHIFT
    assert faulty["hasty"] == ["P.slow"]


def test_no_request_leaves_the_host_and_no_script_complains(seen: Seen) -> None:
    assert {answer["host"] for answer in seen["answers"]} == {"127.0.0.1"}
    assert seen["console"] == []


def test_a_request_that_leaves_the_host_and_a_complaint_would_be_seen(faulty: Seen) -> None:
    assert "elsewhere.example" in {answer["host"] for answer in faulty["answers"]}
    assert 404 in {answer["status"] for answer in faulty["answers"]}
    assert "a warning" in faulty["console"]


def test_a_first_view_is_light(seen: Seen) -> None:
    sizes = {answer["path"]: answer["size"] for answer in seen["answers"]}
    assert len(seen["answers"]) <= REQUESTS, sizes
    assert sum(answer["size"] for answer in seen["answers"]) <= BYTES, sizes
    assert any(path.endswith("site.js") for path in sizes), "what is asked for is seen"
    assert not any("/search/" in path for path in sizes), "nobody who only reads waits for search"


def test_no_sheet_is_empty_and_no_column_is_lost(seen: Seen) -> None:
    assert seen["off_paper"] == []
    assert all(words > 8 for words in seen["sheets"]), seen["sheets"]
    assert seen["sheets"]


def test_an_empty_sheet_and_a_lost_column_would_be_seen(faulty: Seen) -> None:
    assert len(faulty["off_paper"]) >= 1
    assert faulty["sheets"][-1] == 0


@pytest.mark.parametrize("kind", SMALL)
def test_nothing_moves_when_scripts_and_fonts_come_after_the_first_paint(
    browser: Browser, address: str, kind: str
) -> None:
    late: list[Route] = []
    painted = False

    def held(route: Route) -> None:
        if painted:
            route.continue_()
        else:
            late.append(route)

    with browser.new_context(base_url=address, viewport={"width": 390, "height": 900}) as context:
        context.route(re.compile(r"\.(js|woff2)$"), held)
        page = context.new_page()
        page.goto(SMALL[kind], wait_until="commit")
        page.evaluate(PAINTED)
        painted = True
        for route in late:
            route.continue_()
        page.wait_for_load_state("load")
        assert late
        assert page.evaluate(SHIFTED) <= SHIFT
