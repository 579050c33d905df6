"""On the built site: the feed is there, and every page names it."""

from __future__ import annotations

from xml.etree import ElementTree

from builds import SITE_URL
from documents import BuiltSite


def test_the_feed_is_published_under_the_address_of_the_site(real: BuiltSite) -> None:
    text = (real.folder / "corrections" / "feed.xml").read_text("utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 - our own text
    links = [str(link.get("href")) for link in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert f"{SITE_URL}corrections/feed.xml" in links
    assert all(link.startswith(SITE_URL) for link in links)


def test_every_page_names_the_feed(small: BuiltSite) -> None:
    for page in small.framed:
        if any(meta["http-equiv"] == "refresh" for meta in small.page(page).all("meta")):
            continue
        feeds = [e["href"] for e in small.page(page).all("link") if "atom" in e["type"]]
        assert len(feeds) == 1, page
        assert feeds[0].endswith("corrections/feed.xml"), page
