"""The rules of Atom: RFC 4287, by the number of its sections, as far as a feed can break them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"

ONCE = {"id", "title", "updated"}
"""What a feed and an entry have once (4.1.1, 4.1.2)."""

AT_MOST_ONCE = ONCE | {"generator", "icon", "logo", "rights", "subtitle", "published", "summary"}

KNOWN = AT_MOST_ONCE | {"author", "category", "content", "contributor", "entry", "link", "source"}
"""All elements that Atom has below a feed or an entry."""


def complaints(text: str) -> list[str]:
    """What is wrong with a feed, each with the section that it breaks; nothing if all is well."""
    root = ElementTree.fromstring(text)  # noqa: S314 - our own text
    if root.tag != f"{ATOM}feed":
        return ["4.1.1: the root is no feed"]
    entries = root.findall(f"{ATOM}entry")
    found = [*_element(root, "feed")]
    for number, entry in enumerate(entries):
        found += _element(entry, f"entry {number}")
        if root.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            found.append(f"4.1.2: entry {number} has no author")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    found += ["4.1.1: two entries have one id"] if len(set(ids)) < len(ids) else []
    return found


def _element(element: ElementTree.Element, name: str) -> Iterator[str]:
    children = [child.tag.removeprefix(ATOM) for child in element]
    for tag in sorted(ONCE - {*children}):
        yield f"4.1: {name} has no {tag}"
    for tag in sorted(AT_MOST_ONCE):
        if children.count(tag) > 1:
            yield f"4.1: {name} has more than one {tag}"
    for tag in sorted({*children} - KNOWN):
        yield f"6: {name} has {tag}, which Atom does not know"
    said = {child.tag.removeprefix(ATOM): child.text or "" for child in element}
    if not said.get("title", "").strip():
        yield f"4.2.14: the title of {name} is empty"
    if not urlsplit(said.get("id", "")).scheme:
        yield f"4.2.6: the id of {name} is no IRI"
    if not _is_moment(said.get("updated", "")):
        yield f"3.3: the date of {name} is none of RFC 3339"
    links = element.findall(f"{ATOM}link")
    for link in links:
        if not link.get("href"):
            yield f"4.2.7.1: a link of {name} leads nowhere"
        if link.get("rel") == "self" and not urlsplit(link.get("href", "")).scheme:
            yield f"4.2.7: {name} has no address of its own"
    kinds = [(link.get("type"), link.get("hreflang")) for link in links if _is_alternate(link)]
    if len(set(kinds)) < len(kinds):
        yield f"4.1: {name} has two links to the same form"
    if "entry" not in name and not kinds and "content" not in said:
        yield f"4.1: {name} leads to no page"


def _is_alternate(link: ElementTree.Element) -> bool:
    return link.get("rel", "alternate") == "alternate"


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None and "T" in text
    except ValueError:
        return False
