"""What was published is altered in the open only."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from casebook.cli import main
from changes.commitments import changed, seeds, there, true
from changes.repositories import Repository
from projects import ADA, ALLIANCE, BEN, CHAPTER, LETTER, MAP, MOVED, ROOT, RULE, called

FILE = "data/corrections/2004-05-01-corrected.yml"
HOW = "add a file data/corrections/DATE-WORDS.yml with what: and why:, and with"
PUBLISHED = "It was published in v1.0."
FUNDS = """  - key: use-of-funds
    type: accusation
    subject: use of the funds
    about: people/ada-example
    dispute: disputes/alliance-and-chapter#funds
    gist: The chapter wrote that Ada Example had spent the funds without a vote.
    cite: sources/example-paper-2003-05-06#p4
"""


def correction(names: str) -> str:
    return (
        "name: Corrected\ndescription: Something was wrong\ndate: 2004-05-01\n"
        f"what: One value was wrong.\nwhy: A reader noticed it.\n{names}\n"
    )


def guard(repo: Repository, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    capsys.readouterr()
    status = main(["--root", str(repo.root), "guard", *more])
    out = capsys.readouterr()
    return status, out.out + out.err


def test_before_a_release_there_is_nothing_to_guard(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.change(BEN, "  date: 1960", "  date: 1961")
    said = "Nothing has been published yet: git has no tag such as v1.0. Nothing to guard.\n"
    assert guard(repo, capsys) == (0, said)
    repo.git("tag", "later")
    assert guard(repo, capsys) == (0, said)


def test_nothing_changed_passes(published: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    said = "Nothing that was published in v1.0 is altered without a correction.\n"
    assert guard(published, capsys) == (0, said)


def test_the_newest_release_counts(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    published.change(BEN, "  date: 1960", "  date: 1961")
    published.commit("v1.1")
    assert guard(published, capsys)[0] == 0
    assert guard(published, capsys, "v1.0")[0] == 1


def test_a_change_of_meaning_needs_a_correction_that_names_the_record(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    published.change(BEN, "  date: 1960", "  date: 1961")
    status, said = guard(published, capsys)
    assert status == 1
    assert said == (
        f"{BEN}:6:9: Ben Sample: “Born” changed from 1960 to 1961. {PUBLISHED} If it was wrong, "
        f"{HOW} records: people/ben-sample\n1 problem in 1 file.\n"
    )
    published.write(FILE, correction("records: people/ada-example"))
    assert guard(published, capsys) == (status, said)
    published.write(FILE, correction("records: people/ben-sample"))
    assert guard(published, capsys)[0] == 0


def test_a_correction_that_was_published_already_does_not_count_again(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    published.write(FILE, correction("records: people/ben-sample"))
    published.commit("v1.1")
    published.change(BEN, "  date: 1960", "  date: 1961")
    assert guard(published, capsys)[0] == 1


def test_a_correction_of_one_entry_covers_no_other(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    published.change(LETTER, "had spent the funds without a vote", "had spent funds unasked")
    published.change(LETTER, "had kept no minutes", "had kept few minutes")
    part = "statements/chapter-letter-2003-05-02#use-of-funds"
    published.write(FILE, correction(f"records: {part}"))
    status, said = guard(published, capsys)
    assert status == 1
    assert "missing-minutes" in said
    assert "use-of-funds" not in said


def test_a_record_that_is_gone_needs_a_pointer_or_a_reason(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (published.root / RULE).unlink()
    status, said = guard(published, capsys)
    assert status == 1
    assert said == (
        f"{RULE}:1:1: Sample Rule is gone, and nothing is left at topics/sample-rule. {PUBLISHED} "
        "Put the file back with one line in it: moved_to: and the record that took its place, or "
        "removed: and the reason, as a sentence.\n1 problem in 1 file.\n"
    )
    for line in ("moved_to: people/ada-example\n", "removed: There was no such rule.\n"):
        published.write(RULE, line)
        assert guard(published, capsys)[0] == 0


@pytest.mark.parametrize(
    ("left", "told"),
    [
        ("", "The pointer to Ada Example is gone, and nothing is left at people/ada-sample."),
        ("removed: A slip.\n", "The reason is gone, and nothing is left at people/ada-sample."),
    ],
)
def test_what_is_left_of_a_record_stays(
    published: Repository, capsys: pytest.CaptureFixture[str], left: str, told: str
) -> None:
    if left:
        published.write(MOVED, left)
        published.commit("v1.1")
    (published.root / MOVED).unlink()
    status, said = guard(published, capsys)
    assert status == 1
    assert said.startswith(f"{MOVED}:1:1: {told}")


def test_a_file_that_was_renamed_needs_a_pointer(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    published.write("data/topics/example-rule.yml", published.text(RULE))
    (published.root / RULE).unlink()
    status, said = guard(published, capsys)
    assert status == 1
    assert said == (
        f"{RULE}:1:1: Sample Rule has another address: topics/sample-rule is now "
        f"topics/example-rule, and the old one leads nowhere. {PUBLISHED} Add the file {RULE} with "
        "one line in it: moved_to: topics/example-rule\n1 problem in 1 file.\n"
    )
    published.write(RULE, "moved_to: topics/example-rule\n")
    assert guard(published, capsys)[0] == 0


def test_a_part_that_is_gone_needs_to_be_named(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    published.change(LETTER, FUNDS, "")
    part = "statements/chapter-letter-2003-05-02#use-of-funds"
    status, said = guard(published, capsys)
    assert status == 1
    assert said == (
        f"{LETTER}:1:1: Statement removed from {called(LETTER)}: Chapter on use of the funds: "
        "accusation, The chapter wrote that Ada Example had spent the funds without a vote. "
        f"{PUBLISHED} Put it back, or {HOW} withdrawn: {part}\n1 problem in 1 file.\n"
    )
    published.write(FILE, correction("records: statements/chapter-letter-2003-05-02"))
    assert guard(published, capsys)[0] == 1
    published.write(FILE, correction(f"withdrawn: {part}"))
    assert guard(published, capsys)[0] == 0


def test_a_rename_alone_needs_no_correction(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(published.root), "mv", "people/ben-sample", "people/benjamin"]) == 0
    assert guard(published, capsys)[0] == 0


def test_a_rename_hides_no_change(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--root", str(published.root), "mv", "people/ben-sample", "people/benjamin"])
    published.change("data/people/benjamin.yml", "  date: 1960", "  date: 1961")
    status, said = guard(published, capsys)
    assert status == 1
    assert said.startswith("data/people/benjamin.yml:6:9: Ben Sample: “Born” changed")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ALLIANCE, "  - The Allied Examples", "  - The Allies"),
        (ADA, "see: topics/sample-rule\n", ""),
        (RULE, "Rule on the length", "rule, on the length"),
        (CHAPTER, "unknown:\n", "see: topics/sample-rule\nunknown:\n"),
    ],
    ids=["another alias", "no see also", "punctuation", "something more"],
)
def test_what_says_nothing_else_passes(
    published: Repository, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str
) -> None:
    published.change(file, old, new)
    assert guard(published, capsys)[0] == 0


def test_problems_can_be_annotations_or_json(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    published.change(BEN, "  date: 1960", "  date: 1961")
    status, said = guard(published, capsys, "--format", "github")
    assert (status, said[:44]) == (1, f"::error file={BEN},line=6"[:44])
    status, said = guard(published, capsys, "--format", "json")
    assert status == 1
    assert json.loads(said)[0]["check"] == "guard"


def test_files_that_an_old_release_wrote_otherwise_are_said_to_be_left_out(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    good = repo.text(RULE)
    repo.write(RULE, good.replace("form: term", "form: long gone"))
    repo.commit("v1.0")
    repo.write(RULE, good.replace("Rule on the length", "Limit of the length"))
    status, said = guard(repo, capsys)
    assert status == 0
    assert said.endswith("1 file of v1.0 could not be read and were not compared.\n")


def test_a_base_that_is_not_there_is_refused_in_words(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = guard(repo, capsys, "v9")
    assert status == 2
    assert said.startswith("v9 is neither a revision of git here nor a folder with records.")


def test_the_real_records_pass() -> None:
    assert main(["--root", str(ROOT), "guard"]) == 0


def test_a_commitment_that_is_replaced_needs_a_correction_and_a_person(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """No check of one state can tell a forged text; what was there before can."""
    forged = changed(("Thirty guests", "Forty guests"))
    for file, _, content in seeds(forged):
        published.write(file, content)
    status, said = guard(published, capsys)
    assert status == 1
    line = next(
        number
        for number, text in enumerate(published.text(MAP).splitlines(), 1)
        if forged.commitment.root.hex() in text
    )
    assert said.startswith(f"{MAP}:{line}:11: The commitment to the text of Report of the Example")
    assert f"is now {forged.commitment.root.hex()} (" in said
    assert f"{PUBLISHED} If it was wrong, {HOW} records: {there()[0]}\n" in said
    confirm = (
        f"To be confirmed with the text, by a person: casebook verify TEXT --source {there()[0]}"
    )
    assert said.endswith(f"{confirm}\n")
    assert guard(published, capsys, "--format", "github")[1].endswith(
        f"::warning title=evidence::{confirm}\n"
    )
    assert published.problems() == []
    published.write(FILE, correction(f"records: {there()[0]}"))
    status, said = guard(published, capsys)
    assert status == 0
    assert said.endswith(f"{confirm}\n")


def test_a_second_commitment_needs_a_person_and_no_correction(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    other = changed(("Thirty guests", "Forty guests"), document=bytes(16))
    for file, _, content in seeds(true(), other):
        published.write(file, content)
    status, said = guard(published, capsys)
    assert status == 0
    assert "To be confirmed with the text, by a person: casebook verify TEXT --source" in said


def test_a_commitment_that_is_gone_was_published(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for file, _, content in seeds():
        published.write(file, content)
    status, said = guard(published, capsys)
    assert status == 1
    assert said.startswith(f"{MAP}:1:1: The commitment to the text of Report of the Example")


def test_a_source_keeps_its_commitment_when_it_is_renamed(
    published: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(published.root), "mv", str(there()[0]), "sources/the-paper"]) == 0
    assert "commitment" not in guard(published, capsys)[1]


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("--depth=1", "This copy has no history, so nobody can tell what has been published."),
        ("--no-tags", "This copy was made without tags, so nobody can tell what has been"),
    ],
)
def test_a_copy_that_cannot_know_what_was_published_says_so_and_fails(
    repo: Repository,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    option: str,
    says: str,
) -> None:
    repo.commit("v1.0")
    repo.change(BEN, "  date: 1960", "  date: 1961")
    repo.commit()
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", option, f"file://{repo.root}", copy], check=True)
    assert main(["--root", str(copy), "guard"]) == 2
    assert says in capsys.readouterr().err
