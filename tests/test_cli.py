"""The command line as people, GitHub and other tools see it."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.checks import CHECKS
from casebook.cli import COMMANDS, main
from projects import ADA, ALLIANCE, EXAMPLE, LETTER, REPORT, ROOT, RULE, Project


@pytest.fixture
def broken(project: Project) -> Project:
    """The small casebook with three mistakes in two files."""
    project.change(RULE, "form: term", "form: tern")
    project.change(RULE, "name: Sample Rule", 'name: ""')
    project.change(ADA, "    to: organizations/example-alliance", "    to: organizations/alliance")
    return project


def run(project: Project, *arguments: str) -> int:
    """The exit status of the command in the folder of ``project``."""
    return main(["--root", str(project.root), *arguments])


def refused(project: Project, *arguments: str) -> object:
    """The exit status of the command where it is used wrongly."""
    with pytest.raises(SystemExit) as stopped:
        run(project, *arguments)
    return stopped.value.code


def test_good_data_is_counted_by_kind(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "check") == 0
    out, error = capsys.readouterr()
    said = re.fullmatch(r"No problems in (\d+) records: (.*)\. 4 quotations proved\.\n", out)
    assert said, out
    counts = [part.split(" ", 1) for part in said[2].split(", ")]
    assert sum(int(count) for count, _ in counts) == int(said[1])
    assert [name for _, name in counts if name in {"organizations", "topic", "correction"}] == [
        "organizations",
        "topic",
        "correction",
    ]
    assert error == ""


def test_problems_are_told_in_order_with_a_count(
    broken: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(broken, "check") == 1
    told = [
        f"{ADA}:9:9: There is no record organizations/alliance. Did you mean "
        "organizations/example-alliance?",
        f"{RULE}:1:7: name is empty. Fill it.",
        f"{RULE}:2:7: 'tern' is not a form. Did you mean term?",
        "3 problems in 2 files.",
        "To correct 1 of them, run: casebook fix",
    ]
    assert capsys.readouterr() == ("\n".join(told) + "\n", "")


def test_one_problem_is_counted_as_one(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change(RULE, "form: term", "form: tern")
    assert run(project, "check") == 1
    assert capsys.readouterr().out.endswith("\n1 problem in 1 file.\n")


def test_lines_are_sorted_as_numbers(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.change(LETTER, "form: statement", "form: statment")
    project.change(LETTER, "type: announcement", "type: anouncement")
    assert run(project, "check") == 1
    out = capsys.readouterr().out
    assert out.index(f"{LETTER}:4:") < out.index(f"{LETTER}:28:")


def test_github_gets_annotations(broken: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(broken, "check", "--format", "github") == 1
    assert capsys.readouterr().out.splitlines() == [
        f"::error file={ADA},line=9,col=9,title=references::There is no record "
        "organizations/alliance. Did you mean organizations/example-alliance?",
        f"::error file={RULE},line=1,col=7,title=record::name is empty. Fill it.",
        f"::error file={RULE},line=2,col=7,title=record::'tern' is not a form. Did you mean term?",
    ]


def test_tools_get_json(broken: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(broken, "check", "--format", "json") == 1
    problems = json.loads(capsys.readouterr().out)
    assert problems[0] == {
        "file": ADA,
        "line": 9,
        "column": 9,
        "message": "There is no record organizations/alliance.",
        "remedy": "Did you mean organizations/example-alliance?",
        "check": "references",
        "fix": {
            "file": ADA,
            "line": 9,
            "column": 9,
            "old": "organizations/alliance",
            "new": "organizations/example-alliance",
        },
    }
    assert [problem["line"] for problem in problems] == [9, 1, 2]


@pytest.mark.parametrize(("style", "out"), [("github", ""), ("json", "[]\n")])
def test_good_data_is_no_annotation_and_an_empty_list(
    project: Project, capsys: pytest.CaptureFixture[str], style: str, out: str
) -> None:
    assert run(project, "check", "--format", style) == 0
    assert capsys.readouterr() == (out, "")


def test_one_cause_is_one_problem(project: Project) -> None:
    """Every record cites the paper; when its file is broken, that alone is told."""
    project.change(ALLIANCE, "website: https://", "website: htps://")
    assert len(project.problems()) == 1
    project.change("data/sources/example-paper-2003-05-06.yml", "medium: article", "medium: artcle")
    assert len(project.problems()) == 2


def test_a_check_can_be_run_alone(broken: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with a file in itself is always told, as no check can do without it."""
    assert run(broken, "check", "--only", "names") == 1
    assert "\n2 problems in 1 file.\n" in capsys.readouterr().out
    assert run(broken, "check", "--only", "names", "--only", "references") == 1
    assert "\n3 problems in 2 files.\n" in capsys.readouterr().out


