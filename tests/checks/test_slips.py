"""Sentences that are right, though a part of them looks like a slip of the keyboard."""

from __future__ import annotations

import pytest

from projects import ADA, Project


@pytest.mark.parametrize(
    "text",
    [
        "Founder who had had a chapter and that that left",
        "Founder of DSA, CIO and NNU",
        "Founder; “so so so” was the answer",
        "Founder of the $15-an-hour campaign, 1,000 members",
        "Founder of the sit-in at 5 p.m., 24/7",
        "Founder of the AFL-CIO branch – and chair",
        "Founder of D'Angelo & Co. and of f*** it",
        "Founder (chair, 2003–04)",
        "Founder of @_sample_ and of snake_case_names",
        "Founder who read pages 5/6",
    ],
)
def test_a_right_sentence_is_taken(project: Project, text: str) -> None:
    project.change(ADA, "Founder of the Example Alliance", f'"{text}"')
    assert project.problems(["slips", "markup"]) == []


def test_words_of_others_stay_as_they_are(project: Project) -> None:
    project.change(ADA, "Founder of the Example Alliance", "Founder, “aged 53 -- so so”, so called")
    assert project.problems(["slips"]) == []
