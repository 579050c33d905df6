"""Scaffolds: a new record of every kind passes the check as soon as its blanks are filled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from casebook.cli import main
from casebook.commands.fmt import fmt
from casebook.editing.scaffold import scaffold
from casebook.guide.descriptions import MODELS, Described, Type, described
from casebook.guide.json_schema import modeline
from casebook.reading.parser import parse
from casebook.records.binding import bind
from casebook.records.kinds import KINDS
from made import simple
from projects import ADA, ROOT, Project

KIND = pytest.mark.parametrize("kind", list(KINDS))
SLUG = "2003-05-06-quite-another"


def new(project: Project, record: str) -> int:
    return main(["--root", str(project.root), "new", record])


def below(fields: Iterable[Described]) -> dict[str, Described]:
    """``fields`` by name, and those of the parts in them."""
    found: dict[str, Described] = {}
    for field in fields:
        found |= {field.name: field, **below(field.parts)}
    return found


def blanks(text: str) -> int:
    """How many fields of a scaffold wait to be filled: those below which nothing stands."""
    lines = [line for line in text.split("\n") if line.strip() and line.lstrip()[0] != "#"]
    depths = [len(line) - len(line.lstrip(" -")) for line in lines]
    ends = zip(lines, depths, [*depths[1:], 0], strict=True)
    return sum(line.endswith((":", "-")) for line, depth, after in ends if after <= depth)


def filled(text: str, kind: str) -> str:
    """``text`` with a fitting value behind each colon that has none, and is no list's or part's."""
    known = {field.name: field for field in described(MODELS[kind])}
    within = known
    parties = iter(["organizations/example-alliance", "organizations/example-chapter"])
    lines: list[str] = []
    for line in text.split("\n"):
        blank = re.fullmatch(r"( *)(?:- )?([a-z_]+):", line)
        field = (within if blank[1] else known).get(blank[2]) if blank else None
        if field and blank and not blank[1]:
            within = below(field.parts)
        lists = field and field.shape.listed and not field.shape.alone
        if line == "  -":
            lines.append("  - Some words.")
        elif field is None or field.shape.sort is Type.PARTS or lists:
            lines.append(line)
        elif field.name == "who":
            lines.append(f"{line} {next(parties)}")
        elif field.name == "order":
            lines.append(f"{line} 99")
        else:
            words = "Words on it" if field.name == "description" else "Quite another one"
            lines.append(f"{line} {simple(field, words)}")
    return "\n".join(lines)


@KIND
def test_a_filled_scaffold_passes_the_check(kind: str, project: Project) -> None:
    assert project.problems() == []
    assert new(project, f"{kind}/{SLUG}") == 0
    file = f"data/{kind}/{SLUG}.yml"
    text = project.text(file)
    assert text.startswith(f"{modeline(kind)}\n# ")
    assert blanks(text) == len(project.problems())
    assert all(" has no value. " in problem for problem in project.problems())
    project.write(file, filled(text, kind))
    assert project.problems() == []


@KIND
def test_the_form_of_a_filled_scaffold_keeps_every_comment_in_its_place(
    kind: str, project: Project
) -> None:
    new(project, f"{kind}/{SLUG}")
    file = f"data/{kind}/{SLUG}.yml"
    text = filled(project.text(file), kind)
    project.write(file, text)
    assert fmt(project.root).status == 0
    after = [line for line in project.text(file).split("\n") if line]
    assert after == [line for line in text.split("\n") if line]


@KIND
def test_every_optional_field_fits_where_it_stands_commented_out(kind: str) -> None:
    text = scaffold(kind)
    for field in described(MODELS[kind]):
        if field.asked:
            continue
        lines = text.split("\n")
        start = lines.index(f"# {field.name}:")
        stop = next(number for number in range(start, len(lines)) if not lines[number])
        for number in range(start, stop):
            lines[number] = lines[number].removeprefix("# ")
        full = filled("\n".join(lines), kind)
        if field.name == "unnamed":
            full = re.sub("^speaker: .*\n", "", full, flags=re.MULTILINE)
        node, problems = parse(full.encode(), "some.yml")
        assert node, (field.name, problems)
        record, problems_ = bind(MODELS[kind], node, "some.yml")
        assert record, (field.name, problems_)
        assert getattr(record, field.name), field.name


@KIND
def test_a_scaffold_has_every_field_of_its_kind_and_no_long_line(kind: str) -> None:
    text = scaffold(kind)
    for field in described(MODELS[kind]):
        assert re.search(rf"^(# )?{field.name}:$", text, re.MULTILINE)
    assert max(map(len, text.split("\n"))) <= 100


def test_a_scaffold_is_told_with_what_to_do_next(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("Makefile", (ROOT / "Makefile").read_text("utf-8"))
    assert new(project, "people/jane-doe") == 0
    assert capsys.readouterr().out == (
        "Wrote data/people/jane-doe.yml. Fill in its blanks, then run: make check\n"
        "What each field means: /contributing/fields/people/ on the site.\n"
    )


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ("people/ada-example", "There is a file data/people/ada-example.yml already."),
        ("people/ada-sample", "There is a file data/people/ada-sample.yml already."),
        ("people/Jane Doe", "'people/Jane Doe' is not a reference. Did you mean people/jane-doe?"),
        ("jane-doe", "'jane-doe' is not a reference. Write kind/slug"),
        ("data/people/jane-doe.yml", "Did you mean people/jane-doe?"),
        ("person/jane-doe", "person is no kind of record. The kinds are disputes, people,"),
        ("event/some-meeting", "Did you mean events/some-meeting? The kinds are"),
        ("people/jane-doe#born", "people/jane-doe#born names a part of a record."),
        ("people/con", "is a name that Windows keeps. Write people/jane-con."),
        ("../people/jane", "'../people/jane' is not a reference."),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_written(
    record: str, complaint: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    assert new(project, record) == 2
    assert complaint in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()} == before


def test_a_kind_that_has_no_folder_yet_gets_one(project: Project) -> None:
    (project.root / "data/topics/sample-rule.yml").rename(project.root / "kept.yml")
    Path(project.root / "data/topics").rmdir()
    assert new(project, "topics/sample-rule") == 0
    assert project.text("data/topics/sample-rule.yml").startswith("# yaml-language-server")
    assert project.text(ADA)
