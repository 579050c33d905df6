"""The line of evidence: what a page rests on, counted from its record and what it shows."""

from __future__ import annotations

from casebook.records.references import Ref
from casebook.render.evidence import Evidence, evidence
from projects import ALLIANCE, ANSWER, CHAPTER, PAPER, Project
from render.pages import page, rendered, texts

CHAPTER_REF = Ref("organizations", "example-chapter")


def of(project: Project, name: str, *, shown: bool = False) -> Evidence:
    """The evidence of a record, with what was said about it if that is ``shown``."""
    casebook = project.take_in().casebook
    ref = Ref.parse(name)
    utterances = casebook.ledger.about.get(ref, ()) if shown else ()
    return evidence(casebook, casebook.catalog.records[ref].record, utterances)


def test_everything_with_a_citation_counts_once(project: Project) -> None:
    """The record, one sentence, two facts, one tie, one gap."""
    found = of(project, "organizations/example-chapter")
    assert (found.statements, found.sources, found.primary) == (6, 1, 0)
    assert (found.on_primary, found.on_press, found.on_party, found.on_one) == (0, 6, 0, 6)


def test_each_value_that_sources_differ_on_counts(project: Project) -> None:
    """The record, one sentence, one fact, and two values from two sources."""
    found = of(project, "organizations/example-alliance")
    assert (found.statements, found.sources, found.primary) == (5, 2, 1)
    assert (found.on_primary, found.on_press, found.on_party, found.on_one) == (1, 4, 1, 5)


def test_what_others_said_counts_on_the_page_that_shows_it(project: Project) -> None:
    alone = of(project, "people/ada-example")
    found = of(project, "people/ada-example", shown=True)
    assert found.statements == alone.statements + 1
    assert (alone.unanswered, found.unanswered) == (0, 1)


def test_a_charge_with_a_reply_is_not_without_one(project: Project) -> None:
    assert of(project, "organizations/example-alliance", shown=True).unanswered == 0
    answer = project.text(ANSWER)
    start = answer.index("    answers:\n")
    end = answer.index("  - key: next-meeting")
    project.write(ANSWER, answer[:start] + answer[end:])
    assert of(project, "organizations/example-alliance", shown=True).unanswered == 1


def test_a_second_source_of_a_sentence_is_seen(project: Project) -> None:
    before = of(project, "organizations/example-chapter")
    project.change(
        CHAPTER,
        "    value: 7 members\n    cite: sources/example-paper-2003-05-06#p2\n",
        "    value: 7 members\n    cite:\n      - sources/example-paper-2003-05-06#p2\n"
        "      - sources/example-bulletin-2003-05-02\n",
    )
    after = of(project, "organizations/example-chapter")
    assert after.statements == before.statements
    assert (after.sources, after.primary) == (2, 1)
    assert after.on_one == before.on_one - 1
    assert after.on_primary == before.on_primary + 1
    assert after.on_press == before.on_press - 1, "no longer on the press alone"
    assert after.on_party == before.on_party, "nor on a party alone"


def test_the_page_says_it_in_words(project: Project) -> None:
    (line,) = texts(page(rendered(project), "organizations/example-chapter/").lead, "cb-evidence")
    assert "from 1 source, none of them primary" in line
    assert line.endswith("Not yet checked by a person.")
    (line,) = texts(page(rendered(project), "people/ada-example/").lead, "cb-evidence")
    assert "; 1 charge without a recorded reply." in line
    assert line.endswith("Checked by Erin Tester on 3 February 2004.")


def test_the_state_of_knowledge_is_when_the_newest_source_was_read(project: Project) -> None:
    lead = page(rendered(project), "organizations/example-alliance/").lead
    assert "State of knowledge: 2 January 2004." in texts(lead, "cb-evidence")[0]
    read = project.text(PAPER).partition("read:\n")[2].partition("notes:")[0]
    project.change(PAPER, f"read:\n{read}", "")
    lead = page(rendered(project), "organizations/example-alliance/").lead
    assert "State of knowledge" not in texts(lead, "cb-evidence")[0]


def test_every_record_has_the_line(project: Project) -> None:
    """But a correction, which says what we changed and rests on no source."""
    site = rendered(project)
    records = [p for p in site.pages if p.file and not p.path.startswith("corrections/")]
    assert len(records) > 8
    for each in records:
        assert len(texts(each.lead, "cb-evidence")) == 1, each.path


def test_a_source_counts_what_rests_on_it(project: Project) -> None:
    found = page(rendered(project), "sources/example-bulletin-2003-05-02/")
    (line,) = texts(found.lead, "cb-evidence")
    assert line.startswith("1 facts and statements in 1 records rest on it.")
    project.change(ALLIANCE, "      - value: 42 members\n", "      - value: 43 members\n")
    assert project.problems() == []
