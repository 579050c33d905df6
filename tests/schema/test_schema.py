"""The JSON Schemas say what the models say, and what editors see in every record fits them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from casebook.cli import main
from casebook.editing.canonical import canonical
from casebook.guide.descriptions import FOLDERS, MAP, MODELS, described, everything
from casebook.guide.json_schema import MODELINE, modeline, schema, schema_files
from casebook.reading.parser import parse
from casebook.records.binding import bind
from casebook.records.kinds import KINDS
from made import Plain, records
from projects import ADA, ANSWER, EXAMPLE, ROOT, Project

KIND = pytest.mark.parametrize("kind", list(MODELS))


class Editor(yaml.SafeLoader):
    """Reads YAML by the core schema of its version 1.2, as editors do."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN)",
        list("-+.0123456789"),
    ),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def seen(text: str) -> Any:
    """What an editor takes ``text`` for."""
    return yaml.load(text, Loader=Editor)  # noqa: S506 - a safe loader with fewer types


def faults(kind: str, text: str) -> list[str]:
    """What the schema of ``kind`` has against ``text``."""
    validator = Draft202012Validator(schema(kind))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(seen(text))]


def files(root: Path, kind: str) -> list[Path]:
    return sorted((root / FOLDERS[kind]).glob("*.yml"))


def test_the_editor_of_these_tests_reads_by_the_core_schema() -> None:
    text = "[2003-05-06, 2003, 2003-05, no, true, '2003', 1.5, ~, null, 12:30, 1_000]"
    assert seen(text) == [
        "2003-05-06", 2003, "2003-05", "no", True, "2003", 1.5, None, None, "12:30", "1_000",
    ]  # fmt: skip


@KIND
def test_every_schema_is_one_by_its_own_standard(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@KIND
@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["project", "example"])
def test_every_file_fits_its_schema(root: Path, kind: str) -> None:
    validator = Draft202012Validator(schema(kind))
    found = [
        f"{path.relative_to(root)}: {error.json_path}: {error.message}"
        for path in files(root, kind)
        for error in validator.iter_errors(seen(path.read_text("utf-8")))
    ]
    assert not found
    assert files(EXAMPLE, kind)


@KIND
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_what_the_models_take_the_schemas_take(kind: str, data: st.DataObject) -> None:
    made: Plain = data.draw(records(MODELS[kind]))
    if kind == MAP:
        for number, paragraph in enumerate(made["paragraphs"], 1):
            paragraph["label"] = f"p{number}"
    text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, default_style='"')
    node, problems = parse(text.encode(), "some.yml")
    assert node, problems
    assert bind(MODELS[kind], node, "some.yml")[1] == []
    # A flag in quotes is a text to an editor; the canonical form has it without.
    assert not faults(kind, canonical(text.encode(), kind, "some.yml"))


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (ADA, "name: Ada Example\n", "", "'name' is a required property"),
        (ADA, "name: Ada Example", "name:", "None is not of type 'string', 'number'"),
        (ADA, "description:", "descripton:", "'descripton' was unexpected"),
        (ADA, "kind: founder-of", "kind: founder", "'founder' is not one of"),
        (ADA, "cite: sources/example-paper-2003-05-06#p2\nborn", "cite: Paper\nborn", "'Paper' is"),
        (ADA, "see: topics/sample-rule", "see: sources/some-paper", "'sources/some-paper' is not"),
        (ADA, "date: 1950-05", "date: May 1950", "'May 1950' does not match"),
        (ANSWER, "scope: specific", "scope: specifically", "'specifically' is not one of"),
        (ANSWER, "#missing-minutes", "", "does not match '^(?:statements)/"),
        (ANSWER, "speaker: organizations/example-alliance\n", "", "is not valid under any"),
        (ANSWER, "speaker: o", "unnamed: a member\nspeaker: o", "is valid under each of"),
    ],
)
def test_what_the_check_refuses_the_schema_refuses(
    project: Project, file: str, old: str, new: str, complaint: str
) -> None:
    kind = Path(file).parent.name
    assert not faults(kind, project.text(file))
    project.change(file, old, new)
    assert complaint in "\n".join(faults(kind, project.text(file)))
    assert any(problem.startswith(file) for problem in project.problems())


