"""The field guide has every field, in the words that the check and the editors use too."""

from __future__ import annotations

import pytest

from casebook.editing.scaffold import scaffold
from casebook.guide.descriptions import MODELS, described, everything
from casebook.pages.page import Page
from casebook.reading.parser import parse
from casebook.records.base import Record
from casebook.records.binding import bind
from casebook.records.kinds import KINDS
from pages.models import made, page, sections, words
from projects import EXAMPLE, Project

KIND = pytest.mark.parametrize("kind", list(MODELS))


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The page of the guide for each kind, and that of their list."""
    site = made(Project(EXAMPLE))
    address = "contributing/fields/"
    guides = {kind: page(site, f"{address}{kind}/") for kind in MODELS}
    return {**guides, "": page(site, address)}


@KIND
def test_every_field_of_every_model_is_in_the_guide(kind: str, pages: dict[str, Page]) -> None:
    assert sections(pages[kind]) == [field.name for field in described(MODELS[kind])]
    text = words(pages[kind])
    for model in everything(MODELS[kind]):
        for field in described(model):
            for said in (field.meaning, field.shape.sentence, *field.examples):
                assert " ".join(said.split()) in text, f"{model.__name__}.{field.name}"


@KIND
def test_the_guide_tells_what_is_needed(kind: str, pages: dict[str, Page]) -> None:
    for field, section in zip(described(MODELS[kind]), pages[kind].sections, strict=True):
        assert ("Needed yes" in words(section)) is field.needed, field.name


def test_the_guide_lists_every_kind(pages: dict[str, Page]) -> None:
    text = words(pages[""])
    assert all(f"contributing/fields/{kind}/" in text for kind in MODELS)


def test_a_nested_part_is_told_with_the_field_that_holds_it(pages: dict[str, Page]) -> None:
    (entries,) = (each for each in pages["statements"].sections if each.id == "entries")
    assert "entries / answers" in words(entries)
    assert "The entry that is answered." in words(entries)


@pytest.mark.parametrize("kind", list(KINDS))
def test_check_guide_schema_and_scaffold_describe_a_missing_field_alike(
    kind: str, pages: dict[str, Page]
) -> None:
    node = parse(b"short: Nothing else", "some.yml")[0]
    assert node
    advice = {each.message: each.remedy for each in bind(MODELS[kind], node, "some.yml")[1]}
    guide = words(pages[kind])
    comments = " ".join(line.lstrip(" #") for line in scaffold(kind).splitlines())
    for field in described(MODELS[kind]):
        if field.needed:
            assert f"({field.meaning})" in advice[f"The field {field.name} is missing."]
            assert field.meaning in guide
            assert field.meaning in comments


def test_the_fields_that_head_a_record_stand_first_in_every_kind() -> None:
    for kind in KINDS.values():
        names = [field.name for field in described(kind.model)]
        assert names[:4] == ["name", "short", "aliases", "description"]
        assert names[-3:] == ["unknown", "see", "checked"]
        assert sorted(names) == sorted(kind.model.model_fields)
        assert issubclass(kind.model, Record)
