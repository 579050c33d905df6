"""Moves: a record gets another name, its old one leads on, and everything follows."""

from __future__ import annotations

import pytest

from casebook.catalog.traversal import references
from casebook.cli import main
from casebook.commands.fmt import fmt
from casebook.guide.json_schema import modeline
from casebook.intake import Intake
from casebook.records.references import Ref
from projects import ADA, ALLIANCE, EXAMPLE, LETTER, MOVED, PAPER, Project


def mv(project: Project, old: str, new: str) -> int:
    return main(["--root", str(project.root), "mv", old, new])


def named(intake: Intake, old: str = "", new: str = "") -> list[str]:
    """All references in the catalog with their places, ``old`` being called ``new``."""

    def renamed(ref: Ref) -> str:
        return f"{new}{f'#{ref.part}' if ref.part else ''}" if str(ref.whole) == old else str(ref)

    catalog = intake.casebook.catalog
    return sorted(
        f"{renamed(stored.ref)} {path} {renamed(ref)}"
        for table in (catalog.records, catalog.maps)
        for stored in table.values()
        for path, ref in references(stored.record)
    )


RECORDS = [
    "people/ada-example",
    "organizations/example-alliance",
    "events/example-meeting-2003-05-01",
    "statements/chapter-letter-2003-05-02",
    "disputes/alliance-and-chapter",
    "topics/sample-rule",
    "sources/example-paper-2003-05-06",
    "sources/example-bulletin-2003-05-02",
]


@pytest.mark.parametrize("old", RECORDS)
def test_everything_that_refers_to_a_record_follows_it(old: str, project: Project) -> None:
    new = f"{old.partition('/')[0]}/some-other-name"
    before = project.take_in()
    assert not before.problems
    assert mv(project, old, new) == 0
    after = project.take_in()
    assert not after.problems
    assert named(after) == named(before, old, new)
    catalog = after.casebook.catalog
    assert str(catalog.tombstones[Ref.parse(old)].record.moved_to) == new
    assert Ref.parse(old) not in catalog.records
    assert (
        project.text(f"data/{old}.yml")
        == f"{modeline(old.split('/', maxsplit=1)[0])}\nmoved_to: {new}\n"
    )
    content = (EXAMPLE / f"data/{old}.yml").read_text("utf-8")
    assert project.text(f"data/{new}.yml") == content.replace(old, new)


def test_a_move_and_back_under_a_third_name_leaves_the_text_as_it_was(project: Project) -> None:
    before = project.text(LETTER)
    assert mv(project, "people/ada-example", "people/ada-two") == 0
    assert "people/ada-two\n" in project.text(LETTER)
    assert mv(project, "people/ada-two", "people/ada-three") == 0
    assert project.text(LETTER) == before.replace("ada-example", "ada-three")


def test_there_is_a_way_back(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_text() for path in (project.root / "data").rglob("*.yml")}
    assert mv(project, "people/ada-example", "people/ada-slip") == 0
    assert mv(project, "people/ada-slip", "people/ada-example") == 0
    told = capsys.readouterr().out
    assert " If people/ada-slip was never published, delete data/people/ada-slip.yml." in told
    assert "Then run: casebook check\n" in told
    left = project.root / "data/people/ada-slip.yml"
    assert left.read_text() == f"{modeline('people')}\nmoved_to: people/ada-example\n"
    left.unlink()
    assert {p.name: p.read_text() for p in (project.root / "data").rglob("*.yml")} == before
    assert project.problems() == []


