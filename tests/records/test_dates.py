"""EDTF dates: what is read, how it is shown, and what newcomers are told."""

from __future__ import annotations

import copy
import pickle
import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from casebook.records.dates import PATTERN, Date, DateError

MARKS = st.sampled_from(["", "?", "~", "%"])
YEARS = st.integers(1, 9999).map("{:04}".format)
MONTHS = st.integers(1, 12).map("{:02}".format)


@st.composite
def points(draw: st.DrawFn) -> str:
    """One date that is no interval, in any of the supported forms."""
    year, month = draw(YEARS), draw(MONTHS)
    form = draw(
        st.sampled_from(
            [
                year,
                f"{year}-{month}",
                draw(st.dates()).isoformat(),
                f"{year}-{draw(st.integers(21, 24))}",
                f"{year[:3]}X",
                f"{year[:2]}XX",
                f"{year}-XX",
                f"{year}-{month}-XX",
                f"{year}-XX-XX",
            ]
        )
    )
    return form + draw(MARKS)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """An interval, open or closed, whose sides are in order."""
    one, two = sorted([draw(points()), draw(points())], key=lambda text: Date.parse(text).earliest)
    return draw(st.sampled_from([f"{one}/{two}", f"{one}/..", f"{one}/", f"../{two}", f"/{two}"]))


TEXTS = points() | intervals()
DATES = TEXTS.map(Date.parse)


