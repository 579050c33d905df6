"""Repairs: what a problem names and a machine can do without a look, and nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.checks.suggestions import certain
from casebook.cli import main
from casebook.editing.correcting import correct
from casebook.problems import Fix
from casebook.reading.parser import parse
from casebook.records.references import Ref
from projects import ADA, ALLIANCE, DISPUTE, EXAMPLE, LETTER, Project

WRONG = "topics/sampel-rule"


def fix(project: Project) -> int:
    return main(["--root", str(project.root), "fix"])


def test_a_misspelt_reference_is_written_right(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.text(LETTER)
    project.change(LETTER, "topics: topics/sample-rule", f"topics: {WRONG}  # the rule")
    line = before.partition("topics: ")[0].count("\n") + 1
    assert fix(project) == 0
    assert capsys.readouterr().out == f"{LETTER}:{line}:13: {WRONG} is now topics/sample-rule.\n"
    assert project.text(LETTER) == before.replace("sample-rule", "sample-rule  # the rule")


def test_the_byte_order_mark_of_windows_goes(project: Project) -> None:
    before = project.text(LETTER)
    project.write(LETTER, f"\ufeff{before.replace('topics/sample-rule', WRONG)}")
    assert fix(project) == 0
    assert project.text(LETTER) == before


def test_the_check_says_what_can_be_fixed_and_how(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change(ADA, "see: topics/sample-rule", f"see: {WRONG}")
    assert main(["--root", str(project.root), "check"]) == 1
    assert capsys.readouterr().out.endswith(
        "1 problem in 1 file.\nTo correct 1 of them, run: casebook fix\n"
    )
    main(["--root", str(project.root), "check", "--format", "json"])
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["fix"] == {
        "file": ADA, "line": 12, "column": 6, "old": WRONG, "new": "topics/sample-rule",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (DISPUTE, "topics: topics/sample-rule", "topics:\n  - topics/sample-rul"),
        (LETTER, "disputes/alliance-and-chapter#minutes", "disputes/alliance-and-chapter#minuets"),
        (LETTER, "disputes/alliance-and-chapter#funds", "disputes/aliance-and-chapter#funds"),
        (ALLIANCE, "[[organizations/example-alliance]]", "[[organizations/exmaple-alliance]]"),
        (ALLIANCE, "[[organizations/example-alliance]]", "[[organizations/alliance]]"),
        (ALLIANCE, "[[people/ada-example|Ada", "[[people/ada-sample|Ada"),
        (LETTER, "mentions: people/ada-example", "mentions: 'people/ada-sample'"),
        ("data/people/ada-sample.yml", "people/ada-example", "people/ada-former"),
    ],
)
def test_what_can_be_fixed_is_fixed_where_it_stands(
    project: Project, file: str, old: str, new: str
) -> None:
    project.write("data/people/ada-former.yml", "moved_to: people/ada-example\n")
    right = project.text(file)
    project.change(file, old, new)
    assert len(project.problems()) == 1
    assert fix(project) == 0
    assert project.problems() == []
    project.write(file, project.text(file).replace("  - topics/sample-rule", "@"))
    assert project.text(file).replace("topics:\n@", old).replace("'", "") == right


def test_a_chain_of_moves_is_followed_to_its_end(project: Project) -> None:
    project.write("data/people/ada-first.yml", "moved_to: people/ada-sample\n")
    project.change(ALLIANCE, "people/ada-example", "people/ada-first")
    assert fix(project) == 0
    assert "[[people/ada-example|Ada Example]]" in project.text(ALLIANCE)
    assert project.text("data/people/ada-first.yml") == "moved_to: people/ada-example\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("people/ada-exampel", "people/ada-example"),
        ("people/ada-xample", "people/ada-example"),
        ("organizations/example-alliances", "organizations/example-alliance"),
        ("organizations/alliance", "organizations/example-alliance"),
        ("sources/paper", "sources/example-paper-2003-05-06"),
        ("sources/example-papers-2003-05-06#p3", "sources/example-paper-2003-05-06#p3"),
        ("statements/chapter-letter-2003-05-02#use-of-fund", "…#use-of-funds"),
        # Another number is another thing, and so is a word that is not much alike.
        ("sources/example-paper-2003-05-07", None),
        ("events/departure-2003-05-03", None),
        ("sources/example-paper-2003-05-06#p33", None),
        ("people/adam", None),
        ("people/ada-sampler-two", None),
        ("topics/ada-example", None),
        ("sources/example-papers-2003-05-06#p99", None),
    ],
)
def test_only_a_slip_is_taken_for_one(wrong: str, right: str | None) -> None:
    catalog = Project(EXAMPLE).take_in().casebook.catalog
    found = certain(catalog, Ref.parse(wrong))
    meant = right.replace("…", wrong.partition("#")[0]) if right else None
    assert (str(found) if found else None) == meant


def test_where_two_are_meant_as_well_nothing_is_changed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(
        "data/topics/simple-rule.yml",
        project.text("data/topics/sample-rule.yml").replace("Sample Rule", "Of Another Kind"),
    )
    project.change(ADA, "topics/sample-rule", "topics/smple-rule")
    before = project.text(ADA)
    assert fix(project) == 1
    out = capsys.readouterr().out
    assert f"{ADA}:12:6: There is no record topics/smple-rule. Did you mean" in out
    assert out.endswith("Left for you: 1 problem in 1 file.\n")
    assert project.text(ADA) == before


def test_what_is_left_is_told_after_what_was_done(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change(ADA, "see: topics/sample-rule", f"see: {WRONG}\nsize: large")
    project.change(DISPUTE, "topics: topics/sample-rule", f"topics: {WRONG}")
    assert fix(project) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(f"{DISPUTE}:")
    assert out[0].endswith(f"{WRONG} is now topics/sample-rule.")
    assert out[1].startswith(f"{ADA}:13:1: There is no field size here.")
    assert out[2] == "Left for you: 1 problem in 1 file."


def test_where_there_is_nothing_to_fix_it_says_so(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    assert fix(project) == 0
    assert capsys.readouterr().out == "There is nothing to fix.\n"
    assert {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()} == before


def test_a_true_quotation_gets_the_paragraph_in_which_it_stands(project: Project) -> None:
    casebook = project.take_in().casebook
    quotation = next(
        each
        for each in casebook.quotations
        if each.form == "quote" and len(each.cite) == 1 == len(each.standing)
    )
    (right,) = quotation.cite
    other = next(label for label in ("p2", "p3") if label != right.part)
    place = quotation.stored.fix((*quotation.path[:-1], "cite", 0), right, right.at(other))
    text = project.text(place.file)
    broken, made = correct(text, quotation.stored.node, [place])
    assert made == (place,)
    project.write(place.file, broken)
    found = [problem for problem in project.take_in().problems if problem.check == "quotations"]
    assert [problem.fix for problem in found] == [
        Fix(place.file, place.line, place.column, str(right.at(other)), str(right))
    ]
    assert fix(project) == 0
    assert project.text(place.file) == text


# --------------------------------------------------------------------------------- correcting


def test_a_change_touches_its_own_value_and_no_other() -> None:
    text = "a: x/y\nb:\n  - x/y  # x/y\n  - x/y#z\nc: '[[x/y]], [[x/y|w]] and x/y-z'\n"
    node = parse(text.encode(), "a.yml")[0]
    assert node
    changed, made = correct(text, node, [Fix("a.yml", 5, 4, "x/y", "v/w")])
    assert changed == text.replace("[[x/y", "[[v/w")
    assert len(made) == 1
    changed, _ = correct(text, node, [Fix("a.yml", 4, 5, "x/y", "v/w")])
    assert changed == text.replace("x/y#z", "v/w#z")
    assert correct(text, node, [Fix("a.yml", 1, 4, "p/q", "v/w")]) == (text, ())
    assert correct(text, node, [Fix("a.yml", 4, 5, "x/y#zz", "v/w")]) == (text, ())


@given(st.lists(st.sampled_from(["x/y", "x/y#z", "x/yy", "[[x/y]]", "é"]), min_size=1, max_size=9))
def test_changes_at_many_places_do_not_disturb_each_other(words: list[str]) -> None:
    text = "".join(f'"k{number}": "{word}"\n' for number, word in enumerate(words))
    node = parse(text.encode(), "a.yml")[0]
    assert node
    fixes = [Fix("a.yml", number, 7, "x/y", f"v/w{number}") for number in range(1, len(words) + 1)]
    changed, made = correct(text, node, fixes)
    assert changed == "".join(
        f'"k{n}": "{word if word in ("x/yy", "é") else word.replace("x/y", f"v/w{n + 1}")}"\n'
        for n, word in enumerate(words)
    )
    assert len(made) == sum(word not in {"x/yy", "é"} for word in words)
