"""What readers are told of a change, in full, for every kind of change there is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from casebook.catalog.casebook import Casebook
from casebook.changes.change import Sort
from casebook.changes.delta import compare
from casebook.changes.report import NOTHING, Style, names, report, sentence
from casebook.records.dates import Date
from changes.commitments import changed as changed_text
from changes.commitments import seeds, there, true
from projects import (
    ADA,
    ALLIANCE,
    ANSWER,
    BEN,
    BULLETIN,
    CHAPTER,
    DEPARTURE,
    DISPUTE,
    EXAMPLE,
    LETTER,
    MAP,
    MEETING,
    MOVED,
    PAPER,
    REPORT,
    RULE,
    Project,
    called,
    copy_of_example,
)

GOLDEN = Path(__file__).parent / "golden"
LETTER_NAME, REPORT_NAME, PAPER_NAME = called(LETTER), called(REPORT), called(PAPER)
FUNDS = f"Chapter on use of the funds ({LETTER_NAME})"
LEAVING = f"Ben Sample on departure from the Alliance ({LETTER_NAME})"
P2, P3, P5 = (f"sources/example-paper-2003-05-06#p{n}" for n in (2, 3, 5))
TEA = f"name: Tea\nform: term\ndescription: A drink\ncite: {P5}\n"
NEW = ""
GONE = ""


def day(text: str) -> str:
    """A date as readers are told it."""
    return Date.parse(text).display


FORTY = changed_text(("Thirty guests", "Forty guests"))
SECOND = changed_text(("Thirty guests", "Forty guests"), document=bytes(16))
ROOT_THERE = there()[1].commitment.root.hex()
READ = f"the printed paper of May 6, 2003; read by Erin Tester, {day('2003-05-07')}"


@dataclass(frozen=True)
class Case:
    """Changes of files (file, old, new), what is told of them, and whether they alter anything."""

    why: str
    changes: tuple[tuple[str, str, str], ...]
    told: tuple[str, ...]
    alters: bool


def case(why: str, file: str, old: str, new: str, *told: str, alters: bool) -> Case:
    return Case(why, ((file, old, new),), told, alters)


CASES = (
    case(
        "a date",
        LETTER,
        "date: 2003-05-02",
        "date: 2003-05-03",
        f"{LETTER_NAME}: “Date” changed from {day('2003-05-02')} to {day('2003-05-03')}.",
        alters=True,
    ),
    case(
        "a name",
        BEN,
        "name: Ben Sample",
        "name: Benjamin Sample",
        "Benjamin Sample: “Name” changed from “Ben Sample” to “Benjamin Sample”.",
        alters=True,
    ),
    case(
        "our own words",
        LETTER,
        "Ben Sample wrote that the chapter was leaving.",
        "Ben Sample wrote that the chapter would leave.",
        f"{LEAVING}: “In our words” changed from “Ben Sample wrote that the chapter was leaving.” "
        "to “Ben Sample wrote that the chapter would leave.”",
        alters=True,
    ),
    case(
        "punctuation alone",
        RULE,
        "Rule on the length of examples",
        "rule on the length, of examples",
        "Sample Rule: “Description” is in the same words with other punctuation: “rule on the "
        "length, of examples”.",
        alters=False,
    ),
    case(
        "a quotation",
        LETTER,
        "      - thank you for the tea\n",
        "      - we thank you for the tea\n",
        f"{LEAVING}: “Quotation” changed from “We take our hats […] thank you for the tea” to “We "
        "take our hats […] we thank you for the tea”.",
        alters=True,
    ),
    case(
        "the paragraph of a citation",
        DEPARTURE,
        f"cite: {P3}\npart_of",
        f"cite: {P2}\npart_of",
        f"{called(DEPARTURE)}: “Sources” changed from Paper ¶3 to Paper ¶2.",
        alters=True,
    ),
    case(
        "one citation more",
        DEPARTURE,
        f"cite: {P3}\npart_of",
        f"cite:\n  - {P3}\n  - {P2}\npart_of",
        f"{called(DEPARTURE)}: “Sources” now also has Paper ¶2.",
        alters=False,
    ),
    case(
        "somebody else is spoken of",
        LETTER,
        "    about: people/ada-example\n",
        "    about: people/ben-sample\n",
        f"{FUNDS}: “About” changed from Ada Example to Ben Sample.",
        alters=True,
    ),
    case(
        "another speaker",
        LETTER,
        "    speaker: people/ben-sample",
        "    speaker: people/ada-example",
        f"Ada Example on departure from the Alliance ({LETTER_NAME}): “Speaker” changed from Ben "
        "Sample to Ada Example.",
        alters=True,
    ),
    case(
        "a word of a list of words",
        PAPER,
        "kind: secondary",
        "kind: primary",
        f"{PAPER_NAME}: “Kind of source” changed from secondary to primary.",
        alters=True,
    ),
    case(
        "a date that was not known",
        REPORT,
        "    subject: length of the meeting\n",
        "    subject: length of the meeting\n    date: 2003-05-02\n",
        f"a guest whom the paper does not name on length of the meeting ({REPORT_NAME}): “Date” "
        f"added: {day('2003-05-02')}.",
        alters=False,
    ),
    case(
        "a value that is gone",
        MEETING,
        "place: Sampletown\n",
        "",
        f"{called(MEETING)}: “Place” removed; it was “Sampletown”.",
        alters=True,
    ),
    case(
        "a day within a person",
        BEN,
        "  date: 1960",
        "  date: 1961",
        "Ben Sample: “Born” changed from 1960 to 1961.",
        alters=True,
    ),
    case(
        "the citation of a day within a person",
        BEN,
        f"  date: 1960\n  cite: {P3}",
        f"  date: 1960\n  cite: {P2}",
        "Ben Sample: “Born, citation” changed from Paper ¶3 to Paper ¶2.",
        alters=True,
    ),
    case(
        "a name for the search",
        ALLIANCE,
        "  - The Allied Examples",
        "  - The Ally",
        "Example Alliance: “Also called” changed from “The Allied Examples” to “The Ally”.",
        alters=False,
    ),
    case(
        "a sentence of the summary",
        CHAPTER,
        "The chapter was a branch of the [[organizations/example-alliance|Alliance]] until 2003.",
        "The chapter was a branch of the [[organizations/example-alliance|Alliance]] until 2004.",
        "Sampletown Chapter: “Sentence” changed from “The chapter was a branch of the Alliance "
        "until 2003.” to “The chapter was a branch of the Alliance until 2004.”",
        alters=True,
    ),
    case(
        "a link that leads to somebody else",
        ALLIANCE,
        "[[people/ada-example|Ada Example]]",
        "[[people/ben-sample|Ada Example]]",
        "Example Alliance: “Sentence” changed from “The [organizations/example-alliance] was "
        "founded in Sampletown in 2001 by Ada Example [people/ada-example].” to “The "
        "[organizations/example-alliance] was founded in Sampletown in 2001 by Ada Example "
        "[people/ben-sample].”",
        alters=True,
    ),
    case(
        "a statement more",
        LETTER,
        "  - key: departure\n",
        f"  - key: tea\n    type: position\n    subject: the tea\n    gist: The chapter "
        f"liked the tea.\n    cite: {P5}\n  - key: departure\n",
        f"Statement added to {LETTER_NAME}: Chapter on the tea: position, The chapter liked the "
        "tea.",
        alters=False,
    ),
    case(
        "a fact more",
        CHAPTER,
        "  - key: members\n",
        f"  - key: seat\n    value: A barn\n    when: 2002\n    cite: {P2}\n  - key: members\n",
        "Fact added to Sampletown Chapter: Seat: A barn, 2002.",
        alters=False,
    ),
    case(
        "a point at issue less",
        DISPUTE,
        "  - key: minutes\n    name: Minutes\n",
        "  - key: notes\n    name: Notes\n",
        f"Point at issue added to {called(DISPUTE)}: Notes.",
        f"Point at issue removed from {called(DISPUTE)}: Minutes.",
        alters=True,
    ),
    case(
        "a relation that runs otherwise",
        CHAPTER,
        "    since: 2002\n",
        "    since: 2001\n",
        "Sampletown Chapter (branch of Example Alliance): “Beginning” changed from 2002 to 2001.",
        alters=True,
    ),
    case(
        "a relation that is another one",
        CHAPTER,
        "  - kind: branch-of\n",
        "  - kind: part-of\n",
        "Relation added to Sampletown Chapter: part of Example Alliance, first branch, 2002, "
        f"{day('2003-05-02')}.",
        "Relation removed from Sampletown Chapter: branch of Example Alliance, first branch, "
        f"2002, {day('2003-05-02')}.",
        alters=True,
    ),
    case(
        "a participant less",
        MEETING,
        f"  - who: people/ben-sample\n    part: spoke\n    role: for the chapter\n    cite: {P3}\n",
        "",
        f"Participant removed from {called(MEETING)}: Ben Sample, spoke, for the chapter.",
        alters=True,
    ),
    case(
        "another part in an event",
        MEETING,
        "    part: spoke\n",
        "    part: took-part\n",
        f"{called(MEETING)} (Ben Sample): “Part” changed from spoke to took part.",
        alters=True,
    ),
    case(
        "a source more that agrees on nothing",
        CHAPTER,
        f"    value: 7 members\n    cite: {P2}\n",
        f"    values:\n      - value: 7 members\n        cite: {P2}\n      - value: 9 members\n"
        "        cite: sources/example-bulletin-2003-05-02\n",
        "Members (Sampletown Chapter): sources now differ: 7 members (Paper ¶2); 9 members "
        f"({called(BULLETIN)}); before, we had 7 members.",
        alters=False,
    ),
    case(
        "a value that neither source had",
        CHAPTER,
        f"    value: 7 members\n    cite: {P2}\n",
        f"    values:\n      - value: 8 members\n        cite: {P2}\n      - value: 9 members\n"
        "        cite: sources/example-bulletin-2003-05-02\n",
        "Members (Sampletown Chapter): sources now differ: 8 members (Paper ¶2); 9 members "
        f"({called(BULLETIN)}); before, we had 7 members.",
        alters=True,
    ),
    case(
        "a source less",
        ALLIANCE,
        f"    values:\n      - value: 40 members\n        cite: {P2}\n        note: Counted by the "
        "paper.\n      - value: 42 members\n        cite: sources/example-bulletin-2003-05-02\n",
        f"    value: 40 members\n    cite: {P2}\n",
        "Members (Example Alliance): sources no longer differ: 40 members; before, we had 40 "
        f"members (Paper ¶2); 42 members ({called(BULLETIN)}).",
        alters=True,
    ),
    case(
        "an accusation loses its reply",
        ANSWER,
        f"    answers:\n      - to: statements/chapter-letter-2003-05-02#missing-minutes\n"
        f"        scope: specific\n        cite: {P5}\n",
        "",
        f"The accusation Chapter on minutes of the meeting ({LETTER_NAME}) no longer has this "
        "reply: Alliance on minutes of the meeting. We found no other reply to it.",
        alters=True,
    ),
    case(
        "an accusation gets a reply",
        ANSWER,
        "    answers:\n",
        "    answers:\n      - to: statements/chapter-letter-2003-05-02#use-of-funds\n"
        f"        scope: general\n        cite: {P5}\n",
        f"We found a reply to the accusation {FUNDS}: Alliance on minutes of the meeting.",
        alters=False,
    ),
    case(
        "something else than an accusation gets a reply",
        ANSWER,
        "    answers:\n",
        "    answers:\n      - to: statements/chapter-letter-2003-05-02#departure\n"
        f"        scope: general\n        cite: {P5}\n",
        f"We found a reply to the announcement {LEAVING}: Alliance on minutes of the meeting.",
        alters=False,
    ),
    case(
        "another scope of a reply",
        ANSWER,
        "        scope: specific\n",
        "        scope: general\n",
        f"Alliance on minutes of the meeting ({called(ANSWER)}) (Chapter on minutes of the "
        "meeting): “Scope” changed from specific to general.",
        alters=True,
    ),
    case(
        "a paragraph that nothing rests on any more",
        REPORT,
        "    cite: sources/example-paper-2003-05-06#p6",
        f"    cite: {P3}",
        f"Paper on course of the meeting ({REPORT_NAME}): “Citation” changed from Paper ¶6 to "
        "Paper ¶3.",
        f"Paragraph 6 of {PAPER_NAME} is no longer cited.",
        alters=True,
    ),
    case(
        "a paragraph that is no longer sensitive",
        MAP,
        "    gist: A private matter of the umbrella carriers\n    sensitive: true\n",
        "    gist: A private matter of the umbrella carriers\n",
        f"Paragraph 7 of {PAPER_NAME} is no longer marked as sensitive.",
        alters=True,
    ),
    case(
        "words of a sensitive entry",
        REPORT,
        "The paper mentioned an illness among the umbrella carriers.",
        "The paper mentioned a cold among the umbrella carriers.",
        f"A sensitive statement ({REPORT_NAME}): “In our words” changed (sensitive: told only in "
        "the file).",
        alters=True,
    ),
    case(
        "a note on a source",
        PAPER,
        "The report has no byline",
        "The report names no author",
        f"{PAPER_NAME}: “Notes for careful readers” changed from “The report has no byline; see "
        f"{REPORT_NAME}.” to “The report names no author; see {REPORT_NAME}.”",
        alters=True,
    ),
    Case(
        "a new record",
        (("data/topics/tea.yml", NEW, TEA),),
        ("New topic: Tea (A drink).",),
        False,
    ),
    Case(
        "a record that is gone",
        ((RULE, "*", GONE),),
        ("Sample Rule is gone, and nothing is left at topics/sample-rule.",),
        True,
    ),
    Case(
        "a pointer that is gone",
        ((MOVED, "*", GONE),),
        ("The pointer to Ada Example is gone, and nothing is left at people/ada-sample.",),
        True,
    ),
    Case(
        "a pointer that leads elsewhere",
        ((MOVED, "*", "moved_to: people/ben-sample\n"),),
        ("people/ada-sample led to Ada Example, and leads to Ben Sample now.",),
        False,
    ),
    Case(
        "a record that was removed for a reason",
        ((RULE, "*", "removed: It named no rule of the [[organizations/example-alliance]].\n"),),
        (
            "Sample Rule (topics/sample-rule) was removed: It named no rule of the Alliance.",
        ),
        True,
    ),
    Case(
        "a record with another name",
        (
            ("data/topics/example-rule.yml", NEW, (EXAMPLE / RULE).read_text("utf-8")),
            (RULE, "*", "moved_to: topics/example-rule\n"),
        ),
        ("Sample Rule has another address: topics/sample-rule is now topics/example-rule.",),
        False,
    ),
    Case(
        "a file with another name, and nothing in its place",
        (
            ("data/topics/example-rule.yml", NEW, (EXAMPLE / RULE).read_text("utf-8")),
            (RULE, "*", GONE),
        ),
        (
            "Sample Rule has another address: topics/sample-rule is now topics/example-rule, and "
            "the old one leads nowhere.",
        ),
        True,
    ),
    Case(
        "two records that become one",
        ((BEN, "*", "moved_to: people/ada-example\n"),),
        (
            "Ben Sample (people/ben-sample) is gone; its address leads to people/ada-example.",
        ),
        False,
    ),
    Case(
        "another text in the place of one that was wrong",
        seeds(FORTY),
        (
            f"The commitment to the text of {PAPER_NAME} is now {FORTY.commitment.root.hex()} "
            f"({READ}; 4 quotations depend on it); before, it was {ROOT_THERE} ({READ}; 4 "
            "quotations depend on it).",
        ),
        True,
    ),
    Case(
        "a second text beside the first",
        seeds(true(), SECOND),
        (
            f"New commitment to the text of {PAPER_NAME}: {SECOND.commitment.root.hex()} ({READ}; "
            "0 quotations depend on it).",
        ),
        False,
    ),
    Case(
        "a commitment that is gone",
        seeds(),
        (
            f"The commitment to the text of {PAPER_NAME} is gone; it was {ROOT_THERE} ({READ}; 4 "
            "quotations depend on it).",
        ),
        True,
    ),
    Case(
        "another reader",
        ((MAP, "read_by: Erin Tester", "read_by: Frank Checker"),),
        (
            f"What is said about the commitment to the text of {PAPER_NAME} changed: {ROOT_THERE} "
            f"({READ.replace('Erin Tester', 'Frank Checker')}; 4 quotations depend on it); before: "
            f"{ROOT_THERE} ({READ}; 4 quotations depend on it).",
        ),
        False,
    ),
    Case(
        "a record whose parts are lost in another one",
        ((CHAPTER, "*", "moved_to: organizations/example-alliance\n"),),
        (
            "Sampletown Chapter (organizations/example-chapter) is gone; its address leads to "
            "organizations/example-alliance.",
        ),
        False,
    ),
)  # fmt: skip


def changed(project: Project, changes: tuple[tuple[str, str, str], ...]) -> Casebook:
    for file, old, new in changes:
        if old == "*" and new == GONE:
            (project.root / file).unlink()
        elif old in {NEW, "*"}:
            project.write(file, new)
        else:
            project.change(file, old, new)
    return project.take_in(["references"]).casebook


@pytest.fixture(scope="module")
def before() -> Casebook:
    return Project(EXAMPLE).take_in(["references"]).casebook


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Casebook]:
    """The casebook after the changes of each case."""
    return {
        case.why: changed(copy_of_example(tmp_path_factory.mktemp("case")), case.changes)
        for case in CASES
    }


@pytest.mark.parametrize("case", [pytest.param(each, id=each.why) for each in CASES])
def test_a_change_is_told_in_words(
    before: Casebook, after: dict[str, Casebook], case: Case
) -> None:
    changes = compare(before, after[case.why])
    assert [sentence(each) for each in changes] == list(case.told)
    assert any(change.alters for change in changes) is case.alters


def test_every_sort_of_change_is_among_the_cases(
    before: Casebook, after: dict[str, Casebook]
) -> None:
    """The list above is complete; what it lacks is in it when read backward."""
    pairs = [pair for now in after.values() for pair in ((before, now), (now, before))]
    seen = {change.sort for pair in pairs for change in compare(*pair)}
    assert set(Sort) - seen == set()


def test_nothing_changed_is_said_in_one_sentence(before: Casebook) -> None:
    assert compare(before, before) == ()
    assert report((), {}) == NOTHING
    assert report((), {}, Style.MARKDOWN) == NOTHING
    assert report((), {}, Style.JSON) == "[]"


def test_what_is_sensitive_is_in_no_report(project: Project, before: Casebook) -> None:
    old = "The paper mentioned an illness among the umbrella carriers."
    project.change(REPORT, old, "The paper mentioned a cold among the umbrella carriers.")
    project.change(REPORT, "    subject: state of the umbrellas", "    subject: a cold")
    now = project.take_in(["references"]).casebook
    for style in Style:
        for pair in ((before, now), (now, before)):
            text = report(compare(*pair), {}, style)
            assert text != NOTHING
            assert not {"illness", "cold", "state of the umbrellas"} & set(text.split())
            assert "umbrella" not in text


@pytest.mark.parametrize("style", list(Style))
def test_a_report_is_as_it_was(
    project: Project, before: Casebook, style: Style, pytestconfig: pytest.Config
) -> None:
    """Several changes at once, in each form; the golden files are written with --update-golden."""
    project.change(BEN, "  date: 1960", "  date: 1961")
    project.change(DISPUTE, "name: Minutes", "name: Minutes *and* <notes>")
    project.write(MOVED, "moved_to: people/ben-sample\n")
    project.change(ADA, "description: Founder of", "description: Co-founder of")
    now = project.take_in(["references"]).casebook
    text = report(compare(before, now), names(before.catalog, now.catalog), style) + "\n"
    golden = GOLDEN / f"report.{ENDINGS[style]}"
    if pytestconfig.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


ENDINGS = {Style.TEXT: "txt", Style.MARKDOWN: "md", Style.JSON: "json"}


def test_words_that_run_from_right_to_left_turn_nothing_around_them(
    project: Project, before: Casebook
) -> None:
    project.change(BEN, "description: Secretary of the", "description: ראש of the")
    (change,) = compare(before, project.take_in().casebook)
    assert sentence(change).endswith("to “\u2068ראש of the Sampletown Chapter\u2069”.")
