"""For each check, changes to the small casebook that it must answer, and its answers in full."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass

from projects import (
    ADA,
    ALLIANCE,
    ANSWER,
    BEN,
    CHAPTER,
    CORRECTION,
    DEPARTURE,
    DISPUTE,
    LETTER,
    MAP,
    MEETING,
    MOVED,
    PAPER,
    REPORT,
    RULE,
)

NEW = ""
"""In the place of what is changed: the file is written anew."""

P2 = "sources/example-paper-2003-05-06#p2"
GUESTS = "    gist: The paper counted thirty guests at the meeting.\n"
ILLNESS = "The paper told of an illness among the umbrella carriers."


@dataclass(frozen=True)
class Failure:
    """What is changed (file, old, new), and the problems that follow from it."""

    why: str
    changes: tuple[tuple[str, str, str], ...]
    told: tuple[str, ...]


def one(why: str, file: str, old: str, new: str, *told: str) -> Failure:
    """A change of one file that is answered at places in the same file."""
    return Failure(why, ((file, old, new),), tuple(f"{file}:{answer}" for answer in told))


FAILURES: Table[str, tuple[Failure, ...]] = {
    "references": (
        one(
            "a slug with a letter too few",
            ADA,
            "see: topics/sample-rule",
            "see: topics/sampl-rule",
            "12:6: There is no record topics/sampl-rule. Did you mean topics/sample-rule?",
        ),
        one(
            "the short name in place of the slug",
            ADA,
            "    to: organizations/example-alliance",
            "    to: organizations/alliance",
            "9:9: There is no record organizations/alliance. Did you mean "
            "organizations/example-alliance?",
        ),
        one(
            "the right slug of another kind",
            ADA,
            "    to: organizations/example-alliance",
            "    to: topics/example-alliance",
            "9:9: There is no record topics/example-alliance. Did you mean "
            "organizations/example-alliance?",
        ),
        one(
            "nothing like it",
            ADA,
            "see: topics/sample-rule",
            "see: topics/weather",
            "12:6: There is no record topics/weather. Add the file data/topics/weather.yml, or "
            "mend it.",
        ),
        one(
            "a part that is not there",
            LETTER,
            "dispute: disputes/alliance-and-chapter#minutes",
            "dispute: disputes/alliance-and-chapter#minute",
            "17:14: The record disputes/alliance-and-chapter has no part minute. Did you mean "
            "disputes/alliance-and-chapter#minutes?",
        ),
        one(
            "a part that is like no other",
            LETTER,
            "dispute: disputes/alliance-and-chapter#minutes",
            "dispute: disputes/alliance-and-chapter#weather",
            "17:14: The record disputes/alliance-and-chapter has no part weather. Its parts are: "
            "funds, minutes.",
        ),
        one(
            "a citation of no source",
            RULE,
            "cite: sources/example-paper-2003-05-06#p5",
            "cite: sources/example-paper-2003-05-07#p5",
            "4:7: There is no record sources/example-paper-2003-05-07. Did you mean "
            "sources/example-paper-2003-05-06?",
        ),
    ),
    "addresses": (
        Failure(
            "an organization at the address of the comparison",
            (
                (
                    "data/organizations/compare.yml",
                    NEW,
                    "name: Comparing Club\nform: group\ndescription: Club that compares\n"
                    f"cite: {P2}\n",
                ),
            ),
            (
                "data/organizations/compare.yml:1:1: The address organizations/compare/ is that of "
                "the comparison. Give the file another name.",
            ),
        ),
        Failure(
            "a topic where the index is carried on",
            (
                (
                    "data/topics/index.yml",
                    NEW,
                    "name: List of words\nform: term\ndescription: Words in their order\n"
                    f"cite: {P2}\n",
                ),
            ),
            (
                "data/topics/index.yml:1:1: The address topics/index/ is kept for the index of "
                "topics. Give the file another name.",
            ),
        ),
        Failure(
            "an address that a record has left",
            (("data/people/index.yml", NEW, "moved_to: people/ada-example\n"),),
            (
                "data/people/index.yml:1:1: The address people/index/ is kept for the index of "
                "people. Give the file another name.",
            ),
        ),
        Failure(
            "a person with the slug of an organization who spoke of the same one",
            (
                (
                    "data/people/example-chapter.yml",
                    NEW,
                    "name: Chas Chapter\ndescription: Person who is called like a chapter\n"
                    f"cite: {P2}\n",
                ),
                (
                    "data/statements/chas-2003.yml",
                    NEW,
                    "name: Remark of Chas Chapter\nspeaker: people/example-chapter\n"
                    "description: Remark on the Example Alliance\nform: post\n"
                    f"cite: {P2}\nentries:\n  - key: size\n    type: position\n"
                    "    subject: size of the alliance\n"
                    "    about: organizations/example-alliance\n"
                    f"    gist: Chas Chapter wrote of its size.\n    cite: {P2}\n",
                ),
            ),
            (
                "data/people/example-chapter.yml:1:1: people/example-chapter and "
                "organizations/example-chapter would share the page "
                "who-said-what/example-chapter-on-example-alliance/. Give one of the files another "
                "name.",
            ),
        ),
    ),
    "tombstones": (
        Failure(
            "two that lead to each other",
            (
                (MOVED, "moved_to: people/ada-example", "moved_to: people/ada"),
                ("data/people/ada.yml", NEW, "moved_to: people/ada-sample\n"),
            ),
            (
                f"{MOVED}:1:11: Following moved_to from people/ada-sample leads round in a circle. "
                "Let it name the record that took this one's place.",
                "data/people/ada.yml:1:11: Following moved_to from people/ada leads round in a "
                "circle. Let it name the record that took this one's place.",
            ),
        ),
        one(
            "one that leads to itself",
            MOVED,
            "people/ada-example",
            "people/ada-sample",
            "1:11: Following moved_to from people/ada-sample leads round in a circle. Let it name "
            "the record that took this one's place.",
        ),
        one(
            "one that leads nowhere",
            MOVED,
            "people/ada-example",
            "people/ada-exampel",
            "1:11: There is no record people/ada-exampel. Did you mean people/ada-example?",
        ),
        Failure(
            "one that leads to another",
            (("data/people/ada.yml", NEW, "moved_to: people/ada-sample\n"),),
            (
                "data/people/ada.yml:1:11: people/ada-sample has itself moved. Write "
                "people/ada-example here.",
            ),
        ),
        one(
            "a reference to one",
            MEETING,
            "who: people/ada-example",
            "who: people/ada-sample",
            "8:10: people/ada-sample has moved. Write people/ada-example here.",
        ),
        one(
            "a link to one in a text",
            ALLIANCE,
            "[[people/ada-example|Ada Example]]",
            "[[people/ada-sample|Ada Example]]",
            "7:11: people/ada-sample has moved. Write people/ada-example here.",
        ),
    ),
    "keys": (
        one(
            "two entries with one key",
            LETTER,
            "key: use-of-funds",
            "key: missing-minutes",
            "20:10: The key missing-minutes is taken on line 12. Give this part another key.",
        ),
        one(
            "the id of a section of the page",
            DISPUTE,
            "key: funds",
            "key: backlinks",
            "22:10: backlinks is the name of a section of the page. Give this part another key.",
        ),
        one(
            "a fact and an entry with one key",
            LETTER,
            "form: statement",
            f"facts:\n  - key: departure\n    value: Sent by post\n    cite: {P2}\nform: statement",
            "31:10: The key departure is taken on line 5. Give this part another key.",
        ),
        one(
            "a fact of a source with the label of a paragraph",
            PAPER,
            "read:\n",
            f"facts:\n  - key: p9\n    value: Nine pages\n    cite: {P2}\nread:\n",
            "14:10: p9 is the name of a section of the page. Give this part another key.",
        ),
        Failure(
            "two judgements of a source with one key, in two statements",
            (
                (
                    "data/statements/example-paper-comment-2003-05-06.yml",
                    NEW,
                    "name: Comment of the Example Paper, 6 May 2003\n"
                    "description: A second piece in the same issue\nform: article\n"
                    f"speaker: sources/example-paper-2003-05-06\ncite: {P2}\nentries:\n"
                    "  - key: appraisal-of-the-meeting\n    type: judgement\n"
                    f"    subject: the hall\n    gist: The hall was cold.\n    cite: {P2}\n",
                ),
            ),
            (
                "data/statements/example-paper-comment-2003-05-06.yml:7:10: The key "
                "appraisal-of-the-meeting is taken on line 14 of "
                f"{REPORT}. Give this part another key.",
            ),
        ),
    ),
    "maps": (
        one(
            "a map of another source",
            MAP,
            "source: sources/example-paper-2003-05-06",
            "source: sources/example-bulletin-2003-05-02",
            "1:9: This map is in the file of sources/example-paper-2003-05-06, and says that it "
            "maps sources/example-bulletin-2003-05-02. Write sources/example-paper-2003-05-06, or "
            "rename the file.",
        ),
        Failure(
            "a map of no source",
            (
                (
                    "seeds/example-note.yml",
                    NEW,
                    "source: sources/example-note\nparagraphs:\n  - label: p1\n    role: body\n"
                    "    unused: Of no weight.\n",
                ),
            ),
            (
                "seeds/example-note.yml:1:9: There is no record sources/example-note. Add the file "
                "data/sources/example-note.yml.",
            ),
        ),
    ),
    "paragraphs": (
        one(
            "a paragraph that the source does not have",
            RULE,
            "#p5",
            "#p8",
            "4:7: sources/example-paper-2003-05-06 has no paragraph p8; its paragraphs are p1 to "
            "p7. Find the right one on its page or in seeds/example-paper-2003-05-06.yml.",
        ),
        one(
            "a label that is none",
            RULE,
            "#p5",
            "#s5",
            "4:7: sources/example-paper-2003-05-06 has no paragraph s5; its paragraphs are p1 to "
            "p7. Find the right one on its page or in seeds/example-paper-2003-05-06.yml.",
        ),
        one(
            "a mapped source as a whole",
            RULE,
            "#p5",
            "",
            "4:7: This cites sources/example-paper-2003-05-06 as a whole. Add the paragraph, as in "
            "sources/example-paper-2003-05-06#p1.",
        ),
        one(
            "a paragraph of a source without a map",
            ALLIANCE,
            "cite: sources/example-bulletin-2003-05-02",
            "cite: sources/example-bulletin-2003-05-02#p1",
            "21:15: sources/example-bulletin-2003-05-02 has no paragraph map, so it has no "
            "paragraph p1. Write sources/example-bulletin-2003-05-02.",
        ),
    ),
    "replies-follow": (
        one(
            "a reply of the day before",
            ANSWER,
            "date: 2003-05-03",
            "date: 2003-05-01",
            "18:13: This reply of 1 May 2003 is dated before what it answers, "
            "statements/chapter-letter-2003-05-02#missing-minutes of 2 May 2003. Mend one of the "
            "two dates, or the reference.",
        ),
    ),
    "events-within": (
        one(
            "the day after",
            DEPARTURE,
            "date: 2003-05-02",
            "date: 2003-05-03",
            "3:7: 3 May 2003 lies outside events/example-meeting-2003-05-01, which happened 1 to 2 "
            "May 2003. Mend one of the two dates, or part_of.",
        ),
        one(
            "a part of itself",
            DEPARTURE,
            "part_of: events/example-meeting-2003-05-01",
            "part_of: events/departure-2003-05-02",
            "6:10: An event cannot be part of itself. Name the larger event, or delete part_of.",
        ),
    ),
    "lives": (
        Failure(
            "at an event after death",
            ((BEN, "date: 2003-06-01", "date: 2003-04-01"),),
            (
                f"{MEETING}:11:10: Ben Sample died 1 April 2003, before 1 to 2 May 2003. Mend the "
                "date or the participant.",
            ),
        ),
        Failure(
            "at an event before birth",
            ((BEN, "date: 1960", "date: 2003-06"),),
            (
                f"{MEETING}:11:10: Ben Sample was born June 2003, after 1 to 2 May 2003. Mend the "
                "date or the participant.",
            ),
        ),
        Failure(
            "a statement after death",
            (
                (LETTER, "speaker: organizations/example-chapter", "speaker: people/ben-sample"),
                (LETTER, "date: 2003-05-02", "date: 2003-07-02"),
            ),
            (
                f"{LETTER}:5:10: Ben Sample died 1 June 2003, before 2 July 2003. Mend the date or "
                "the speaker.",
            ),
        ),
    ),
    "spans": (
        one(
            "a relation that ends before it begins",
            CHAPTER,
            "until: 2003-05-02",
            "until: 2001",
            "22:12: This relation ends 2001, before it begins, 2002. Mend since or until.",
        ),
        one(
            "a death before the birth",
            BEN,
            "date: 2003-06-01",
            "date: 1950",
            "9:9: This death, 1950, is dated before the birth, 1960. Mend one of the two dates.",
        ),
    ),
    "sources-look-back": (
        one(
            "a statement after the report of it",
            LETTER,
            "date: 2003-05-02",
            "date: 2003-05-07",
            "7:7: sources/example-paper-2003-05-06 was published 6 May 2003, before this statement "
            "of 7 May 2003. Mend the date, or cite a later source.",
        ),
    ),
    "allegations": (
        one(
            "nobody it is about",
            LETTER,
            "    about: people/ada-example\n",
            "",
            "20:10: The allegation use-of-funds does not say whom it is about. Add about: with the "
            "people or organizations that it is made against.",
        ),
        one(
            "about its own speaker",
            LETTER,
            "    about: people/ada-example\n",
            "    about: organizations/example-chapter\n",
            "23:12: The allegation use-of-funds is about its own speaker. Name whom it is made "
            "against.",
        ),
    ),
    "responses": (
        one(
            "no question",
            ANSWER,
            "    answers:\n      - to: statements/chapter-letter-2003-05-02#missing-minutes\n"
            "        scope: specific\n        cite: sources/example-paper-2003-05-06#p5\n",
            "",
            "10:10: The response minutes-kept does not say what it answers. Add answers: with the "
            "entry it replies to, or choose another type.",
        ),
        one(
            "an answer to itself",
            ANSWER,
            "to: statements/chapter-letter-2003-05-02#missing-minutes",
            "to: statements/alliance-answer-2003-05-03#minutes-kept",
            "18:13: minutes-kept answers itself. Name what it replies to.",
        ),
        one(
            "an answer to a sensitive entry",
            ANSWER,
            "to: statements/chapter-letter-2003-05-02#missing-minutes",
            "to: statements/example-paper-article-2003-05-06#private-matter",
            "18:13: statements/example-paper-article-2003-05-06#private-matter is sensitive and "
            "stands in no list. Delete this answer.",
        ),
    ),
    "quotation-length": (
        one(
            "one part",
            REPORT,
            GUESTS,
            f"    quote: {'word ' * 61}\n",
            "12:12: This quotation has 61 words; 60 are allowed. Quote the words that matter, or "
            "split it into two entries.",
        ),
        one(
            "two parts together",
            REPORT,
            GUESTS,
            f"    quote:\n      - {'word ' * 30}\n      - {'word ' * 31}\n",
            "13:7: This quotation has 61 words; 60 are allowed. Quote the words that matter, or "
            "split it into two entries.",
        ),
    ),
    "sensitive": (
        one(
            "a topic",
            REPORT,
            "    sensitive: true",
            "    sensitive: true\n    topics: topics/sample-rule",
            "33:5: The sensitive entry private-matter has topics. Delete topics: a sensitive entry "
            "is one plain sentence.",
        ),
        one(
            "two sentences",
            REPORT,
            ILLNESS,
            "The paper told of an illness. It named nobody.",
            "30:11: The sensitive entry private-matter has more than one sentence. Say it in one "
            "plain sentence.",
        ),
        one(
            "a link",
            REPORT,
            ILLNESS,
            "The paper told of an illness of [[people/ben-sample]].",
            "30:11: The sensitive entry private-matter has a link. Say it in plain words, without "
            "[[ and ]].",
        ),
        Failure(
            "another entry on a sensitive paragraph",
            ((REPORT, "example-paper-2003-05-06#p6", "example-paper-2003-05-06#p7"),),
            (
                f"{REPORT}:19:11: This cites sources/example-paper-2003-05-06#p7, a sensitive "
                "paragraph, but is not sensitive itself. Add sensitive: true to its entry or "
                "sentence, or cite another paragraph.",
            ),
        ),
        one(
            "a fact on a sensitive paragraph",
            RULE,
            "#p5",
            "#p7",
            "4:7: This cites sources/example-paper-2003-05-06#p7, a sensitive paragraph, but is "
            "not sensitive itself. Add sensitive: true to its entry or sentence, or cite another "
            "paragraph.",
        ),
    ),
    "corrections": (
        one(
            "a file that is not named after its date",
            CORRECTION,
            "date: 2004-03-01",
            "date: 2004-03-02",
            "3:7: The file of this correction is not named after its date, 2004-03-02. Rename it "
            "to data/corrections/2004-03-02-date-of-the-departure.yml, or mend the date.",
        ),
        one(
            "a part that is still there",
            CORRECTION,
            "organizations/example-chapter#chairs",
            "organizations/example-chapter#members",
            "7:12: organizations/example-chapter#members is said to be withdrawn, and it is still "
            "there. Name it under records: if it was corrected, or delete it from its record.",
        ),
        one(
            "a part of a record that has moved",
            CORRECTION,
            "organizations/example-chapter#chairs",
            "people/ada-sample#chairs",
            "7:12: people/ada-sample has moved. Write people/ada-example#chairs here.",
        ),
        one(
            "a part of a record that was never there",
            CORRECTION,
            "organizations/example-chapter#chairs",
            "people/nobody#chairs",
            "7:12: There is no record people/nobody. Name a part of a record that there is, or "
            "leave a tombstone in data/people/nobody.yml.",
        ),
    ),
    "words": (
        one(
            "a verb that judges",
            LETTER,
            "The chapter wrote that Ada Example",
            "The chapter claimed that Ada Example",
            "25:11: The word claimed judges, or goes out of date. Write said.",
        ),
        one(
            "a day that passes",
            ALLIANCE,
            "note: Counted by the paper.",
            "note: Counted recently.",
            "19:15: The word recently judges, or goes out of date. Write the date.",
        ),
        one(
            "a word to leave out, in a line",
            RULE,
            "Rule on the length of examples",
            "Notorious rule on examples",
            "3:14: The word Notorious judges, or goes out of date. Leave it out.",
        ),
        one(
            "two words that belong together",
            REPORT,
            "a guest whom the paper does not name",
            "a guest of last week",
            "23:14: The word last week judges, or goes out of date. Write the date.",
        ),
    ),
    "headings": (
        one(
            "a name",
            MEETING,
            "name: Meeting of 1 and 2 May 2003",
            "name: Toxic meeting of 1 and 2 May 2003",
            "1:7: The word Toxic is too loaded for a name. Leave it out.",
        ),
        one(
            "a subject",
            LETTER,
            "subject: use of the funds",
            "subject: abuse of the funds",
            "22:14: The word abuse is too loaded for a subject. Write conduct.",
        ),
        one(
            "a point at issue",
            DISPUTE,
            "name: Use of the funds",
            "name: Scandal of the funds",
            "23:11: The word Scandal is too loaded for a name. Write dispute.",
        ),
    ),
    "headings-quote": (
        one(
            "a quoted charge in a subject",
            LETTER,
            "subject: use of the funds",
            "subject: the “spent” funds",
            "22:14: This subject holds quotation marks. Say it in neutral words of our own, "
            "without marks.",
        ),
        one(
            "straight marks in a name",
            DISPUTE,
            "name: Use of the funds",
            "name: Use of the \"funds\"",
            "23:11: This name holds quotation marks. Say it in neutral words of our own, without "
            "marks.",
        ),
    ),
    "names": (
        one(
            "one letter apart",
            BEN,
            "name: Ben Sample",
            "name: Ada Exampel",
            "1:7: The name Ada Exampel is nearly that of people/ada-example. If both are the same, "
            "keep one record; if not, make the names differ.",
        ),
        one(
            "in another order, with accents",
            BEN,
            "name: Ben Sample",
            "name: Éxample, Ada",
            "1:7: The name Éxample, Ada is nearly that of people/ada-example. If both are the "
            "same, keep one record; if not, make the names differ.",
        ),
        one(
            "by another name of one",
            CHAPTER,
            "short: Chapter",
            "short: Chapter\naliases: The Allied Example",
            "3:10: The name The Allied Example is nearly that of organizations/example-alliance. "
            "If both are the same, keep one record; if not, make the names differ.",
        ),
    ),
    "symmetry": (
        one(
            "a fact of one alone",
            CHAPTER,
            "  - key: members\n",
            "  - key: rooms\n",
            "9:1: organizations/example-chapter lacks the facts members; the organizations "
            "compared are laid out alike. Give both the same facts in the same order: founded, "
            "members.",
        ),
        one(
            "a fact more",
            CHAPTER,
            "relations:\n",
            f"  - key: rooms\n    value: Two\n    cite: {P2}\nrelations:\n",
            "9:1: organizations/example-chapter has the facts rooms that "
            "organizations/example-alliance lacks; the organizations compared are laid out alike. "
            "Give both the same facts in the same order: founded, members.",
        ),
        Failure(
            "another order",
            (
                (CHAPTER, "key: founded", "key: swapped"),
                (CHAPTER, "key: members", "key: founded"),
                (CHAPTER, "key: swapped", "key: members"),
            ),
            (
                f"{CHAPTER}:9:1: organizations/example-chapter has its facts in another order than "
                "organizations/example-alliance; the organizations compared are laid out alike. "
                "Give both the same facts in the same order: founded, members.",
            ),
        ),
    ),
}  # fmt: skip
"""The failures by the name of the check."""