class Holder(BaseModel):
    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    when: Date


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "display", "machine"),
    [
        ("2021", "2021-01-01", "2021-12-31", "2021", "2021"),
        ("2020-05", "2020-05-01", "2020-05-31", "May 2020", "2020-05"),
        ("2020-02", "2020-02-01", "2020-02-29", "February 2020", "2020-02"),
        ("2021-02-07", "2021-02-07", "2021-02-07", "February 7, 2021", "2021-02-07"),
        ("2020-08-30", "2020-08-30", "2020-08-30", "August 30, 2020", "2020-08-30"),
        ("0044-03-15", "0044-03-15", "0044-03-15", "March 15, 44", "0044-03-15"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "December 31, 9999", "9999-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31", "spring 2021", None),
        ("2021-22", "2021-06-01", "2021-08-31", "summer 2021", None),
        ("2021-23", "2021-09-01", "2021-11-30", "fall 2021", None),
        ("2021-24", "2021-01-01", "2021-12-31", "winter 2021", None),
        ("2021?", "2021-01-01", "2021-12-31", "perhaps 2021", None),
        ("2021-02~", "2021-02-01", "2021-02-28", "about February 2021", None),
        ("2021-02-07%", "2021-02-07", "2021-02-07", "perhaps about February 7, 2021", None),
        ("201X", "2010-01-01", "2019-12-31", "2010s", None),
        ("201X~", "2010-01-01", "2019-12-31", "about the 2010s", None),
        ("200X", "2000-01-01", "2009-12-31", "some year between 2000 and 2009", None),
        ("19XX", "1900-01-01", "1999-12-31", "some year between 1900 and 1999", None),
        ("00XX", "0001-01-01", "0099-12-31", "some year between 1 and 99", None),
        ("2004-XX", "2004-01-01", "2004-12-31", "some month in 2004", "2004"),
        ("1985-04-XX", "1985-04-01", "1985-04-30", "some day in April 1985", "1985-04"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31", "some day in 1985", "1985"),
        ("1985-04-XX~", "1985-04-01", "1985-04-30", "some day in about April 1985", None),
        ("2020/2021", "2020-01-01", "2021-12-31", "2020–2021", None),
        ("2020-12/2021-01", "2020-12-01", "2021-01-31", "December 2020 – January 2021", None),
        ("2020-05/2020-07", "2020-05-01", "2020-07-31", "May–July 2020", None),
        ("2020-21/2020-23", "2020-03-01", "2020-11-30", "spring–fall 2020", None),
        ("2021-01-12/2021-01-13", "2021-01-12", "2021-01-13", "January 12–13, 2021", None),
        ("2021-02-07/2021-02-12", "2021-02-07", "2021-02-12", "February 7–12, 2021", None),
        (
            "2020-08-30/2020-09-02",
            "2020-08-30",
            "2020-09-02",
            "August 30 – September 2, 2020",
            None,
        ),
        (
            "2020-12-30/2021-01-02",
            "2020-12-30",
            "2021-01-02",
            "December 30, 2020 – January 2, 2021",
            None,
        ),
        (
            "2021-02/2021-02-09",
            "2021-02-01",
            "2021-02-09",
            "February 2021 – February 9, 2021",
            None,
        ),
        (
            "2020-05~/2020-07?",
            "2020-05-01",
            "2020-07-31",
            "about May 2020 – perhaps July 2020",
            None,
        ),
        ("199X/201X", "1990-01-01", "2019-12-31", "1990s – 2010s", None),
        ("2021-02-07/2021-02-07", "2021-02-07", "2021-02-07", "February 7, 2021", None),
        ("2020-05/..", "2020-05-01", "9999-12-31", "since May 2020", None),
        ("201X/..", "2010-01-01", "9999-12-31", "since the 2010s", None),
        ("2020-05/", "2020-05-01", "9999-12-31", "from May 2020, end not known", None),
        ("../2021", "0001-01-01", "2021-12-31", "until 2021", None),
        ("/2021", "0001-01-01", "2021-12-31", "until 2021, start not known", None),
    ],
)
def test_supported_forms(
    text: str, earliest: str, latest: str, display: str, machine: str | None
) -> None:
    when = Date.parse(text)
    assert (when.earliest.isoformat(), when.latest.isoformat()) == (earliest, latest)
    assert (when.display, when.machine) == (display, machine)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "precise", "year"),
    [
        ("2021-02-07", False, False, True, 2021),
        ("2021-02-07/2021-02-07", False, False, True, 2021),
        ("2021-02-07~", True, False, False, 2021),
        ("2021-02-07?", False, True, False, 2021),
        ("2021-02-07%", True, True, False, 2021),
        ("2021-02", False, False, False, 2021),
        ("2021-02-XX", False, False, False, 2021),
        ("2020?/2021~", True, True, False, 2020),
        ("201X", False, False, False, 2010),
        ("2020-12-31/..", False, False, False, 2020),
        ("../0001-01-01", False, False, False, None),
        ("/2021", False, False, False, None),
        ("9999-12-31/", False, False, False, 9999),
    ],
)
def test_what_is_known(
    text: str, approximate: bool, uncertain: bool, precise: bool, year: int | None
) -> None:
    when = Date.parse(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)
    assert (when.precise, when.year) == (precise, year)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("7 February 2021", "2021-02-07"),
        ("Dec. 1, 2020", "2020-12-01"),
        ("2020-12-1", "2020-12-01"),
        ("August 30 2020", "2020-08-30"),
        ("early December 2020", "2020-12"),
        ("the end of May 2020", "2020-05"),
        ("mid-2020", "2020"),
        ("early 2021", "2021"),
        ("7th of February 2021", "2021-02-07"),
        ("February 7, 2021", "2021-02-07"),
        ("Feb. 7th, 2021", "2021-02-07"),
        ("Sunday, 7 February 2021", "2021-02-07"),
        ("7-Feb-2021", "2021-02-07"),
        ("Sept 2020", "2020-09"),
        ("Febuary 2021", "2021-02"),
        ("May, 2020", "2020-05"),
        ("Fall 2020", "2020-23"),
        ("autumn 2020", "2020-23"),
        ("winter 2020", "2020-24"),
        ("2021-2-7", "2021-02-07"),
        ("2021-12-7", "2021-12-07"),
        ("2021-9", "2021-09"),
        ("20210207", "2021-02-07"),
        ("2021/02/07", "2021-02-07"),
        ("2021.02.07", "2021-02-07"),
        ("2021–02–07", "2021-02-07"),
        ("2021\N{NON-BREAKING HYPHEN}02", "2021-02"),
        ("02/2021", "2021-02"),
        ("02/13/2021", "2021-02-13"),
        ("31.12.2021", "2021-12-31"),
        ("02/02/2021", "2021-02-02"),
        (" 2021 ", "2021"),
        ("2021\n", "2021"),
        ("201x", "201X"),
        ("the 1990s", "199X"),
        ("c. 2020", "2020~"),
        ("ca. May 2020", "2020-05~"),
        ("about 2020", "2020~"),
        ("probably 2020", "2020?"),
        ("2020-05 ~", "2020-05~"),
        ("2020?~", "2020%"),
        ("c. 2020?", "2020%"),
        ("2020–2021", "2020/2021"),
        ("2020-2021", "2020/2021"),
        ("2020/21", "2020/2021"),
        ("2020 / 2021", "2020/2021"),
        ("2020-12–2021-01", "2020-12/2021-01"),
        ("2020-12 — 2021-01", "2020-12/2021-01"),
        ("from May 2020 to June 2021", "2020-05/2021-06"),
        ("between December 2020 and January 2021", "2020-12/2021-01"),
        ("May to July 2020", "2020-05/2020-07"),
        ("7–9 February 2021", "2021-02-07/2021-02-09"),
        ("February 7–12, 2021", "2021-02-07/2021-02-12"),
        ("Jan. 12-13, 2021", "2021-01-12/2021-01-13"),
        ("August 30 – September 2, 2020", "2020-08-30/2020-09-02"),
        ("December 30, 2020 – January 2, 2021", "2020-12-30/2021-01-02"),
        ("December 2020 – January 2021", "2020-12/2021-01"),
        ("May-July 2020", "2020-05/2020-07"),
        ("2020-12-01-2020-12-05", "2020-12-01/2020-12-05"),
        ("2020-05 to present", "2020-05/.."),
        ("from May 2020", "2020-05/.."),
        ("30 August to 2 September 2020", "2020-08-30/2020-09-02"),
        ("until January 2021", "../2021-01"),
        ("since May 2020", "2020-05/.."),
        ("before May 2020", "../2020-05"),
        ("until 2020", "../2020"),
        ("2020-05/present", "2020-05/.."),
        ("2020-now", "2020/.."),
        ("after May 2020", "2020-05/.."),
        ("2020-05-06..2020-05-08", "2020-05-06/2020-05-08"),
        ("2020-05-06 … 2020-05-08", "2020-05-06/2020-05-08"),
        ("2020-05-06/08", "2020-05-06/2020-05-08"),
        ("1960 or 1961", "1960/1961"),
        ("2003-Q2", "2003-04/2003-06"),
        ("Q4, 2003", "2003-10/2003-12"),
        ("2021-02-07 (Sunday)", "2021-02-07"),
        ("February 7 (Sunday), 2021", "2021-02-07"),
        ("\uff12\uff10\uff12\uff11", "2021"),
        ("\uff12\uff10\uff12\uff11-02", "2021-02"),
    ],
)
def test_the_right_text_is_proposed(text: str, right: str) -> None:
    with pytest.raises(DateError) as caught:
        Date.parse(text)
    assert caught.value.message == f"{text!r} is not a date in EDTF form."
    assert caught.value.remedy == f"Write it as {repr(right) if right[-1] == '.' else right}."
    assert str(Date.parse(right)) == right


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "2024-02-30",
            "'2024-02-30' is not a day of the calendar: February 2024 has 29 days. "
            "Correct the day, or write 2024-02 if only the month is known.",
        ),
        (
            "30 February 2021",
            "'2021-02-30' is not a day of the calendar: February 2021 has 28 days. "
            "Correct the day, or write 2021-02 if only the month is known.",
        ),
        (
            "02/07/2021",
            "'02/07/2021' can be read in two ways. "
            "Write 2021-02-07 for February 7, 2021, or 2021-07-02 for July 2, 2021.",
        ),
        (
            "1960-05/06",
            "'1960-05/06' can be read in two ways. "
            "Write 1960-05/1960-06 for May–June 1960, or 1960-05-06 for May 6, 1960.",
        ),
        (
            "present",
            "'present' is not a date. "
            "Delete the field: a date that is absent is shown as not known.",
        ),
        (
            "1900s",
            "'1900s' can be read in two ways. Write 190X for some year between 1900 and 1909, "
            "or 19XX for some year between 1900 and 1999.",
        ),
        (
            "2021-13-02",
            "'2021-13-02' has no month: 13 is neither 01 to 12 nor a season, 21 to 24. "
            "If the month is February, write 2021-02-13.",
        ),
        (
            "2021-21-05",
            "'2021-21-05' gives a day to a season: 21 stands for spring. "
            "If the month is May, write 2021-05-21.",
        ),
        (
            "2021-01/2020-12",
            "The interval '2021-01/2020-12' ends before it starts. "
            "Put the earlier date first, as in 2020-12/2021-01, or correct the wrong one.",
        ),
        (
            "2012-24/2012-21",
            "The interval '2012-24/2012-21' ends before it starts. "
            "Put the earlier date first, as in 2012-21/2012-24, or correct the wrong one.",
        ),
        (
            "12/01/2020",
            "'12/01/2020' can be read in two ways. "
            "Write 2020-12-01 for December 1, 2020, or 2020-01-12 for January 12, 2020.",
        ),
        (
            "?2004-06%",
            "'?2004-06%' is EDTF of level 2, and a date here is of level 0 or 1. "
            "Write it as 2004-06%.",
        ),
        (
            "?2004-06-~11",
            "'?2004-06-~11' is EDTF of level 2, and a date here is of level 0 or 1. "
            "Write it as 2004-06-11%.",
        ),
        (
            "~2020",
            "'~2020' is EDTF of level 2, and a date here is of level 0 or 1. Write it as 2020~.",
        ),
        (
            "2021-02-07T10:00:00Z",
            "'2021-02-07T10:00:00Z' has a time of day, and a date here ends with the day. "
            "Write it as 2021-02-07.",
        ),
        (
            "7 February 2021 at 10:30 p.m. EST",
            "'7 February 2021 at 10:30 p.m. EST' has a time of day, and a date here ends with the "
            "day. Write it as 2021-02-07.",
        ),
        (
            "2021-02-07T10:00:00+01:00/2021-02-08T11:00",
            "'2021-02-07T10:00:00+01:00/2021-02-08T...' has a time of day, and a date here "
            "ends with the day. Write it as 2021-02-07/2021-02-08.",
        ),
        (
            "n.d.",
            "'n.d.' is not a date. Delete the field: a date that is absent is shown as not known.",
        ),
        (
            "../..",
            "'../..' is not a date. Delete the field: a date that is absent is shown as not known.",
        ),
        ("", "The date is empty. Delete the field: a date that is absent is shown as not known."),
    ],
)
def test_whole_message(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message) + r"\Z"):
        Date.parse(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("0000", "before the year 0001"),
        ("44 BC", "before the year 0001"),
        ("-0044-03-15", "before the year 0001"),
        ("March 15, 1044 B.C.", "before the year 0001"),
        ("1044 BCE", "before the year 0001"),
        ("Monday, February 7, 2021", "was a Sunday. Correct the day of the week"),
        ("Sat. 2021-02-07", "was a Sunday. Correct the day of the week"),
        ("12345-01-01", "not a date in EDTF form"),
        ("[1667,1668]", "of level 2"),
        ("{2020..2021}", "of level 2"),
        ("1950S2", "of level 2"),
        ("156X-12-XX", "leaves out a digit"),
        ("7/2/21", "no year of four digits"),
        ("7 Feb 21", "no year of four digits"),
        ("February", "no year of four digits"),
        ("2021-13", "has no month"),
        ("2021-00", "has no month"),
        ("2021-25", "has no month"),
        ("2021-24-01", "gives a day to a season"),
        ("2021-04-00", "not a day of the calendar"),
        ("2021-04-31", "not a day of the calendar"),
        ("1900-02-29", "not a day of the calendar"),
        ("20XX-05", "leaves out a digit"),
        ("2021-XX-05", "leaves out a digit"),
        ("20X1", "of level 2"),
        ("XXXX", "of level 2"),
        ("2021~-02", "of level 2"),
        ("[2020..2021]", "of level 2"),
        ("2020/2021/2022", "not a date in EDTF form"),
        ("2021-02-077", "not a date in EDTF form"),
        ("the second of May 2021", "not a date in EDTF form"),
        ("2021 " * 40, "too long"),
        ("undated", "is not a date"),
    ],
)
def test_refused(text: str, part: str) -> None:
    with pytest.raises(DateError, match=part) as caught:
        Date.parse(text)
    assert caught.value.message.endswith(".")
    assert caught.value.remedy.endswith(".")


