"""The canonical form: one way to write a record, in which nothing that was written gets lost."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.cli import main
from casebook.commands.fmt import fmt
from casebook.editing.canonical import WIDTH, canonical
from casebook.guide.descriptions import MAP, MODELS, described
from casebook.guide.json_schema import modeline
from casebook.reading.parser import parse
from casebook.records.binding import bind
from casebook.records.sources import Tombstone
from made import records
from projects import ADA, ALLIANCE, LETTER, ROOT, Project

KIND = pytest.mark.parametrize("kind", list(MODELS))
PERSON = "name: A\ndescription: B\ncite: sources/a\n"


def formatted(text: str, kind: str = "people") -> str:
    """The canonical form of ``text`` without the modeline."""
    first, _, rest = canonical(text.encode(), kind, "some.yml").partition("\n")
    assert first == modeline(kind)
    return rest


def said(project: Project) -> dict[str, Any]:
    """All that the files of a project say."""
    catalog = project.take_in().casebook.catalog
    return {
        str(ref): stored.record
        for table in (catalog.records, catalog.tombstones, catalog.maps)
        for ref, stored in table.items()
    }


# -------------------------------------------------------------------------------- the form


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "fields stand in the order of the model",
            "cite: sources/a\ndescription: B\nsee: topics/c\nname: A\nshort: C\n",
            "name: A\nshort: C\ndescription: B\ncite: sources/a\nsee: topics/c\n",
        ),
        (
            "quotes go where they are not needed, and come where they are",
            "name: 'A'\ndescription: \"B\"\naliases: '@c'\ncite: \"sources/a\"\n",
            'name: A\naliases: "@c"\ndescription: B\ncite: sources/a\n',
        ),
        (
            "what an editor would take for something else than text has quotes",
            "name: ~\ndescription: true\nshort: 'null'\ncite: sources/a\n",
            'name: "~"\nshort: "null"\ndescription: "true"\ncite: sources/a\n',
        ),
        (
            "a list of one that may stand alone does so, and a longer one has an item a line",
            "name: A\ndescription: B\ncite: [sources/a]\naliases: [C, 'D, E']\n",
            'name: A\naliases:\n  - C\n  - D, E\ndescription: B\ncite: sources/a\n',
        ),
        (
            "brackets become lines",
            PERSON + "born: {cite: [sources/a, sources/b], date: 1950}\n",
            PERSON + "born:\n  date: 1950\n  cite:\n    - sources/a\n    - sources/b\n",
        ),
        (
            "two blanks make a step",
            PERSON + "facts:\n-   value: C\n    key: d\n    cite:\n    -    sources/a\n",
            PERSON + "facts:\n  - key: d\n    value: C\n    cite: sources/a\n",
        ),
        (
            "short running text stands on one line",
            PERSON + "unknown:\n  - cite: sources/a\n    text: |\n      One\n      two.\n",
            PERSON + "unknown:\n  - text: One two.\n    cite: sources/a\n",
        ),
        (
            "long running text is wrapped without quotes",
            f"{PERSON}unknown:\n  - cite: sources/a\n    text: '[[people/a]] {'and on ' * 20}'\n",
            f"{PERSON}unknown:\n  - text: >-\n      [[people/a]]{' and on' * 11}\n"
            f"      {'and on ' * 9}".rstrip() + "\n    cite: sources/a\n",
        ),
        (
            "a line is never wrapped, however long",
            f"name: A\ndescription: {'word ' * 30}\ncite: sources/a\n",
            f"name: A\ndescription: {('word ' * 30).strip()}\ncite: sources/a\n",
        ),
        (
            "the sign of a document's start and blank lines go",
            f"---\n\n{PERSON}\n\n",
            PERSON,
        ),
    ],
)  # fmt: skip
def test_form(name: str, before: str, after: str) -> None:
    assert formatted(before) == after, name
    assert formatted(after) == after, name


def test_double_quotes_give_way_to_single_ones_where_that_spares_escapes() -> None:
    text = 'name: "@A \\"B\\""\ndescription: "@C\'s \\"D\\""\ncite: sources/a\n'
    assert formatted(text) == ('name: \'@A "B"\'\ndescription: "@C\'s \\"D\\""\ncite: sources/a\n')


def test_quoted_words_are_kept_to_the_letter() -> None:
    quote = "Words  with two blanks, “marks” and an é " + "that go on and on " * 5
    text = json.dumps(
        {
            "name": "A", "description": "B", "cite": "sources/a", "form": "tweet",
            "speaker": "people/a",
            "entries": [
                {"key": "a", "type": "fact", "subject": "b", "quote": [quote], "cite": "sources/a"}
            ],
        },
        ensure_ascii=False,
    )  # fmt: skip
    node = parse(canonical(text.encode(), "statements", "a.yml").encode(), "a.yml")[0]
    record = bind(MODELS["statements"], node, "a.yml")[0] if node else None
    assert record
    assert record.model_dump()["entries"][0]["quote"] == (quote.strip(),)


# ----------------------------------------------------------------------------- the comments


def test_comments_go_with_what_they_belong_to() -> None:
    before = """\
