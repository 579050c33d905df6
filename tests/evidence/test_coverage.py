"""The checks of coverage, gists and own words."""

from __future__ import annotations

import pytest

from evidence.papers import SOURCE, committed, saying
from projects import MAP, REPORT, Project

ENTRY = f"    cite: {SOURCE}#p6\n"
LETTER_WORDS = (4, "You have kept no minutes, and the funds were spent without a vote")


def test_a_paragraph_that_nothing_cites_is_told(project: Project) -> None:
    committed(project)
    project.change(REPORT, ENTRY, f"    cite: {SOURCE}#p3\n")
    line = project.text(MAP).split("label: p6")[0].count("\n") + 1
    assert project.problems(["coverage"]) == [
        f"{MAP}:{line}:12: No record cites {SOURCE}#p6. Record what it says, or add unused: with "
        "the reason why nothing is recorded."
    ]


def test_a_paragraph_is_not_both_cited_and_unused(project: Project) -> None:
    project.change(MAP, "    gist: What the paper", "    unused: Dull.\n    gist: What the paper")
    line = project.text(MAP).split("unused: Dull.")[0].count("\n") + 1
    (problem,) = project.problems(["coverage"])
    assert problem.startswith(f"{MAP}:{line}:5: p6 is said to be unused, and statements/")
    assert problem.endswith(" cites it. Delete unused:, or the citation.")


def test_an_unreadable_record_is_the_only_problem_it_causes(project: Project) -> None:
    project.change(REPORT, "form: article", "form: articel")
    (problem,) = project.problems()
    assert problem.startswith(f"{REPORT}:")


def test_a_gist_has_at_most_fifteen_words(project: Project) -> None:
    gist = "    gist: What the paper thought of it\n"
    project.change(MAP, gist, f"    gist: {'word, ' * 14}word\n")
    assert project.problems(["gists"]) == []
    project.change(MAP, "word, word\n", "word, word, word\n")
    (problem,) = project.problems(["gists"])
    assert problem.endswith(
        "This gist has 16 words; 15 are allowed. Say only what the paragraph is about."
    )


@pytest.mark.parametrize(
    ("gist", "copied"),
    [
        pytest.param(
            "The chapter wrote that the funds were spent without a vote.",
            None,
            id="seven words",
        ),
        pytest.param(
            "The chapter wrote that no minutes, and the funds were spent without a vote.",
            "no minutes, and the funds were spent without a vote",
            id="a long run",
        ),
        pytest.param(
            "The paper wrote: it adds that the chapter will go its own way.",
            "it adds that the chapter will go its own way",
            id="a run that begins small",
        ),
        pytest.param(
            "The Chapter Will not go, and the funds were spent without.",
            None,
            id="seven words and a comma",
        ),
        pytest.param(
            "It wrote: “no minutes, and the funds were spent without a vote”.",
            None,
            id="a quotation",
        ),
        pytest.param(
            "It wrote “no minutes, and the” funds were spent without a vote.",
            None,
            id="a quotation cut in two",
        ),
    ],
)
def test_eight_words_of_a_source_in_a_row_are_not_our_own(
    project: Project, gist: str, copied: str | None
) -> None:
    """A build knows the words that are quoted; here a whole sentence of the letter is."""
    saying(project, f'"{gist}"', LETTER_WORDS, (4, "It adds that the chapter will go its own way"))
    found = [problem.split(": ", 1)[1] for problem in project.problems(["own-words"])]
    assert found == (
        [
            f"“{copied}” are the words of {SOURCE}#p4. "
            "Say it in our own words, or quote it in “ ” with its speaker."
        ]
        if copied
        else []
    )


def test_words_that_are_not_quoted_are_compared_where_the_text_is(project: Project) -> None:
    """A build has nothing to compare them with; `casebook verify` does it, see test_commands."""
    saying(project, "The chair of the party read the rule of the house.")
    assert project.problems(["own-words"]) == []


def test_names_are_nobodys_words(project: Project) -> None:
    """The eighth word of the run is part of a name."""
    words = "To all examples” from the Sampletown Chapter followed. “You have kept"
    saying(
        project,
        "A letter “To all examples” from the Sampletown Chapter followed. You have kept",
        (4, f"A letter “{words}"),
    )
    assert project.problems(["own-words"]) == []


def test_the_gists_of_a_map_are_our_own_words(project: Project) -> None:
    committed(project, (6, "all told, a dull evening in a dull hall"))
    gist = "    gist: What the paper thought of it\n"
    project.change(MAP, gist, "    gist: All told, a dull evening in a dull hall\n")
    (problem,) = project.problems(["own-words"])
    assert "a dull evening in a dull hall" in problem
