"""Editions: earlier releases of the site, each as it was, in a folder of its own within the site.

``casebook edition v1.0`` builds one into ``editions/v1.0/`` of the project; each build of the site
takes in what is there. A folder without the mark of an edition is none, and stays out.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from casebook.editions import FOLDER, MARK, NAME
from casebook.pages.composer import Settings


def editions(root: Path) -> Mapping[str, frozenset[str]]:
    """The editions in the folder of the project, each with the addresses of its pages."""
    return {
        folder.name: frozenset(
            path.relative_to(folder).as_posix().removesuffix("index.html")
            for path in folder.rglob("index.html")
        )
        for folder in sorted((root / FOLDER).glob("v*"))
        if NAME.fullmatch(folder.name) and (folder / MARK).is_file()
    }


def take_over(root: Path, settings: Settings, site: Path) -> None:
    """Copy the editions that are to be in it into the new ``site``; mark one that is an edition."""
    for name in settings.editions:
        shutil.copytree(root / FOLDER / name, site / FOLDER / name)
    if settings.imprint.edition:
        (site / MARK).write_text(f"{settings.imprint.edition}\n", "utf-8")
