"""Kinds and fields are declared once: everything else reads it, and nothing names them again."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from casebook.guide.descriptions import MODELS, Type, described, everything
from casebook.records.answers import Answer
from casebook.records.binding import REMAINS
from casebook.records.corrections import Correction
from casebook.records.kinds import KINDS, Kind
from casebook.records.shown import choices, inner, shown
from projects import ROOT

HOOKS = ROOT / "hooks"

EVERY = sorted(
    {model for main in (*MODELS.values(), *REMAINS) for model in everything(main)},
    key=lambda model: (model.__module__, model.__name__),
)
"""Each model that people fill in."""

MODEL = pytest.mark.parametrize("model", EVERY, ids=lambda model: model.__name__)

NAMES = {name for model in EVERY for name in model.model_fields} | set(KINDS)
"""The names of all fields and kinds."""

FOREIGN = {
    "adapter.py": "settings of MkDocs",
    "casebook/changes/report.py": "the JSON of changes",
    "casebook/citing/bibtex.py": "the fields of BibTeX",
    "casebook/citing/csl.py": "the fields of CSL",
    "casebook/commands/seed.py": "a commitment as its file has it, of which every field is made",
    "casebook/guide/json_schema.py": "the keywords of JSON Schema",
    "casebook/open_data/dataset.py": "the names of version 1 of the data",
    "casebook/open_data/encoding.py": "the names of version 1 of the data",
    "casebook/open_data/history_form.py": "the names of version 1 of the data",
    "casebook/open_data/objects.py": "the names of version 1 of the data",
    "casebook/open_data/openapi.py": "the names of version 1 of the data, the keywords of OpenAPI",
    "casebook/open_data/package.py": "the keywords of Table Schema",
    "casebook/open_data/said.py": "the columns of version 1 of the data",
    "casebook/open_data/tables.py": "the fields that are called by a word of SQL",
    "casebook/pages/edit_links.py": "the fields of an issue form",
    "casebook/pages/editor.py": "a reply as its file has it, to begin with",
    "casebook/pages/records.py": "a body of its own for the page of a kind, where it has one",
    "casebook/pages/start.py": "the names of blocks",
    "casebook/search/index.py": "the index of the search",
    "casebook/writing/json_ld.py": "the properties of schema.org",
}
"""Modules whose tables have keys that are names of something else, and of what."""


@MODEL
def test_every_field_has_a_label_and_a_place_or_says_why_it_is_hidden(
    model: type[BaseModel],
) -> None:
    for name, each in shown(model).items():
        assert each.label, f"{model.__name__}.{name} has no label"
        assert each.label[0].isupper(), f"{each.label} does not stand as a heading"
        hidden = each.at == "hidden"
        assert hidden == bool(each.why), f"{model.__name__}.{name}: why is for hidden fields"
        assert not each.why or each.why.endswith("."), each.why


@MODEL
def test_a_hidden_field_is_read_by_the_engine(model: type[BaseModel]) -> None:
    """Else it would be asked for and do nothing, whatever its reason says."""
    code = "".join(
        file.read_text() for file in HOOKS.rglob("*.py") if file.parent.name != "records"
    )
    for name, each in shown(model).items():
        used = re.search(rf'\.{name}\b|"{name}"', code)
        assert each.at != "hidden" or used, f"{model.__name__}.{name} is hidden and not used"


@MODEL
def test_the_items_of_a_list_are_called_something_and_told_apart(model: type[BaseModel]) -> None:
    for field in described(model):
        if not field.shape.is_parts:
            continue
        assert field.shown.item, f"{model.__name__}.{field.name}: what is one of them called?"
        parts = {each.name: each for each in field.parts}
        assert set(field.shown.key) <= parts.keys()
        if "key" in parts:
            assert field.addressed, f"{model.__name__}.{field.name} is told apart by its keys"


@MODEL
def test_choices_are_the_words_that_may_stand_beside_them(model: type[BaseModel]) -> None:
    for name, info in model.model_fields.items():
        parts = [part for part in get_args(info.annotation) if part is not NoneType]
        annotation = info.annotation if get_origin(info.annotation) is Literal else None
        annotation = annotation or next((p for p in parts if get_origin(p) is Literal), None)
        words = get_args(annotation)
        chosen = choices(model).get(name)
        if len(words) > 1:
            assert chosen, f"{model.__name__}.{name} chooses among words that have no sense"
        if chosen:
            assert tuple(chosen.of) == words, f"{model.__name__}.{name}"
            assert all(choice.sense for choice in chosen.of.values())


@MODEL
def test_what_a_reference_names_lists_what_names_it(model: type[BaseModel]) -> None:
    """Citations are listed paragraph by paragraph instead, and a tombstone is no record."""
    for field in described(model):
        cited = field.name == "cite" or model in REMAINS
        if field.shape.sort is Type.REFERENCE and not cited:
            assert field.shown.backlink, f"{model.__name__}.{field.name}"


@MODEL
def test_a_model_within_a_field_is_found_by_its_declaration(model: type[BaseModel]) -> None:
    for field in described(model):
        assert inner(model, field.name) is field.shape.model


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_has_all_words_that_readers_meet(kind: Kind) -> None:
    assert KINDS[kind.name] is kind
    assert kind.one
    assert kind.many != kind.one
    assert kind.about.endswith(".")
    assert (kind.model.__doc__ or "").strip()
    groups = {"", "letter", "year", *choices(kind.model)}
    assert kind.group in groups
    assert kind.order != "order" or "order" in kind.model.model_fields


def test_a_page_can_be_about_every_kind_but_those_that_are_about_others() -> None:
    others = {kind.name for kind in KINDS.values() if not kind.is_subject}
    assert others == {"sources", Correction.KIND, Answer.KIND}


def tables(path: Path) -> Iterator[tuple[int, set[str]]]:
    """The tables and sets of a module that are written out, by line, with the names in them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Dict | ast.Set):
            keys = node.keys if isinstance(node, ast.Dict) else node.elts
            yield node.lineno, {str(key.value) for key in keys if isinstance(key, ast.Constant)}


def keyed(path: Path) -> list[tuple[int, list[str]]]:
    """Those that name two fields or kinds, or more."""
    return [(line, sorted(found & NAMES)) for line, found in tables(path) if len(found & NAMES) > 1]


def test_no_module_but_the_declarations_has_a_table_of_fields_or_kinds() -> None:
    found = {
        path.relative_to(HOOKS).as_posix(): tables_
        for path in sorted(HOOKS.rglob("*.py"))
        if "records" not in path.relative_to(HOOKS).parts[:-1] and (tables_ := keyed(path))
    }
    assert {path: lines for path, lines in found.items() if path not in FOREIGN} == {}


def test_the_lint_sees_a_table_of_fields(tmp_path: Path) -> None:
    module = tmp_path / "some.py"
    for text in ('{"born": 1, "died": 2}', 'frozenset({"people", "events"})'):
        module.write_text(f"TABLE = {text}\n", "utf-8")
        assert keyed(module)
    module.write_text('TABLE = {"born": 1, "other": 2}\n', "utf-8")
    assert not keyed(module)