def test_the_checks_are_listed_with_what_they_guard(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "checks") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [check.name for check in CHECKS]
    assert all(line.endswith(check.purpose) for line, check in zip(lines, CHECKS, strict=True))
    assert len({line.index(check.purpose) for line, check in zip(lines, CHECKS, strict=True)}) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek"], "'chek'"),
        ([], "COMMAND"),
        (["check", "--only", "spelling"], "invalid choice: 'spelling'"),
        (["check", "--format", "xml"], "xml"),
        (["check", "data"], "unrecognized arguments: data"),
    ],
)
def test_wrong_use_ends_with_two(
    project: Project, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert refused(project, *arguments) == 2
    out, error = capsys.readouterr()
    assert (out, told in error) == ("", True)


def test_a_folder_without_data_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(Project(tmp_path), "check") == 2
    assert capsys.readouterr().err.endswith(
        f"There is no folder data in {tmp_path}. Run this in the project's folder.\n"
    )


def test_a_folder_with_no_record_in_it_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    assert run(Project(tmp_path), "check") == 1
    assert capsys.readouterr().out.splitlines() == [
        "data:1:1: There is no record in the folder data. Records are files such as "
        "data/people/jane-doe.yml.",
        "1 problem in 1 file.",
    ]


def test_the_command_runs_as_a_module_and_ends_with_its_status(broken: Project) -> None:
    command = [sys.executable, "-m", "casebook", "--root", str(broken.root), "check"]
    done = subprocess.run(
        command, cwd=ROOT / "hooks", capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "\n3 problems in 2 files.\n" in done.stdout


def test_a_console_that_lacks_a_letter_gets_a_number_for_it(project: Project) -> None:
    project.change(ADA, "name: Ada Example", "name: Łódź Ada Example")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "casebook"),
            *("--root", project.root, "diff", EXAMPLE, project.root),
        ],
        cwd=ROOT / "hooks",
        env={**os.environ, "PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.stderr == b""
    assert rb"\u0141" in done.stdout


def test_a_problem_in_a_text_of_many_scripts_is_told_in_them(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.change(REPORT, "type: judgment", "type: שיפוט")
    run(project, "check", "--format", "json")
    assert "'שיפוט' is not a type." in capsys.readouterr().out


def test_every_command_says_what_it_is_for(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(project, "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    for command in COMMANDS:
        assert f"{command.name} {command.purpose}" in told
        assert refused(project, command.name, "--help") == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "people/jane-doe"),
        ("mv", "people/ben-sample", "people/benjamin-sample"),
        ("fmt",),
        ("schema",),
    ],
)
def test_a_folder_that_cannot_be_written_ends_in_a_sentence(
    project: Project,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    def refuse(path: Path, _: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    for command in ("new", "mv", "fmt", "schema"):
        monkeypatch.setattr(f"casebook.commands.{command}.put", refuse)
    project.change(ADA, "name: Ada Example", 'name:   "Ada Example"')
    assert run(project, *arguments) == 2
    said = capsys.readouterr().err
    assert re.match("Permission denied: .+. Look whether the disk has room, and whether", said)


def test_a_library_that_is_missing_is_named(project: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, runpy; sys.modules['pydantic'] = None; "
         "sys.argv = ['casebook', 'check']; runpy.run_module('casebook', run_name='__main__')"],
        cwd=project.root, env={"PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "pydantic is missing. Install it with: make check\n"
