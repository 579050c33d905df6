"""The editor: its files in the new site, where all that it runs on is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.editing.files import files
from casebook.editor.forms import forms
from casebook.editor.prepared import prepared
from casebook.editor.runtime import FOLDER, Runtime
from casebook.pages.composer import Settings
from casebook.writing.links import linked
from casebook.writing.publication import Written

FORMS = f"{FOLDER}forms.json"
RECORD = f"{FOLDER}record.json"


class Editor:
    """The editor of one project, if what it runs on is there; an edition has none."""

    def __init__(self, root: Path, settings: Settings, runtime: Runtime | None) -> None:
        self.root = root
        self.runtime = None if settings.imprint.edition else runtime
        self.settings = replace(settings, editor=self.runtime is not None)

    def announced(self) -> Iterator[Written]:
        """Its files, before they are written."""
        if self.runtime:
            for path in (FORMS, RECORD, *self.runtime.files):
                yield Written(path, linked(path))

    def files(self, casebook: Casebook) -> Iterator[tuple[str, str | bytes]]:
        """Its files: path and content."""
        if self.runtime is None:
            return
        edit_links, imprint = self.settings.edit_links, self.settings.imprint
        told = {
            "name": imprint.name,
            "address": imprint.address,
            "repo": edit_links.repo if edit_links else "",
            "branch": edit_links.branch if edit_links else "",
            "contact": self.settings.contact,
            "wheel": self.runtime.wheel.name,
        }
        paths = [*map(str, files(self.root)), *_proofs(self.root)]
        texts = {path: (self.root / path).read_text("utf-8") for path in paths}
        yield FORMS, forms()
        yield RECORD, prepared(casebook.catalog, texts, told).text()
        yield from self.runtime.written()


def _proofs(root: Path) -> Iterator[str]:
    """The files with proofs, relative to the project."""
    for path in sorted((root / "seeds").glob("*.proofs")):
        yield path.relative_to(root).as_posix()
