"""The sitemap: every page that search engines may list (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from casebook.records.dates import Date

SITEMAP = "sitemap.xml"
"""The address of the sitemap below the root."""

ROBOTS = "robots.txt"
"""The address of the file in which crawlers look for it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the sitemap: its address below the root, and when what it says was last read."""

    address: str
    updated: Date | None


def sitemap(places: Iterable[Place], root: str) -> str:
    """The sitemap of a site at ``root``; without pages if that is unknown, as it asks for URLs."""
    lines = [
        f"<url><loc>{escape(root + place.address)}</loc>{_modified(place)}</url>"
        for place in sorted(places, key=lambda each: each.address)
        if root
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return "\n".join([head, f'<urlset xmlns="{space}">', *lines, "</urlset>", ""])


def robots(root: str) -> str:
    """What crawlers may do at a site at ``root``: read it all, by the sitemap if that has URLs."""
    return "\n".join(
        ["User-agent: *", "Allow: /", *([f"Sitemap: {root}{SITEMAP}"] if root else []), ""]
    )


def _modified(place: Place) -> str:
    when = place.updated.machine if place.updated else None
    return f"<lastmod>{when}</lastmod>" if when else ""
