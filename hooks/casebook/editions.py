"""Editions: the words that who builds one, who publishes it and who links to it have in common."""

from __future__ import annotations

import re

FOLDER = "editions"
"""The folder of all editions, in the project and in the site."""

MARK = "edition.txt"
"""The file by which a site says that it is an edition, with the name of its release."""

SUMS = "SHA256SUMS"
"""The file of an edition with the hash of each other file."""

NAME = re.compile(r"v\d[\w.-]*", re.ASCII)
"""The name of a release, as it can stand in an address."""


def address(name: str) -> str:
    """Where the edition ``name`` stands, below the root of the site."""
    return f"{FOLDER}/{name}/"
