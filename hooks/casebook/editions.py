"""Editions: the words that who builds one, who publishes it and who links to it have in common."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

FOLDER = "editions"
"""The folder of all editions, in the project and in the site."""

MARK = "edition.txt"
"""The file by which a site says that it is an edition, with the name of its release."""

VARIABLE = "CASEBOOK_EDITION"
"""The variable of the environment that names the release of an edition to be built."""

SUMS = "SHA256SUMS"
"""The file of an edition with the hash of each other file."""

NAME = re.compile(r"v\d+(\.\d+)*", re.ASCII)
"""The name of a release: v and numbers with dots; what is tried before one has no such name."""


def address(name: str) -> str:
    """Where the edition ``name`` stands, below the root of the site."""
    return f"{FOLDER}/{name}/"


def mark(name: str, site: str) -> str:
    """What the mark of an edition says: its release, and the address that it was built for."""
    return f"{name} {site}".rstrip() + "\n"


def sums(folder: Path) -> str:
    """The SHA-256 of each file below ``folder``, as sha256sum writes and checks them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    lines = (
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}"
        for path in files
    )
    return "".join(f"{line}\n" for line in lines)


def flaw(folder: Path, site: str) -> str:
    """What is wrong with the edition in ``folder``, for the site at the address ``site``; nothing
    if it is whole.
    """
    name = folder.name
    try:
        marked, told = ((folder / each).read_text("utf-8") for each in (MARK, SUMS))
    except OSError:
        return f"{FOLDER}/{name} is no whole edition."
    if marked != mark(name, f"{site}{address(name)}" if site else ""):
        return f"{FOLDER}/{name} was built for another address."
    return "" if told == sums(folder) else f"{FOLDER}/{name} is damaged."
