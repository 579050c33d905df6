"""The prints file: the same bytes for the same text, and no damage that goes unseen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.evidence.prints import LARGEST, prints_of
from casebook.evidence.prints_file import read, written
from casebook.records.references import Ref
from evidence.papers import PARAGRAPHS, PRINTS, SOURCE, printed, prints
from projects import MAP, Project

GOOD = written(prints())
ANEW = f"Make it anew from the text of the source: casebook seed TEXT --source {SOURCE}."
RESTORE = (
    "Restore the file as it was committed, or make it anew from the text of the source: "
    f"casebook seed TEXT --source {SOURCE}."
)


def told(text: str | bytes, source: Ref = SOURCE) -> str:
    """The one problem of a file."""
    data = text if isinstance(text, bytes) else text.encode()
    found, (problem,) = read(data, PRINTS, source)
    assert found is None
    return str(problem).removeprefix(f"{PRINTS}:")


def test_what_is_written_is_read() -> None:
    assert read(GOOD.encode(), PRINTS, SOURCE) == (prints(), ())
    assert read(GOOD.replace("\n", "\r\n").encode(), PRINTS, SOURCE) == (prints(), ())


def test_the_file_is_the_same_each_time_and_its_lines_are_short() -> None:
    assert written(prints_of(SOURCE, PARAGRAPHS)) == GOOD
    assert max(map(len, GOOD.splitlines())) < 95
    assert GOOD.isascii()


def test_a_changed_word_changes_only_lines_of_its_paragraph() -> None:
    texts = list(PARAGRAPHS)
    texts[3] = texts[3].replace("funds", "means")
    before, after = GOOD.splitlines(), written(prints_of(SOURCE, texts)).splitlines()
    changed = [n for n, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    start = next(n for n, line in enumerate(before) if line.startswith("p4 "))
    end = next(n for n, line in enumerate(before) if line.startswith("p5 "))
    assert before[changed[0]].startswith("checksum: ")
    assert all(start < n < end for n in changed[1:])


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_any_text_survives_the_file(texts: list[str]) -> None:
    made = prints_of(SOURCE, texts)
    assert read(written(made).encode(), PRINTS, SOURCE) == (made, ())


@given(st.data())
def test_no_change_of_a_single_byte_goes_unseen(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(GOOD) - 1))
    byte = data.draw(st.integers(0, 255))
    damaged = bytearray(GOOD.encode())
    kept = damaged[place] == byte
    damaged[place] = byte
    found, problems = read(bytes(damaged), PRINTS, SOURCE)
    if kept:
        assert found == prints()
    else:
        assert found is None
        assert [problem.file for problem in problems] == [PRINTS]


@given(st.integers(0, len(GOOD) - 1))
def test_no_cut_goes_unseen(end: int) -> None:
    assert read(GOOD[:end].encode(), PRINTS, SOURCE)[0] is None


def lines_up_to(start: str) -> str:
    return GOOD[: GOOD.index(start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "",
            f"1:1: The file ends before the line 'casebook prints'. It is cut off. {RESTORE}",
            id="empty",
        ),
        pytest.param(
            "name: Jane\n",
            f"1:1: The line 'casebook prints: ...' should stand here. {RESTORE}",
            id="another file",
        ),
        pytest.param(
            GOOD.replace("prints: 1", "prints: 7", 1),
            f"1:1: This is version 7 of prints, and 1 is read here. {ANEW}",
            id="another version",
        ),
        pytest.param(
            GOOD.replace(str(SOURCE), "sources/some-other", 1),
            f"2:1: These are the prints of sources/some-other, in the file of {SOURCE}. "
            f"Rename the file, or make the right one: {ANEW}",
            id="foreign",
        ),
        pytest.param(
            GOOD.replace("words: 1", "words: 0", 1),
            "3:1: These prints were made under other rules for cutting a text into words. " + ANEW,
            id="other rules for words",
        ),
        pytest.param(
            GOOD.replace("blake2b 40", "md5 32", 1),
            f"4:1: These prints were not made with blake2b 40. {ANEW}",
            id="another hash",
        ),
        pytest.param(
            lines_up_to("p5 tokens"),
            f"{lines_up_to('p5 tokens').count(chr(10))}:1: The file ends before paragraph p5. "
            f"It is cut off. {RESTORE}",
            id="cut between paragraphs",
        ),
        pytest.param(
            lines_up_to("p5 tokens")[:-90],
            None,
            id="cut within a paragraph",
        ),
        pytest.param(
            GOOD.replace("p3 tokens", "p4 tokens", 1),
            None,
            id="a label twice",
        ),
        pytest.param(
            GOOD + "p8 tokens 0 sentences 1\n",
            f"{GOOD.count(chr(10)) + 1}:1: There are lines after the last of the 7 paragraphs. "
            + RESTORE,
            id="a paragraph too many",
        ),
        pytest.param(
            GOOD.encode()[:30] + b"\xff" + GOOD.encode()[30:],
            f"2:12: There is a byte here that no prints file holds. {RESTORE}",
            id="no text",
        ),
        pytest.param(
            GOOD + " " * LARGEST,
            f"1:1: The file has more than 8 MiB. {RESTORE}",
            id="too large",
        ),
    ],
)
def test_damage_is_told_with_its_place(text: str | bytes, expected: str | None) -> None:
    found = told(text)
    if expected is not None:
        assert found == expected
    assert found.endswith((RESTORE, ANEW))


def test_the_first_wrong_character_of_a_line_is_named() -> None:
    lines = GOOD.splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith("2 "))
    lines[number] = lines[number][:15] + "x" + lines[number][16:]
    expected = f"{number + 1}:16: Hashes of runs of 2 in paragraph p1 should stand here. {RESTORE}"
    assert told("\n".join([*lines, ""])) == expected


def test_a_number_changed_by_hand_is_told_by_the_checksum() -> None:
    changed = GOOD.replace("p1 tokens 5 sentences 1", "p1 tokens 5 sentences 2")
    expected = "6:1: The checksum does not fit the file: something in it was changed. " + RESTORE
    assert told(changed) == expected


def test_prints_under_a_foreign_name_prove_nothing() -> None:
    other = Ref.parse("sources/some-other")
    head = GOOD.replace(str(SOURCE), str(other), 1)
    lines = [line for line in head.splitlines() if not line.startswith("checksum")]
    forged = written(prints_of(other, PARAGRAPHS)).splitlines()
    assert not {line for line in lines if line[:2] in ("1 ", "2 ")} & set(forged)


def test_a_damaged_file_is_the_only_problem_it_causes(project: Project) -> None:
    printed(project)
    project.write(PRINTS, project.text(PRINTS)[:-20])
    (problem,) = project.problems()
    assert problem.startswith(f"{PRINTS}:")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_linked_prints_file_is_not_followed(project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(GOOD)
    (project.root / PRINTS).symlink_to(tmp_path / "elsewhere")
    (problem,) = project.problems()
    assert problem.startswith(f"{PRINTS}:1:1: This is a symbolic link")


def test_prints_without_a_map_are_told(project: Project) -> None:
    other = Ref.parse("sources/example-bulletin-2003-05-02")
    project.write(f"seeds/{other.slug}.prints", written(prints_of(other, PARAGRAPHS)))
    assert project.problems(["prints"]) == [
        f"seeds/{other.slug}.prints:1:1: These are the prints of {other}, and there is no map of "
        f"its paragraphs. Add seeds/{other.slug}.yml: casebook seed TEXT --source {other} makes "
        "both."
    ]


def test_a_map_that_does_not_fit_its_prints_is_told(project: Project) -> None:
    printed(project)
    project.change(MAP, "    sentences: 4\n", "    sentences: 9\n")
    again = f"make both anew from it, casebook seed TEXT --source {SOURCE}."
    line = project.text(MAP).split("sentences: 9")[0].count("\n") + 1
    (problem,) = project.problems(["prints"])
    assert problem == (
        f"{MAP}:{line}:16: p2 has 9 sentences here and 4 in {PRINTS}. Write 4; if the text has "
        f"changed: {again}"
    )
    project.write(PRINTS, written(prints_of(SOURCE, PARAGRAPHS[:6])))
    line = project.text(MAP).split("label: p7")[0].count("\n") + 1
    (problem,) = project.problems(["prints"])
    assert problem.startswith(f"{MAP}:{line}:12: This map has 7 paragraphs, and {PRINTS} has 6.")
