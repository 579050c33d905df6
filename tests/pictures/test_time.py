"""The timeline as a picture: a scale that never runs back, rows without overlaps, one mark each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.catalog.casebook import Casebook
from casebook.records.dates import Date
from casebook.render.lanes import NAMES, SIZE, WIDTH, lane_refs, packed, picture
from casebook.render.scale import Scale
from casebook.render.site import Site
from casebook.render.writer import Writer
from pictures.drawings import name, of_page, pictures

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """A day, a month, a year, a span, or a span with an open side."""
    day = draw(DAYS)
    later = day + timedelta(days=draw(st.integers(0, 2000)))
    forms = [
        day.isoformat(),
        day.isoformat()[:7],
        f"{day.year}~",
        f"{day}/{later}",
        f"../{day}",
        f"{day}/..",
    ]
    return Date.parse(draw(st.sampled_from(forms)))


@settings(deadline=None)
@given(st.lists(dates(), min_size=1, max_size=12), DAYS, DAYS)
def test_a_later_day_is_never_further_left(found: list[Date], one: date, other: date) -> None:
    scale = Scale.of(found, 100, 900)
    first, second = sorted([one, other])
    assert 100 <= scale.at(first) <= scale.at(second) <= 900


@settings(deadline=None)
@given(st.lists(dates(), min_size=1, max_size=12))
def test_every_bar_lies_on_the_scale(found: list[Date]) -> None:
    scale = Scale.of(found, 100, 900)
    for each in found:
        left, right = scale.span(each)
        assert 100 <= left <= right <= 900


@settings(deadline=None)
@given(st.lists(dates(), min_size=1, max_size=12))
def test_the_months_fill_the_scale_from_end_to_end(found: list[Date]) -> None:
    scale = Scale.of(found, 100, 900)
    edges = scale.edges()
    assert (edges[0], edges[-1]) == (100, 900)
    assert list(edges) == sorted(edges)
    assert len(edges) == len(scale.months) + 1


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=40))
def test_no_two_bars_in_a_row_overlap(parts: list[tuple[int, int]]) -> None:
    spans = sorted((left, left + width) for left, width in parts)
    rows = packed(spans)
    for row in set(rows):
        inside = [span for span, of in zip(spans, rows, strict=True) if of == row]
        assert all(one[1] < two[0] for one, two in pairwise(inside))


def test_every_moment_has_one_mark_with_a_bar_in_each_of_its_lanes(
    casebook: Casebook, writer_at: Callable[[int], Writer]
) -> None:
    writer = writer_at(1)
    refs = lane_refs(writer)
    dated = [(moment.date, moment) for moment in casebook.timeline.dated if moment.date]
    drawn = picture(dated, refs, writer)
    assert [mark.ref for mark in drawn.marks] == [moment.ref for _, moment in dated]
    for (when, moment), mark in zip(dated, drawn.marks, strict=True):
        assert len(mark.bars) == max(len(moment.touches & set(refs)), 1), moment.ref
        assert mark.vague == (not when.precise)
        for bar in mark.bars:
            assert bar.x >= NAMES
            assert bar.x + bar.width <= WIDTH
            assert bar.width >= SIZE
            bottom = bar.y + SIZE
            assert any(i.y <= bar.y and bottom <= i.y + i.height for i in drawn.lanes)


def test_the_picture_names_what_the_list_names(rendered: Site, casebook: Casebook) -> None:
    (page,) = [page for page in rendered.pages if page.path == "timeline/"]
    (drawn,) = of_page(page)
    marks = [link for link in drawn.iter("a") if "cb-mark" in link.get("class", "")]
    listed = "".join(section.html for section in page.sections)
    assert len(marks) == len(casebook.timeline.dated)
    for mark, moment in zip(marks, casebook.timeline.dated, strict=True):
        assert moment.name in name(mark)
        assert f'href="{mark.get("href")}"' in listed


def test_the_bars_of_the_years_count_every_dated_moment(rendered: Site, casebook: Casebook) -> None:
    (drawn,) = pictures(rendered.block("years", 0))
    counts = [int(name(link).partition(": ")[2]) for link in drawn.iter("a")]
    assert sum(counts) == len(casebook.timeline.dated)


def test_on_one_day_an_answer_comes_after_what_it_answers(casebook: Casebook) -> None:
    order = [moment.ref.slug for moment in casebook.timeline.dated]
    assert order.index("orla-leaves-mpp-2021-02-07") < order.index("mpp-tweet-on-orla-2021-02-07")
