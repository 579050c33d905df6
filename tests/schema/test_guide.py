"""The field guide has every field, in the words that the check and the editors use too."""

from __future__ import annotations

import html
import re

import pytest
from casebook.render.page import Page
from casebook.render.site import site

from casebook.editing.scaffold import scaffold
from casebook.guide.descriptions import MODELS, described, everything
from casebook.reading.parser import parse
from casebook.records.base import Record
from casebook.records.binding import KINDS, bind
from projects import EXAMPLE, Project

KIND = pytest.mark.parametrize("kind", list(MODELS))


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The pages of the small casebook by their address."""
    return {page.path: page for page in site(Project(EXAMPLE).take_in().casebook).pages}


def plain(markup: str) -> str:
    """The text of some HTML, with single blanks."""
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", markup)).split())


@KIND
def test_every_field_of_every_model_is_in_the_guide(kind: str, pages: dict[str, Page]) -> None:
    page = pages[f"contributing/fields/{kind}/"]
    assert [section.id for section in page.sections] == [
        field.name for field in described(MODELS[kind])
    ]
    text = plain(" ".join(section.html for section in page.sections))
    for model in everything(MODELS[kind]):
        for name, info in model.model_fields.items():
            assert " ".join(str(info.description).split()) in text, f"{model.__name__}.{name}"
            for example in info.examples or ():
                assert str(example) in text, f"{model.__name__}.{name}"


@KIND
def test_the_guide_tells_what_is_needed_and_the_form(kind: str, pages: dict[str, Page]) -> None:
    page = pages[f"contributing/fields/{kind}/"]
    for field, section in zip(described(MODELS[kind]), page.sections, strict=True):
        text = plain(section.html)
        needed = MODELS[kind].model_fields[field.name].is_required()
        assert ("Needed yes Form" in text) is needed
        assert f"Form {field.shape.sentence}" in text
        for word in field.shape.words:
            assert word in text


def test_the_guide_lists_every_kind(pages: dict[str, Page]) -> None:
    lead = pages["contributing/fields/"].lead
    for kind in MODELS:
        assert f'href="../../contributing/fields/{kind}/"' in lead
        assert pages[f"contributing/fields/{kind}/"].parent == "contributing/fields/"


def test_a_nested_part_is_told_with_the_field_that_holds_it(pages: dict[str, Page]) -> None:
    page = pages["contributing/fields/statements/"]
    entries = next(section for section in page.sections if section.id == "entries")
    assert "entries / answers" in plain(entries.html)
    assert "The entry that is answered." in plain(entries.html)


@pytest.mark.parametrize("kind", list(KINDS))
def test_check_guide_schema_and_scaffold_describe_a_missing_field_alike(
    kind: str, pages: dict[str, Page]
) -> None:
    node = parse(b"short: Nothing else", "some.yml")[0]
    assert node
    problems = bind(KINDS[kind], node, "some.yml")[1]
    advice = {problem.message: problem.remedy for problem in problems}
    sections = pages[f"contributing/fields/{kind}/"].sections
    guide = plain(" ".join(section.html for section in sections))
    comments = " ".join(line.lstrip(" #") for line in scaffold(kind).splitlines())
    for name, info in KINDS[kind].model_fields.items():
        if info.is_required():
            assert f"({info.description})" in advice[f"The field {name} is missing."]
            assert str(info.description) in guide
            assert str(info.description) in comments


def test_the_fields_that_head_a_record_stand_first_in_every_kind() -> None:
    for model in KINDS.values():
        names = [field.name for field in described(model)]
        assert names[:4] == ["name", "short", "aliases", "description"]
        assert names[-3:] == ["unknown", "see", "checked"]
        assert sorted(names) == sorted(model.model_fields)
        assert issubclass(model, Record)
