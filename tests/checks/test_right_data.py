"""Right data that looks like a mistake: each was refused once, and is taken."""

from __future__ import annotations

import re

import pytest

from projects import ADA, ALLIANCE, BEN, BULLETIN, CORRECTION, LETTER, MAP, MEETING, PAPER, Project

CORA = "data/people/cora-specimen.yml"
AUTHORS = re.compile(r"^authors:.*\n(?:  .*\n)*", re.MULTILINE)
SCHEMA = "# yaml-language-server: $schema=../.schema/events.json"
CITE = "    cite: sources/example-paper-2003-05-06#p3\n"

SENTENCES = (
    "The Senate confirmed the secretary on May 6, 2003.",
    "The candidate conceded the election on May 6, 2003.",
    "He worked for an insurer that handled claims for workers.",
    "The program covered people age 65 and older.",
    "The notice was in a newspaper that was then 150 years old.",
    "The workers had been exposed to asbestos.",
    "The program covered people from age 65.",
    "In May 32 speakers were announced.",
    "By May 60 people had signed a letter.",
    "It is not known whether he spoke at the [[events/vote-2003-05-01]].",
    "He was invited but was not a speaker at the [[events/vote-2003-05-01]].",
    "He never spoke at the [[events/vote-2003-05-01]].",
    "No source says that he spoke at the [[events/vote-2003-05-01]].",
    "He was scheduled to be a speaker at the [[events/vote-2003-05-01]].",
    "Cora Specimen spoke at the [[events/vote-2003-05-01]].",
    "He wrote of those who spoke at the [[events/vote-2003-05-01]].",
    "He joined in 2002, at age 16.",
    "He was to be a speaker at the [[events/vote-2003-05-01]].",
    "Jane Roe took part in in-person meetings.",
    "He resigned in the last week of May 2002.",
    "He was admitted to the bar in 2002.",
    "He was a guest on the Today show in 2002.",
    "He voted in the roll call, 216-208-3.",
    "Roe was a member of ACT UP NYC in 1989.",
    "He wrote for a 100-year-old weekly in 2002.",
    "On June 1 Pennsylvania Avenue was closed to traffic.",
    "The list was called Top 10 Wall Street Donors.",
    "The talks were held at 10 Downing Street and at 1600 Pennsylvania Avenue.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence(project: Project, sentence: str) -> None:
    project.write(BEN, f"{project.text(BEN)}summary:\n  - text: {sentence}\n{CITE}")
    assert project.problems() == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The Alliance met on Feb. 30, 2003.", "February has 28 days, and not 30."),
        ("The Alliance met on Monday, Feb. 9, 2003.", "Feb. 9, 2003, was a Sunday."),
        ("The Alliance met on May 32, 2003.", "May has 31 days, and not 32."),
        ("No. He spoke at the [[events/vote-2003-05-01]].", "had a part in events/vote-2003-05-01"),
        ("He left in 2002.She stayed.", "There is a blank too few in 2002.She"),
        ("Doe &amp; Roe met.", "Write &."),
        ("In 2003 he spoke at the [[events/vote-2003-05-01]].", "had a part in events/vote-2003"),
        ("Sample spoke at the [[events/vote-2003-05-01]].", "had a part in events/vote-2003-05-01"),
        ("He confirmed that it was so.", "The word confirmed that judges"),
    ],
)
def test_and_what_is_a_mistake_is_told(project: Project, sentence: str, told: str) -> None:
    project.write(BEN, f"{project.text(BEN)}summary:\n  - text: {sentence}\n{CITE}")
    (problem,) = project.problems()
    assert told in problem


@pytest.mark.parametrize("verb", ["contended", "noted", "testified", "explained", "asserted"])
def test_an_accusation_with_any_usual_verb(project: Project, verb: str) -> None:
    project.change(LETTER, "chapter wrote that Ada Example", f"chapter {verb} that Ada Example")
    assert project.problems() == []


def test_who_accuses_may_be_called_by_the_family_name(project: Project) -> None:
    project.change(BEN, "name: Ben Sample", "name: Ben Sample Jr.")
    subject = "    subject: use of the funds\n"
    project.change(LETTER, subject, f"{subject}    speaker: people/ben-sample\n")
    project.change(LETTER, "The chapter wrote that Ada Example", "Sample wrote that Ada Example")
    assert project.problems(["attribution"]) == []


