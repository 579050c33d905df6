"""The sitemap: every page that search engines may list (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the sitemap: its address below the root, and when what it says was last read."""

    address: str
    updated: date | None


def sitemap(places: Iterable[Place], root: str) -> str:
    """The sitemap of a site at ``root``; without pages if that is not known, as it asks for URLs."""
    lines = [
        f"<url><loc>{escape(root + place.address)}</loc>{_modified(place)}</url>"
        for place in sorted(places, key=lambda each: each.address)
        if root
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return "\n".join([head, f'<urlset xmlns="{space}">', *lines, "</urlset>", ""])


def _modified(place: Place) -> str:
    return f"<lastmod>{place.updated.isoformat()}</lastmod>" if place.updated else ""