# Of the whole file.
# Still.

# On the citation.
cite: sources/a  # beside it
# On the name.
name: "A"    #   beside the name
aliases:    # beside the key
  # On the first.
  - C   # beside the first
  # After the last.
facts:
# On the fact.
- value: >- # beside the block
    D
  # On the key.
  key: e
  cite: [ # beside the bracket
    sources/a, # first
    sources/b
  ]
  # At the end of the fact.
# On the description.
description: 'it has # no comment'
# Of the file again.
"""
    after = """\
# Of the whole file.
# Still.

# On the name.
name: A  #   beside the name
# beside the key
# On the first.
# beside the first
aliases: C
# After the last.
# On the description.
description: "it has # no comment"
# On the citation.
cite: sources/a  # beside it
facts:
  # On the fact.
  # On the key.
  - key: e
    value: D  # beside the block
    cite:  # beside the bracket
      - sources/a  # first
      - sources/b
    # At the end of the fact.
# Of the file again.
"""
    found = formatted(before)
    assert Counter(_comments(found)) == Counter(_comments(after))
    assert found == after
    assert formatted(after) == after


def _comments(text: str) -> list[str]:
    return [line.split("#", 1)[1] for line in text.splitlines() if "#" in line]


def test_a_hash_in_a_block_of_text_is_no_comment() -> None:
    before = PERSON + "unknown:\n  - text: |\n      # One\n      two # three\n    cite: sources/a\n"
    after = PERSON + 'unknown:\n  - text: "# One two # three"\n    cite: sources/a\n'
    assert formatted(before) == after


def test_an_older_modeline_gives_way_to_the_right_one() -> None:
    text = f"# yaml-language-server: $schema=elsewhere.json\n# A comment.\n{PERSON}"
    assert formatted(text) == f"# A comment.\n{PERSON}"


def test_the_byte_order_mark_of_windows_goes() -> None:
    assert formatted(f"\ufeff{PERSON}") == PERSON


# ------------------------------------------------------------------------------- properties


@st.composite
def written(draw: st.DrawFn, made: Any, indent: int, notes: dict[str, str]) -> list[str]:
    """``made`` as YAML in some style or other, with comments; ``notes`` gets those of keys."""
    pad = " " * indent
    lines: list[str] = []
    if isinstance(made, dict):
        for number, (name, value) in enumerate(made.items()):
            if draw(st.integers(0, 4)) == 0:
                note = f"# note {len(notes)}: # {name}"
                # Above an item's first field stands the comment of the item.
                notes[note] = name if number else ""
                lines.append(f"{pad}{note}")
            if draw(st.booleans()):
                lines += [""] * draw(st.integers(0, 1))
            if isinstance(value, str):
                lines += draw(text_as(value, f"{pad}{name}:", indent + 2, notes))
            elif draw(st.integers(0, 4)) == 0:
                lines.append(f"{pad}{name}: {json.dumps(value, ensure_ascii=False)}")
            else:
                lines.append(f"{pad}{name}:")
                deeper = indent + (2 if isinstance(value, dict) else draw(st.integers(0, 3)))
                lines += draw(written(value, deeper, notes))
        return lines
    for item in made:
        if isinstance(item, str):
            lines += draw(text_as(item, f"{pad}-", indent + 2, notes))
        else:
            first, *others = draw(written(item, indent + 2, notes))
            while first.strip().startswith("#") or not first.strip():
                lines.append(first)
                first, *others = others
            lines += [f"{pad}- {first.lstrip()}", *others]
    return lines


@st.composite
def text_as(draw: st.DrawFn, text: str, lead: str, indent: int, notes: dict[str, str]) -> list[str]:
    """A text behind ``lead`` in some style, maybe with a comment beside it."""
    styles = ["double", "single", "folded", "literal"]
    # YAML takes curly quotation marks for letters; the casebook asks for quotes around such a text.
    plain = yaml.dump(text, allow_unicode=True, width=10_000) == f"{text}\n...\n"
    if plain and not text.startswith("“"):
        styles.append("plain")
    style = draw(st.sampled_from(styles))
    note = ""
    if draw(st.integers(0, 4)) == 0:
        note = f"  # beside {len(notes)}"
        notes[note.strip()] = ""
    if style in {"folded", "literal"}:
        sign = {"folded": ">-", "literal": "|-"}[style]
        return [f"{lead} {sign}{note}", f"{' ' * indent}{text}"]
    form = {
        "double": json.dumps(text, ensure_ascii=False),
        "single": "'" + text.replace("'", "''") + "'",
        "plain": text,
    }[style]
    return [f"{lead} {form}{note}"]


@KIND
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_is_written_however_keeps_its_meaning_and_its_comments(
    kind: str, data: st.DataObject
) -> None:
    made = data.draw(records(MODELS[kind]))
    if kind == MAP:
        for number, paragraph in enumerate(made["paragraphs"], 1):
            paragraph["label"] = f"p{number}"
    notes: dict[str, str] = {}
    text = "\n".join(data.draw(written(made, 0, notes))) + "\n"
    node, problems = parse(text.encode(), "some.yml")
    assert node, problems
    record, problems_ = bind(MODELS[kind], node, "some.yml")
    assert record, problems_

    result = canonical(text.encode(), kind, "some.yml")
    again, _ = parse(result.encode(), "some.yml")
    assert again
    assert bind(MODELS[kind], again, "some.yml")[0] == record
    assert canonical(result.encode(), kind, "some.yml") == result
    lines = result.split("\n")
    for note, name in notes.items():
        (place,) = (number for number, line in enumerate(lines) if line.rstrip().endswith(note))
        if name:
            below = next(line for line in lines[place:] if not line.lstrip().startswith("#"))
            assert below.lstrip(" -").startswith(f"{name}:")
    keys = [line.split(":")[0] for line in lines if line[:1].isalpha()]
    assert keys == [field.name for field in described(MODELS[kind]) if field.name in made]


def test_an_independent_reader_finds_the_same_before_and_after(project: Project) -> None:
    """PyYAML, with every value as text, sees the same fields; blanks fold, lists of one open."""
    before = {path: _read(path) for path in (project.root / "data").glob("*/*.yml")}
    assert fmt(project.root).status == 0
    assert {path: _read(path) for path in before} == before


def _read(path: Path) -> Any:
    return _opened(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506


def _opened(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _opened(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_opened(each) for each in value] if len(value) > 1 else _opened(value[0])
    return " ".join(value.split())


# ------------------------------------------------------------------------------ the command


def run(project: Project, *more: str) -> int:
    return main(["--root", str(project.root), "fmt", *more])


def test_the_data_of_the_project_keeps_its_meaning_and_stays_as_it_is_then(tmp_path: Path) -> None:
    for part in ("data", "seeds"):
        shutil.copytree(ROOT / part, tmp_path / part)
    project = Project(tmp_path)
    before = said(project)
    problems = [problem.split(": ", 1)[1] for problem in project.problems()]
    assert fmt(tmp_path).status == 0
    assert said(project) == before
    assert [problem.split(": ", 1)[1] for problem in project.problems()] == problems
    assert fmt(tmp_path, check=True).status == 0
    long = [
        f"{path.name}: {line}"
        for path in tmp_path.glob("data/*/*.yml")
        for line in path.read_text("utf-8").split("\n")
        if len(line) > WIDTH and line.startswith("      ") and " " in line.strip()
    ]
    assert not [line for line in long if ": " not in line.partition(": ")[2]]


def test_check_names_the_files_and_the_command_and_writes_nothing(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project) == 0
    project.change(ADA, "name: Ada Example", "name: 'Ada Example'")
    project.change(ALLIANCE, "short: Alliance\n", "short:   Alliance\n")
    changed = project.text(ADA)
    capsys.readouterr()
    assert run(project, "--check") == 1
    assert capsys.readouterr().out == (
        f"{ALLIANCE} is not in the canonical form.\n"
        f"{ADA} is not in the canonical form.\n"
        "To format 2 files, run: casebook fmt\n"
    )
    assert project.text(ADA) == changed
    assert run(project) == 0
    assert capsys.readouterr().out == f"Formatted {ALLIANCE}.\nFormatted {ADA}.\n"
    assert run(project, "--check") == 0
    assert capsys.readouterr().out.endswith("files are in the canonical form.\n")


def test_the_command_to_run_is_that_of_the_makefile_where_there_is_one(project: Project) -> None:
    project.write("Makefile", (ROOT / "Makefile").read_text("utf-8"))
    assert fmt(project.root, check=True).text.endswith(" files, run: make fmt")


def test_only_the_files_that_are_named_are_formatted(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project.text(ALLIANCE)
    assert run(project, str(project.root / ADA)) == 0
    assert project.text(ADA).startswith(f"{modeline('people')}\nname: ")
    assert project.text(ALLIANCE) == before
    monkeypatch.chdir(project.root)
    assert main(["fmt", ALLIANCE]) == 0
    assert project.text(ALLIANCE) != before


def test_a_file_with_problems_is_left_alone_and_named(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change(ADA, "name: Ada Example", "nam:  'Ada Example'")
    project.change(LETTER, "name: Letter", "name:\tLetter")
    before = project.text(ADA), project.text(LETTER)
    assert run(project) == 1
    out = capsys.readouterr().out
    assert f"{ADA}:1:1: There is no field nam here. Did you mean name?" in out
    assert f"{LETTER}:1:6: " in out
    assert "2 files with problems are left as found.\n" in out
    assert f"Formatted {ALLIANCE}." in out
    assert (project.text(ADA), project.text(LETTER)) == before


@pytest.mark.parametrize("path", ["README.md", "data/people", "data/places/a.yml", "/etc/hostname"])
def test_what_is_no_record_is_refused(
    project: Project, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, path) == 2
    assert "is no record. Name files such as data/people/jane-doe.yml." in capsys.readouterr().err


def test_a_link_to_another_file_is_not_followed(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text(PERSON)
    (project.root / "data/people/linked.yml").symlink_to(outside)
    assert "data/people/linked.yml:1:1: This is a symbolic link" in fmt(project.root).text
    assert outside.read_text() == PERSON


def test_tombstones_and_maps_have_the_form_too(project: Project) -> None:
    fmt(project.root)
    assert project.text("data/people/ada-sample.yml") == (
        f"{modeline('people')}\nmoved_to: people/ada-example\n"
    )
    assert project.text("seeds/example-paper-2003-05-06.yml").startswith(
        f"{modeline(MAP)}\nsource: sources/example-paper-2003-05-06\nparagraphs:\n  - label: p1\n"
    )
    assert Tombstone.model_fields.keys() == {"moved_to"}
