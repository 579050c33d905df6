"""The pictures of a page as trees, and the ways that tests look at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from casebook.render.page import Page

PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)


def pictures(html: str) -> Iterator[Element]:
    """Every picture in ``html``; an error where one is not well-formed."""
    return (fromstring(found) for found in PICTURE.findall(html))  # noqa: S314 - our own


def of_page(page: Page) -> Iterator[Element]:
    """Every picture on a page."""
    yield from pictures(str(page.lead) + "".join(section.html for section in page.sections))


def name(element: Element) -> str:
    """What a screen reader says of a link: its label, its title or the text in it."""
    title = element.find("title")
    said = title.text if title is not None else "".join(element.itertext())
    return (element.get("aria-label") or said or "").strip()


def frame(picture: Element) -> tuple[int, int]:
    """The width and height of a picture."""
    left, top, width, height = (int(part) for part in picture.get("viewBox", "").split())
    assert (left, top) == (0, 0)
    return width, height


def numbers(element: Element) -> list[int]:
    """All numbers of a path."""
    return [int(found) for found in re.findall(r"-?\d+(?:\.\d+)?", element.get("d", ""))]
