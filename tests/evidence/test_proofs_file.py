"""The files of evidence: the same bytes for the same proofs, and no damage that goes unseen."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.cli import main
from casebook.evidence.proofs_file import LARGEST, read, written
from evidence.papers import (
    DOCUMENT,
    PROOFS,
    SOURCE,
    TITLES,
    Quoted,
    committed,
    paper,
    proofs,
    quoting,
)
from projects import LETTER, MAP, Project

QUOTED: tuple[Quoted, ...] = ((4, "kept no minutes"), (5, "lie open in the office"))
GOOD = proofs(*TITLES, *QUOTED)
LINES = GOOD.splitlines()
RESTORE = (
    "Restore the file as it was committed, or make it anew from the text of the source: casebook "
    f"quote TEXT --source {SOURCE}."
)


def told(text: str | bytes) -> list[str]:
    """The problems of a file, each without its file and remedy."""
    data = text if isinstance(text, bytes) else text.encode()
    found, problems = read(data, PROOFS, str(SOURCE), [paper().commitment])
    assert bool(found) is not bool(problems)
    assert all(problem.file == PROOFS and problem.remedy == RESTORE for problem in problems)
    return [f"{problem.line}: {problem.message}" for problem in problems]


def changed(number: int, pattern: str, new: str) -> str:
    """The file with a change in one line, counted from 1."""
    line, count = re.subn(pattern, new, LINES[number - 1], count=1)
    assert count
    return "\n".join([*LINES[: number - 1], line, *LINES[number:], ""])


def test_what_is_written_is_read() -> None:
    for text in (GOOD, GOOD.replace("\n", "\r\n")):
        found, problems = read(text.encode(), PROOFS, str(SOURCE), [paper().commitment])
        assert not problems
        assert found
        (known,) = found
        assert written([(known.commitment, known.proofs)]) == GOOD
        assert [proof.line for proof in known.proofs] == [3, 4, 5, 6]


def test_the_order_in_which_proofs_are_made_does_not_matter() -> None:
    assert proofs(*QUOTED, *TITLES) == proofs(*TITLES, *reversed(QUOTED), QUOTED[0]) == GOOD


def test_a_file_without_proofs_is_good() -> None:
    assert told("casebook proofs 1\nend\n") == []
    assert told(f"casebook proofs 1\ncommitment {DOCUMENT.hex()}\nend\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "",
            "1: This is no file of proofs that is read here: the first line is "
            "'casebook proofs 1'.",
            id="empty",
        ),
        pytest.param(
            GOOD.replace("proofs 1", "proofs 2", 1),
            "1: This is no file of proofs that is read here: the first line is "
            "'casebook proofs 1'.",
            id="another version",
        ),
        pytest.param(
            GOOD.replace(DOCUMENT.hex(), "ff" * 16),
            f"2: This file is foreign: the map of {SOURCE} has no commitment to the document "
            f"{'ff' * 16}.",
            id="foreign",
        ),
        pytest.param(
            "\n".join([LINES[0], *LINES[2:], ""]),
            "2: A line that names a commitment should stand here.",
            id="no commitment",
        ),
        pytest.param(
            "\n".join([*LINES[:-1], LINES[1], LINES[2], "end", ""]),
            "7: The proofs of this commitment have begun above.",
            id="a commitment twice",
        ),
        pytest.param(
            "\n".join([*LINES[:4], ""]),
            "4: The file is cut off: it has no last line, end.",
            id="cut between lines",
        ),
        pytest.param(
            GOOD[:-80],
            "6: A proof should stand here: paragraph, positions, salts, hashes, words.",
            id="cut within a line",
        ),
        pytest.param(
            GOOD + LINES[3] + "\n",
            "8: There are lines after the last one, end.",
            id="a line too many",
        ),
        pytest.param(
            "\n".join([*LINES[:4], LINES[3], *LINES[4:], ""]),
            "5: This proof stands twice, or not in its order.",
            id="a proof twice",
        ),
        pytest.param(
            "\n".join([*LINES[:3], LINES[4], LINES[3], *LINES[5:], ""]),
            "5: This proof stands twice, or not in its order.",
            id="out of order",
        ),
        pytest.param(
            changed(5, "^p4", "p04"),
            "5: A proof should stand here: paragraph, positions, salts, hashes, words.",
            id="a label in another form",
        ),
        pytest.param(
            changed(6, "^p5", "p8"),
            "6: This proof does not hold. The commitment has no paragraph p8.",
            id="a label that is not there",
        ),
        pytest.param(
            changed(6, r"(\d+)-(\d+)", "900-904"),
            "6: This proof does not hold. The positions are not within the paragraph.",
            id="positions that are not there",
        ),
        pytest.param(
            changed(5, "minutes$", "minutes at"),
            None,
            id="a word too many",
        ),
        pytest.param(
            changed(5, "no minutes", "few minutes"),
            "5: This proof does not hold. Its words, their positions and its hashes do not lead "
            "to the root of p4.",
            id="another word",
        ),
        pytest.param(
            changed(5, "(p4 [^ ]+ [A-Za-z0-9+/]{20})[A-Za-z0-9+/]", r"\1*"),
            "5: A proof should stand here: paragraph, positions, salts, hashes, words.",
            id="no base64",
        ),
        pytest.param(
            changed(3, "(p1 [^ ]+ [A-Za-z0-9+/]+)[A-Za-z0-9+/]=* -", r"\1 -"),
            "3: The salts of this proof are damaged.",
            id="salts cut short",
        ),
        pytest.param(
            GOOD.encode()[:30] + b"\xff" + GOOD.encode()[30:],
            "2: There is a byte here that no file of proofs holds.",
            id="no text",
        ),
        pytest.param(GOOD + " " * LARGEST, "1: The file has more than 8 MiB.", id="too large"),
    ],
)
def test_damage_is_told_with_its_line(text: str | bytes, expected: str | None) -> None:
    (found,) = told(text)
    if expected is not None:
        assert found == expected


def test_every_proof_that_does_not_hold_is_told() -> None:
    text = GOOD.replace("kept no", "kept few").replace("the office", "an office")
    assert [each.split(":")[0] for each in told(text)] == ["5", "6"]


@given(st.data())
def test_no_change_of_a_single_byte_goes_unseen(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(GOOD) - 1))
    byte = data.draw(st.integers(0, 255))
    damaged = bytearray(GOOD.encode())
    kept = damaged[place] == byte
    damaged[place] = byte
    assert bool(told(bytes(damaged))) is not kept


@given(st.integers(0, len(GOOD) - 2))
def test_no_cut_goes_unseen(end: int) -> None:
    assert told(GOOD[:end])


# --------------------------------------------------------------------------------- in a project


def test_a_damaged_file_is_the_only_problem_it_causes(project: Project) -> None:
    quoting(project, "kept no minutes", QUOTED[0])
    project.write(PROOFS, project.text(PROOFS)[:-20])
    (problem,) = project.problems()
    assert problem.startswith(f"{PROOFS}:")
    assert problem.endswith(RESTORE)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_linked_file_is_not_followed(project: Project, tmp_path: Path) -> None:
    committed(project)
    (project.root / PROOFS).rename(tmp_path / "elsewhere")
    (project.root / PROOFS).symlink_to(tmp_path / "elsewhere")
    (problem,) = project.problems()
    assert problem.startswith(f"{PROOFS}:1:1: This is a symbolic link")


def test_the_proofs_of_another_source_are_refused(project: Project) -> None:
    committed(project)
    other = "seeds/example-bulletin-2003-05-02.proofs"
    project.write(other, project.text(PROOFS))
    (problem,) = project.problems()
    assert problem.startswith(f"{other}:2:1: This file is foreign: the map of sources/example-bull")


def test_words_that_no_record_quotes_are_given_away_by_no_proof(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check "evidence": such a proof is told at its line, and can go without the text."""
    quoting(project, "kept no minutes", *QUOTED)
    assert project.problems() == [
        f"{PROOFS}:6:1: No record quotes “lie open in the office” from {SOURCE}#p5. Take it "
        "out, for which the text is not needed: casebook fix."
    ]
    project.change(LETTER, "kept no minutes\n    cite", "kept few minutes\n    cite")
    assert [problem.split(":")[0] for problem in project.problems()] == [LETTER]
    project.change(LETTER, "kept few minutes\n    cite", "kept no minutes\n    cite")
    assert main(["--root", str(project.root), "fix"]) == 0
    assert capsys.readouterr().out == (
        f"Wrote {PROOFS}: no proofs new, 1 proof that no record needed gone.\n"
    )
    assert project.problems() == []


