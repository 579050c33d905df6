"""References: the one form that names a record, a part of it or a paragraph."""

from __future__ import annotations

import copy
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from casebook.records.base import Subject
from casebook.records.fields import Locator
from casebook.records.references import Ref
from casebook.records.statements import EntryRef
from projects import ADA, ANSWER, MEETING, MOVED, REPORT, Project

WORD = st.text("abz09", min_size=1, max_size=4)
SLUGS = st.lists(WORD, min_size=1, max_size=3).map("-".join)
REFS = st.tuples(SLUGS, SLUGS, st.none() | SLUGS).map(lambda each: Ref(*each))

ADVICE = (
    "Write kind/slug or kind/slug#part, in small letters, digits and single hyphens, "
    "as in people/jane-doe or sources/some-paper#p4."
)


@given(REFS)
def test_a_reference_comes_back_from_its_text(ref: Ref) -> None:
    assert Ref.parse(str(ref)) == ref


@given(REFS)
def test_the_whole_of_a_reference_has_no_part_and_is_its_own_whole(ref: Ref) -> None:
    assert ref.whole.part is None
    assert ref.whole.whole == ref.whole
    assert ref.at("key").whole == ref.whole
    assert ref.file == f"data/{ref.kind}/{ref.slug}.yml"


@given(st.text() | st.text("abz09/-#A _.[]|é", max_size=24))
def test_any_text_is_a_reference_or_is_refused_in_words(text: str) -> None:
    try:
        ref = Ref.parse(text)
    except ValueError as error:
        assert re.search(r"\. (Write|Did you mean) ", str(error))
    else:
        assert str(ref) == text


@given(REFS, st.sampled_from(["/{}/", "data/{}.yml", "{} ", "{}/"]))
def test_an_address_or_a_file_name_is_answered_with_the_reference(ref: Ref, form: str) -> None:
    text = form.format(ref.whole)
    with pytest.raises(ValueError, match="Did you mean") as caught:
        Ref.parse(text)
    assert str(caught.value).endswith(f"Did you mean {ref.whole}?")


@given(st.lists(REFS))
def test_references_are_values_that_sort_a_record_before_its_parts(refs: list[Ref]) -> None:
    ordered = sorted(refs)
    keys = [(ref.kind, ref.slug, ref.part or "") for ref in refs]
    assert [(ref.kind, ref.slug, ref.part or "") for ref in ordered] == sorted(keys)
    for ref in refs:
        assert ref.whole < ref.at("0") <= ref.at("0")
        assert {ref: 1}[Ref(ref.kind, ref.slug, ref.part)] == 1
        assert copy.deepcopy(ref) == pickle.loads(pickle.dumps(ref)) == ref  # noqa: S301
        assert f"{ref}" == str(ref)
        with pytest.raises(AttributeError):
            ref.kind = "people"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sources/some-paper p10", "is not a reference. Did you mean sources/some-paper#p10?"),
        ("sources/some-paper/p4", "is not a reference. Did you mean sources/some-paper#p4?"),
        ("/sources/some-paper/#p4", "is not a reference. Did you mean sources/some-paper#p4?"),
        ("sources/some-paper # p4", "is not a reference. Did you mean sources/some-paper#p4?"),
        (
            "https://paper.example/page",
            "is an address, and here a record is named. Write the record of the source that has "
            "this address, as in sources/some-paper#p4, or add one.",
        ),
        ("www.paper.example", "is an address, and here a record is named."),
        (
            "sources/a#p1, sources/b#p2",
            "names several records at once. Write [sources/a#p1, sources/b#p2].",
        ),
        ("people/a and people/b", "names several records at once. Write [people/a, people/b]."),
        ("sources/a, the paper", "is not a reference. Write kind/slug"),
        ("sources/a.yml#p2", "is not a reference. Did you mean sources/a#p2?"),
        ("data/sources/a.yaml, p. 2", "is not a reference. Did you mean sources/a#p2?"),
        ("sources/a ¶ 2", "is not a reference. Did you mean sources/a#p2?"),
        ("sources/a#¶2", "is not a reference. Did you mean sources/a#p2?"),
        ("sources/a, para 2", "is not a reference. Did you mean sources/a#p2?"),
        ("[[sources/a#p2]]", "is not a reference. Did you mean sources/a#p2?"),
        ("[[people/a|Ada]]", "is not a reference. Did you mean people/a?"),
    ],
)
def test_what_is_meant_is_told(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"{text!r} {told}")):
        Ref.parse(text)


@given(REFS)
def test_a_record_reads_and_writes_a_reference_as_its_text(ref: Ref) -> None:
    assert TypeAdapter(Ref).validate_python(f" {ref} ") == ref
    assert TypeAdapter(Ref).dump_python(ref, mode="json") == str(ref)


@pytest.mark.parametrize(
    ("adapter", "pattern"),
    [
        (
            TypeAdapter[Ref](Locator),
            "^(?:sources)/[a-z0-9]+(?:-[a-z0-9]+)*(#[a-z0-9]+(?:-[a-z0-9]+)*)?$",
        ),
        (
            TypeAdapter[Ref](EntryRef),
            "^(?:statements)/[a-z0-9]+(?:-[a-z0-9]+)*#[a-z0-9]+(?:-[a-z0-9]+)*$",
        ),
        (
            TypeAdapter[Ref](Subject),
            "^(?!(?:sources|corrections|answers)/)[a-z0-9]+(?:-[a-z0-9]+)*/"
            "[a-z0-9]+(?:-[a-z0-9]+)*$",
        ),
    ],
    ids=["a locator", "an entry", "a subject"],
)
def test_editors_are_told_the_form_by_a_pattern(adapter: TypeAdapter[Ref], pattern: str) -> None:
    assert adapter.json_schema() == {"type": "string", "pattern": pattern}


