"""The history for readers: what has changed from release to release, and what is told nowhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from casebook.catalog.ledger import NO_REPLY
from casebook.changes import history as module
from casebook.changes.history import NO_GIT, NO_HISTORY, NO_RELEASE, History, Span, history
from casebook.changes.revisions import Release
from casebook.intake import take_in
from changes.releases import ALL_FUNDS, CORA, TEA, released
from changes.repositories import Repository
from projects import ADA, BEN, MEETING, Project


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
    assert [(span.since, span.until and span.until.name) for span in found.spans] == [
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
    assert "A person (people/cora-example) was removed: Asked to be left out." in said
    assert "Quietwood" not in said
    made.git("rm", "--quiet", "--cached", CORA)
    made.write(CORA, made.git("show", f"v1.1:{CORA}") + "\n")
    assert "Quietwood" in everything(made), "and it would be, if it were not"


@pytest.mark.parametrize("sensitive", [True, False])
def test_what_is_sensitive_now_is_not_told_of_then(made: Repository, *, sensitive: bool) -> None:
    text = made.text(BEN)
    cite = "    cite: sources/example-paper-2003-05-06#p4\n"
    said = f"summary:\n  - text: Ben Sample {TEA} of the house.\n{cite}"
    made.write(BEN, text + said)
    made.commit("v1.3", "2004-06-01")
    made.write(BEN, text + said + "    sensitive: true\n" * sensitive)
    assert (TEA in everything(made)) != sensitive
    made.commit("v1.4", "2004-07-01")
    assert (TEA in everything(made)) != sensitive


def test_an_anchor_stays_when_the_next_release_comes(made: Repository) -> None:
    before = [told(made).spans[0].place(each) for each in told(made).spans[0].told]
    made.commit("v1.3", "2004-06-01")
    span = told(made).spans[1]
    assert [span.place(each) for each in span.told] == before
    assert len(set(before)) == len(before) == 2
    assert all(place.startswith("changes/after-v1.2/#") for place in before)


def test_the_same_is_told_twice_and_in_another_copy(made: Repository, tmp_path: Path) -> None:
    made.commit("v1.3", "2004-06-01")
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", made.root, copy], check=True)
    assert told(made) == told(made) == told(Project(copy))


def test_a_span_with_many_changes_has_a_page_a_kind(
    made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    now, _, first = told(made).spans
    assert now.kinds() == []
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
    repo.git("tag", "v1.0<b>")
    assert told(repo).missing == NO_RELEASE
    (repo.root / ".git").rename(repo.root / "away")
    assert told(project).missing == NO_RELEASE


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
