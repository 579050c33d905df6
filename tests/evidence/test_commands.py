"""The commands seed, quote, verify and find, as a maintainer and a contributor use them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casebook.cli import main
from casebook.editing.canonical import canonical
from casebook.guide.descriptions import MAP as MAP_KIND
from evidence.papers import (
    PARAGRAPHS,
    PROOFS,
    SOURCE,
    TEXT,
    TITLES,
    committed,
    paper,
    proofs,
    quoting,
    saying,
)
from projects import LETTER, MAP, PAPER, REPORT, Project

Capture = pytest.CaptureFixture[str]

TOLD = ("--copy-read", "the printed paper", "--read-by", "Erin Tester", "--read-on", "2003-05-07")
BULLETIN = "sources/example-bulletin-2003-05-02"


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


def seed(project: Project, text: Path, *more: str) -> int:
    return run(project, "seed", text, "--source", SOURCE, *TOLD, *more)


def root(project: Project) -> str:
    """The root of the last commitment to the report."""
    found = re.findall(r"^    root: \W?([0-9a-f]{64})", project.text(MAP), re.MULTILINE)
    return str(found[-1])


# ------------------------------------------------------------------------------------- seed


def test_seeding_commits_to_the_text_and_proves_what_is_quoted(
    project: Project, text: Path, capsys: Capture
) -> None:
    before = project.text(MAP)
    assert seed(project, text) == 0
    size = paper().commitment.size
    assert capsys.readouterr().out == (
        f"Committed to 7 paragraphs with {size} words and marks: {root(project)}.\n"
        f"Wrote {MAP} and {PROOFS}; 2 proofs new.\nThen run casebook check.\n"
    )
    after = project.text(MAP)
    assert before.splitlines() == after.partition("commitments:")[0].splitlines()[1:]
    assert after == canonical(after.encode(), MAP_KIND, MAP)
    told = "    copy_read: the printed paper\n    read_by: Erin Tester\n    read_on: 2003-05-07\n"
    assert told in after
    assert project.problems() == []
    files = (after, project.text(PROOFS))
    assert seed(project, text) == 0
    said = f"The seeds of {SOURCE} fit the text. Nothing has changed.\n"
    assert capsys.readouterr().out == said
    assert (project.text(MAP), project.text(PROOFS)) == files


def test_each_commitment_has_a_name_that_nobody_could_foretell(
    project: Project, text: Path
) -> None:
    before = project.text(MAP)
    assert seed(project, text) == 0
    first = root(project)
    project.write(MAP, before)
    (project.root / PROOFS).unlink()
    assert seed(project, text) == 0
    assert root(project) != first


def test_who_has_read_which_copy_is_asked_for(
    project: Project, text: Path, capsys: Capture
) -> None:
    assert run(project, "seed", text, "--source", SOURCE) == 2
    assert capsys.readouterr().err == (
        f"Say which copy this is and who has read it: casebook seed TEXT --source {SOURCE} "
        "--copy-read 'the page, saved on November 23, 2026' --read-by 'Jane Doe'.\n"
    )
    assert "commitments" not in project.text(MAP)


def test_seeding_takes_a_map_that_ends_in_an_end_mark(project: Project, text: Path) -> None:
    project.write(MAP, f"\ufeff{project.text(MAP)}...\n")
    assert seed(project, text) == 0
    assert project.problems() == []


def test_seeding_begins_a_map(project: Project, text: Path, capsys: Capture) -> None:
    (project.root / MAP).unlink()
    assert seed(project, text) == 0
    made = project.text(MAP)
    head = f"source: {SOURCE}\nparagraphs:\n  - label: p1\n    role: title\n    sentences: 1\n"
    assert head in made
    assert made.count("role: body") == 6
    told = capsys.readouterr().out
    assert told.startswith("7 paragraphs are new.\nCommitted to 7 paragraphs with ")
    assert "Look over the roles" in told
    assert project.problems(["evidence", "gists", "quotations"]) == []


def test_seeding_keeps_notes_and_comments(project: Project, text: Path, capsys: Capture) -> None:
    project.change(MAP, "  - label: p6\n", "  # The paper judges here.\n  - label: p6\n")
    project.change(MAP, "    sentences: 5\n", "    sentences: 4  # counted twice\n")
    before = project.text(MAP)
    assert seed(project, text) == 0
    kept = before.replace("sentences: 4  # counted", "sentences: 5  # counted")
    assert project.text(MAP).partition("commitments:")[0].endswith(kept)
    assert capsys.readouterr().out.startswith("p3 has 5 sentences, not 4.\n")


def test_another_text_is_not_taken_for_the_one_committed_to(
    project: Project, text: Path, capsys: Capture
) -> None:
    committed(project)
    files = {file: project.text(file) for file in (MAP, PROOFS)}
    rewrite(text, *PARAGRAPHS, "A late word. And one more.")
    assert seed(project, text) == 0  # a line more on the page is nothing new
    rewrite(text, *(each.replace("Thirty guests", "Forty-one guests") for each in PARAGRAPHS[:6]))
    assert seed(project, text) == 1
    told = capsys.readouterr().out
    assert (
        f"{text} is not the text that {MAP} is committed to. The paragraphs above p7 fit." in told
    )
    assert "add --replace; after a release this needs a correction" in told
    assert "add --beside, and both texts are kept. Nothing was written." in told
    assert {file: project.text(file) for file in files} == files


def test_a_wrong_copy_is_replaced_and_what_changes_is_told(
    project: Project, text: Path, capsys: Capture
) -> None:
    committed(project)
    before = root(project)
    changed = [each.replace("Thirty guests", "Some forty guests") for each in PARAGRAPHS]
    rewrite(text, *changed, "A late word. And one more.")
    assert seed(project, text, "--replace") == 0
    places = len(project.take_in().casebook.citations[SOURCE.at("p3")])
    told = capsys.readouterr().out
    assert told.startswith(
        f"p3 has 53 words and marks, not 52; {places} places cite it.\np8 is new.\nCommitted to 8 "
    )
    assert root(project) != before
    assert project.text(MAP).count("document: ") == 1
    assert paper().document.hex() in project.text(MAP)
    (problem,) = project.problems()
    assert f"No record cites {SOURCE}#p8." in problem


def test_quotations_that_a_new_text_does_not_have_are_told(
    project: Project, text: Path, capsys: Capture
) -> None:
    quoting(project, "kept no minutes", (4, "kept no minutes"))
    rewrite(text, *(each.replace("no minutes", "few minutes") for each in PARAGRAPHS))
    assert seed(project, text, "--replace") == 1
    told = capsys.readouterr().out
    assert f"This quotation differs from {SOURCE}#p4 at word 2, “no”. Write “few”" in told
    assert f"Wrote {MAP} and {PROOFS}; 2 proofs new." in told


@pytest.mark.parametrize("known", [True, False], ids=["with a commitment", "without one"])
def test_labels_that_records_cite_are_never_renumbered(
    project: Project, text: Path, capsys: Capture, known: bool
) -> None:
    if known:
        committed(project)
    files = {file: project.text(file) for file in (MAP, *([PROOFS] if known else []))}
    rewrite(text, *PARAGRAPHS[:5], "A line that was not there.", *PARAGRAPHS[5:])
    assert seed(project, text, "--replace") == (0 if known else 1)
    if known:  # the new line does not belong to the text that was committed to
        assert "Nothing has changed." in capsys.readouterr().out
        rewrite(text, *PARAGRAPHS[:5], "A line that was not there.", PARAGRAPHS[5], "A new last.")
        assert seed(project, text, "--replace") == 1
    told = capsys.readouterr().out
    if known:
        assert told.startswith(f"p6 would become p7, and is cited by {REPORT[5:-4]}#appraisal-of-")
    else:
        assert "without a commitment nobody can tell" in told
    assert "Nothing was written." in told
    assert {file: project.text(file) for file in files} == files


def test_a_cited_paragraph_cannot_go(project: Project, text: Path, capsys: Capture) -> None:
    committed(project)
    rewrite(text, *PARAGRAPHS[:6])
    assert seed(project, text, "--replace") == 1
    assert "p7 is not in the text any more, and is cited by " in capsys.readouterr().out


def test_labels_that_nothing_cites_move_with_their_notes(
    project: Project, text: Path, capsys: Capture
) -> None:
    rewrite(text, *PARAGRAPHS, "A late word.", "A last word here.")
    (project.root / MAP).unlink()
    assert seed(project, text) == 0
    project.change(
        MAP, "  - label: p9\n    role: heading\n", "  - label: p9\n    role: body\n"
    ) if "role: heading" in project.text(MAP) else None
    project.change(MAP, "commitments:\n", "    gist: The last\n    unused: Dull.\ncommitments:\n")
    capsys.readouterr()
    rewrite(text, *PARAGRAPHS, "Something else entirely, put in.", "A late word.", "A last word.")
    assert seed(project, text, "--replace") == 0
    told = capsys.readouterr().out
    assert "p8 is new.\np8 is now p9.\np9 is now p10.\n" in told
    end = (
        "  - label: p10\n    role: body\n    sentences: 1\n    gist: The last\n    unused: Dull.\n"
    )
    assert end in project.text(MAP)


def test_labels_do_not_move_while_a_record_cannot_be_read(
    project: Project, text: Path, capsys: Capture
) -> None:
    rewrite(text, *PARAGRAPHS, "A late word.")
    (project.root / MAP).unlink()
    assert seed(project, text) == 0
    project.change(REPORT, "form: article", "form: articel")
    rewrite(text, *PARAGRAPHS, "Something else entirely, put in.", "A later word.")
    capsys.readouterr()
    assert seed(project, text, "--replace") == 1
    assert "statements/example-paper-article-2003-05-06 cite" in capsys.readouterr().out


def test_a_text_that_the_publisher_has_changed_stands_beside_the_first(
    project: Project, text: Path, capsys: Capture
) -> None:
    """Quotations are proved from either of them; no label changes, what is new comes at the end."""
    quoting(project, "kept no minutes", (4, "kept no minutes"))
    note = "Correction: an earlier text of this report miscounted the guests at the meeting."
    corrected = [each.replace("Thirty guests", "Forty-one guests") for each in PARAGRAPHS]
    rewrite(text, corrected[0], note, *corrected[1:])
    assert seed(project, text, "--beside") == 0
    assert "p8 is new.\nCommitted to 8 paragraphs" in capsys.readouterr().out
    listed = re.findall(r"- (p\d+) \d+ ", project.text(MAP))
    assert listed == [*(f"p{n}" for n in range(1, 8)), "p1", "p8", *(f"p{n}" for n in range(2, 8))]
    project.change(MAP, "commitments:\n", "    unused: A correction.\ncommitments:\n")
    assert project.problems() == []
    catalog = project.take_in().casebook.catalog
    assert catalog.evidence[SOURCE][0].hidden < paper().commitment.size
    project.change(LETTER, "kept no minutes\n", "kept no minutes,\n")
    assert run(project, "quote", text) == 0
    project.write(PAPER, project.text(PAPER) + "  - It counts “Forty-one guests” now.\n")
    assert run(project, "quote", text) == 0
    assert project.problems() == []
    for word in (TEXT, text.read_text("utf-8")):
        text.write_text(word, "utf-8")
        assert run(project, "verify", text) == 0
    assert project.text(PROOFS).count("commitment ") == 2
    assert seed(project, text, "--replace") == 0  # it fits one of the two
    rewrite(text, "Another text.")
    assert seed(project, text, "--replace") == 1
    assert "has two commitments. Delete the wrong one first." in capsys.readouterr().out


def test_a_text_too_short_to_hide_anything_is_not_committed_to(
    project: Project, text: Path, capsys: Capture
) -> None:
    text.write_text("Title\nOnly a few words.\n", "utf-8")
    assert run(project, "seed", text, "--source", BULLETIN, *TOLD) == 1
    told = capsys.readouterr().out
    assert f"Only 5 words and marks of {BULLETIN} would stay hidden" in told
    assert told.endswith("Quote less of it, or all of it. Nothing was written.\n")
    assert not list((project.root / "seeds").glob("example-bulletin*"))


def test_a_map_that_cannot_be_read_is_not_overwritten(
    project: Project, text: Path, capsys: Capture
) -> None:
    project.change(MAP, "role: title", "role: titel")
    before = project.text(MAP)
    assert seed(project, text) == 1
    assert capsys.readouterr().out.startswith(f"{MAP} cannot be read")
    assert project.text(MAP) == before


@pytest.mark.parametrize("command", ["seed", "quote", "verify", "find"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "cannot be read: No such file or directory."),
        (b"Only a title\n", "has no paragraphs."),
    ],
    ids=["missing", "one line"],
)
def test_a_file_that_is_no_text_is_refused(
    project: Project,
    text: Path,
    capsys: Capture,
    command: str,
    content: bytes | None,
    expected: str,
) -> None:
    committed(project)
    text.unlink()
    if content is not None:
        text.write_bytes(content)
    named = ["find", "minutes", "--text", text] if command == "find" else [command, text]
    assert run(project, *named, "--source", SOURCE) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert expected in err


@pytest.mark.parametrize("source", ["the paper", "people/ada-example", f"{SOURCE}#p4"])
def test_a_source_must_be_one(project: Project, text: Path, capsys: Capture, source: str) -> None:
    with pytest.raises(SystemExit) as stop:
        run(project, "seed", text, "--source", source)
    assert stop.value.code == 2
    assert "Write" in capsys.readouterr().err


# ------------------------------------------------------------------------------------- quote


def test_a_new_quotation_is_proved_with_the_text(
    project: Project, text: Path, capsys: Capture
) -> None:
    quoting(project, "kept no minutes")
    assert len(project.problems()) == 1
    assert run(project, "quote", text) == 0
    assert capsys.readouterr().out == f"Wrote {PROOFS}: 1 proof new.\n"
    assert project.text(PROOFS) == proofs(*TITLES, (4, "kept no minutes"))
    assert project.problems() == []
    assert run(project, "quote", text) == 0
    said = f"All quotations of {SOURCE} are proved. Nothing has changed.\n"
    assert capsys.readouterr().out == said


def test_a_saved_page_may_have_other_lines(project: Project, text: Path) -> None:
    quoting(project, "kept no minutes")
    text.write_text("\n".join(["Menu", "Home", TEXT, "Imprint"]), "utf-8")
    assert run(project, "quote", text) == 0
    assert project.problems() == []


def test_a_quotation_that_does_not_stand_in_the_text_is_told(
    project: Project, text: Path, capsys: Capture
) -> None:
    quoting(project, "kept few minutes")
    assert run(project, "quote", text) == 1
    assert capsys.readouterr().out == (
        f"{LETTER}:19:12: This quotation differs from {SOURCE}#p4 at word 2, “few”. Write “no”, as "
        "the source does.\n"
    )


def test_a_quotation_is_shortened_without_the_text(project: Project, capsys: Capture) -> None:
    long = (4, "You have kept no minutes, and the funds were spent without a vote")
    quoting(project, "\n      - kept no minutes\n      - a vote", long)
    (problem,) = project.problems()
    assert problem.startswith(f"{PROOFS}:5:1: No record quotes “You have kept")
    assert run(project, "quote") == 0
    assert capsys.readouterr().out == (
        f"Wrote {PROOFS}: 2 proofs new, 1 proof that no record needed gone.\n"
    )
    assert project.text(PROOFS) == proofs(*TITLES, (4, "kept no minutes"), (4, "a vote"))
    assert project.problems() == []


def test_a_quotation_that_is_gone_is_given_away_no_more(project: Project, capsys: Capture) -> None:
    committed(project, (4, "kept no minutes"))
    assert run(project, "quote", "--source", SOURCE) == 0
    assert "no proofs new, 1 proof that no record needed gone." in capsys.readouterr().out
    assert project.text(PROOFS) == proofs(*TITLES)


def test_without_the_text_a_new_quotation_is_refused(project: Project, capsys: Capture) -> None:
    quoting(project, "kept no minutes")
    assert run(project, "quote") == 1
    assert f"With the text at hand, run casebook quote TEXT --source {SOURCE}." in (
        capsys.readouterr().out
    )


def test_damaged_proofs_are_made_anew_with_the_text_alone(
    project: Project, text: Path, capsys: Capture
) -> None:
    quoting(project, "kept no minutes", (4, "kept no minutes"))
    good = project.text(PROOFS)
    project.write(PROOFS, good[:200])
    assert run(project, "quote", "--source", SOURCE) == 1
    assert f"The proofs of {SOURCE} are damaged, and only its text" in capsys.readouterr().out
    assert run(project, "quote", text) == 0
    assert project.text(PROOFS) == good


def test_a_source_is_not_quoted_so_that_the_rest_can_be_guessed(
    project: Project, text: Path, capsys: Capture
) -> None:
    """All but a few words of a short source would be quoted: nothing is written."""
    text.write_text(f"Title\n{'One two three, four five six. ' * 5}\n", "utf-8")
    assert run(project, "seed", text, "--source", BULLETIN, *TOLD) == 0
    before = project.text(f"seeds/{BULLETIN[8:]}.proofs")
    cite = f"    cite: {BULLETIN}#p1\n"
    saying(project, "It says “two three, four five six. One two three, four”.", cite=cite)
    capsys.readouterr()
    assert run(project, "quote", text, "--source", BULLETIN) == 1
    told = f"Only 28 words and marks of {BULLETIN} would stay hidden"
    assert capsys.readouterr().out.startswith(told)
    assert project.text(f"seeds/{BULLETIN[8:]}.proofs") == before


def test_nothing_is_proved_while_a_record_cannot_be_read(
    project: Project, text: Path, capsys: Capture
) -> None:
    committed(project)
    project.change(REPORT, "form: article", "form: articel")
    assert run(project, "quote", text) == 1
    assert "Nobody can tell what statements/example-paper-article" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["quote", "find", "verify"])
def test_another_text_than_the_one_committed_to_is_refused(
    project: Project, text: Path, capsys: Capture, command: str
) -> None:
    committed(project)
    rewrite(text, *(each.replace("no minutes", "few minutes") for each in PARAGRAPHS))
    named = ["find", "minutes", "--text", text] if command == "find" else [command, text]
    assert run(project, *named) == 1
    told = capsys.readouterr().out
    assert told.startswith(f"{text} is not the text that {MAP} is committed to. Every paragraph")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((), "There is no commitment to a text of sources/download. Say whose text it is: "),
        (
            ("--source", BULLETIN),
            f"Make one from the text: casebook seed TEXT --source {BULLETIN}.",
        ),
    ],
)
def test_without_a_commitment_nothing_can_be_proved(
    project: Project, text: Path, tmp_path: Path, capsys: Capture, more: tuple[str, ...], told: str
) -> None:
    other = text.rename(tmp_path / "download.txt")
    assert run(committed(project), "quote", other, *more) == 2
    assert told in capsys.readouterr().err


# ----------------------------------------------------------------------------------- verify


def test_good_data_agrees_with_the_text(project: Project, text: Path, capsys: Capture) -> None:
    quoting(project, "kept no minutes", (4, "kept no minutes"))
    assert run(project, "verify", text) == 0
    casebook = project.take_in().casebook
    places = sum(len(found) for ref, found in casebook.citations.items() if ref.whole == SOURCE)
    assert capsys.readouterr().out == (
        f"3 quotations and {places} citations of {SOURCE} agree with the text, and so do its "
        f"commitment {paper().commitment.root.hex()}, every salt, and the words of data, docs and "
        "seeds.\n"
    )


def test_other_signs_of_the_same_words_are_noted(
    project: Project, text: Path, capsys: Capture
) -> None:
    words = "the office - as they always have"
    cite = f"    cite: {SOURCE}#p5\n"
    saying(project, f"It wrote of “{words}”.", (5, words), cite=cite)
    assert run(project, "verify", text) == 0
    assert f"note: {SOURCE}#p5 sets these words with other signs" in capsys.readouterr().out


def test_what_does_not_agree_with_the_text_is_told(
    project: Project, text: Path, capsys: Capture
) -> None:
    quoting(project, "lie open in the office")
    project.change(MAP, "    sentences: 5\n", "    sentences: 6\n")
    project.change(PAPER, "title: Examples meet, and part", "title: Examples meet and part")
    assert run(project, "verify", text) == 1
    told = capsys.readouterr().out
    assert f"{LETTER}:19:12: These words are in p5 of {SOURCE}, not in p4." in told
    assert "p3 has 5 sentences in the text. Write 5." in told
    assert f"{PAPER}:" in told


@pytest.mark.parametrize(
    ("file", "words", "told"),
    [
        ("docs/page.md", "He says that the chair of the party read the rule of the house.", True),
        ("docs/page.md", "He says: “the chair of the party read the rule of the house.”", False),
        ("docs/page.md", "The chair of\nthe party read\nthe rule of the house.", True),
        ("docs/page.md", "the chair of the party read the Sample Rule of the house.", False),
        ("data/people/note.txt", "the chair of the party read the rule of the house.", True),
        (MAP, "# the chair of the party read the rule of the house.", True),
    ],
)
def test_words_of_the_text_in_any_of_our_files_are_told(
    project: Project, text: Path, capsys: Capture, file: str, words: str, told: bool
) -> None:
    committed(project)
    first = project.text(file).partition("\n")[0] if file == MAP else "First line."
    rest = project.text(file).partition("\n")[2] if file == MAP else ""
    project.write(file, f"{first}\n{words}\n{rest}")
    status = run(project, "verify", text)
    out = capsys.readouterr().out
    assert status == int(told)
    assert (f"{file}:2:1: “" in out) is told
    assert (f"are the words of {SOURCE}#p3. Say it in our own words" in out) is told


def test_a_text_of_an_unknown_source_is_refused(
    project: Project, text: Path, tmp_path: Path, capsys: Capture
) -> None:
    other = text.rename(tmp_path / "download.txt")
    assert run(project, "verify", other) == 2
    assert "There is no record sources/download." in capsys.readouterr().err
    assert run(project, "verify", other, "--source", BULLETIN) == 1
    assert f"Make one: casebook seed TEXT --source {BULLETIN}." in capsys.readouterr().out
    assert run(committed(project), "verify", other, "--source", SOURCE) == 0


# ------------------------------------------------------------------------------------- find


def citing(project: Project, label: str) -> list[str]:
    places = project.take_in().casebook.citations[SOURCE.at(label)]
    return list(dict.fromkeys(str(each.ref) for each in places))


def test_quoted_words_are_found_with_what_rests_on_them(project: Project, capsys: Capture) -> None:
    committed(project, (4, "kept no minutes, and the funds"))
    assert run(project, "find", "No", "minutes,") == 0
    assert capsys.readouterr().out == (
        f"{SOURCE}#p4\n  section: The meeting\n  about: Letter of the chapter\n"
        + "".join(f"  cited by {ref}\n" for ref in citing(project, "p4"))
    )


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
def test_with_the_text_all_words_are_found(
    project: Project, text: Path, capsys: Capture, words: str, labels: list[str]
) -> None:
    committed(project)
    assert run(project, "find", words, "--text", text) == (0 if labels else 1)
    out = capsys.readouterr().out
    assert [
        line.partition("#")[2] for line in out.splitlines() if line.startswith("sources/")
    ] == labels


def test_what_is_not_found_leads_on(project: Project, text: Path, capsys: Capture) -> None:
    committed(project, (4, "kept no minutes"))
    assert run(project, "find", "kept no proper minutes") == 1
    assert capsys.readouterr().out == (
        "“kept no proper minutes” is in no quotation.\n"
        f"“kept no” is in {SOURCE}#p4.\n"
        "Only quoted words can be found without the text. With it: casebook find WORDS --text TEXT "
        "--source sources/SLUG.\n"
    )
    assert run(project, "find", "bananas", "--text", text) == 1
    assert capsys.readouterr().out == "“bananas” is in no text.\n"


def test_a_sensitive_paragraph_is_not_described(
    project: Project, text: Path, capsys: Capture
) -> None:
    assert run(committed(project), "find", "umbrella carriers is said", "--text", text) == 0
    assert "A private matter" not in capsys.readouterr().out


def test_there_must_be_words_and_evidence_to_find_them_in(
    project: Project, capsys: Capture
) -> None:
    assert run(project, "find", "minutes") == 1
    assert "There is no evidence of any source yet" in capsys.readouterr().out
    assert run(committed(project), "find", "…") == 2
    assert "Name the words to look for" in capsys.readouterr().err
