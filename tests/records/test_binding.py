"""From YAML to records: each way in which a file does not fit is told in full, with its place."""

from __future__ import annotations

import pytest

from casebook.intake import take_in
from casebook.records.entities import Organization, Person
from casebook.records.kinds import KINDS
from casebook.records.references import Ref
from casebook.records.statements import Statement
from projects import (
    ADA,
    ALLIANCE,
    BEN,
    BULLETIN,
    CHAPTER,
    CORRECTION,
    DISPUTE,
    EXAMPLE,
    LETTER,
    MAP,
    MOVED,
    PAPER,
    REPORT,
    RULE,
    Project,
)

SUMMARY = """\
summary:
  - text: The chapter was a branch of the [[organizations/example-alliance|Alliance]] until 2003.
    cite:
      - sources/example-paper-2003-05-06#p2
      - sources/example-paper-2003-05-06#p3
"""
BORN = "born:\n  date: 1950-05\n  cite: sources/example-paper-2003-05-06#p2\n"
FUNDS = "    gist: The chapter wrote that Ada Example had spent the funds without a vote.\n"
STANCE = """\
  - who: organizations/example-alliance
    stance: The Alliance said that its rules had been kept.
    cite: sources/example-paper-2003-05-06#p5
"""
FOUNDED = "    when: 2001-04\n    cite: sources/example-paper-2003-05-06#p2\n"
SECOND_VALUE = "      - value: 42 members\n        cite: sources/example-bulletin-2003-05-02\n"

MISSING = [
    pytest.param(
        ADA,
        "name: Ada Example\n",
        "",
        "1:1: The field name is missing. Add it, as in name: Jane Doe. (The name as a reader would "
        "look for it; it heads the page.)",
        id="a field with an example",
    ),
    pytest.param(
        RULE,
        "form: term\n",
        "",
        "1:1: The field form is missing. Add it with one of: term, bill, campaign, office, idea, "
        "policy. (What kind of topic this is.)",
        id="a field that chooses among words",
    ),
    pytest.param(
        PAPER,
        "url: https://paper.example/2003/05/06/examples-meet\n",
        "",
        "1:1: The field url is missing. Add it. (The address of the original.)",
        id="a field without an example",
    ),
    pytest.param(
        LETTER,
        "    subject: use of the funds\n",
        "",
        "20:5: The field subject is missing. Add it, as in subject: bylaws and rules. (What it is "
        "about, in a few neutral words that repeat no accusation.)",
        id="a field of an item in a list",
    ),
    pytest.param(
        BEN,
        "  date: 2003-06-01\n",
        "",
        "9:3: The field date is missing. Add it, as in date: 1950-05. (The date, in EDTF.)",
        id="a field of a part",
    ),
]

UNKNOWN = [
    pytest.param(
        ADA,
        "description:",
        "descripton:",
        "2:1: There is no field descripton here. Did you mean description?",
        id="a misspelt field is one problem and not a missing one as well",
    ),
    pytest.param(
        BULLETIN,
        "title:",
        "Title:",
        "3:1: There is no field Title here. Did you mean title?",
        id="a field in capitals, which is none of another name",
    ),
    pytest.param(
        ADA,
        "see: topics/sample-rule",
        "see: topics/sample-rule;",
        "12:6: 'topics/sample-rule;' is not a reference. Did you mean topics/sample-rule?",
        id="a sign behind a reference",
    ),
    pytest.param(
        ADA,
        "see:",
        "nationality:",
        "12:1: There is no field nationality here. Use one of: name, short, aliases, description, "
        "summary, facts, relations, unknown, see, checked, cite, born, died, sort.",
        id="a field that is like no other",
    ),
    pytest.param(
        ALLIANCE,
        "note: Counted by the paper.",
        "note: Counted by the paper.\n        by: Ada",
        "20:9: There is no field by here. Use one of: value, cite, note.",
        id="a field deep in the record",
    ),
    pytest.param(
        MOVED,
        "moved_to: people/ada-example",
        "moved_to: people/ada-example\nname: Ada",
        "2:1: There is no field name here. Use one of: moved_to.",
        id="a field beside moved_to",
    ),
    pytest.param(
        MAP,
        "    section: Head\n",
        "    secton: Head\n",
        "5:5: There is no field secton here. Did you mean section?",
        id="a field of a paragraph map",
    ),
]

