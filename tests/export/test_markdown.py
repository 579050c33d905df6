"""Text of the data written as Markdown is read back as itself by Python-Markdown."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]

from casebook.render.markdown import to_markdown
from documents import Element, document

EXTENSIONS = ["attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc"]

TEXTS = st.text("ab1 .,;:#*_-+=|`~<>&!?^$%@/\\'\"()[]{}“”¶אב", min_size=1, max_size=30).filter(
    lambda text: text.strip() != ""
)

PLACES = {
    "paragraph": "<p>{0}</p>",
    "loose text": "{0}",
    "item": "<ul><li>{0}</li><li>{0}</li></ul>",
    "numbered item": "<ol><li id='one'>{0}</li><li><p>{0}</p><ul><li>{0}</li></ul></li></ol>",
    "term": "<dl><div id='one'><dt>{0}</dt><dd>{0}</dd></div><dt>{0}</dt><dd>{0}</dd></dl>",
    "item below a term": "<dl><dt>{0}</dt><dd><ul><li>{0}</li><li>{0}</li></ul></dd></dl>",
    "cell": "<table><thead><tr><th>{0}</th></tr></thead><tr><td>{0}</td></tr></table>",
    "quotation": "<blockquote><p>{0}</p></blockquote>",
    "heading": "<h2 id='one'>{0}</h2>",
    "link": "<p><a href='#one'>{0}</a></p>",
    "link at the beginning": "<p><a href='#one'>{0}</a>{0}</p>",
    "title": "<p>a <cite>{0}</cite> b</p>",
    "code": "<p>a <code>{0}</code> b</p>",
    "parts": "<p><span>1</span><span>{0}</span><br><time>{0}</time></p>",
}
"""Each place in which our pages show text of the data."""


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@given(text=TEXTS)
@example(text="]: a")
@example(text="1. # - + : | ``` <script>&amp;{: #b }")
def test_any_text_is_read_back_as_itself(place: str, text: str) -> None:
    html = place.format(escape(text))
    back = document(markdown(to_markdown(html, str), extensions=EXTENSIONS))
    assert _letters(back) == _letters(document(html))
    assert _ids(back) == _ids(document(html))
    assert _tags(back) == _tags(document(html))


def test_links_keep_their_addresses_whatever_they_hold() -> None:
    addresses = [
        "https://example.org/a_b_(c)?d=1&e=2&copy=3#:~:text=some%20words,-x",
        "https://example.org/*a*?q='x'",
        "../../people/jane-doe/#a-b",
    ]
    html = "".join(f'<p><a href="{escape(address)}">x</a></p>' for address in addresses)
    back = document(markdown(to_markdown(html, str), extensions=EXTENSIONS))
    assert [link["href"] for link in back.all("a")] == addresses


def test_lists_that_follow_each_other_stay_apart() -> None:
    html = "<ol><li>a</li></ol><ul><li>b</li></ul><div><ul><li>c</li></ul></div>"
    back = document(markdown(to_markdown(html, str), extensions=EXTENSIONS))
    assert [(element.tag, element.text) for element in back.all() if element.tag != "li"] == [
        ("ol", "a"),
        ("ul", "b"),
        ("ul", "c"),
    ]


def test_ids_are_still_targets_of_links() -> None:
    html = (
        '<p id="a">x</p><ul><li id="b">x</li></ul><dl><div id="c"><dt>x</dt><dd>x</dd></div></dl>'
        '<aside id="d"><h2>x</h2></aside><table><tr><td id="e">x</td></tr></table>'
    )
    back = document(markdown(to_markdown(html, str), extensions=EXTENSIONS))
    assert {element["id"] for element in back.all()} >= {"a", "b", "c", "d", "e"}


def _letters(element: Element) -> str:
    return "".join(element.text.split())


def _ids(element: Element) -> set[str]:
    return {each["id"] for each in element.all() if each["id"]}


def _tags(element: Element) -> set[str]:
    """What the text is marked up as; paragraphs come and go, and a title is emphasized."""
    tags = {"em" if each.tag == "cite" else each.tag for each in element.all()}
    return {tag for tag in tags if tag not in {"a", "div", "p", "span", "tbody", "time"}}