@pytest.mark.parametrize(
    ("fact", "complaint"),
    [
        ({"key": "members"}, "is not valid under any"),
        ({"key": "members", "value": "Many"}, "is not valid under any"),
        ({"key": "members", "values": [{"value": "40", "cite": "sources/a"}]}, "is not valid"),
        (
            {
                "key": "members",
                "value": "40",
                "cite": "sources/a",
                "values": [
                    {"value": "4", "cite": "sources/a"},
                    {"value": "1", "cite": "sources/b"},
                ],
            },
            "False schema does not allow '40'",
        ),
    ],
)
def test_a_fact_has_one_of_its_forms(fact: Plain, complaint: str) -> None:
    record = {"name": "A", "description": "B", "cite": "sources/a", "facts": [fact]}
    found = faults("people", json.dumps(record))
    assert complaint in "\n".join(found)


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("left", ["moved_to: people/some-other", "removed: It was a slip."])
def test_what_is_left_of_a_record_stands_in_its_place(kind: str, left: str) -> None:
    assert not faults(kind, left)
    assert "'name' was unexpected" in "".join(faults(kind, f"{left}\nname: Some Other"))


@KIND
def test_every_word_of_a_list_has_its_sense_and_every_form_plain_words(kind: str) -> None:
    """Editors show a sense beside each word, and the words of a form instead of its pattern."""
    definitions = schema(kind)["$defs"]
    for model in everything(MODELS[kind]):
        for field in described(model):
            for place in places(definitions[model.__name__]["properties"][field.name]):
                if "enum" in place:
                    assert field.choices, f"{model.__name__}.{field.name} has no senses"
                    senses = [field.choices.of[word].sense for word in place["enum"]]
                    assert place["enumDescriptions"] == senses
                if "pattern" in place:
                    assert place["patternErrorMessage"].startswith("Expected: ")
                    assert not set("^$\\") & set(place["patternErrorMessage"])


def places(schema_: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A field's own schema, and those of its items and of its forms."""
    yield schema_
    for inner in (*schema_.get("anyOf", ()), *filter(None, [schema_.get("items")])):
        yield from places(inner)


@KIND
def test_every_field_of_every_model_is_in_the_schema_with_its_description(kind: str) -> None:
    definitions = schema(kind)["$defs"]
    for model in everything(MODELS[kind]):
        properties = definitions[model.__name__]["properties"]
        assert list(properties) == [field.name for field in described(model)]
        for name, info in model.model_fields.items():
            assert info.description, f"{model.__name__}.{name} is not described"
            assert properties[name]["description"] == info.description
            if info.examples:
                assert properties[name]["examples"] == info.examples


@KIND
def test_every_example_fits_its_own_field(kind: str) -> None:
    definitions = schema(kind)["$defs"]
    for model in everything(MODELS[kind]):
        for name, field in definitions[model.__name__]["properties"].items():
            validator = Draft202012Validator({**field, "$defs": definitions})
            for example in field.get("examples", ()):
                assert validator.is_valid(example), f"{model.__name__}.{name}: {example}"


# ------------------------------------------------------------------------------- the files


def test_the_schemas_in_the_project_are_fresh() -> None:
    there = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for path in (ROOT / "data/.schema").iterdir()
    }
    assert there == dict(schema_files()), "run: make schema"


def test_the_schemas_are_the_same_each_time() -> None:
    assert list(schema_files()) == list(schema_files())


def test_schema_writes_what_is_missing_and_check_names_what_is_stale(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    run: Callable[..., int] = lambda *more: main(["--root", str(project.root), "schema", *more])  # noqa: E731
    assert run("--check") == 1
    assert "data/.schema/people.json is not what the models say." in capsys.readouterr().out
    assert run() == 0
    assert run("--check") == 0
    project.change("data/.schema/people.json", "who or what this is", "who this is")
    project.write("data/.schema/places.json", "{}")
    capsys.readouterr()
    assert run("--check") == 1
    assert capsys.readouterr().out == (
        "data/.schema/people.json is not what the models say.\n"
        "data/.schema/places.json belongs to no kind of record.\n"
        "To write the schemas anew, run: casebook schema\n"
    )
    assert run() == 0
    assert run("--check") == 0
    assert project.problems() == []


@KIND
def test_the_modeline_leads_from_a_file_to_its_schema(kind: str) -> None:
    place = modeline(kind).removeprefix(MODELINE)
    found = (ROOT / FOLDERS[kind] / place).resolve()
    assert found == ROOT / f"data/.schema/{kind}.json"


def test_the_settings_of_the_editor_name_the_schema_of_every_folder() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        f"./data/.schema/{kind}.json": f"{FOLDERS[kind]}/*.yml" for kind in MODELS
    }