@pytest.mark.parametrize(
    "words",
    [
        "The page said May 32, 2003; it was Thursday, May 2, 2003.",
        "The page said recently; it says May 2, 2003.",
    ],
)
def test_a_correction_may_name_what_was_wrong(project: Project, words: str) -> None:
    text = project.text(CORRECTION)
    what = next(line for line in text.splitlines() if line.startswith("what:"))
    project.change(CORRECTION, what, f"what: {words}")
    assert project.problems() == []


@pytest.mark.parametrize("part", ["announced", "invited"])
def test_a_host_may_have_been_announced(project: Project, part: str) -> None:
    add(project, f"    part: {part}\n    role: host\n")
    assert project.problems(["parts"]) == []


def test_a_voter_who_stands_twice_is_told_once(project: Project) -> None:
    vote = "data/events/vote-2003-05-01.yml"
    ada = "  - who: people/ada-example\n    part: took-part\n    vote: present\n"
    project.change(vote, "participants:\n", f"participants:\n{ada}{CITE}")
    fact = "facts:\n  - key: vote\n    value: for the rule\n    cite: sources/"
    project.write(ADA, f"{project.text(ADA)}{fact}example-bulletin-2003-05-02\n")
    (problem,) = project.problems(["roll-call", "once"])
    assert "stands here already" in problem


def test_a_map_under_another_name_is_told_once(project: Project) -> None:
    """Neither at each citation of its source, nor at each of its paragraphs."""
    for ending in (".yml", ".proofs"):
        file = project.root / MAP.replace(".yml", ending)
        file.rename(file.with_stem("example-papr-2003-05-06"))
    (problem,) = project.problems()
    assert "Rename the file to seeds/example-paper-2003-05-06.yml" in problem


@pytest.mark.parametrize("role", ["chair of the House Rules Committee", "House speaker"])
def test_a_post_held_elsewhere_is_no_part_in_the_event(project: Project, role: str) -> None:
    add(project, f"    part: addressed\n    role: {role}\n")
    assert project.problems(["parts"]) == []


@pytest.mark.parametrize(("part", "file"), [("subject", MEETING), ("took-part", CORA)])
def test_an_event_may_be_about_somebody_who_has_died(
    project: Project, part: str, file: str
) -> None:
    """She was announced there as well; of two acts the death is likely wrong, and told once."""
    project.write(CORA, f"{project.text(CORA)}died:\n  date: 2002-01\n{CITE[2:]}")
    add(project, f"    part: {part}\n")
    (problem,) = project.problems(["lives"])
    assert problem.startswith(file)


def test_an_article_may_appear_after_the_death_of_its_author(project: Project) -> None:
    project.change(LETTER, "speaker: organizations/example-chapter", "speaker: people/ben-sample")
    project.change(LETTER, "form: statement", "form: article")
    project.change(BEN, "date: 2003-06-01", "date: 2003-05-01")
    assert project.problems(["lives"]) == []


def test_a_child_may_speak(project: Project) -> None:
    project.change(BEN, "date: 1960", "date: 1997")
    assert project.problems(["births"]) == []


@pytest.mark.parametrize(
    ("slug", "name", "day"),
    [
        ("womens-march-2001", "Women's March 2001", "2001-01-21"),
        ("march-2003", "The Example March 2003", "2003-02-03"),
        ("petition", "Petition for ballot access in 2024", "2003-01"),
        ("debate-2003-02", "Debate on the budget for 2005", "2003-02-27"),
        ("anniversary", "Anniversary of the march of 1963", "2003-02"),
        ("rally-2003-03-04", "Rally in Sampletown, Mar. 4, 2003", "2003-03-04"),
        ("founding", "Founding of a town in 1450", "1450"),
    ],
)
def test_an_event(project: Project, slug: str, name: str, day: str) -> None:
    write_event(project, slug, name, day)
    assert project.problems() == []


@pytest.mark.parametrize("day", ["2003-05-13", "2010-05-13"])
@pytest.mark.parametrize("words", ["March that was announced", "March planned by organizers"])
def test_an_event_that_is_planned(project: Project, day: str, words: str) -> None:
    write_event(project, f"march-{day}", "March in Sampletown", day, words)
    assert project.problems() == []


def write_event(
    project: Project, slug: str, name: str, day: str, words: str = "Meeting of people"
) -> None:
    cite = "cite: sources/example-paper-2003-05-06#p3"
    lines = [SCHEMA, f"name: {name}", f"description: {words}", f"date: {day}", cite, ""]
    project.write(f"data/events/{slug}.yml", "\n".join(lines))


