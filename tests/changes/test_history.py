"""The history for readers: what has changed from release to release, and what is told nowhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from casebook.catalog.ledger import NO_REPLY
from casebook.changes.history import NO_GIT, NO_HISTORY, NO_RELEASE, History, Span
from casebook.changes.revisions import Release, latest_release
from casebook.changes.telling import history
from casebook.intake import take_in
from changes.releases import ALL_FUNDS, BIRTH, CORA, CORRECTION, TEA, released
from changes.repositories import Repository
from projects import ADA, ANSWER, BEN, LETTER, MEETING, REPORT, Project


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return released(tmp_path)


def told(project: Project) -> History:
    return history(project.root, take_in(project.root).casebook)


def sentences(span: Span) -> list[str]:
    return [each.sentence for each in span.told]


def everything(project: Project) -> str:
    return repr(told(project).spans)


def test_each_span_leads_to_a_release_but_the_last(made: Repository) -> None:
    found = told(made)
    assert [(span.since.name, span.until and span.until.name) for span in found.spans] == [
        ("v1.2", None),
        ("v1.1", "v1.2"),
        ("v1.0", "v1.1"),
    ]
    assert found.first == Release("v1.0", made.git("rev-parse", "v1.0"), "2004-04-01")
    assert [span.until.day for span in found.spans if span.until] == ["2004-05-10", "2004-04-10"]
    assert found.missing == ""


def test_it_says_what_was_said_before_and_why(made: Repository) -> None:
    now, nothing, first = told(made).spans
    assert nothing.told == ()
    assert "Ada Example: “Born” changed from May 1950 to June 1950." in sentences(first)
    (born,) = [each for each in first.told if "“Born”" in each.sentence]
    assert [(str(ref), why) for ref, why in born.corrections] == [
        ("corrections/2004-04-05-birth-of-ada", "We misread the paper.")
    ]
    assert any(words.startswith("New correction: Birth of Ada") for words in sentences(first))
    (description,) = [each for each in now.told if each.change.field == "description"]
    assert description.corrections == (), "that correction was made for something else"


def test_an_accusation_has_its_replies_or_none_beside_it(made: Repository) -> None:
    first = told(made).spans[-1]
    (funds,) = [each for each in first.told if ALL_FUNDS in each.sentence]
    (minutes,) = [each for each in first.told if "no minutes at all" in each.sentence]
    assert funds.replies == NO_REPLY
    assert minutes.replies.startswith("Reply by Alliance: The Alliance answered that minutes lay")


def test_who_was_removed_is_named_nowhere(made: Repository) -> None:
    said = everything(made)
    assert "A person was removed: Asked to be left out." in said
    assert "Quietwood" not in said
    made.git("rm", "--quiet", "--cached", CORA)
    made.write(CORA, made.git("show", f"v1.1:{CORA}") + "\n")
    assert "Quietwood" in everything(made), "and it would be, if it were not"


CITED = "    cite: sources/example-paper-2003-05-06#p4\n"
HIDDEN = f"{CITED}    sensitive: true\n"


def summary(*sentences: str) -> str:
    """A summary of ``sentences``; one that begins with a bang is sensitive."""
    items = (
        f"  - text: {each.removeprefix('!')}\n{HIDDEN if each.startswith('!') else CITED}"
        for each in sentences
    )
    return f"summary:\n{''.join(items)}" if sentences else ""


OTHER = "Ben Sample kept the minutes of the chapter."
SAID = f"Ben Sample {TEA} of the house."
TONED = "Ben Sample drank some of the tea that there was."


@pytest.mark.parametrize(
    "states",
    [
        ([SAID], [f"!{SAID}"]),
        ([SAID], [f"!{TONED}"]),
        ([SAID], [f"!{SAID}"], []),
        ([SAID], [TONED], [f"!{TONED}"]),
        ([SAID], [TONED], [f"!{TONED}"], []),
        ([OTHER, SAID], [OTHER, f"!{SAID}"]),
        ([SAID], []),
    ],
)
def test_what_became_sensitive_is_not_told_of_any_state(
    made: Repository, states: tuple[list[str], ...]
) -> None:
    text = made.text(BEN)
    for number, sentences in enumerate(states):
        made.write(BEN, text + summary(*sentences))
        made.commit(f"v1.{number + 3}", f"2004-0{number + 6}-01")
    is_hidden = any(each.startswith("!") for state in states for each in state)
    assert (TEA in everything(made)) != is_hidden
    assert (TONED in everything(made)) is False or not is_hidden
    openly = {f"v1.{n + 3}" for n, each in enumerate(states) if {SAID, TONED} & {*each}}
    assert told(made).held == (openly if is_hidden else set()) | {"v1.1", "v1.2"}


def test_a_sensitive_sentence_of_few_words_is_not_told_either(made: Repository) -> None:
    text = made.text(BEN)
    made.write(BEN, text + summary("Ben was ill."))
    made.commit("v1.3", "2004-06-01")
    made.write(BEN, text + summary("!Ben was ill."))
    assert "Ben was ill" not in everything(made)


def test_who_was_removed_is_named_by_no_other_record(made: Repository) -> None:
    """Neither by what mentioned them, nor as who replied, nor by the reason of a correction."""
    made.git("checkout", "--quiet", "v1.1", "--", CORA)
    before = made.text(LETTER)
    named = "[[people/cora-example]]"
    both = "mentions:\n  - people/ada-example\n  - people/cora-example"
    by_her = "    speaker: people/cora-example\n"
    subject = "    subject: minutes of the meeting\n"
    reason = f"We took the day of {named} for hers."
    made.change(LETTER, "mentions: people/ada-example", both)
    made.change(LETTER, "gist: Ben Sample wrote", f"gist: Ben Sample and {named} wrote")
    made.change(ANSWER, subject, subject + by_her)
    made.change(BIRTH, "We misread the paper.", reason)
    made.commit("v1.3", "2004-06-01")
    assert "Quietwood" in everything(made)
    made.write(LETTER, before)
    made.change(ANSWER, by_her, "")
    made.change(BIRTH, reason, "We misread the paper.")
    made.write(CORA, "removed: Asked to be left out.\n")
    found = told(made)
    assert "Quietwood" not in repr(found.spans)
    (removal,) = [each for each in found.spans[0].told if each.ref is None]
    assert removal.sentence == "A person was removed: Asked to be left out."
    assert removal.change.alters
    assert found.held == {"v1.1", "v1.2", "v1.3"}


def test_who_was_removed_is_not_called_by_the_family_name_either(made: Repository) -> None:
    made.change(ANSWER, "The Alliance answered that minutes", "Quietwood answered that minutes")
    made.commit("v1.3", "2004-06-01")
    made.change(ANSWER, "Quietwood answered that minutes", "The Alliance answered that minutes")
    assert "Quietwood" not in repr(told(made).spans)


def test_who_was_renamed_and_then_removed_is_not_named(made: Repository) -> None:
    made.git("checkout", "--quiet", "v1.1", "--", CORA)
    made.write("data/people/c-example.yml", made.text(CORA))
    made.write(CORA, "moved_to: people/c-example\n")
    made.commit("v1.3", "2004-06-01")
    (made.root / CORA).unlink()
    made.write("data/people/c-example.yml", "removed: Asked to be left out.\n")
    assert "Quietwood" not in repr(told(made).spans)


def test_whose_file_was_deleted_is_not_named(made: Repository) -> None:
    (made.root / CORA).unlink()
    found = told(made)
    assert "Quietwood" not in repr(found.spans)
    assert "A person was removed." in sentences(found.spans[0])


RENAMED = "data/statements/chapter-note-2003-05-02.yml"


def test_an_accusation_of_a_renamed_statement_keeps_its_replies(made: Repository) -> None:
    made.commit("v1.3", "2004-06-01")
    text = made.text(LETTER)
    entry = text[text.index("  - key: use-of-funds") : text.index("  - key: departure")]
    made.write(RENAMED, text.replace(entry, ""))
    made.write(LETTER, "moved_to: statements/chapter-note-2003-05-02\n")
    made.change(ANSWER, "chapter-letter-2003-05-02", "chapter-note-2003-05-02")
    found = told(made)
    (gone,) = [each for each in found.spans[0].told if ALL_FUNDS in each.sentence]
    assert gone.replies == NO_REPLY
    (minutes,) = [each for each in found.spans[-1].told if "no minutes at all" in each.sentence]
    assert minutes.replies.startswith("Reply by Alliance:")
    assert all(str(each.ref).endswith("chapter-note-2003-05-02") for each in (gone, minutes))


def test_a_judgment_of_a_renamed_article_is_not_told(made: Repository) -> None:
    made.commit("v1.3", "2004-06-01")
    text = made.text(REPORT)
    at = text.index("  - key: appraisal-of-the-meeting")
    rest = text.find("  - key:", at + 5)
    made.write("data/statements/paper-report.yml", text[:at] + (text[rest:] if rest > 0 else ""))
    made.write(REPORT, "moved_to: statements/paper-report\n")
    gist = next(line for line in text[at:].splitlines() if "gist:" in line).partition("gist: ")[2]
    assert gist[:30] not in everything(made)


def test_an_old_change_has_the_reply_of_today(made: Repository) -> None:
    made.commit("v1.3", "2004-06-01")
    text = made.text(ANSWER)
    made.change(ANSWER, "#missing-minutes", "#use-of-funds")
    (funds,) = [each for each in told(made).spans[-1].told if ALL_FUNDS in each.sentence]
    assert funds.replies.startswith("Reply by Alliance:")
    assert text != made.text(ANSWER)


def test_what_a_correction_has_withdrawn_is_told_without_its_words(made: Repository) -> None:
    made.commit("v1.3", "2004-06-01")
    text = made.text(LETTER)
    entry = text[text.index("  - key: use-of-funds") : text.index("  - key: departure")]
    made.write(LETTER, text.replace(entry, ""))
    made.write(
        "data/corrections/2004-06-02-funds.yml",
        CORRECTION.replace("people/ada-example", "statements/chapter-letter-2003-05-02").replace(
            "2004-04-05", "2004-06-02"
        )
        + "withdrawn: statements/chapter-letter-2003-05-02#use-of-funds\n",
    )
    found = told(made)
    assert "the funds without" not in repr(found.spans)
    assert "all funds" not in repr(found.spans)
    (gone,) = [each for each in found.spans[0].told if each.sentence.endswith("withdrawn.")]
    assert gone.corrections


def test_a_tag_that_was_made_later_has_its_place_in_history(made: Repository) -> None:
    made.commit()
    made.git("tag", "--annotate", "--message", "late", "v0.9", "v1.0")
    made.git("checkout", "--quiet", "-b", "side", "v1.0")
    made.commit("v1.0.1", "2004-08-01")
    made.git("checkout", "--quiet", "main")
    found = told(made)
    assert [span.since.name for span in found.spans] == ["v1.2", "v1.1", "v1.0", "v0.9"]
    assert latest_release(made.root) == "v1.2"


def test_two_equal_sentences_have_two_anchors(made: Repository) -> None:
    made.write(BEN, made.text(BEN) + summary(OTHER, OTHER))
    ids = [each.id for each in told(made).spans[0].told]
    assert len(ids) == len(set(ids))
    assert sum(OTHER in each.sentence for each in told(made).spans[0].told) == 2


def test_the_repository_of_a_hook_is_not_read(
    made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert told(made).spans


def test_an_anchor_stays_when_the_next_release_comes(made: Repository) -> None:
    before = [told(made).spans[0].place(each) for each in told(made).spans[0].told]
    made.commit("v1.3", "2004-06-01")
    span = told(made).spans[1]
    assert [span.place(each) for each in span.told] == before
    assert len(set(before)) == len(before) == 2
    assert all(place.startswith("changes/after-v1.2/people/#") for place in before)


def test_the_same_is_told_twice_and_in_another_copy(made: Repository, tmp_path: Path) -> None:
    made.commit("v1.3", "2004-06-01")
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", made.root, copy], check=True)
    assert told(made) == told(made) == told(Project(copy))


def test_the_changes_of_each_kind_have_a_page(made: Repository) -> None:
    now, _, first = told(made).spans
    assert now.kinds() == ["people"]
    assert first.kinds() == ["people", "statements", "corrections"]
    (born,) = [each for each in first.told if "“Born”" in each.sentence]
    assert first.place(born) == f"changes/after-v1.0/people/#{born.id}"


def test_a_release_in_a_form_of_old_is_told_as_far_as_it_can_be_read(made: Repository) -> None:
    good = made.text(MEETING)
    made.write(MEETING, "title: A field of long ago\n")
    made.commit("v1.3", "2004-06-01")
    made.write(MEETING, good)
    made.change(ADA, "and speaker of", "and first speaker of")
    span = told(made).spans[0]
    assert span.unread.startswith("1 file of v1.3 could not be read by this version")
    assert [each.change.field for each in span.told] == ["description"]


def test_a_release_without_records_ends_nothing(tmp_path: Path) -> None:
    made = released(tmp_path)
    made.commit()
    made.git("rm", "-r", "--quiet", "data", "seeds")
    made.commit("v1.3", "2004-06-01")
    made.git("checkout", "--quiet", "v1.2", "--", "data", "seeds")
    assert {each.change.sort for each in told(made).spans[0].told} == {"record added"}


def test_where_there_is_no_release_it_says_so(repo: Repository, project: Project) -> None:
    assert told(repo) == History((), None, NO_RELEASE)
    repo.git("tag", "published")
    repo.git("tag", "v1.0-rc1")
    assert told(repo).missing == NO_RELEASE
    (repo.root / ".git").rename(repo.root / "away")
    assert told(project).missing == NO_HISTORY, "nobody can know"


@pytest.mark.parametrize("option", ["--depth=1", "--no-tags"])
def test_where_the_history_was_cut_off_it_says_so(
    made: Repository, tmp_path: Path, option: str
) -> None:
    made.commit()
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", option, f"file://{made.root}", copy], check=True)
    assert told(Project(copy)) == History((), None, NO_HISTORY)


def test_without_git_it_says_so(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(made.root))
    assert told(made) == History((), None, NO_GIT)