WORDS = [
    pytest.param(
        RULE,
        "form: term",
        "form: tern",
        "2:7: 'tern' is not a form. Did you mean term?",
        id="one letter wrong",
    ),
    pytest.param(
        RULE,
        "form: term",
        "form: Term",
        "2:7: 'Term' is not a form. Did you mean term?",
        id="a capital letter",
    ),
    pytest.param(
        RULE,
        "form: term",
        "form: nonsense",
        "2:7: 'nonsense' is not a form. Use one of: term (a term that statements use), bill (a "
        "bill or act), campaign (a campaign for an aim), office (a public office), idea (an "
        "idea or school of thought), policy (a policy that people argue for or against).",
        id="another word altogether",
    ),
    pytest.param(
        ADA,
        "born:",
        "birthday:",
        "4:1: There is no field birthday here. Did you mean born?",
        id="what readers call a field",
    ),
    pytest.param(
        ADA,
        "see:",
        "twitter:",
        "12:1: There is no field twitter here. Did you mean aliases?",
        id="what other sites call a field",
    ),
    pytest.param(
        ADA,
        "see:",
        "draft:",
        "12:1: There is no field draft here. A record is published as soon as it is merged: keep "
        "it on a branch until it is ready.",
        id="a draft",
    ),
    pytest.param(
        ADA,
        "kind: founder-of",
        "kind: founder",
        "8:11: 'founder' is not a kind. Did you mean founder-of?",
        id="the kind of a relation",
    ),
]

SHAPES = [
    pytest.param(
        ADA,
        "name: Ada Example",
        "name:\n  - Ada Example",
        "2:3: name should be a text. Write it after the colon, without a hyphen or brackets.",
        id="a list for a text",
    ),
    pytest.param(
        ADA,
        "name: Ada Example",
        "name:\n  first: Ada",
        "2:3: name should be a text. Write it after the colon, without a hyphen or brackets.",
        id="fields for a text",
    ),
    pytest.param(
        LETTER,
        FUNDS,
        "    gist:\n      - The chapter wrote\n      - of the funds\n",
        "26:7: gist should be a text. Write it after the colon, without a hyphen or brackets.",
        id="a list for prose",
    ),
    pytest.param(
        RULE,
        "form: term",
        "form:\n  - term",
        "3:3: form should be a text. Write it after the colon, without a hyphen or brackets.",
        id="a list for a word",
    ),
    pytest.param(
        ADA,
        "  date: 1950-05",
        "  date:\n    - 1950-05",
        "6:5: date should be a text. Write it after the colon, without a hyphen or brackets.",
        id="a list for a date",
    ),
    pytest.param(
        CHAPTER,
        SUMMARY,
        "summary: The chapter was a branch.\n",
        "4:10: summary should be a list. Begin each item with a hyphen and a blank, on a line of "
        "its own. Each has the fields text, cite, sensitive.",
        id="a text for a list of fields",
    ),
    pytest.param(
        ADA,
        "relations:\n  - kind",
        "relations:\n    kind",
        "8:5: relations should be a list. Begin each item with a hyphen and a blank, on a line of "
        "its own. Each has the fields kind, to, role, since, until, cite.",
        id="fields without the hyphen",
    ),
    pytest.param(
        CHAPTER,
        SUMMARY,
        "summary:\n  - The chapter was a branch.\n",
        "5:5: This item of summary should be made of fields. Write them one below the other, each "
        "as name: value. They are: text, cite, sensitive.",
        id="a text for an item with fields",
    ),
    pytest.param(
        ADA,
        BORN,
        "born: 1950-05\n",
        "4:7: born should be made of fields. Write them one below the other, each as name: value. "
        "They are: date, cite.",
        id="a text for fields",
    ),
    pytest.param(
        ADA,
        BORN,
        "born:\n  - 1950-05\n",
        "5:3: born should be made of fields. Write them one below the other, each as name: value. "
        "They are: date, cite.",
        id="a list for fields",
    ),
    pytest.param(
        LETTER,
        FUNDS,
        "    quote:\n      words: spent the funds\n",
        "26:7: quote should be a text, or a list of texts. Write it after the colon.",
        id="fields for a list of texts",
    ),
]

