"""The commands seed, verify and find, as a maintainer and a contributor use them."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.cli import main
from casebook.evidence.prints_file import written
from evidence.papers import PARAGRAPHS, PRINTS, SOURCE, TEXT, printed, prints, quoting, saying
from projects import LETTER, MAP, REPORT, Project

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The text of the report, in a file named after its source."""
    path = tmp_path / f"{SOURCE.slug}.txt"
    path.write_text(TEXT, "utf-8")
    return path


def rewrite(text: Path, *paragraphs: str) -> None:
    """Let the file hold these paragraphs."""
    text.write_text("\n".join([PARAGRAPHS[0], *paragraphs, ""]), "utf-8")


def run(project: Project, *arguments: object) -> int:
    return main(["--root", str(project.root), *map(str, arguments)])


def seed(project: Project, text: Path) -> int:
    return run(project, "seed", text, "--source", SOURCE)


# ------------------------------------------------------------------------------------- seed


def test_seeding_makes_the_prints_and_leaves_a_good_map_alone(
    project: Project, text: Path, capsys: Capture
) -> None:
    before = project.text(MAP)
    assert seed(project, text) == 0
    assert project.text(PRINTS) == written(prints())
    assert project.text(MAP) == before
    assert capsys.readouterr().out == f"Wrote {PRINTS}.\nThen run casebook check.\n"
    assert seed(project, text) == 0
    told = f"The seeds of {SOURCE} fit the text. Nothing has changed.\n"
    assert capsys.readouterr().out == told
    assert project.problems() == []


def test_seeding_begins_a_map(project: Project, text: Path, capsys: Capture) -> None:
    (project.root / MAP).unlink()
    assert seed(project, text) == 0
    made = project.text(MAP)
    head = f"source: {SOURCE}\nparagraphs:\n  - label: p1\n    role: title\n    sentences: 1\n"
    assert made.startswith(head)
    assert made.count("role: body") == 6
    told = capsys.readouterr().out
    assert told.startswith(f"7 paragraphs are new.\nWrote {MAP} and {PRINTS}.\nLook over")
    assert project.problems(["prints", "gists", "quotations"]) == []


def test_seeding_keeps_notes_and_comments(project: Project, text: Path, capsys: Capture) -> None:
    project.change(MAP, "  - label: p6\n", "  # The paper judges here.\n  - label: p6\n")
    project.change(MAP, "    sentences: 5\n", "    sentences: 4 # counted twice\n")
    before = project.text(MAP)
    assert seed(project, text) == 0
    assert project.text(MAP) == before.replace("sentences: 4 # counted", "sentences: 5 # counted")
    assert capsys.readouterr().out.startswith("p3 has 5 sentences, not 4.\n")


def test_a_paragraph_at_the_end_is_added(project: Project, text: Path, capsys: Capture) -> None:
    printed(project)
    before = project.text(MAP)
    rewrite(text, *PARAGRAPHS, "A late word. And one more.")
    assert seed(project, text) == 0
    added = "  - label: p8\n    role: body\n    sentences: 2\n"
    assert project.text(MAP) == before + added
    assert "p8 is new.\n" in capsys.readouterr().out
    assert project.problems(["coverage"])


def test_changed_words_are_told_and_taken(project: Project, text: Path, capsys: Capture) -> None:
    printed(project)
    changed = [paragraph.replace("Thirty guests", "Forty guests") for paragraph in PARAGRAPHS]
    rewrite(text, *changed)
    assert seed(project, text) == 0
    places = len(project.take_in().casebook.citations[SOURCE.at("p3")])
    told = f"p3 has other words; {places} places cite it.\nWrote "
    assert capsys.readouterr().out.startswith(told)


@pytest.mark.parametrize("known", [True, False], ids=["with prints", "without prints"])
def test_labels_that_records_cite_are_never_renumbered(
    project: Project, text: Path, capsys: Capture, known: bool
) -> None:
    if known:
        printed(project)
    files = {file: project.text(file) for file in (MAP, *([PRINTS] if known else []))}
    rewrite(text, *PARAGRAPHS[:5], "A line that was not there.", *PARAGRAPHS[5:])
    assert seed(project, text) == 1
    told = capsys.readouterr().out
    if known:
        assert told.startswith(f"p6 would become p7, and is cited by {REPORT[5:-4]}#appraisal-of-")
        assert "p7 would become p8, and is cited by " in told
    else:
        assert "without prints nobody can tell" in told
    assert "Nothing was written." in told
    assert {file: project.text(file) for file in files} == files


