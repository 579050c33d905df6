"""Mistakes that people make in records, each in one place of a small casebook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook.commands.seed import Reading, seed
from casebook.records.references import Ref
from projects import (
    ADA,
    ALLIANCE,
    ANSWER,
    BEN,
    CHAPTER,
    DEPARTURE,
    DISPUTE,
    LETTER,
    RULE,
    Project,
    copy_of_example,
)

GAZETTE = "data/sources/example-gazette-2003-05-08.yml"
NOTE = "data/statements/ben-note-2003-05-07.yml"
SEEDS = "seeds/example-gazette-2003-05-08.yml"

TEXT = """A chapter of nine
Ben Sample said on Wednesday that the chapter had nine members and a blue flag.
It rained, and nobody had brought an umbrella for the guests from out of town.
The guests waited in the hall, drank tea, and sang until the rain had passed.
"""
"""The text of a made-up source."""

SOURCE = """name: Example Gazette on the chapter, 8 May 2003
short: Gazette
description: Report on the Sampletown Chapter after the meeting
title: A chapter of nine
publisher: Example Gazette
date: 2003-05-08
url: https://gazette.example/2003/05/08/a-chapter-of-nine
medium: article
kind: secondary
voice: press
standing: specialist
"""

STATEMENT = """name: Remark of Ben Sample, 7 May 2003
description: Remark of Ben Sample on the size of the chapter
form: interview
speaker: people/ben-sample
date: 2003-05-07
cite: sources/example-gazette-2003-05-08#p1
entries:
  - key: members-and-flag
    type: position
    subject: size of the chapter
    gist: Ben Sample counted nine people and mentioned a flag.
    quote: that the chapter had nine members and a blue flag
    cite: sources/example-gazette-2003-05-08#p1
