"""The JSON: every file against its own OpenAPI, by a validator that is not ours; and its form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from casebook.open_data.openapi import META
from casebook.records.kinds import KINDS
from documents import BuiltSite

GOLDEN = Path(__file__).with_name("form.txt")
"""What version 1 has promised: one line a name, with its type. Lines are added, none goes."""

LETTER = "statements/chapter-letter-2003-05-02"


def loaded(site: BuiltSite, name: str) -> Any:
    return json.loads((site.folder / "api/v1" / name).read_text("utf-8"))


def schemas(form: dict[str, Any]) -> dict[str, str]:
    """For each path of the form, the name of the schema of what is there."""
    return {
        path: item["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        for path, item in form["paths"].items()
    }


def validator(form: dict[str, Any], ref: str) -> Draft202012Validator:
    whole = Resource.from_contents(form, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:form", whole)
    return Draft202012Validator(
        {"$ref": f"urn:form{ref}"}, registry=registry, format_checker=FormatChecker()
    )


@pytest.mark.parametrize("which", ["real", "small", "hostile"])
def test_every_file_has_the_form_that_openapi_tells(
    request: pytest.FixtureRequest, which: str
) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    form = loaded(site, "openapi.json")
    validate(form)
    seen = {site.folder / "api/v1/openapi.json"}
    for path, ref in schemas(form).items():
        judge = validator(form, ref)
        for file in site.folder.glob(path[1:].replace("{slug}", "*")):
            text = file.read_text("utf-8")
            assert [error.message for error in judge.iter_errors(json.loads(text))] == [], file
            seen.add(file)
    assert seen == set((site.folder / "api").rglob("*.json"))


def test_the_form_refuses_what_lacks_its_reply(small: BuiltSite) -> None:
    """The validator is not blind: an accusation without a word on replies has not this form."""
    form = loaded(small, "openapi.json")
    judge = validator(form, "#/components/schemas/Statement")
    letter = loaded(small, f"{LETTER}.json")
    assert judge.is_valid(letter)
    for name in ("replies", "reply_found", "speaker", "id"):
        broken = json.loads(json.dumps(letter))
        del broken["entries"][0][name]
        assert not judge.is_valid(broken), name


def lines(form: dict[str, Any]) -> Iterator[str]:
    """The form, a line for each path and each name of each object."""
    for path, ref in schemas(form).items():
        yield f"{path} {ref.rpartition('/')[2]}"
    for name, schema in form["components"]["schemas"].items():
        for field, told in schema["properties"].items():
            item = told.get("items", told)
            kind = item.get("type") or item.get("$ref", "").rpartition("/")[2] or "fixed"
            yield f"{name}.{field} {'list of ' * ('items' in told)}{kind}"


def test_the_form_only_grows(small: BuiltSite) -> None:
    now = set(lines(loaded(small, "openapi.json")))
    promised = set(GOLDEN.read_text("utf-8").splitlines())
    assert promised - now == set(), "Version 1 has promised these"
    assert now - promised == set(), f"Add these to {GOLDEN.name}, so that they stay"


def test_no_field_of_a_record_is_called_as_what_stands_before_the_fields() -> None:
    for kind in KINDS.values():
        assert not set(META) & set(kind.model.model_fields)


def test_an_accusation_leaves_with_its_reply(small: BuiltSite) -> None:
    first, second, other = loaded(small, f"{LETTER}.json")["entries"]
    assert first["reply_found"] == "specific"
    (reply,) = first["replies"]
    assert reply["gist"]["text"] == "The Alliance answered that minutes lay open in its office."
    assert reply["speaker"]["id"] == "organizations/example-alliance"
    assert reply["pairing"][0]["id"] == "sources/example-paper-2003-05-06#p5"
    assert "no_reply" not in first
    assert second["reply_found"] == "none"
    assert second["replies"] == []
    assert second["no_reply"] == "We found no reply to this."
    assert "reply_found" not in other


def test_an_entry_has_what_it_inherits_and_words_apart_from_ours(small: BuiltSite) -> None:
    first, _, other = loaded(small, f"{LETTER}.json")["entries"]
    assert first["speaker"]["id"] == "organizations/example-chapter"
    assert first["date"] == {
        "edtf": "2003-05-02",
        "words": "May 2, 2003",
        "earliest": "2003-05-02",
        "latest": "2003-05-02",
    }
    assert first["gist"]["linked"].count("[[organizations/example-alliance|Example Alliance]]") == 1
    assert first["gist"]["text"].count("Example Alliance") == 1
    assert other["speaker"]["id"] == "people/ben-sample"
    assert other["quote"] == ["We take our hats", "thank you for the tea"]


def test_a_citation_names_paragraph_page_and_original(small: BuiltSite) -> None:
    assert loaded(small, f"{LETTER}.json")["cite"] == [
        {
            "id": "sources/example-paper-2003-05-06#p4",
            "source": "sources/example-paper-2003-05-06",
            "name": "Paper",
            "paragraph": "p4",
            "page": "sources/example-paper-2003-05-06/#p4",
            "original": "https://paper.example/2003/05/06/examples-meet",
            "kind": "secondary",
            "primary": False,
        }
    ]


def test_addresses_are_whole_where_that_of_the_site_is_known(real: BuiltSite) -> None:
    index = loaded(real, "index.json")
    for kind in index["kinds"]:
        assert kind["json"].startswith("https://")
        records = loaded(real, f"{kind['folder']}.json")
        assert records["count"] == kind["count"] == len(records["records"])
    for each in index["moved"]:
        assert not real.has(f"api/v1/{each['id']}.json")
        assert real.has(f"api/v1/{each['to'].partition('#')[0]}.json")
    assert all(each["why"] for each in index["removed"])


def test_each_page_of_a_record_leads_to_its_data(small: BuiltSite) -> None:
    for file in (small.folder / "api/v1").glob("*/*.json"):
        record = json.loads(file.read_text("utf-8"))
        if KINDS[record["folder"]].page:
            (link,) = [a for a in small.page(f"{record['id']}/").all("a") if "JSON)" in a.text]
            assert link["href"] == f"../../api/v1/{record['id']}.json"
            assert link.text == "Data of this page (JSON)"
