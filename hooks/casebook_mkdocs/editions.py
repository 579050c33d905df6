"""Editions: earlier releases of the site, each as it was, in a folder of its own within the site.

``casebook edition v1.0`` builds one into ``editions/v1.0/`` of the project; each build of the site
takes in what is there.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from mkdocs.exceptions import PluginError

from casebook.editions import FOLDER, MARK, flaw, mark
from casebook.pages.composer import Settings


def with_editions(settings: Settings, root: Path, held: Collection[str]) -> Settings:
    """The settings of a site that holds the editions in the folder of the project, but for those
    ``held`` back. `PluginError` for one that is not whole, or was made for another address.
    """
    found: dict[str, frozenset[str]] = {}
    for folder in sorted((root / FOLDER).glob("v*")):
        if folder.name in held:
            continue
        wrong = flaw(folder, settings.imprint.address)
        if wrong:
            raise PluginError(f"{wrong} Build it again: make edition TAG={folder.name}")
        pages = (path.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
        found[folder.name] = frozenset(page.removesuffix("index.html") for page in pages)
    return replace(settings, editions=found)


def take_over(root: Path, settings: Settings, site: Path) -> None:
    """Copy the editions that are to be in it into the new ``site``; mark one that is an edition."""
    for name in settings.editions:
        shutil.copytree(root / FOLDER / name, site / FOLDER / name)
    edition = settings.imprint.edition
    if edition:
        (site / MARK).write_text(mark(edition, settings.imprint.address), "utf-8")
