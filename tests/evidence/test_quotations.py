"""The checks of quotations: what each tells, and that good quotations pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casebook.checks import quotations
from casebook.checks.quotations import quotations_stand
from casebook.editing.proving import committed as committed_to
from casebook.editing.proving import proving
from evidence.papers import PROOFS, SOURCE, committed, quoting, saying, with_text
from projects import BEN, LETTER, MAP, PAPER, Project, copy_of_example

BULLETIN = "sources/example-bulletin-2003-05-02"
COPY = "Copy the words from the source, or say it in our own words without quotation marks."
PROVE = f"casebook quote TEXT --source {SOURCE}"
MINUTES = (4, "You have kept no minutes, and the funds were spent without a vote,")
OPEN = (5, "Our minutes lie open in the office")


def told(project: Project, check: str = "quotations") -> list[str]:
    """The problems that the check finds, without their places."""
    return [problem.split(": ", 1)[1] for problem in project.problems([check])]


def told_with_text(project: Project) -> list[str]:
    """What the check finds with the text of the report at hand, as `casebook quote TEXT` has it."""
    return [f"{each.message} {each.remedy}" for each in quotations_stand(with_text(project))]


def cite(*locators: str) -> str:
    return f"    cite: [{', '.join(locators)}]\n"


PARTS = (
    pytest.param(
        "\n      - without a vote\n      - kept no minutes",
        f"The parts of this quotation are in {SOURCE}#p4 in another order, or overlap. "
        "Put them into the order of the source.",
        id="parts in another order",
    ),
    pytest.param(
        "\n      - kept no minutes\n      - lie open in",
        "The parts of this quotation are in different paragraphs: part 1 in p4, part 2 in "
        "p5. Make an entry for each paragraph.",
        id="parts of two paragraphs",
    ),
)
"""What is told of the parts of a quotation, with the text at hand or without."""


@pytest.mark.parametrize(
    "quote",
    [
        "kept no minutes",
        "You have kept no minutes, and the funds were spent without a vote",
        "You have kept no minutes,",
        '"[our] purpose is not yours"',
        "“You have kept no minutes, and the funds were spent without a vote",
        "\n      - kept no minutes\n      - without a vote\n      - go its own way",
    ],
)
def test_a_true_quotation_passes_with_the_text_and_with_its_proofs(
    project: Project, quote: str
) -> None:
    quoting(project, quote)
    casebook = with_text(project)
    assert list(quotations_stand(casebook)) == []
    before = committed_to(casebook.catalog, SOURCE)
    project.write(PROOFS, proving(casebook, SOURCE, before).text)
    assert project.problems() == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param(
            "Our minutes lie open",
            f"These words are in p5 of {SOURCE}, not in p4. Write {SOURCE}#p5 in cite.",
            id="another paragraph",
        ),
        pytest.param(
            "have kept no minute",
            f"This quotation differs from {SOURCE}#p4 at word 4, “minute”. "
            "Write “minutes”, as the source does.",
            id="a letter lost",
        ),
        pytest.param(
            "you have kept no minutes",
            f"This quotation differs from {SOURCE}#p4 at word 1, “you”. "
            "Write “You”, as the source does.",
            id="letter case",
        ),
        pytest.param(
            "have kept few minutes, and the funds",
            f"This quotation differs from {SOURCE}#p4 at word 3, “few”. "
            "Write “no”, as the source does.",
            id="a word that stands elsewhere in the casebook",
        ),
        pytest.param(
            "have kept entirely clean minutes, and the funds",
            f"This quotation differs from {SOURCE}#p4 at word 3, “entirely clean”. "
            "Write “no”, as the source does.",
            id="words in the place of another",
        ),
        pytest.param(
            "the funds were never spent",
            f"This quotation differs from {SOURCE}#p4 at word 4, “never”. "
            "Delete “never”, which is not in the source there.",
            id="a word added",
        ),
        pytest.param(
            "You have kept minutes, and the funds",
            f"This quotation leaves out something that {SOURCE}#p4 has after word 3. "
            "Add “no” there, as in the source.",
            id="a negation dropped",
        ),
        pytest.param(
            "kept no minutes and the funds were spent",
            f"This quotation leaves out something that {SOURCE}#p4 has after word 3. "
            "Add “,” there, as in the source.",
            id="a comma dropped",
        ),
        pytest.param(
            "You have kept no minutes, without a vote",
            f"This quotation leaves out something that {SOURCE}#p4 has after word 5. 5 words or "
            "marks are missing after “kept no minutes,”: add them, or write the quotation as a "
            "list of parts, cut there.",
            id="fragments joined",
        ),
        pytest.param(
            "the funds spent were without a vote",
            f"This quotation differs from {SOURCE}#p4 at word 3, “spent were”. "
            "Write “were spent”, as the source does.",
            id="words exchanged",
        ),
        pytest.param(
            "kept no minutes.",
            f"The words are in {SOURCE}#p4, but not with “.” at the end. Leave it out.",
            id="a point at the end",
        ),
        pytest.param(
            "our purpose is not yours",
            f"This quotation leaves out something that {SOURCE}#p4 has after word 1. "
            "Add “]” there, as in the source.",
            id="a bracket of the source left out",
        ),
        pytest.param(
            "bananas of every kind",
            f"These words are not in {SOURCE}#p4 at all, nor elsewhere in that source. {COPY}",
            id="nowhere",
        ),
        *PARTS,
        pytest.param(
            "\n      - kept no minutes\n      - with a vote",
            f"This quotation differs from {SOURCE}#p4 at part 2, word 1, “with”. "
            "Write “without”, as the source does.",
            id="a part that differs",
        ),
        pytest.param(
            "\n      - kept no minutes\n      - You",
            f"The parts of this quotation are in {SOURCE}#p4 in another order, or overlap. "
            "Put them into the order of the source.",
            id="a part of one word",
        ),
        pytest.param(
            "minutes",
            "This quotation is a single word, which says little without its sentence. Quote at "
            "least two words, or delete quote: and put “minutes” into the gist.",
            id="one word",
        ),
        pytest.param(
            '"“…”"',
            "This quotation holds nothing but punctuation, which proves nothing. "
            "Quote the words that it goes with, or say it in our own words.",
            id="punctuation",
        ),
        pytest.param(
            "😀👍🏽",
            "This quotation holds nothing but emoji or other signs, which proves nothing. "
            "Quote the words that it goes with, or say it in our own words.",
            id="emoji",
        ),
        pytest.param(
            "'\"kept no minutes\"'",
            "This quotation has quotation marks of its own around it. "
            "Delete them: the page puts marks around it.",
            id="marks around it",
        ),
    ],
)
def test_a_quotation_that_does_not_stand_is_told(
    project: Project, quote: str, expected: str
) -> None:
    """With the text at hand, as whoever proves a quotation has it."""
    quoting(project, quote)
    line = project.text(LETTER).split("quote: ")[0].count("\n") + 1
    (problem,) = quotations_stand(with_text(project))
    assert str(problem).startswith(f"{LETTER}:{line + ('- ' in quote)}:")
    assert told_with_text(project) == [expected]
    assert project.problems()


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param(
            "have kept few minutes, and the funds",
            f"This quotation differs from {SOURCE}#p4 at word 3, “few”. Write “no”, as the source "
            f"does, or prove other words with the text: {PROVE}.",
            id="a word changed",
        ),
        pytest.param(
            "have kept no minute",
            f"This quotation differs from {SOURCE}#p4 at word 4, “minute”. Write “minutes”, as the "
            f"source does, or prove other words with the text: {PROVE}.",
            id="a letter lost",
        ),
        pytest.param(
            "you have kept no minutes",
            f"This quotation differs from {SOURCE}#p4 at word 1, “you”. Write “You”, as the source "
            f"does, or prove other words with the text: {PROVE}.",
            id="letter case",
        ),
        pytest.param(
            "You have kept minutes, and the funds",
            f"This quotation leaves out something that {SOURCE}#p4 has after word 3. Add “no” "
            f"there, as in the source, or prove other words with the text: {PROVE}.",
            id="a negation dropped",
        ),
        pytest.param(
            "the funds were never spent",
            f"This quotation differs from {SOURCE}#p4 at word 4, “never”. Delete “never”, which is "
            f"not in the source there, or prove other words with the text: {PROVE}.",
            id="a word added",
        ),
        pytest.param(
            "kept no minutes, without a vote",
            f"This quotation leaves out something that {SOURCE}#p4 has after word 3. 5 words or "
            "marks are missing after “kept no minutes,”: add them, or write the quotation as a "
            f"list of parts, cut there, or prove other words with the text: {PROVE}.",
            id="fragments joined",
        ),
        pytest.param(
            "You have kept n\u043e minutes",
            f"This quotation differs from {SOURCE}#p4 at word 4, “n\u043e” (with U+043E, CYRILLIC "
            "SMALL LETTER O). Write “no”, as the source does, or prove other words with the text: "
            f"{PROVE}.",
            id="a letter that looks like another",
        ),
        pytest.param(
            "kept no minutes.",
            f"The words are in {SOURCE}#p4, but not with “.” at the end. Leave it out.",
            id="a point at the end",
        ),
        *PARTS,
        pytest.param(
            "Our minutes lie open",
            f"These words are in p5 of {SOURCE}, not in p4. Write {SOURCE}#p5 in cite.",
            id="another paragraph",
        ),
        pytest.param(
            "spent without a vote,” it reads",
            f"There is no proof that these words are in {SOURCE}#p4. With the text at hand, run "
            f"{PROVE}. Without it, say it in our own words without quotation marks.",
            id="more than is proved",
        ),
        pytest.param(
            "nobody should be surprised",
            f"There is no proof that these words are in {SOURCE}#p4. With the text at hand, run "
            f"{PROVE}. Without it, say it in our own words without quotation marks.",
            id="true words without a proof",
        ),
        pytest.param(
            "bananas of every kind",
            f"There is no proof that these words are in {SOURCE}#p4. With the text at hand, run "
            f"{PROVE}. Without it, say it in our own words without quotation marks.",
            id="words of nobody",
        ),
    ],
)
def test_without_the_text_the_proved_words_tell_what_differs(
    project: Project, quote: str, expected: str
) -> None:
    """And it is all that is told: the proofs that have lost their quotations are no problem yet."""
    quoting(project, quote, MINUTES, OPEN)
    line = project.text(LETTER).split("quote: ")[0].count("\n") + 1
    (problem,) = (each for each in project.problems() if "of another alphabet" not in each)
    assert problem.startswith(f"{LETTER}:{line + ('- ' in quote)}:")
    assert told(project) == [expected]


@pytest.mark.parametrize(
    "quote",
    [
        "kept no minutes",
        "\n      - You have kept no minutes\n      - without a vote",
        "\n      - You\n      - no\n      - a vote",
    ],
)
def test_what_lies_within_proved_words_is_proved(project: Project, quote: str) -> None:
    quoting(project, quote, MINUTES)
    assert told(project) == []


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        pytest.param([f"{SOURCE}#p4", BULLETIN], None, id="a document without evidence beside it"),
        pytest.param(
            [f"{SOURCE}#p5", f"{SOURCE}#p3"],
            "This entry has a quotation and cites 2 paragraphs. "
            f"Keep the one that has the words: {SOURCE}#p4.",
            id="two paragraphs, neither of them right",
        ),
        pytest.param(
            [BULLETIN],
            f"No quotation can be taken from {BULLETIN}: there is no commitment to its text. Say "
            "it in our own words without quotation marks, or, with the text at hand, run casebook "
            f"seed TEXT --source {BULLETIN}.",
            id="a source without evidence",
        ),
    ],
)
def test_a_quotation_rests_on_one_paragraph(
    project: Project, cited: list[str], expected: str | None
) -> None:
    quoting(project, "kept no minutes", (4, "kept no minutes"), cite=cite(*cited))
    assert told(project) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("gist", "expected"),
    [
        pytest.param("The chapter wrote of “minutes”.", None, id="one word"),
        pytest.param("The chapter wrote of “minutes,” it said.", None, id="a comma of the source"),
        pytest.param(
            "The chapter wrote of “minute”.",
            f"The word minute is not in {SOURCE}#p4. Write “minutes”, as the source does.",
            id="one word, misspelt",
        ),
        pytest.param(
            "The chapter wrote of “[our] purpose,” it said.",
            f"The words are in {SOURCE}#p4, but not with “,” at the end. "
            "Put it outside the quotation marks.",
            id="a comma of our own",
        ),
        pytest.param(
            "The chapter wrote of “lie open”.",
            f"These words are in p5 of {SOURCE}, not in p4. Write {SOURCE}#p5 in cite.",
            id="another paragraph",
        ),
        pytest.param(
            "The chapter wrote of “bananas”.",
            f"These words are not in {SOURCE}#p4 at all, nor elsewhere in that source. {COPY}",
            id="nowhere",
        ),
        pytest.param(
            "The chapter wrote “” to us.",
            "This quotation is empty. Put the words between the marks, or delete them.",
            id="empty",
        ),
        pytest.param(
            "The chapter wrote “…” to us.",
            "This quotation holds nothing but punctuation, which proves nothing. "
            "Quote the words that it goes with, or say it in our own words.",
            id="punctuation",
        ),
    ],
)
def test_a_quotation_in_our_text_stands_in_a_paragraph_beside_it(
    project: Project, gist: str, expected: str | None
) -> None:
    saying(project, gist)
    assert told_with_text(project) == ([expected] if expected else [])


def test_any_of_the_paragraphs_beside_our_text_may_hold_the_words(project: Project) -> None:
    both = cite(f"{SOURCE}#p4", f"{SOURCE}#p5")
    saying(
        project,
        "The chapter and the paper wrote of “minutes lie open”.",
        (5, "minutes lie open"),
        cite=both,
    )
    assert project.problems() == []


@pytest.mark.parametrize(
    ("gist", "expected"),
    [
        ("The chapter wrote of “minutes”.", None),
        (
            "The chapter wrote of “minute”.",
            f"There is no proof that the word minute is in {SOURCE}#p4, and there is one for "
            f"“minutes”. Write “minutes”, or prove the other with the text: {PROVE}.",
        ),
        (
            "The chapter wrote of “bananas”.",
            f"There is no proof that these words are in {SOURCE}#p4. With the text at hand, run "
            f"{PROVE}. Without it, say it in our own words without quotation marks.",
        ),
    ],
)
def test_one_word_in_our_text_is_looked_up_among_those_proved(
    project: Project, gist: str, expected: str | None
) -> None:
    saying(project, gist, (4, "minutes"))
    assert told(project) == ([expected] if expected else [])


def test_a_nickname_within_a_name_quotes_nothing(project: Project) -> None:
    """Jane “Red” Doe may be repeated wherever her name may stand."""
    project.change(BEN, "name: Ben Sample", "name: Ben “Red” Sample")
    assert told(project) == []
    said = "Ada Example had spent"
    project.change(LETTER, said, f"Ben “Red” Sample wrote that {said}")
    assert told(project) == []
    project.change(LETTER, "Ben “Red” Sample", "Ben “Blue” Sample")
    assert len(told(project)) == 1


def test_a_long_quotation_in_our_text_is_too_long(project: Project) -> None:
    saying(project, f"It wrote “{'and so on ' * 21}”.")
    assert told(project) == [
        "This quotation has 63 words; 60 are allowed. Quote the words that matter."
    ]


def test_quotations_are_proved_in_every_field_of_our_text(project: Project) -> None:
    committed(project)
    project.change(MAP, "    gist: Letter of the chapter\n", "    gist: The letter says “nuts”\n")
    project.change(PAPER, "  - The report has no byline;", "  - It says “nuts” without a byline;")
    project.change(
        LETTER, "description: Letter in", "inferred: The “nuts” say so.\ndescription: In"
    )
    found = {problem.split(":")[0] for problem in project.problems(["quotations"])}
    assert found == {MAP, PAPER, LETTER}


@pytest.mark.parametrize(
    ("file", "old"),
    [(PAPER, "title: Examples meet, and part"), (LETTER, "title: To all examples")],
)
def test_a_title_stands_in_the_source_that_gives_it(project: Project, file: str, old: str) -> None:
    committed(project)
    assert told(project) == []
    project.change(file, old, old.lower())
    assert len(told(project)) == 1


@pytest.mark.parametrize(
    ("gist", "expected"),
    [
        ('"The chapter wrote of \\"minutes\\"."', 'The marks " are not those of a quotation.'),
        ("The chapter wrote of ‘minutes’.", "The marks ‘ are not those of a quotation."),
        ("The chapter wrote of 'minutes' once.", "The marks ' are not those of a quotation."),
        ("The chapter wrote of «minutes».", "The marks « are not those of a quotation."),
        ("The chapter “wrote of minutes.", "A quotation is opened here and not closed."),
        ("The chapter wrote of minutes”.", "A quotation is closed here and not opened."),
        (
            "It “wrote “of” minutes”.",
            "A quotation mark opens within a quotation, or the one before",
        ),
    ],
)
def test_marks_that_prove_nothing_are_refused(project: Project, gist: str, expected: str) -> None:
    saying(project, gist)
    (problem,) = told(project, "quotation-marks")
    assert problem.startswith(expected)
    assert len(problem.split(". ")) > 1


def test_apostrophes_are_no_quotation_marks(project: Project) -> None:
    saying(project, "The chapter's and members' letter wasn't Ada's; it spoke of ’03.")
    assert told(project, "quotation-marks") == []


@pytest.mark.parametrize("mark", "'’")
def test_words_that_begin_with_an_apostrophe_are_no_quotation(project: Project, mark: str) -> None:
    saying(project, f"She liked rock {mark}n{mark} roll of the {mark}60s, and told {mark}em so.")
    assert told(project, "quotation-marks") == []


def test_without_any_proofs_no_quotation_passes(project: Project) -> None:
    quoting(project, "kept no minutes")
    (project.root / PROOFS).unlink()
    assert len(told(project)) == 3
    assert told(project, "proofs") == []


def test_a_run_that_proves_nothing_by_accident_says_so(project: Project) -> None:
    """As when the check of quotations passed over all of them."""
    saying(project, "It “wrote “of” minutes”.")
    project.change(PAPER, "title: Examples meet, and part", "title: Examples meet and part")
    project.change(MAP, "    role: title\n", "    role: heading\n")
    project.change(LETTER, "title: To all examples\n", "")
    (problem,) = told(project, "proofs")
    assert problem.startswith("None of the 1 quotations, of which this is the first, was compared")


def test_the_number_of_quotations_proved_is_printed_by_what_proves_them(project: Project) -> None:
    """The title of the report and that of the letter are among them."""
    found = quoting(project, "kept no minutes", (4, "kept no minutes")).take_in().casebook
    assert [each.form for each in found.quotations if each.proved] == ["title", "title", "quote"]
    assert all(each.proved in each.standing for each in found.quotations)


def test_proofs_that_are_lost_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotations, "A_FEW", 0)
    project = copy_of_example(tmp_path)
    (project.root / PROOFS).unlink()
    (told,) = project.problems(["quotations"])
    assert re.search(rf"None of the \d quotations from {SOURCE} is proved\. Restore the file", told)


def test_an_ellipsis_in_a_quotation_is_answered_with_a_list(project: Project) -> None:
    saying(project, "The chapter wrote of “minutes lie ... and open”.", cite=cite(f"{SOURCE}#p5"))
    (told,) = project.problems()
    assert "This quotation has an ellipsis, and the source has none there." in told