@given(TEXTS)
def test_text_comes_back(text: str) -> None:
    when = Date.parse(text)
    assert str(when) == when.text == text
    assert Date.parse(str(when)) == when
    assert hash(Date.parse(str(when))) == hash(when)


@given(DATES)
def test_earliest_is_not_after_latest(when: Date) -> None:
    assert when.earliest <= when.latest
    assert when.year in (None, when.earliest.year)


@given(st.dates())
def test_every_day_of_the_calendar(day: date) -> None:
    when = Date.parse(day.isoformat())
    assert when.earliest == when.latest == day
    assert when.precise
    assert when.machine == day.isoformat()


@given(st.integers(1, 9999), st.integers(0, 99), st.integers(0, 99))
def test_no_other_day(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        known = date(year, month, day)
    except ValueError:
        with pytest.raises(DateError):
            Date.parse(text)
    else:
        assert Date.parse(text).earliest == known


@given(st.text() | st.text("0123456789-/.X?~% TZ:abcefjmnoprsty–", max_size=30))
@example("c. ")
@example("/0000")
@example("0000s")
@example("\x00")
@example("2021-02-07T10:00 to 2021-02-08T10:00")
def test_any_text_parses_or_is_refused_in_words(text: str) -> None:
    error = _refusal(text)
    matches = re.fullmatch(PATTERN, text) is not None and not text.endswith("\n")
    if error is None:
        assert str(Date.parse(text)) == text
        assert matches
    else:
        assert error.message.endswith(".")
        assert error.remedy.endswith(".")
        assert str(error).isprintable()
        assert not matches or _only_calendar(error)


@given(st.from_regex(PATTERN, fullmatch=True))
def test_pattern_takes_only_what_the_calendar_may_refuse(text: str) -> None:
    assume(not text.endswith("\n"))  # Python's $ stands before it, that of JSON Schema does not
    error = _refusal(text)
    assert error is None or _only_calendar(error)


def _refusal(text: str) -> DateError | None:
    """Why ``text`` is no date; any other exception than a DateError fails the test."""
    try:
        Date.parse(text)
    except DateError as error:
        return error
    return None


def _only_calendar(error: DateError) -> bool:
    return bool(re.search("of the calendar|ends before it starts|before the year 0001", str(error)))


@given(TEXTS)
def test_pattern_takes_all_that_parses(text: str) -> None:
    assert re.fullmatch(PATTERN, text)


@given(DATES)
def test_display_is_plain_english(when: Date) -> None:
    words = when.display
    assert re.fullmatch(r"[A-Za-z0-9]+((,? | – |–)[A-Za-z0-9]+)*(, (start|end) not known)?", words)
    assert "X" not in words
    assert not re.search(r"\b0\d", words)
    assert ("perhaps" in words) == when.uncertain
    assert ("about" in words) == when.approximate


@given(DATES)
def test_machine_date_is_what_html_allows(when: Date) -> None:
    machine = when.machine
    if machine is None:
        return
    assert not when.approximate
    assert not when.uncertain
    assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", machine)
    same = Date.parse(machine)
    assert (same.earliest, same.latest) == (when.earliest, when.latest)


@given(st.lists(DATES, max_size=6))
def test_order_follows_the_calendar(dates: list[Date]) -> None:
    ordered = sorted(dates)
    assert ordered == sorted(dates, reverse=True)[::-1]
    bounds = [(when.earliest, when.latest) for when in ordered]
    assert bounds == sorted(bounds)
    for one in dates:
        for two in dates:
            assert (one < two) + (one == two) + (one > two) == 1
            assert not one.before(two) or one < two


@given(DATES, DATES, DATES)
def test_before_is_a_strict_order(one: Date, two: Date, three: Date) -> None:
    assert not one.before(one)
    assert not (one.before(two) and two.before(one))
    if one.before(two) and two.before(three):
        assert one.before(three)


@given(st.dates(max_value=date.max - timedelta(days=1)))
def test_a_day_is_before_the_next(day: date) -> None:
    today, tomorrow = Date.parse(f"{day}"), Date.parse(f"{day + timedelta(days=1)}")
    assert today.before(tomorrow)
    assert not Date.parse(f"{day}/..").before(tomorrow)


@given(DATES)
def test_display_typed_back_is_answered(when: Date) -> None:
    """What the site shows is what people copy: it parses, or is refused with a remedy."""
    error = _refusal(when.display)
    assert error is None or error.remedy


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_the_display_of_days_and_months_is_answered_with_their_text(one: date, two: date) -> None:
    first, last = sorted((one, two))
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        text = f"{first.strftime(form)}/{last.strftime(form)}"
        side = first.strftime(form)
        for wanted in (text, f"{side}/..", f"{side}~", f"{side}?"):
            when = Date.parse(wanted)
            if when.display == when.text or wanted.split("/")[0] == wanted.split("/")[-1]:
                continue
            error = _refusal(when.display)
            right = repr(wanted) if wanted.endswith(".") else wanted
            assert error is not None
            assert error.remedy == f"Write it as {right}.", when.display


@given(st.dates(min_value=date(1000, 1, 1)))
def test_the_display_of_a_day_is_answered_with_its_text(day: date) -> None:
    with pytest.raises(DateError, match=f"Write it as {day.isoformat()}"):
        Date.parse(Date.parse(day.isoformat()).display)


@given(DATES)
def test_dates_are_values(when: Date) -> None:
    assert copy.deepcopy(when) == when
    assert pickle.loads(pickle.dumps(when)) == when  # noqa: S301
    with pytest.raises(AttributeError):
        when.text = "2021"  # type: ignore[misc]


def test_errors_can_be_pickled() -> None:
    error = DateError("Wrong.", "Do this.")
    assert str(pickle.loads(pickle.dumps(error))) == "Wrong. Do this."  # noqa: S301


@given(TEXTS)
def test_field_takes_text_or_date(text: str) -> None:
    held = Holder.model_validate({"when": text})
    assert held == Holder(when=Date.parse(text))
    assert held.model_dump_json() == f'{{"when":"{text}"}}'
    assert Holder.model_validate_json(held.model_dump_json()) == held


def test_field_is_stripped_where_the_model_says_so() -> None:
    assert Holder.model_validate({"when": " 2021-02\n"}).when == Date.parse("2021-02")


@pytest.mark.parametrize("value", [2021, 2021.5, None, True, b"2021", date(2021, 2, 7), ["2021"]])
def test_field_takes_nothing_else(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Holder.model_validate({"when": value})
    assert [error["type"] for error in caught.value.errors()] == ["string_type"]


def test_field_keeps_the_message() -> None:
    with pytest.raises(ValidationError) as caught:
        Holder.model_validate({"when": "c. 2020"})
    (error,) = caught.value.errors()
    assert error["type"] == "value_error"
    assert error["loc"] == ("when",)
    cause: Any = error["ctx"]["error"]
    assert isinstance(cause, DateError)
    assert str(cause) == "'c. 2020' is not a date in EDTF form. Write it as 2020~."


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_json_schema(mode: Any) -> None:
    schema = Holder.model_json_schema(mode=mode)["properties"]["when"]
    assert (schema["type"], schema["pattern"]) == ("string", PATTERN)
    assert "EDTF" in schema["description"]
    for text in schema["examples"]:
        assert Date.parse(text).text == text