def add(project: Project, part: str) -> None:
    """Let Cora have a part in the meeting."""
    one = f"  - who: people/cora-specimen\n{part}{CITE}"
    project.change(MEETING, "participants:\n", f"participants:\n{one}")


def test_a_link_may_have_the_name_of_its_record(project: Project) -> None:
    project.change(ALLIANCE, "name: Example Alliance", "name: Example.org")
    sentence = "He wrote to [[organizations/example-alliance|Example.org]]."
    project.write(BEN, f"{project.text(BEN)}summary:\n  - text: {sentence}\n{CITE}")
    assert project.problems(["link-words"]) == []


@pytest.mark.parametrize(
    "author",
    [
        "Ms. Magazine",
        "Van Roe, Chris J.",
        "Jane Doe, PsyD",
        "Jane Doe, KBE",
        "Ms. Rachel",
        "Cortez Masto, Catherine Marie",
        "García Márquez, Gabriel José",
        "Catherine Marie Cortez Masto",
        "Timothy Roe, O.P.",
        "King Jr., Martin Luther",
        "AP/Reuters",
        "UNITE HERE (organization)",
    ],
)
def test_an_author(project: Project, author: str) -> None:
    project.write(BULLETIN, AUTHORS.sub(f"authors: {author}\n", project.text(BULLETIN)))
    assert project.problems(["authors"]) == []


PAPERS = [
    "Jane Doe, CNN",
    "Jane Doe | Reuters",
    "Jane Doe/AP",
    "Jane Doe – CNN",
    "Ms. Jane Doe",
    "Jane Doe, The Example Paper",
    "Jane Doe, Special to CNN",
]


@pytest.mark.parametrize("author", PAPERS)
def test_an_author_with_more_than_a_name_is_told(project: Project, author: str) -> None:
    project.write(BULLETIN, AUTHORS.sub(f"authors: {author}\n", project.text(BULLETIN)))
    (problem,) = project.problems(["authors"])
    assert problem.endswith(f"{author} is more than a name. Write Jane Doe.")


@pytest.mark.parametrize(
    ("author", "told"),
    [
        ("By Jane Doe and John Roe", "Write [Jane Doe, John Roe]."),
        ("Doe, Jane and Roe, John", "Write [Jane Doe, John Roe]."),
        ("Jane Doe with John Roe", "Write [Jane Doe, John Roe]."),
        ("Rev. Dr. Jane Roe Jr.", "Write Jane Roe Jr."),
        ("Staff Reports", "the source then has no named author."),
        ("Alma Doe, Ilse Roe", "If it is one person, write Alma Doe, Ilse R."),
        ("Roe Guild, Sample Chapter", "write Roe Guild, Sample Chapter (organization)."),
        ("UNITE HERE", "of a body, UNITE HERE (organization)"),
    ],
)
def test_what_may_be_one_name_has_a_way_out(project: Project, author: str, told: str) -> None:
    project.write(BULLETIN, AUTHORS.sub(f"authors: {author}\n", project.text(BULLETIN)))
    (problem,) = project.problems(["authors"])
    assert problem.endswith(told)


PEOPLE = ["Ms. Rachel", "Prof. Griff", "John Paul II", "Bill Press", "Jane Roe, Esq.", "Jo Roe, SJ"]


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person(project: Project, name: str) -> None:
    project.change(CORA, "name: Cora Specimen", f"name: {name}")
    assert project.problems(["persons"]) == []


@pytest.mark.parametrize("name", ["Senator Jane Roe", "Dr. Jane Roe", "Jane Roe, XYZ"])
def test_a_person_with_more_than_a_name_is_told(project: Project, name: str) -> None:
    project.change(CORA, "name: Cora Specimen", f"name: {name}")
    (problem,) = project.problems(["persons"])
    assert problem.endswith(f"{name} is more than a name. Write Jane Roe.")


@pytest.mark.parametrize(
    "words",
    [
        "Anti-war activist and Navy veteran",
        "Former prisoner of war",
        "Opponent of the war in Gaza",
        "Historian of the War on Poverty and of the Civil War",
        "Witness of the attack on the US Capitol",
        "Witness of the September 11 attacks",
        "Drama teacher and war correspondent",
        "Attorney admitted to the bar in 2002",
        "Witness of the collapse of a bridge in 2002",
        "Widow of a war hero, and writer of radio drama scripts",
        "Prosecutor of corruption and scholar of the abuse of power",
        "Substance abuse counselor and anti-corruption activist",
    ],
)
def test_a_description(project: Project, words: str) -> None:
    project.change(BEN, "description: Secretary of the Sampletown Chapter", f"description: {words}")
    assert project.problems() == []