LENGTHS = [
    pytest.param(
        ADA,
        "name: Ada Example",
        "name: " + "x" * 201,
        "1:7: name has 201 characters; 200 are allowed. Shorten it.",
        id="a line",
    ),
    pytest.param(
        LETTER,
        FUNDS,
        f"    gist: {'x' * 601}\n",
        "25:11: gist has 601 characters; 600 are allowed. Shorten it.",
        id="prose",
    ),
    pytest.param(
        ALLIANCE,
        "key: founded",
        "key: " + "x" * 61,
        "12:10: key has 61 characters; 60 are allowed. Shorten it.",
        id="a key",
    ),
    pytest.param(
        ALLIANCE,
        "https://alliance.example/about",
        "https://alliance.example/" + "x" * 1976,
        "25:10: website has 2001 characters; 2000 are allowed. Leave out what only tracks who "
        "follows it.",
        id="an address",
    ),
    pytest.param(
        ADA, "name: Ada Example", 'name: ""', "1:7: name is empty. Fill it.", id="a needed text"
    ),
    pytest.param(
        ADA, "name: Ada Example", 'name: "  "', "1:7: name is empty. Fill it.", id="blanks"
    ),
    pytest.param(
        CHAPTER,
        "role: first branch",
        'role: ""',
        "20:11: role is empty. Fill it, or delete the field.",
        id="a text that may be left out",
    ),
    pytest.param(
        ADA,
        "cite: sources/example-paper-2003-05-06#p2\nborn",
        "cite: []\nborn",
        "3:7: cite is empty. Fill it.",
        id="a needed list",
    ),
    pytest.param(
        LETTER,
        FUNDS,
        "    quote: []\n",
        "25:12: quote is empty. Fill it, or delete the field.",
        id="a list that may be left out",
    ),
    pytest.param(
        DISPUTE,
        STANCE,
        "",
        "9:3: parties has 1 of the 2 items that it needs. Add what is missing.",
        id="a list with too few items",
    ),
    pytest.param(
        DISPUTE,
        "  - who: organizations/example-alliance\n",
        "  - name: organizations/example-alliance\n",
        "9:5: There is no field name here. Did you mean who?",
        id="a list of enough items, one of which does not fit",
    ),
]