P3, P4 = (paper().commitment.paragraphs[place].root.hex() for place in (2, 3))


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        (P3, P4, "root: ", "This root does not fit the paragraphs of the commitment."),
        (P3[:-1], P3[1:], "root: ", "This root does not fit the paragraphs of the commitment."),
        (paper().commitment.root.hex(), P4, "root: ", "This root does not fit the paragraphs"),
        (DOCUMENT.hex(), "ff" * 16, "root: ", "This root does not fit the paragraphs"),
        ("- p3 ", "- p8 ", "- p1 ", "Each of these should be a paragraph of the map, and stand"),
        ("- p3 ", "- p4 ", "- p1 ", "Each of these should be a paragraph of the map, and stand"),
    ],
)
def test_a_map_that_was_changed_by_hand_is_told(
    project: Project, old: str, new: str, place: str, message: str
) -> None:
    committed(project)
    project.change(MAP, old, new)
    number = next(n for n, each in enumerate(project.text(MAP).splitlines(), 1) if place in each)
    found = [each for each in project.problems(["maps"]) if message in each]
    assert found
    assert found[0].startswith(f"{MAP}:{number}:")
    assert found[0].endswith(f"casebook seed TEXT --source {SOURCE} --replace.")


def test_a_paragraph_without_a_commitment_is_told(project: Project) -> None:
    committed(project)
    project.change(
        MAP, "commitments:\n", "  - label: p8\n    role: body\n    unused: Dull.\ncommitments:\n"
    )
    (problem,) = project.problems()
    assert "There is no commitment to the paragraph p8. Restore the file" in problem


def test_enough_of_a_source_stays_hidden(project: Project) -> None:
    """The check "hidden": with fewer words left, these could be guessed."""
    committed(project)
    project.write(PROOFS, proofs(*((n, " ".join(run)) for n, run in paper().paragraphs.items())))
    assert project.problems(["hidden"]) == []
    left = [(n, " ".join(run)) for n, run in paper().paragraphs.items() if n != 6]
    project.write(PROOFS, proofs(*left))
    (problem,) = project.problems(["hidden"])
    assert f"Only 14 words and marks of {SOURCE} would stay hidden" in problem