@pytest.mark.parametrize(
    "words",
    [
        "Maker of the attack by Ada",
        "A war between two chapters",
        "Bitter anti-war activist",
        "Known for corruption",
    ],
)
def test_a_description_that_judges_is_told(project: Project, words: str) -> None:
    project.change(BEN, "description: Secretary of the Sampletown Chapter", f"description: {words}")
    (problem,) = project.problems()
    assert "is too loaded for a description." in problem


def test_a_side_that_is_none_is_told_with_those_that_are(project: Project) -> None:
    kind = "    type: announcement\n"
    project.change(LETTER, kind, f"{kind}    side: opposed\n")
    assert any("Use one of: for" in each for each in project.problems())


@pytest.mark.parametrize("part", ["subject", "named"])
def test_who_an_event_is_about_may_have_any_post(project: Project, part: str) -> None:
    add(project, f"    part: {part}\n    role: incoming speaker of the assembly\n")
    assert project.problems(["parts"]) == []


def test_a_quotation_that_cites_another_source_is_told_once(project: Project) -> None:
    """And not at the proof of its words in the source that it cited before."""
    cite = "chapter was leaving.\n    cite: "
    paper = f"{cite}sources/example-paper-2003-05-06#p4"
    project.change(LETTER, paper, f"{cite}sources/example-bulletin-2003-05-02")
    (problem,) = project.problems()
    assert "No quotation can be taken from sources/example-bulletin-2003-05-02" in problem


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("cornel-muller", "Cornel Müller"),
        ("cornel-mueller", "Cornel Müller"),
        ("beto-orourke", "Beto O'Rourke"),
        ("cornel-west-2", "Cornel West"),
        ("cornel-r-west-jr", "Cornel West"),
        ("jon-roe", "John Roe"),
        ("nick-roe", "Nicholas Roe"),
        ("cornel-dubois", "Cornel Du Bois"),
        ("cornel-mc-kesson", "Cornel McKesson"),
        ("w-e-b-roe", "W.E.B. Roe"),
        ("cornelius-west", "Cornel West\naliases: Cornelius West"),
        ("michail-roe", "Mikhail Roe\naliases: Michail Roe"),
    ],
)
def test_the_file_of_a_name(project: Project, slug: str, name: str) -> None:
    cite = "cite: sources/example-paper-2003-05-06#p3"
    text = f"name: {name}\ndescription: Member of the chapter\n{cite}\n"
    project.write(f"data/people/{slug}.yml", text)
    assert project.problems() == []


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Ben Sample", "Sample, Ben"),
        ("Ben Sample", "SAMPLE"),
        ("Ben Sample", "Sámple, B."),
        ("Ben Ødegaard", "Oedegaard, Ben"),
        ("Ben O'Rourke", "ORourke, Ben"),
        ("Ben St. Clair", "Saint Clair, Ben"),
        ("毛泽东", "Bensample"),
    ],
)
def test_a_place_in_lists(project: Project, name: str, sort: str) -> None:
    project.change(BEN, "name: Ben Sample", f"name: {name}\nsort: {sort}")
    assert project.problems(["sorted"]) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ben Sample (1960–2003) was a secretary.",
        "Ben Sample (born 1960, died June 1, 2003) was a secretary.",
        "Ben Sample (born 1959 or 1960) was a secretary.",
        "Ben Sample (born about 1961) was a secretary.",
        "Ben Sample (born in Sampletown, elected in 1990) was a secretary.",
        "Ben Sample was the son of Jane Roe (born 1930) and John Roe (1920–1990).",
        "Ben Sample was a secretary of the chapter (1990–1995).",
        "Ben Sample was 29 when he was elected in 1990.",
    ],
)
def test_years_of_a_life(project: Project, sentence: str) -> None:
    project.write(BEN, f"{project.text(BEN)}summary:\n  - text: {sentence}\n{CITE}")
    assert project.problems(["life-years"]) == []


def test_an_end_of_the_file_that_is_marked(project: Project) -> None:
    project.write(BEN, f"---\n{project.text(BEN)}...\n\n")
    assert project.problems() == []