def test_a_cited_paragraph_cannot_go(project: Project, text: Path, capsys: Capture) -> None:
    printed(project)
    rewrite(text, *PARAGRAPHS[:6])
    assert seed(project, text) == 1
    assert "p7 is not in the text any more, and is cited by " in capsys.readouterr().out


def test_labels_that_nothing_cites_move_with_their_notes(
    project: Project, text: Path, capsys: Capture
) -> None:
    printed(project)
    rewrite(text, *PARAGRAPHS, "A late word.", "A last word.")
    assert seed(project, text) == 0
    project.write(MAP, project.text(MAP) + "    gist: The last\n    unused: It says nothing.\n")
    capsys.readouterr()
    rewrite(text, *PARAGRAPHS, "A late word.", "Something else entirely, put in.", "A last word.")
    assert seed(project, text) == 0
    assert "p9 is new.\np9 is now p10.\n" in capsys.readouterr().out
    end = "  - label: p10\n    role: heading\n    sentences: 1\n    gist: The last\n"
    assert project.text(MAP).endswith(
        end.replace("heading", "body") + "    unused: It says nothing.\n"
    )


def test_labels_do_not_move_while_a_record_cannot_be_read(
    project: Project, text: Path, capsys: Capture
) -> None:
    printed(project)
    rewrite(text, *PARAGRAPHS, "A late word.")
    assert seed(project, text) == 0
    project.change(REPORT, "form: article", "form: articel")
    rewrite(text, *PARAGRAPHS, "Something else entirely, put in.", "A late word.")
    capsys.readouterr()
    assert seed(project, text) == 1
    assert "statements/example-paper-article-2003-05-06 cite" in capsys.readouterr().out


def test_a_map_that_cannot_be_read_is_not_overwritten(
    project: Project, text: Path, capsys: Capture
) -> None:
    project.change(MAP, "role: title", "role: titel")
    before = project.text(MAP)
    assert seed(project, text) == 1
    assert capsys.readouterr().out.startswith(f"{MAP} cannot be read")
    assert project.text(MAP) == before


@pytest.mark.parametrize("command", ["seed", "verify"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "cannot be read: No such file or directory."),
        (b"", "has no paragraphs."),
        (b"Only a title\n", "has no paragraphs."),
        (b"A title\n\xff\xfe\n", "is not written in UTF-8."),
        (b"A title\nA\0B\n", "is no text."),
    ],
    ids=["missing", "empty", "one line", "not UTF-8", "binary"],
)
def test_a_file_that_is_no_text_is_refused(
    project: Project,
    text: Path,
    capsys: Capture,
    command: str,
    content: bytes | None,
    expected: str,
) -> None:
    text.unlink()
    if content is not None:
        text.write_bytes(content)
    assert run(project, command, text, "--source", SOURCE) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert expected in err


@pytest.mark.parametrize("source", ["the paper", "people/ada-example", f"{SOURCE}#p4"])
def test_a_source_must_be_one(project: Project, text: Path, capsys: Capture, source: str) -> None:
    with pytest.raises(SystemExit) as stop:
        run(project, "seed", text, "--source", source)
    assert stop.value.code == 2
    assert "Write" in capsys.readouterr().err


# ----------------------------------------------------------------------------------- verify


def test_good_data_agrees_with_the_text(project: Project, text: Path, capsys: Capture) -> None:
    quoting(project, "kept no minutes")
    assert run(project, "verify", text) == 0
    casebook = project.take_in().casebook
    places = sum(len(found) for ref, found in casebook.citations.items() if ref.whole == SOURCE)
    assert capsys.readouterr().out == (
        f"3 quotations and {places} citations of {SOURCE} agree with the text, and so do the "
        "prints of its 7 paragraphs.\n"
    )


