"""A reference is a tuple, and yet one value: no other room takes it for a list."""

from __future__ import annotations

from pathlib import Path

from casebook.catalog.traversal import leaves
from casebook.changes.delta import compare
from casebook.editing.move import move
from casebook.intake import read_in
from casebook.pages.composer import Composer, Settings
from casebook.pages.values import texts
from casebook.records.references import Ref
from projects import MEETING, Project, copy_of_example

ALLIANCE = Ref("organizations", "example-alliance")
UNION = Ref("organizations", "example-union")


def test_the_walk_over_a_record_ends_at_its_references(project: Project) -> None:
    for stored in read_in(project.root).casebook.catalog.records.values():
        found = dict(leaves(stored.record))
        assert found
        assert all(isinstance(leaf, Ref) for leaf in found.values() if isinstance(leaf, tuple))


def test_a_page_shows_one_reference_once(project: Project) -> None:
    part_of = "part_of: events/departure-2003-05-02"
    project.write(MEETING, f"{project.text(MEETING)}{part_of}\n")
    casebook = read_in(project.root).casebook
    meeting = casebook.catalog.records[Ref("events", "example-meeting-2003-05-01")].record
    assert len(texts(meeting, "part_of", Composer(casebook, Settings()))) == 1


def test_a_renamed_record_changes_nothing_that_names_it(project: Project, tmp_path: Path) -> None:
    before = read_in(project.root).casebook
    moved = copy_of_example(tmp_path / "moved")
    for file, text in move(moved.root, before.catalog, ALLIANCE, UNION).texts.items():
        moved.write(file, text)
    (change,) = compare(before, read_in(moved.root).casebook)
    assert (change.ref, change.before, change.after) == (UNION, str(ALLIANCE), str(UNION))