def test_a_pointer_to_somebody_else_is_no_way_back(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mv(project, "people/ben-sample", "people/ada-sample") == 2
    assert "There is a file data/people/ada-sample.yml already." in capsys.readouterr().err


def test_the_reason_that_is_left_of_a_record_follows_too(project: Project) -> None:
    file = "data/topics/old-rule.yml"
    project.write(file, "removed: It is told at [[topics/sample-rule]].\n")
    assert mv(project, "topics/sample-rule", "topics/other-rule") == 0
    assert project.text(file) == "removed: It is told at [[topics/other-rule]].\n"
    assert project.problems() == []
    assert mv(project, "topics/old-rule", "topics/new-rule") == 2


def test_what_was_in_canonical_form_still_is(project: Project) -> None:
    assert fmt(project.root).status == 0
    name = "example-alliance-of-all-examples-that-were-ever-given-in-sampletown"
    assert mv(project, "organizations/example-alliance", f"organizations/{name}") == 0
    assert fmt(project.root, check=True).status == 0


def test_an_older_tombstone_leads_to_the_new_name_at_once(project: Project) -> None:
    assert mv(project, "people/ada-example", "people/ada-lovely") == 0
    assert project.text(MOVED) == "moved_to: people/ada-lovely\n"


def test_the_seeds_of_a_source_move_with_it_and_still_prove_its_quotations(
    project: Project,
) -> None:
    before = project.take_in().casebook
    (old,) = before.catalog.evidence
    assert mv(project, str(old), "sources/some-other-paper") == 0
    after = project.take_in()
    assert not after.problems
    assert not list((project.root / "seeds").glob(f"{old.slug}.*"))
    proved = [each.parts for each in after.casebook.quotations if each.proved]
    assert proved
    assert sorted(proved) == sorted(each.parts for each in before.quotations if each.proved)


def test_what_is_told_counts_references_and_files(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    records = project.take_in().casebook.catalog.records.values()
    naming = [str(stored.ref) for stored in records for _, ref in stored.references
              if str(ref.whole) == "topics/sample-rule"]  # fmt: skip
    assert mv(project, "topics/sample-rule", "topics/other-rule") == 0
    assert capsys.readouterr().out == (
        "topics/sample-rule is now topics/other-rule, and data/topics/sample-rule.yml leads there. "
        f"Changed {len(naming)} references to it in {len(set(naming))} other files. "
        "Then run: casebook check\n"
    )


def test_comments_quotes_and_links_with_words_stay_as_they_are(project: Project) -> None:
    text = project.text(ALLIANCE).replace(
        "[[people/ada-example|Ada Example]]", '[[ people/ada-example | Ada "the" Example ]]'
    )
    project.write(ALLIANCE, f"# Kept.\n{text}see: 'people/ada-example'   # why not\n")
    before = project.text(ALLIANCE)
    assert mv(project, "people/ada-example", "people/ada-other") == 0
    assert project.text(ALLIANCE) == before.replace("people/ada-example", "people/ada-other")


def test_a_name_that_begins_alike_is_another_name(project: Project) -> None:
    project.write("data/people/ada.yml", project.text(ADA).replace("Ada Example", "Quite Another"))
    project.change(ALLIANCE, "subject: true", "subject: true\nsee: people/ada")
    before = project.text(ALLIANCE)
    assert mv(project, "people/ada", "people/bea") == 0
    assert project.text(ALLIANCE) == before.replace("see: people/ada\n", "see: people/bea\n")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("people/ada-example", "people/ben-sample", "There is a file data/people/ben-sample.yml"),
        ("people/ben-sample", "people/ada-sample", "There is a file data/people/ada-sample.yml"),
        ("people/ada-example", "people/ada-example", "There is a file data/people/ada-example.yml"),
        ("people/ada-example", "topics/ada", "A record keeps its kind. Write people/ada"),
        ("people/ada-sample", "people/ada-new", "has moved already, to people/ada-example."),
        ("people/nobody", "people/somebody", "There is no record people/nobody."),
        ("people/ada-example#born", "people/ada", "names a part of a record."),
        ("people/Ada Example", "people/ada", "Did you mean people/ada-example?"),
    ],
)
def test_what_cannot_be_moved_is_refused_and_nothing_written(
    old: str, new: str, complaint: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    assert mv(project, old, new) == 2
    assert complaint in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()} == before


def test_seeds_of_the_new_name_stand_in_the_way(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("seeds/some-paper.proofs", "")
    assert mv(project, "sources/example-paper-2003-05-06", "sources/some-paper") == 2
    assert "There is a file seeds/some-paper.proofs already." in capsys.readouterr().err
    assert project.text(PAPER)


def test_nothing_moves_while_a_file_cannot_be_read(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change(LETTER, "reported_by:", "reported_bi:")
    assert mv(project, "people/ada-example", "people/ada-other") == 1
    assert capsys.readouterr().out == (
        "Nobody can tell whether statements/chapter-letter-2003-05-02 refer to people/ada-example, "
        "for their files have problems. Correct them first, with: casebook check\n"
    )
    assert project.text(ADA)


def test_a_reference_behind_an_escape_is_named_and_nothing_moves(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change(LETTER, "mentions: people/ada-example", 'mentions: "people/\\x61da-example"')
    before = project.text(ALLIANCE)
    assert mv(project, "people/ada-example", "people/ada-other") == 1
    line = project.text(LETTER).partition("mentions: ")[0].count("\n") + 1
    assert capsys.readouterr().out == (
        f"{LETTER}:{line}:11: A reference to people/ada-example is written here in a way that "
        "cannot be changed. Write it plainly, as people/ada-example. Nothing was moved.\n"
    )
    assert project.text(ALLIANCE) == before
    assert not (project.root / "data/people/ada-other.yml").exists()
