"""The types of field that all records share: lines, keys, addresses, flags, lists, dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from casebook.records.fields import Address, Flag, Key, Line
from projects import ADA, ALLIANCE, BEN, LETTER, PAPER, REPORT, Project

WEBSITE = "https://alliance.example/about"
NO_PAGE = "is not the address of a page. Write it in full, as in https://example.org/page."
NOBODY_ELSE = "opens for nobody else. Write the address at which everybody can open it."
NO_SITE = "names a computer, not a site. Write the address at which everybody can open it."
NO_BLANK = "has a blank in it. Write %20 for it, or the address without what follows it."
MARKED = "is a link of Markdown. Write the address alone: "
NO_GOAL = "only redirects to the page. Write the address at which the page opens."
NO_SIGN = "holds a character that no address may hold. Percent-encode it."
NO_NAME = "has a name before its host, by which it can pass for another. Leave it out."
NO_PUBLISHER = "shows a page of somebody else. Write the address that its publisher gave it."
NO_HIDING = "has %40 in place of @, by which a part of it can pass for a host. Write @."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("javascript:alert(1)", NO_PAGE),
        ("javascript://paper.example/%0aalert(1)", NO_PAGE),
        ("data:text/html,x", NO_PAGE),
        ("ftp://paper.example/", NO_PAGE),
        ("paper.example/page", NO_PAGE),
        ("//paper.example/page", NO_PAGE),
        ("https:paper.example", NO_PAGE),
        ("https://", NO_PAGE),
        ("https:///page", NO_PAGE),
        ("https://?page", NO_PAGE),
        ("https://:443/page", NO_PAGE),
        (f"https://{'a' * 64}.example/page", NO_PAGE),
        ("https://mail.google.com/mail/u/0/", NOBODY_ELSE),
        ("http://localhost:8000/page", NO_SITE),
        ("https://paper.example/page 2", NO_BLANK),
        (
            "https://paper.example/page, https://paper.example/more",
            "is more than one address. Write the one that is cited: https://paper.example/page",
        ),
        ("[The Paper](https://paper.example/page)", f"{MARKED}https://paper.example/page"),
        ("<https://paper.example/page>", f"{MARKED}https://paper.example/page"),
        ("https://www.facebook.com/l.php?u=https%3A%2F%2Fpaper.example", NO_GOAL),
        ("https://google.com/search?q=example", NO_GOAL),
        ("https://www.google.com/amp/s/paper.example/page", NO_GOAL),
        ("https://r.jina.ai/https://paper.example/page", NO_PUBLISHER),
        ("https://12ft.io/https://paper.example/page", NO_PUBLISHER),
        ("https://paper-example.translate.goog/page", NO_PUBLISHER),
        ("https://translate.google.com/translate?u=https://paper.example/", NO_PUBLISHER),
        ("https://paper-example.ezproxy.library.example/page", NO_PUBLISHER),
        ("https://proxy.library.example/login?url=https://paper.example/page", NO_PUBLISHER),
        ("https://nitter.poast.example/somebody/status/1", NO_PUBLISHER),
        (
            "https://paper.example/100%/page",
            "has a percent sign that stands for nothing. Write %25 for the sign itself.",
        ),
        (
            "https://paper.example/page#:~:text=Some%20words",
            "leads to words on the page. Leave out what begins with #:~:; quotations add it.",
        ),
        (
            "https://paper.example/page?utm_source=x&id=4&fbclid=y",
            "tells who followed it (utm_source). Write https://paper.example/page?id=4",
        ),
        (
            "https://paper.example/page?UTM_Medium=x",
            "tells who followed it (UTM_Medium). Write https://paper.example/page",
        ),
        (
            "https://paper.example/page.",
            "ends in ., which is hardly a part of it. Write https://paper.example/page",
        ),
        (
            "https://paper.example/page)",
            "ends in ), which is hardly a part of it. Write https://paper.example/page",
        ),
        (
            "https://paper.example/page?",
            "ends in ?, which is hardly a part of it. Write https://paper.example/page",
        ),
        ("https://paper.example:port/page", NO_PAGE),
        ("https://[paper.example/page", NO_PAGE),
        ("https://known.example@paper.example/page", NO_NAME),
        ("https://paper.example/a page", NO_BLANK),
        ("https://192.0.2.1/page", NO_SITE),
        ("https://[2001:db8::1]/page", NO_SITE),
        ("http://localhost/page", NO_SITE),
        ("https://paper.example\u2044page", NO_PAGE),
        ("https://bit.ly/page", NO_GOAL),
        ("https://t.co/page", NO_GOAL),
        ("https://paper.example/<b>", NO_SIGN),
        ("https://paper.example/{{7*7}}", NO_SIGN),
        ("https://paper.example/a|b", NO_SIGN),
        ("https://www.google.com/url?q=https://paper.example/", NO_GOAL),
        ("https://paper.local/page", NOBODY_ELSE),
        ("https://paper.example/%2540other.example/page", NO_HIDING),
        ("https://paper.example/%40other.example/page", NO_HIDING),
    ],
)
def test_an_address_that_is_none_is_refused(project: Project, text: str, why: str) -> None:
    mark = '"' if text.startswith(("'", "{", "[")) else ""
    project.change(ALLIANCE, WEBSITE, f"{mark}{text}{mark}")
    assert project.problems() == [f"{ALLIANCE}:25:10: {text!r} {why}"]


@pytest.mark.parametrize(
    "text",
    [
        "https://paper.example",
        "http://paper.example/",
        "HTTPS://Paper.Example/Page",
        "https://paper.example/a/b?c=d&e=%20#f",
        "https://paper.example:8080/a",
        "https://zeitung-münchen.example/straße",
        "https://paper.example/it's/'onclick='",
        "https://paper.example/~ada/(a),b;c=d!$+@",
        "https://paper.example/Example_(party)",
        "https://paper.example/page?ref=4&source=utm",
        "https://proxy.example/page",
        "https://paper.example/page?to=ada%40paper.example",
        "https://en.wikipedia.org/wiki/Jeopardy!",
        "https://en.wikipedia.org/wiki/Martin_Luther_King_Jr.",
        "https://xn--80aesfpebagmfblc0a.xn--p1ai/news/1",
    ],
)
def test_an_address_of_a_page_is_taken_as_it_is(text: str) -> None:
    assert TypeAdapter[str](Address).validate_python(text) == text


@given(st.text() | st.text().map("https://{}".format))
def test_every_address_that_is_taken_leads_to_a_page(text: str) -> None:
    try:
        address = TypeAdapter[str](Address).validate_python(text)
    except ValidationError:
        return
    assert address.lower().startswith(("http://", "https://"))
    assert not set(address) & set('"<>`{}|\\^ \t\r\n')


@pytest.mark.parametrize("word", ["yes", "no", "True", "TRUE", "1", "on", "ture"])
def test_a_flag_is_true_or_false_and_nothing_else(project: Project, word: str) -> None:
    project.change(ALLIANCE, "subject: true", f"subject: {word}")
    assert project.problems() == [
        f"{ALLIANCE}:24:10: Here true or false is expected. Write one of the two."
    ]


def test_a_flag_is_read_as_what_it_says() -> None:
    flag = TypeAdapter[bool](Flag)
    assert [flag.validate_python("true"), flag.validate_python("false")] == [True, False]
    assert flag.json_schema()["enum"] == ["true", "false"]


def test_a_name_stands_on_one_line(project: Project) -> None:
    project.change(ADA, "name: Ada Example", "name: |\n  Ada\n  Example")
    assert project.problems() == [f"{ADA}:1:7: This goes over several lines. Write it on one line."]


@given(st.text())
def test_a_line_has_no_line_break_and_no_blank_at_its_ends(text: str) -> None:
    try:
        line = TypeAdapter[str](Line).validate_python(text)
    except ValidationError:
        return
    assert "\n" not in line
    assert 0 < len(line) <= 200


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("Founded in", "founded-in"),
        ("founded_in", "founded-in"),
        ("founded--in", "founded-in"),
        ("-founded", "founded"),
        ("founded-", "founded"),
        ("א", "some-words"),
    ],
)
def test_a_key_that_is_none_is_answered_with_one(project: Project, key: str, right: str) -> None:
    project.change(ALLIANCE, "key: founded", f"key: {key}")
    told = (
        f"{ALLIANCE}:12:10: {key!r} cannot be a key. Write small letters, digits and single "
        f"hyphens, as in {right}."
    )
    assert told in project.problems()


@given(st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,4}", fullmatch=True))
def test_every_slug_is_a_key(text: str) -> None:
    assert TypeAdapter[str](Key).validate_python(text) == text


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param(
            ADA,
            "date: 1950-05",
            "date: 1950-13",
            "5:9: '1950-13' has no month: 13 is neither 01 to 12 nor a season, 21 to 24. Write "
            "year, month and day, as in 2021-02-07, or what is known of them: 2021-02, 2021.",
            id="no such month",
        ),
        pytest.param(
            BEN,
            "date: 2003-06-01",
            "date: 2003-06-31",
            "9:9: '2003-06-31' is not a day of the calendar: June 2003 has 30 days. Correct the "
            "day, or write 2003-06 if only the month is known.",
            id="no such day",
        ),
        pytest.param(
            ADA,
            "date: 1950-05",
            "date: May 1950",
            "5:9: 'May 1950' is not a date in EDTF form. Write it as 1950-05.",
            id="a date in words",
        ),
    ],
)
def test_a_date_that_is_none_is_told_at_its_place(
    project: Project, file: str, old: str, new: str, told: str
) -> None:
    project.change(file, old, new)
    assert project.problems() == [f"{file}:{told}"]


def test_a_language_is_a_code(project: Project) -> None:
    project.change(PAPER, "voice: press", "voice: press\nlanguage: English?")
    assert project.problems() == [
        f"{PAPER}:12:11: 'English?' does not fit language. Correct it, as in language: fr. (The "
        "language, as a tag of BCP 47: en, pt-BR, zh-Hant.)"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "what"),
    [
        (
            ALLIANCE,
            "aliases:\n",
            "aliases:\n  - Allied\n  - Allied\n",
            "5:5",
            "Allied",
        ),
        (
            LETTER,
            "mentions: people/ada-example",
            "mentions:\n  - people/ada-example\n  - people/ada-example",
            "12:5",
            "people/ada-example",
        ),
        (
            REPORT,
            "cite: sources/example-paper-2003-05-06#p2",
            "cite: [sources/example-paper-2003-05-06#p2, sources/example-paper-2003-05-06#p2]",
            "6:45",
            "sources/example-paper-2003-05-06#p2",
        ),
    ],
    ids=["names", "actors", "citations"],
)
def test_what_stands_twice_in_a_list_is_told_where_it_stands_again(
    project: Project, file: str, old: str, new: str, place: str, what: str
) -> None:
    project.change(file, old, new)
    told = f"{file}:{place}: {what} stands twice in this list. Delete one."
    assert project.problems() == [told]