"""


@dataclass(frozen=True)
class Mistake:
    """What somebody did, the change that it makes, and all that the check answers."""

    why: str
    file: str
    old: str
    new: str
    told: tuple[str, ...] = ()


def with_evidence(project: Project) -> Project:
    """The small casebook with one more source, and a proved quotation from it."""
    project.write(GAZETTE, SOURCE)
    project.write(NOTE, STATEMENT)
    for file, content in seeds():
        project.write(file, content)
    return project


@cache
def seeds() -> tuple[tuple[str, str], ...]:
    """The files of evidence of the source: made once, because a commitment takes a while."""
    with TemporaryDirectory() as folder:
        project = copy_of_example(Path(folder))
        project.write(GAZETTE, SOURCE)
        project.write(NOTE, STATEMENT)
        text = project.root / "gazette.txt"
        text.write_text(TEXT, "utf-8")
        reading = Reading("the printed paper", "Erin Tester", "2003-05-09")
        seed(project.root, text, Ref("sources", "example-gazette-2003-05-08"), reading)
        for label in ("p2", "p3"):
            project.change(
                SEEDS,
                f"  - label: {label}\n    role: body\n",
                f"  - label: {label}\n    role: body\n    unused: On the weather.\n",
            )
        files = (SEEDS, SEEDS.replace(".yml", ".proofs"))
        return tuple((file, project.text(file)) for file in files)


MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        "a field that is misspelt",
        ADA,
        "description: Founder",
        "descripton: Founder",
        (
            "data/people/ada-example.yml:2:1: There is no field descripton here. Did you mean "
            "description?",
        ),
    ),
    Mistake(
        "one blank too many before a field",
        BEN,
        "description: Sec",
        " description: Sec",
        (
            "data/people/ben-sample.yml:3:2: This line is indented deeper than the line "
            "before, which already has its value. Begin the line in the column of the line "
            "that it belongs beside.",
        ),
    ),
    Mistake(
        "one blank too few in a list",
        LETTER,
        "    type: announcement",
        "   type: announcement",
        (
            "data/statements/chapter-letter-2003-05-02.yml:28:4: This line is indented deeper "
            "than the line before, which already has its value. Begin the line in the column "
            "of the line that it belongs beside.",
        ),
    ),
    Mistake(
        "a tab in place of blanks",
        BEN,
        "  date: 1960",
        "\tdate: 1960",
        (
            "data/people/ben-sample.yml:6:1: There is a tab here. Use blanks in its place, two "
            "for each level of indentation.",
        ),
    ),
    Mistake(
        "a quotation mark that is not closed",
        BEN,
        'aliases: "@bensample"',
        'aliases: "@bensample',
        (
            "data/people/ben-sample.yml:2:10: The quote that opens here is not closed. Put the "
            "same quote mark at the end of the value. A value that begins with a quote mark of "
            "its own needs double quotes around it.",
        ),
    ),
    Mistake(
        "a colon within a text",
        RULE,
        "description: Rule on",
        "description: Rule: on",
        (
            "data/topics/sample-rule.yml:3:18: The unquoted value holds a colon, which ends a "
            "key in YAML. Put the whole value in double quotes.",
        ),
    ),
    Mistake(
        "no blank after the colon",
        RULE,
        "form: term",
        "form:term",
        (
            'data/topics/sample-rule.yml:2:5: There is no blank after the colon of "form". '
            'Write a blank between the colon and the value, as in "form: ...".',
        ),
    ),
    Mistake(
        "a date in words",
        LETTER,
        "date: 2003-05-02",
        "date: the second of May 2003",
        (
            "data/statements/chapter-letter-2003-05-02.yml:6:7: 'the second of May 2003' is "
            "not a date in EDTF form. Write year, month and day, as in 2021-02-07, or what is "
            "known of them: 2021-02, 2021.",
        ),
    ),
    Mistake(
        "a date in the order of another country",
        LETTER,
        "date: 2003-05-02",
        "date: 02/05/2003",
        (
            "data/statements/chapter-letter-2003-05-02.yml:6:7: '02/05/2003' can be read in "
            "two ways. Write 2003-02-05 for 5 February 2003, or 2003-05-02 for 2 May 2003.",
        ),
    ),
    Mistake(
        "a day that no calendar has",
        DEPARTURE,
        "date: 2003-05-02",
        "date: 2003-05-32",
        (
            "data/events/departure-2003-05-02.yml:3:7: '2003-05-32' is not a day of the "
            "calendar: May 2003 has 31 days. Correct the day, or write 2003-05 if only the "
            "month is known.",
        ),
    ),
    Mistake(
        "a person whom nobody knows",
        LETTER,
        "about: people/ada-example",
        "about: people/ada-exampel",
        (
            "data/statements/chapter-letter-2003-05-02.yml:23:12: There is no record "
            "people/ada-exampel. Did you mean people/ada-example?",
        ),
    ),
    Mistake(
        "a name where a reference belongs",
        LETTER,
        "about: people/ada-example",
        "about: Ada Example",
        (
            "data/statements/chapter-letter-2003-05-02.yml:23:12: 'Ada Example' is not a "
            "reference. Write kind/slug or kind/slug#part, in small letters, digits and single "
            "hyphens, as in people/jane-doe or sources/some-paper#p4.",
        ),
    ),
    Mistake(
        "a paragraph out of range",
        RULE,
        "06#p5",
        "06#p50",
        (
            "data/topics/sample-rule.yml:4:7: sources/example-paper-2003-05-06 has no "
            "paragraph p50; its paragraphs are p1 to p7. Find the right one on its page or in "
            "seeds/example-paper-2003-05-06.yml.",
        ),
    ),
    Mistake(
        "a citation that was forgotten",
        RULE,
        "cite: sources/example-paper-2003-05-06#p5\n",
        "",
        (
            "data/topics/sample-rule.yml:1:1: The field cite is missing. Add it, as in cite: "
            "sources/some-paper-2021-02-12#p4. (The source and paragraph that this rests on, "
            "the weightiest first.)",
        ),
    ),
    Mistake(
        "two entries with one key",
        LETTER,
        "key: use-of-funds",
        "key: missing-minutes",
        (
            "data/statements/chapter-letter-2003-05-02.yml:20:10: The key missing-minutes is "
            "taken on line 12. Give this part another key.",
        ),
    ),
    Mistake(
        "a sentence copied from the source",
        NOTE,
        "gist: Ben Sample counted nine people and mentioned a flag.",
        "gist: Ben Sample said that the chapter had nine members and a blue flag.",
        (
            "data/statements/ben-note-2003-05-07.yml:11:11: “that the chapter had nine members "
            "and a blue flag” are the words of sources/example-gazette-2003-05-08#p1. Say it "
            "in our own words, or quote it in “ ” with its speaker.",
        ),
    ),
    Mistake(
        "a quotation that is altered",
        NOTE,
        "quote: that the chapter had nine",
        "quote: that the chapter has nine",
        (
            "data/statements/ben-note-2003-05-07.yml:12:12: This quotation differs from "
            "sources/example-gazette-2003-05-08#p1 at word 4, “has”. Write “had”, as the source "
            "does, or prove other words with the text: casebook quote TEXT --source "
            "sources/example-gazette-2003-05-08.",
        ),
    ),
    Mistake(
        "a quotation from another paragraph",
        NOTE,
        "    cite: sources/example-gazette-2003-05-08#p1",
        "    cite: sources/example-gazette-2003-05-08#p2",
        (
            "data/statements/ben-note-2003-05-07.yml:12:12: These words are in p1 of "
            "sources/example-gazette-2003-05-08, not in p2. Write "
            "sources/example-gazette-2003-05-08#p1 in cite.",
            "seeds/example-gazette-2003-05-08.yml:9:5: p2 is said to be unused, and "
            "statements/ben-note-2003-05-07#members-and-flag cites it. Delete unused:, or the "
            "citation.",
        ),
    ),
    Mistake(
        "a loaded heading",
        DISPUTE,
        "name: Use of the funds",
        "name: The scandal of the funds",
        (
            "data/disputes/alliance-and-chapter.yml:23:11: The word scandal is too loaded for "
            "a name. Write dispute.",
        ),
    ),
    Mistake(
        "a verb that judges",
        LETTER,
        "Ben Sample wrote that",
        "Ben Sample admitted that",
        (
            "data/statements/chapter-letter-2003-05-02.yml:33:11: The word admitted judges, or "
            "goes out of date. Write said.",
        ),
    ),
    Mistake(
        "a charge against nobody",
        LETTER,
        "    about: people/ada-example\n",
        "",
        (
            "data/statements/chapter-letter-2003-05-02.yml:20:10: The allegation use-of-funds "
            "does not say whom it is about. Add about: with the people or organizations that "
            "it is made against.",
        ),
    ),
    Mistake(
        "a reply to nothing",
        ANSWER,
        "    answers:\n      - to: statements/chapter-letter-2003-05-02#missing-minutes\n        "
        "scope: specific\n        cite: sources/example-paper-2003-05-06#p5\n",
        "",
        (
            "data/statements/alliance-answer-2003-05-03.yml:10:10: The response minutes-kept "
            "does not say what it answers. Add answers: with the entry it replies to, or "
            "choose another type.",
        ),
    ),
    Mistake(
        "a link that is not closed",
        ALLIANCE,
        "[[people/ada-example|Ada Example]]",
        "[[people/ada-example|Ada Example",
        (
            "data/organizations/example-alliance.yml:7:11: A link is not closed or not opened. "
            "Write it as [[kind/slug]] or [[kind/slug|words]].",
        ),
    ),
    Mistake(
        "an end before the beginning",
        CHAPTER,
        "until: 2003-05-02",
        "until: 2001",
        (
            "data/organizations/example-chapter.yml:22:12: This relation ends 2001, before it "
            "begins, 2002. Mend since or until.",
        ),
    ),
    Mistake(
        "an address without https",
        GAZETTE,
        "url: https://gazette",
        "url: www.gazette",
        (
            "data/sources/example-gazette-2003-05-08.yml:7:6: "
            "'www.gazette.example/2003/05/08/a-chapter-of-nine' is not the address of a page. "
            "Write it in full, as in https://example.org/page.",
        ),
    ),
)
