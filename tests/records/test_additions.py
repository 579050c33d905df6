"""A field and a kind that are declared once are everywhere, without another edit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from projects import ADA, EXAMPLE, ROOT, Project, copy_of_example

FIELD = """
    joined: Annotated[
        Life | None, Shown("Joined", "rail", cited="Joining", schema="memberOf")
    ] = Field(default=None, description="When they joined, if a source gives it.")
"""
JOINED = "joined:\n  date: 2002-05\n  cite: sources/example-paper-2003-05-06#p2\n"

MODEL = '''"""Documents: files that somebody keeps."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from casebook.records.base import CITE, Record
from casebook.records.fields import Actor, Cites
from casebook.records.shown import Shown


class Document(Record):
    """A file that somebody keeps."""

    KIND: ClassVar[str] = "documents"

    keeper: Annotated[Actor, Shown("Kept by", "rail", backlink="Keeper of")] = Field(
        description="Who keeps it.", examples=["people/jane-doe"]
    )
    cite: Annotated[Cites, CITE]
'''
KIND = """    Kind(
        Document, "Document", "Documents", "Files that somebody keeps.", "footer", "name", "letter"
    ),
    Kind(
        Topic,"""
RECORD = """name: Roll of the Examples
description: List of all examples
keeper: people/ada-example
cite: sources/example-paper-2003-05-06#p2
"""
ROLL = "data/documents/roll-of-the-examples.yml"


def engine(folder: Path, changes: dict[str, tuple[str, str]]) -> Path:
    """A copy of the engine, in which these texts are exchanged in these files of its records."""
    shutil.copytree(ROOT / "hooks", folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (old, new) in changes.items():
        path = folder / "casebook" / "records" / name
        text = path.read_text("utf-8") if path.exists() else old
        assert text.count(old) == 1, f"{old!r} in {name}"
        path.write_text(text.replace(old, new), "utf-8")
    return folder


def made(hooks: Path, project: Project, kind: str, file: str) -> dict[str, Any]:
    """What that engine makes of ``project``."""
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("added.py"), EXAMPLE, project.root, kind, file],
        env={**os.environ, "PYTHONPATH": str(hooks), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["problems"] == []
    return found


@pytest.fixture(scope="module")
def with_field(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("field")
    project = copy_of_example(folder / "project")
    project.change(ADA, "see:", f"{JOINED}see:")
    old = "\n\nFORMS = Choices("
    hooks = engine(folder / "hooks", {"entities.py": (old, f"{FIELD}{old}")})
    return made(hooks, project, "people", ADA)


def test_a_field_is_on_the_page_and_in_every_form_of_it(with_field: dict[str, Any]) -> None:
    ada = "people/ada-example/"
    assert "Joined" in with_field["pages"][ada]
    assert "May 2002" in with_field["pages"][ada]
    assert "May 2002" in with_field["markdown"][ada]
    assert "May 2002" in with_field["searched"][ada]
    assert "memberOf" in with_field["things"][ada]


def test_a_field_is_in_the_data_of_every_form(with_field: dict[str, Any]) -> None:
    data = with_field["data"]
    ada = json.loads(data["api/v1/people/ada-example.json"])
    assert ada["joined"]["date"]["edtf"] == "2002-05"
    form = json.loads(data["api/v1/openapi.json"])["components"]["schemas"]
    assert "joined" in form["Person"]["properties"]
    first, *rows = data["data/people.csv"].splitlines()
    place = first.split(",").index("joined_date_earliest")
    assert "2002-05-01" in {row.split(",")[place] for row in rows if "," in row}
    package = json.loads(data["data/datapackage.json"])["resources"]
    (people,) = [each for each in package if each["name"] == "people"]
    assert "joined_date" in [column["name"] for column in people["schema"]["fields"]]


def test_what_a_field_cites_is_on_the_page_of_the_source(with_field: dict[str, Any]) -> None:
    assert "joining" in with_field["pages"]["sources/example-paper-2003-05-06/"]


def test_a_field_is_told_to_contributors(with_field: dict[str, Any]) -> None:
    meaning = "When they joined, if a source gives it."
    assert meaning in with_field["schema"]
    assert meaning in with_field["scaffold"]
    assert meaning in with_field["pages"]["contributing/fields/people/"]
    assert with_field["canonical"]
    assert with_field["diff"] == ["Ada Example: “Joined” added: May 2002."]


@pytest.fixture(scope="module")
def with_kind(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("kind")
    project = copy_of_example(folder / "project")
    project.write(ROLL, RECORD)
    hooks = engine(
        folder / "hooks",
        {"documents.py": ("", MODEL), "kinds.py": ("    Kind(\n        Topic,", KIND)},
    )
    kinds = hooks / "casebook" / "records" / "kinds.py"
    line = "from casebook.records.disputes import Dispute, Topic\n"
    new = f"{line}from casebook.records.documents import Document\n"
    kinds.write_text(kinds.read_text("utf-8").replace(line, new), "utf-8")
    return made(hooks, project, "documents", ROLL)


def test_a_kind_has_pages_an_index_and_a_place_in_the_navigation(with_kind: dict[str, Any]) -> None:
    roll = "documents/roll-of-the-examples/"
    assert "Roll of the Examples" in with_kind["pages"]["documents/"]
    assert "Kept by" in with_kind["pages"][roll]
    assert "Roll of the Examples" in with_kind["markdown"][roll]
    assert "Roll of the Examples" in with_kind["searched"][roll]
    assert "documents/" in with_kind["navigation"]
    assert with_kind["filters"]["documents"] == "Documents"


def test_what_names_a_record_of_a_new_kind_is_listed(with_kind: dict[str, Any]) -> None:
    assert "Keeper of" in with_kind["pages"]["people/ada-example/"]
    assert "Roll of the Examples" in with_kind["pages"]["sources/example-paper-2003-05-06/"]
    assert "Roll of the Examples" in with_kind["pages"]["a-z/"]


def test_a_kind_is_told_to_contributors(with_kind: dict[str, Any]) -> None:
    assert "documents" in with_kind["kinds"]
    assert "Who keeps it." in with_kind["schema"]
    assert "Who keeps it." in with_kind["scaffold"]
    assert "Who keeps it." in with_kind["pages"]["contributing/fields/documents/"]
    assert with_kind["diff"][0] == "New document: Roll of the Examples (List of all examples)."