def test_a_note_needs_no_list(project: Project) -> None:
    project.write(BULLETIN, f"{project.text(BULLETIN)}notes: The page has no byline.\n")
    assert project.problems() == []


def test_a_source_of_the_future_is_told_once(project: Project) -> None:
    """And not at its reading as well."""
    text = project.text(BULLETIN).replace("2003-05-02", "2033-05-02").replace("2003", "2033")
    text = re.sub("(?m)^archive:.*\n", "", text.replace("bulletin/2", "bulletin/3"))
    reading = "read: {how: printed copy, on: 2004-01-02}\n"
    project.write("data/sources/late-bulletin.yml", f"{text}{reading}")
    (problem,) = project.problems()
    assert "lies after the day on which a source was last read" in problem


def test_words_in_capitals_are_known(project: Project) -> None:
    project.write(BEN, f"{project.text(BEN)}summary:\n  - text: I think he spoke.\n{CITE}")
    (problem,) = project.problems()
    assert "The word I think judges, or goes out of date. Leave it out." in problem


def test_a_quotation_of_a_source_as_a_whole_is_told_once(project: Project) -> None:
    sentence = "The answer said “speak of the length of examples”."
    cite = "    cite: sources/example-paper-2003-05-06\n"
    project.write(BEN, f"{project.text(BEN)}summary:\n  - text: {sentence}\n{cite}")
    (problem,) = project.problems()
    assert "These words are in p" in problem


def test_an_author_with_an_e_mail_address_is_told_once(project: Project) -> None:
    project.change(PAPER, "publisher:", "authors: Jane Roe (jane@roe.example)\npublisher:")
    (problem,) = project.problems()
    assert "This looks like an e-mail address. Leave it out." in problem


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Secretary of", "Secretary of [[topics/sample-rule]] and", "there are no links here."),
        ("Secretary of the Sampletown Chapter", "Ben Sample", "Ben Sample says nothing."),
        ('"@bensample"', "Benny Roe; B. Roe", "Write [Benny Roe, B. Roe]"),
    ],
)
def test_a_line_that_is_none(project: Project, old: str, new: str, told: str) -> None:
    project.change(BEN, old, new)
    (problem,) = project.problems()
    assert told in problem


def test_markup_in_a_text_that_may_have_links(project: Project) -> None:
    project.write(BEN, f"{project.text(BEN)}summary:\n  - text: He is **loud**.\n{CITE}")
    (problem,) = project.problems()
    assert "Say it in words; [[people/jane-doe]] makes a link." in problem


def test_a_life_before_1500(project: Project) -> None:
    ends = "born:\n  date: 0980~\n  cite: {0}\ndied:\n  date: 1037\n  cite: {0}\n"
    project.write(CORA, project.text(CORA) + ends.format("sources/example-paper-2003-05-06#p3"))
    assert project.problems(["days", "spans"]) == []


def test_somebody_who_speaks_and_votes_at_an_event(project: Project) -> None:
    row = f"  - who: people/ben-sample\n    part: took-part\n    vote: against it\n{CITE}"
    project.write(MEETING, project.text(MEETING) + row)
    assert project.problems() == []


def test_a_name_that_windows_keeps_is_told_at_the_file_alone(project: Project) -> None:
    project.write("data/topics/aux.yml", project.text("data/topics/sample-rule.yml"))
    project.change(ADA, "see: topics/sample-rule", "see: topics/aux")
    (problem,) = project.problems()
    assert problem.startswith("data/topics/aux.yml:1:1:")


def test_quotation_marks_around_a_quotation_are_only_to_be_deleted(project: Project) -> None:
    entry = "  - key: late-minutes\n    quote:{}“the minutes came late”\n"
    for before in (" ", "\n      - "):
        project.write(LETTER, f"{project.text(LETTER)}{entry.format(before)}{CITE}")
        (problem, *_) = project.problems()
        assert problem.endswith("Curly quotes are around this text. Delete them.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("vote: for the rule", 'vote: "12"'),
        ("role: chair", "role: UNICEF USA"),
        ("key: number-of-guests", "key: 2003-05-01"),
        ("Sampletown Chapter\n", "Sampletown Chapter (New York, New York)\n"),
    ],
)
def test_a_short_text(project: Project, old: str, new: str) -> None:
    """What looks like a slip, and may stand so."""
    files = [path for path in (project.root / "data").rglob("*.yml") if old in path.read_text()]
    for path in files[:1]:
        path.write_text(path.read_text().replace(old, new, 1))
    assert files
    assert project.problems() == []
