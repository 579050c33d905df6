"""Checks of addresses: no two pages of the site stand at one, and no two sources on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.references import Ref
from casebook.records.sources import Source

KEEPERS = frozenset(["archive.is", "archive.ph", "archive.today", "perma.cc", "web.archive.org"])
"""Hosts that keep copies of the pages of others."""

_KEPT = re.compile(r"https?://web\.archive\.org/web/(\d{4,8})\d*(?:[a-z]{2}_)?/(.+)")
"""The day and the address of a copy in the Wayback Machine."""

LATEST = 2090
"""The year from which a day is a slip of the keyboard."""

INDEX = "index"
"""The folder, below each kind, of the further pages of its index."""

COMPARISON = {Ref("organizations", "compare"): "is that of the comparison"}
"""The one page of another sort that stands below a kind."""


def _addresses_are_free(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for ref in sorted({*catalog.records, *catalog.tombstones, *catalog.removed}):
        taken = "is kept for the pages of its index" if ref.slug == INDEX else COMPARISON.get(ref)
        if taken:
            stored = catalog.records.get(ref) or catalog.tombstones.get(ref) or catalog.removed[ref]
            told = f"The address {ref.kind}/{ref.slug}/ {taken}.", "Give the file another name."
            yield stored.problem("addresses", (), *told)


def _sources_have_their_own(casebook: Casebook) -> Iterator[Problem]:
    """Two records of one page would share out what is cited from it; a record may name its twin."""
    catalog = casebook.catalog
    seen: dict[str, Ref] = {}
    for stored in sorted(catalog.of(Source), key=lambda stored: stored.ref):
        ref, url = stored.ref, stored.record.url
        if not url:
            continue
        host = urlsplit(url).hostname
        if host in KEEPERS:
            message = f"{host} keeps copies of the pages of others."
            remedy = "Write here where the publisher has the page, and the copy under archive."
            yield stored.problem("copies", ("url",), message, remedy)
        other = seen.setdefault(_address(url), ref)
        if other != ref and other not in stored.named and ref not in catalog.records[other].named:
            known, new = catalog.by_age(other, ref)
            message = f"{known} has this address too."
            remedy = f"Keep one of the two. If the page has changed, say so in a note: [[{known}]]."
            yield catalog.records[new].problem("copies", ("url",), message, remedy)


def _copies_are_of_it(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.of(Source):
        url, archive, when = stored.record.url, stored.record.archive, stored.record.date
        if not url or not archive:
            continue
        kept = _KEPT.match(archive)
        if kept and _address(kept[2]) != _address(url):
            told = f"This is a copy of {kept[2]}, and not of {url}.", "Write that of the source."
        elif kept and not _is_day(kept[1]):
            told = f"No calendar has the day of this copy, {kept[1]}.", "Correct the address."
        elif kept and when and kept[1] < when.earliest.strftime("%Y%m%d")[: len(kept[1])]:
            told = f"This copy is older than the source, {when.display}.", "Correct one of the two."
        elif urlsplit(archive).hostname == urlsplit(url).hostname:
            told = "This is no copy: it stands where the original does.", "Delete it."
        else:
            continue
        yield stored.problem("kept", ("archive",), *told)


def _is_day(digits: str) -> bool:
    """Whether the beginning of a date without hyphens is one of some day."""
    text = f"{digits}0101"[:8] if len(digits) in {4, 6} else digits
    try:
        return date.fromisoformat(text[:8]).year < LATEST
    except ValueError:
        return False


def _address(url: str) -> str:
    """What two spellings of an address have in common."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    host = re.sub(r"^(?:www|m|mobile)\.", "", parts.hostname or "")
    with suppress(UnicodeError):
        host = host.encode("idna").decode()
    path = normalize("NFC", unquote(parts.path)).rstrip("/")
    return f"{'x.com' if host == 'twitter.com' else host}{path}?{parts.query}"


CHECKS = (
    Check(
        "kept",
        "An archive copy of a source is a copy of that source and is not older than it.",
        _copies_are_of_it,
    ),
    Check(
        "copies",
        "No two sources have the same address, and no source has the address of an archive copy.",
        _sources_have_their_own,
        whole=True,
    ),
    Check(
        "addresses",
        "No record has the address of a page that the site makes.",
        _addresses_are_free,
        whole=True,
    ),
)
