"""Addresses: which ones below the folder of a kind are those of pages that the site makes itself.

A record stands at ``kind/slug/``. What else stands directly below a kind is named here and nowhere
else, so that a check can keep records away from it.
"""

from __future__ import annotations

from casebook.records.entities import Organization
from casebook.records.references import Ref

COMPARISON = f"{Organization.KIND}/compare/"
"""The organizations of the casebook side by side."""

INDEX = "index"
"""The folder, below each kind, of the further pages of its index."""


VOICES = "who-said-what/"
"""The matrix of speakers and subjects; a page for each direction stands below it."""


def direction_path(speaker: Ref, subject: Ref) -> str:
    """The address of the page with what ``speaker`` said of ``subject``."""
    return f"{VOICES}{speaker.slug}-on-{subject.slug}/"


def taken(kind: str) -> dict[str, str]:
    """The slugs that no record of ``kind`` can have, each with what its address is."""
    found = {INDEX: f"is kept for the index of {kind}"}
    if COMPARISON.startswith(f"{kind}/"):
        found[COMPARISON.split("/")[1]] = "is that of the comparison"
    return found
