"""Markdown: Python-Markdown reads back what each block says, whatever the texts in it are."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown

from casebook.pages import blocks, speech
from casebook.pages.blocks import Block, Section
from casebook.pages.page import Page
from casebook.pages.site import Site
from casebook.pages.text import (
    Code,
    Day,
    Foreign,
    Link,
    Mark,
    Marks,
    Outside,
    Quote,
    Strong,
    Text,
    plain,
)
from casebook.writing.markdown import MarkdownWriter
from documents import Element, document
from pages.models import every

EXTENSIONS = ["attr_list", "def_list", "fenced_code", "md_in_html", "tables"]
"""Those of mkdocs.yml, without the ids that headings get there if they have none."""

WORDS = "Qx"
"""Stands for any text: the block has the same elements with a text as with these words."""

TEXTS = st.text("ab1 .,;:#*_-+=|`~<>&!?^$%@/\\'\"()[]{}“”¶אב", min_size=1, max_size=30).filter(
    lambda text: text.strip() != ""
)

MARKS = Marks((Mark("sources/x/#p3", "X", "¶3", True, "sources/x/"),))


def saying(text: str, **more: Any) -> speech.Saying:
    """A statement in which every text is ``text``."""
    said: dict[str, Any] = {
        "id": "one",
        "address": "statements/x/#one",
        "kind": text,
        "subject": text,
        "speaker": (Link("people/x/", text),),
        "party": "a",
        "about": (Link("people/y/", text),),
        "when": Day(text),
        "via": (Link("sources/x/", text),),
        "gist": (text, Link("people/x/", text)),
        "quote": Quote((text, text)),
        "marks": MARKS,
        "home": True,
    }
    return speech.Saying(**{**said, **more})


def made(text: str) -> dict[type, Block]:
    """One block of each sort in which every text is ``text``."""
    words: Text = (text, Strong(text), Foreign(text), Outside("https://x.example/a_b?c=1", text))
    link = Link("people/x/#y", text)
    item = blocks.Item((text,), (text, MARKS))
    reply = speech.Reply(saying(text, home=False), text, MARKS)
    tag = blocks.Tag(text, "organizations/x/")
    moment = blocks.Moment(Day(text), False, (text, link), (text,), (tag,))
    exchange = speech.Exchange((saying(text), saying(text, id="two")), (reply, reply))
    bare = speech.Exchange((saying(text, id="three"),), (), text)
    return {
        type(block): block
        for block in (
            blocks.Prose((words, (text,), (Code(text), text))),
            blocks.Facts(
                (blocks.Row(text, (words, (text,)), "row", link), blocks.Row(text, ((text,),))),
                link,
            ),
            speech.Sayings((saying(text), saying(text, id="two", quote=None, via=()))),
            speech.Exchanges((exchange, bare)),
            blocks.Moments((blocks.Year("year", text, (moment, moment)),)),
            blocks.Table(
                (text, text), (blocks.Line(((text,), words), "line"), blocks.Line(((text,), ()))),
                text,
            ),
            blocks.Names((blocks.Group(text, (item, item), "group", (text,)),)),
            blocks.Sides((blocks.Side((link,), (text,), (text,), "a"),)),
            blocks.Tallies((blocks.Tally(link, text, (blocks.Share(1, 2, 3, (text,)),), text),)),
            blocks.Strip(
                (blocks.Column(text, ((text,),)), blocks.Column(text, ())),
                (blocks.Stretch(1, 2, (text,)),),
            ),
            blocks.Passages(
                (blocks.Passage("p1", text, (text,), (saying(text, home=False),), ((text,),)),)
            ),
            blocks.Answers(((link, (text,)),)),
            blocks.Jumps(text, ((link, text),)),
            speech.Debate(((text, (speech.Argument(saying(text), (saying(text, home=False),)),)),)),
        )
    }  # fmt: skip


def read(block: Block) -> Element:
    """What Python-Markdown makes of a block."""
    return document(markdown(MarkdownWriter(2).blocks([block]), extensions=EXTENSIONS))


@cache
def plainly(sort: type) -> Element:
    """What it makes of a block with plain words."""
    return read(made(WORDS)[sort])


def letters(element: Element) -> str:
    return "".join(element.text.split())


def shape(element: Element) -> list[tuple[str, str, str]]:
    """The elements in order, with their ids and addresses."""
    return [(each.tag, each["id"], each["href"]) for each in element.all()]


def test_every_block_is_written() -> None:
    assert set(made(WORDS)) == set(get_args(Block))
    for block in made(WORDS).values():
        assert WORDS in read(block).text


@pytest.mark.parametrize("sort", get_args(Block), ids=lambda sort: sort.__name__)
@given(text=TEXTS)
@example(text="]: a")
@example(text=" :")
@example(text="1. # - + : | ``` <script>&amp;{: #b }")
def test_any_text_in_a_block_is_read_back_as_itself(sort: type, text: str) -> None:
    expected, found = plainly(sort), read(made(text)[sort])
    assert letters(found) == letters(expected).replace(WORDS, "".join(text.split()))
    assert shape(found) == shape(expected)


@given(text=TEXTS)
def test_any_text_in_a_title_and_a_heading_is_read_back_as_itself(text: str) -> None:
    page = Page("people/x/", text, "", lead=((text,),), sections=(Section("Some", text, ()),))
    back = document(markdown(MarkdownWriter(2).page(page), extensions=EXTENSIONS))
    words = "".join(text.split())
    assert [letters(each) for each in back.all() if each.tag in {"h1", "h2"}] == [words, words]
    assert [each["id"] for each in back.all("h2")] == ["Some"]
    assert letters(back) == 3 * words


def test_links_keep_their_addresses_whatever_they_hold() -> None:
    addresses = [
        "https://example.org/a_b_(c)?d=1&e=2&copy=3#:~:text=some%20words,-x",
        "https://example.org/*a*?q='x'",
    ]
    block = blocks.Prose(tuple((Outside(address, "x"),) for address in addresses))
    assert [link["href"] for link in read(block).all("a")] == addresses


def test_links_lead_from_file_to_file() -> None:
    links = [Link(a, "x") for a in ("", "people/y/", "people/y/#z", "#z", "corrections/feed.xml")]
    back = read(blocks.Prose((tuple(links),)))
    assert [link["href"] for link in back.all("a")] == [
        "../../index.md",
        "../../people/y/index.md",
        "../../people/y/index.md#z",
        "#z",
        "../../corrections/feed.xml",
    ]


def test_lists_that_follow_each_other_stay_apart() -> None:
    names = blocks.Names((blocks.Group("", (blocks.Item(("x",)),)),))
    sayings = speech.Sayings((saying("x"),))
    facts = blocks.Facts((blocks.Row("x", (("x",),)),))
    text = MarkdownWriter(0).blocks([names, sayings, facts, names])
    back = document(markdown(text, extensions=EXTENSIONS))
    assert [each.tag for each in back.content if isinstance(each, Element)] == [
        *("ul", "ul", "dl", "ul")
    ]


def test_every_statement_stands_with_its_citation(small_pages: Site) -> None:
    """The words of each statement, and behind them the address of each paragraph."""
    count = 0
    for page in small_pages.pages():
        written = MarkdownWriter(page.depth).page(page)
        back = document(markdown(written, extensions=EXTENSIONS))
        lines = [each for each in back.all() if each.tag in {"li", "p"}]
        for said in every(page.sections, speech.Saying):
            words = f"{plain(said.gist)}{said.quote.words if said.quote else ''}"
            cited = {f"{mark.source} {mark.paragraphs}".strip() for mark in said.marks.marks}
            assert any(
                "".join(words.split()) in letters(line)
                and cited <= {link.text for link in line.all("a")}
                for line in lines
            ), (page.address, words)
            count += 1
    assert count > 20


def test_an_accusation_stands_with_its_reply_or_with_the_word_that_there_is_none(
    small_pages: Site,
) -> None:
    (page,) = (p for p in small_pages.pages() if p.address == "disputes/alliance-and-chapter/")
    text = MarkdownWriter(2).page(page)
    minutes, funds = text.index("had kept no minutes"), text.index("without a vote")
    reply = text.index("> Reply to this")
    assert minutes < reply < funds < text.index("> We found no reply to this.")