FORMS = [
    pytest.param(
        ALLIANCE,
        "    when: 2001-04\n",
        "    when: 2001-04\n    values:\n      - value: 2001\n        cite: sources/x\n",
        "12:5: A fact has either values or a value of its own. Keep one of the two forms.",
        id="a fact with a value and values",
    ),
    pytest.param(
        ALLIANCE,
        "    when: 2001-04\n",
        "",
        "12:5: This fact says nothing. Add value: or when:, or delete the fact.",
        id="a fact that says nothing",
    ),
    pytest.param(
        ALLIANCE,
        FOUNDED,
        "    when: 2001-04\n",
        "12:5: This fact has no citation. Add cite: with a source and paragraph.",
        id="a fact without a citation",
    ),
    pytest.param(
        ALLIANCE,
        SECOND_VALUE,
        "",
        "15:5: One value alone does not differ. Write it as value: with cite:.",
        id="a fact with one value among values",
    ),
    pytest.param(
        LETTER,
        "speaker: organizations/example-chapter\ndate",
        "date",
        "1:1: This statement has no speaker. Add speaker:, or unnamed: if no source names them.",
        id="a statement without a speaker",
    ),
    pytest.param(
        LETTER,
        "speaker: organizations/example-chapter\ndate",
        "speaker: organizations/example-chapter\nunnamed: somebody\ndate",
        "6:10: A statement has either a speaker or an unnamed one. Keep one of the two.",
        id="a statement with two speakers",
    ),
    pytest.param(
        LETTER,
        "    via: organizations/example-chapter\n",
        "    unnamed: somebody\n",
        "31:14: An entry has either a speaker or an unnamed one. Keep one of the two.",
        id="an entry with two speakers",
    ),
    pytest.param(
        LETTER,
        FUNDS,
        "",
        "20:5: This entry says nothing. Add gist: in our own words, quote:, or both.",
        id="an entry that says nothing",
    ),
    pytest.param(
        MAP,
        "  - label: p3\n    role: body\n    section: The meeting\n    sentences: 4\n"
        "    gist: Course of the meeting\n",
        "",
        "14:12: The paragraph p3 is missing before p4. Put it back.",
        id="a paragraph taken out of a map",
    ),
    pytest.param(
        ADA,
        "see: topics",
        "date: 2003\nsee: topics",
        "12:1: There is no field date here. Use one of: name, short, aliases, description, "
        "summary, facts, relations, unknown, see, checked, cite, born, died, sort.",
        id="a field that is like another one only by its letters",
    ),
    pytest.param(
        ADA,
        "see: topics",
        "title: Chair\nsee: topics",
        "12:1: There is no field title here. Did you mean description?",
        id="what a form calls a title",
    ),
    pytest.param(
        PAPER,
        "medium: article",
        "medium: podcast",
        "9:9: 'podcast' is not a medium. Use one of: article (a piece in a newspaper, magazine or "
        "news site), web page (a page of a website that is none of the others), press release (a "
        "release to the press, or a copy of one), post (a post on a social network), interview (a "
        "conversation, written or recorded), record (an official record, such as a roll call or a "
        "filing), blog (a post on a blog or newsletter), book (a book or a part of one), video (a "
        "film or a recording, such as one of a broadcaster or on YouTube).",
        id="a word that is like another one only by its letters",
    ),
    pytest.param(
        CORRECTION,
        "withdrawn: organizations/example-chapter#chairs",
        "withdrawn: organizations/example-chapter",
        "7:12: 'organizations/example-chapter' does not fit withdrawn. Correct it, as in "
        "withdrawn: statements/some-release#bylaws. (Parts of records that are gone, as "
        "kind/slug#key; their addresses lead to the notice. A whole record that is gone has "
        "removed: and the reason in its own file.)",
        id="a whole record that is withdrawn",
    ),
    pytest.param(
        MAP,
        "label: p3",
        "label: p4",
        "14:12: Paragraph number 3 has the label p4. Labels count up from p1 without a gap; "
        "write p3.",
        id="labels of a map out of order",
    ),
    pytest.param(
        MAP,
        "label: p3",
        "label: 3",
        "14:12: '3' does not fit label. Correct it, as in label: p1. (p1, p2 ... in the order of "
        "the document.)",
        id="a label that is none",
    ),
    pytest.param(
        MAP,
        "sentences: 4",
        "sentences: five",
        "17:16: 'five' does not fit sentences. Correct it, as in sentences: 3. (How many sentences "
        "it has.)",
        id="a number in words",
    ),
    pytest.param(
        REPORT,
        "speaker: sources/example-paper-2003-05-06",
        "speaker: topics/sample-rule",
        "4:10: topics/sample-rule is of the kind topics, which does not fit here. Name one of the "
        "kind people, organizations, sources.",
        id="a speaker that cannot speak",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"), [*MISSING, *UNKNOWN, *WORDS, *SHAPES, *LENGTHS, *FORMS]
)
def test_what_does_not_fit_is_told_once_with_place_and_remedy(
    project: Project, file: str, old: str, new: str, told: str
) -> None:
    project.change(file, old, new)
    assert project.problems() == [f"{file}:{told}"]


def test_all_mistakes_of_a_file_are_told_at_once(project: Project) -> None:
    project.change(RULE, "form: term", "form: tern\ncolour: red")
    project.change(RULE, "description: Rule on the length of examples\n", "")
    places = [problem.split(": ")[0] for problem in project.problems()]
    assert places == [f"{RULE}:2:7", f"{RULE}:3:1"]


def test_a_broken_record_is_no_second_problem_where_others_refer_to_it(project: Project) -> None:
    project.change(ALLIANCE, "form: organization", "form: organisation")
    assert project.problems() == [
        f"{ALLIANCE}:22:7: 'organisation' is not a form. Did you mean organization?"
    ]


def test_a_broken_map_is_no_second_problem_where_records_cite_it(project: Project) -> None:
    project.change(MAP, "role: title", "role: titel")
    assert project.problems() == [f"{MAP}:4:11: 'titel' is not a role. Did you mean title?"]


def test_a_file_that_yaml_cannot_read_is_one_problem(project: Project) -> None:
    project.change(MAP, "source: ", "source: *")
    project.change(ALLIANCE, "form: organization", "form: organization\nform: group")
    assert [problem.split(":")[0] for problem in project.problems()] == [ALLIANCE, MAP]


def test_the_example_uses_every_kind_and_has_no_problem(project: Project) -> None:
    intake = project.take_in()
    assert intake.problems == ()
    assert {ref.kind for ref in intake.casebook.catalog.records} == set(KINDS)


def test_the_folder_may_be_given_from_anywhere() -> None:
    """A relative folder and an absolute one give the same."""
    relative = EXAMPLE.relative_to(EXAMPLE.cwd()) if EXAMPLE.is_relative_to(EXAMPLE.cwd()) else None
    if relative is None:
        pytest.skip("not run from a folder above the example")
    assert take_in(relative).problems == take_in(EXAMPLE).problems == ()


def test_a_record_says_what_its_file_says(project: Project) -> None:
    catalog = project.take_in().casebook.catalog
    ada = catalog.get(Ref("people", "ada-example"), Person)
    assert ada is not None
    assert (ada.name, ada.brief, ada.aliases) == ("Ada Example", "Ada Example", ())
    assert ada.born is not None
    assert str(ada.born.date) == "1950-05"
    assert ada.see == (Ref("topics", "sample-rule"),)
    alliance = catalog.get(Ref("organizations", "example-alliance"), Organization)
    assert alliance is not None
    assert (alliance.subject, alliance.brief) == (True, "Alliance")
    assert [fact.key for fact in alliance.facts] == ["founded", "members"]
    letter = catalog.get(Ref("statements", "chapter-letter-2003-05-02"), Statement)
    assert letter is not None
    assert [key for key, _ in letter.parts()] == ["missing-minutes", "use-of-funds", "departure"]
    assert letter.entries[0].cite == (Ref("sources", "example-paper-2003-05-06", "p4"),)


def test_texts_are_trimmed_and_folded(project: Project) -> None:
    project.change(ADA, "name: Ada Example", 'name: "  Ada Example "')
    project.change(LETTER, FUNDS, '    gist: "  Spent   the\n      funds.  "\n')
    catalog = project.take_in().casebook.catalog
    letter = catalog.get(Ref("statements", "chapter-letter-2003-05-02"), Statement)
    assert letter is not None
    assert catalog.name(Ref("people", "ada-example")) == "Ada Example"
    assert str(letter.entries[1].gist) == "Spent the funds."


@pytest.mark.parametrize("end", ["", "/"])
def test_an_address_in_the_place_of_a_reference_is_answered_with_the_source(
    project: Project, end: str
) -> None:
    cite = "Chapter\ncite: {}\n"
    there = f"https://paper.example/2003/05/06/examples-meet{end}"
    old = cite.format("sources/example-paper-2003-05-06#p3")
    project.change(BEN, old, cite.format(there))
    (problem,) = project.problems()
    assert problem.endswith(
        "is an address, and here a record is named. Write sources/example-paper-2003-05-06, which "
        "has this address."
    )


def test_a_file_that_is_wrong_all_over_is_told_from_its_top(project: Project) -> None:
    unknown = "\n".join(f"a{number}: 1" for number in range(3000))
    project.change(ADA, "name: Ada Example", f"name: Ada Example\n{unknown}")
    told = project.problems()
    assert len(told) == 51
    assert told[-1] == (
        f"{ADA}:52:1: There are more than 50 problems before this line. "
        "Correct them and check again."
    )


def test_one_item_with_a_hyphen_before_each_field_is_told_once(project: Project) -> None:
    project.change(
        BEN,
        "name: Ben Sample",
        "name: Ben Sample\nrelations:\n  - kind: member-of\n"
        "  - to: organizations/example-alliance\n  - cite: sources/example-paper-2003-05-06#p2",
    )
    assert project.problems() == [
        f"{BEN}:4:5: The hyphen before to begins a new item. If to belongs to kind, write a blank "
        "in place of the hyphen; a hyphen stands before the first field of an item only."
    ]