SEE = "see: topics/sample-rule"
EXPECTED = "Here a reference is expected, not a list or fields. Write it as people/jane-doe."


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param(
            ADA,
            SEE,
            "see: topics/Sample-Rule",
            "12:6: 'topics/Sample-Rule' is not a reference. Did you mean topics/sample-rule?",
            id="capital letters",
        ),
        pytest.param(
            ADA,
            SEE,
            "see: sample-rule",
            "12:6: 'sample-rule' is not a reference. Did you mean disputes/sample-rule or "
            "topics/sample-rule?",
            id="no kind",
        ),
        pytest.param(
            ADA,
            SEE,
            "see: data/topics/sample-rule.yml",
            "12:6: 'data/topics/sample-rule.yml' is not a reference. Did you mean "
            "topics/sample-rule?",
            id="a file",
        ),
        pytest.param(
            ADA,
            SEE,
            "see: /topics/sample-rule/",
            "12:6: '/topics/sample-rule/' is not a reference. Did you mean topics/sample-rule?",
            id="an address",
        ),
        pytest.param(
            ADA,
            SEE,
            "see: topics/sample--rule",
            "12:6: 'topics/sample--rule' is not a reference. Did you mean topics/sample-rule?",
            id="two hyphens",
        ),
        pytest.param(
            ADA,
            SEE,
            "see: Sample Rule",
            "12:6: 'Sample Rule' is not a reference. Did you mean topics/sample-rule?",
            id="a name",
        ),
        pytest.param(
            ADA,
            SEE,
            "see: topics/sample-rule#",
            f"12:6: 'topics/sample-rule#' is not a reference. {ADVICE}",
            id="a mark without a part",
        ),
        pytest.param(
            ADA,
            "    to: organizations/example-alliance",
            "    to:\n      - organizations/example-alliance",
            f"10:7: {EXPECTED}",
            id="a list where one is expected",
        ),
        pytest.param(
            ADA,
            SEE,
            "see:\n  to: topics/sample-rule",
            f"13:3: {EXPECTED}",
            id="fields where one is expected",
        ),
        pytest.param(
            ADA,
            SEE,
            "see:\n  - - topics/sample-rule",
            f"13:5: {EXPECTED}",
            id="a list in a list",
        ),
        pytest.param(
            ADA,
            SEE,
            "see: topic/sample-rule",
            "12:6: There is no record topic/sample-rule. Did you mean topics/sample-rule?",
            id="a misspelt kind",
        ),
        pytest.param(
            ADA,
            SEE,
            "see: sources/example-paper-2003-05-06",
            "12:6: sources/example-paper-2003-05-06 is of the kind sources, which does not fit "
            "here. Name a record of another kind.",
            id="a source where a subject is expected",
        ),
        pytest.param(
            MEETING,
            "who: people/ben-sample",
            "who: topics/sample-rule",
            "16:10: topics/sample-rule is of the kind topics, which does not fit here. Name one of "
            "the kind people, organizations.",
            id="a topic where an actor is expected",
        ),
        pytest.param(
            MEETING,
            "who: people/ben-sample",
            "who: person/ben-sample",
            "16:10: person/ben-sample is of the kind person, which does not fit here. Name one of "
            "the kind people, organizations.",
            id="no kind at all",
        ),
        pytest.param(
            ADA,
            "cite: sources/example-paper-2003-05-06#p2\nborn",
            "cite: people/ada-example\nborn",
            "3:7: people/ada-example is of the kind people, which does not fit here. Name one of "
            "the kind sources.",
            id="a person where a source is expected",
        ),
        pytest.param(
            ANSWER,
            "to: statements/chapter-letter-2003-05-02#missing-minutes",
            "to: statements/chapter-letter-2003-05-02",
            "18:13: statements/chapter-letter-2003-05-02 names a whole record, and an entry of it "
            "is needed. Add # and its key.",
            id="a part is missing",
        ),
        pytest.param(
            ADA,
            SEE,
            "see: organizations/example-alliance#founded",
            "12:6: organizations/example-alliance#founded names a part of a record where a whole "
            "one is meant. Write organizations/example-alliance.",
            id="a part too much",
        ),
        pytest.param(
            MOVED,
            "moved_to: people/ada-example",
            "moved_to: people/ada-example#founder",
            "1:11: people/ada-example#founder names a part of a record where a whole one is "
            "meant. Write people/ada-example.",
            id="a part in moved_to",
        ),
        pytest.param(
            REPORT,
            "about: events/example-meeting-2003-05-01",
            "about:\n      - organizations/example-alliance\n      - people/ada-example\n"
            "      - organizations/example-alliance",
            "14:9: organizations/example-alliance stands twice in this list. Delete one.",
            id="the same one twice",
        ),
    ],
)
def test_a_reference_that_does_not_fit_is_told_with_its_remedy(
    project: Project, file: str, old: str, new: str, told: str
) -> None:
    project.change(file, old, new)
    assert project.problems() == [f"{file}:{told}"]


def test_the_sign_between_folders_of_windows_is_shown_once() -> None:
    told = r"'people\jane-doe' is not a reference. Did you mean people/jane-doe?"
    with pytest.raises(ValueError, match=re.escape(told)):
        Ref.parse(r"people\jane-doe")