def test_other_signs_of_the_same_words_are_noted(
    project: Project, text: Path, capsys: Capture
) -> None:
    saying(project, "It wrote of “the office - as they always have”.", f"    cite: {SOURCE}#p5\n")
    assert run(project, "verify", text) == 0
    assert f"note: {SOURCE}#p5 sets these words with other signs" in capsys.readouterr().out


def test_a_wrong_quotation_and_a_wrong_locator_are_told(
    project: Project, text: Path, capsys: Capture
) -> None:
    quoting(project, "lie open in the office")
    rewrite(text, *PARAGRAPHS[:6])
    assert run(project, "verify", text) == 1
    told = capsys.readouterr().out
    assert f"{LETTER}:19:12: This quotation does not stand in the text where it is cited." in told
    assert f"It stands in {SOURCE}#p5: write that in cite." in told
    assert f"cites {SOURCE}#p7, and the text has no such paragraph." in told
    assert f"{PRINTS}:1:1: The text has 6 paragraphs, the prints 7." in told


def test_stale_prints_are_told(project: Project, text: Path, capsys: Capture) -> None:
    quoting(project, "kept no minutes")
    rewrite(text, *[paragraph.replace("no minutes", "few minutes") for paragraph in PARAGRAPHS])
    assert run(project, "verify", text) == 1
    told = capsys.readouterr().out
    assert f"{PRINTS}:1:1: The prints of p4 are not those of the text." in told
    assert f"do not agree whether this quotation stands in {SOURCE}#p4." in told


def test_a_text_of_an_unknown_source_is_refused(
    project: Project, text: Path, tmp_path: Path, capsys: Capture
) -> None:
    other = text.rename(tmp_path / "download.txt")
    assert run(project, "verify", other) == 2
    assert "There is no record sources/download." in capsys.readouterr().err
    assert run(printed(project), "verify", other, "--source", SOURCE) == 0


# ------------------------------------------------------------------------------------- find


def test_words_are_found_with_what_rests_on_them(project: Project, capsys: Capture) -> None:
    assert run(printed(project), "find", "no", "minutes") == 0
    assert capsys.readouterr().out == (
        f"{SOURCE}#p4\n  section: The meeting\n  about: Letter of the chapter\n"
        + "".join(f"  cited by {ref}\n" for ref in citing(project, "p4"))
    )


def citing(project: Project, label: str) -> list[str]:
    places = project.take_in().casebook.citations[SOURCE.at(label)]
    return list(dict.fromkeys(str(each.ref) for each in places))


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("NON-ELECTED BOARD", ["p3"]),
        ("on the rule w/ All members @", ["p5"]),
        ("of the party", ["p3"]),
        ("of the right", ["p3"]),
        ("sat on the right", []),
        ("dull", ["p6"]),
        ("the", ["p2", "p3", "p4", "p5", "p7"]),
    ],
)
def test_words_are_found_in_any_letter_case(
    project: Project, capsys: Capture, words: str, labels: list[str]
) -> None:
    assert run(printed(project), "find", words) == (0 if labels else 1)
    out = capsys.readouterr().out
    assert [
        line.partition("#")[2] for line in out.splitlines() if line.startswith("sources/")
    ] == labels


def test_what_is_not_found_leads_on(project: Project, capsys: Capture) -> None:
    assert run(printed(project), "find", "kept no proper minutes") == 1
    assert capsys.readouterr().out == (
        "“kept no proper minutes” stands in no source that has prints.\n"
        f"“kept no” stands in {SOURCE}#p4.\n"
    )
    assert run(project, "find", "bananas") == 1
    assert capsys.readouterr().out.endswith(
        "Look for fewer words, and only for words that stand side by side.\n"
    )


def test_a_sensitive_paragraph_is_not_described(project: Project, capsys: Capture) -> None:
    assert run(printed(project), "find", "umbrella carriers is said") == 0
    assert "A private matter" not in capsys.readouterr().out


def test_there_must_be_words_and_prints_to_find_them_in(project: Project, capsys: Capture) -> None:
    assert run(project, "find", "minutes") == 1
    assert "No source has prints yet" in capsys.readouterr().out
    assert run(printed(project), "find", "…") == 2
    assert "Name the words to look for" in capsys.readouterr().err
