"""What the engine makes of a project, as plain data: run as a program, with another engine."""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

from casebook.changes.delta import compare
from casebook.changes.report import sentence
from casebook.citing.works import Imprint
from casebook.editing.canonical import canonical
from casebook.editing.scaffold import scaffold
from casebook.guide.descriptions import MODELS
from casebook.guide.json_schema import schema
from casebook.intake import take_in
from casebook.open_data.dataset import dataset
from casebook.open_data.package import Terms
from casebook.pages.composer import Settings
from casebook.pages.site import footer, site, tabs
from casebook.writing.export import Export
from casebook.writing.search import document, filters


def words(model: object) -> str:
    """All strings of a model in one."""
    if isinstance(model, str):
        return model
    parts = list(model) if isinstance(model, tuple | list) else []
    if is_dataclass(model):
        parts = [getattr(model, field.name) for field in fields(model)]
    return " ".join(filter(None, map(words, parts)))


def main(before: Path, after: Path, kind: str, file: str) -> dict[str, object]:
    """What is made of the project ``after``; ``before`` is the one to compare it with."""
    intake = take_in(after)
    made = site(intake.casebook, Settings())
    pages = {page.address: page for page in made.pages()}
    export = Export(made)
    documents = {address: document(page) for address, page in pages.items()}
    text = (after / file).read_bytes()
    files = dataset(intake.casebook, Imprint(), Terms()).files()
    return {
        "problems": [str(problem) for problem in intake.problems],
        "pages": {address: words(page) for address, page in pages.items()},
        "things": {address: words(page.thing) for address, page in pages.items()},
        "markdown": {address: export.page(page) for address, page in pages.items()},
        "searched": {address: words(each) for address, each in documents.items()},
        "filters": filters(),
        "data": {
            name: text if isinstance(text, str) else text.decode("utf-8-sig", "replace")
            for name, text in files
        },
        "navigation": [link.address for link in (*tabs(), *footer())],
        "schema": json.dumps(schema(kind)),
        "scaffold": scaffold(kind),
        "kinds": list(MODELS),
        "canonical": canonical(text, kind, file) == canonical(text, kind, file),
        "diff": [sentence(each) for each in compare(take_in(before).casebook, intake.casebook)],
    }


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]), sys.stdout)
