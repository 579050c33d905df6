"""Texts that look like markup, private data or a disguise, and are none; and more that are."""

from __future__ import annotations

import pytest

from casebook.checks.plain_text import disguised
from projects import ALLIANCE, RULE, Project

FINE = [
    "In 2020 Wall Street gave less",
    "Founded by the 2021 United Way",
    "AT&T; Verizon & others",
    "He called it f**king long",
    "400,000 views, 99 percent of 1,000",
    "From 2020-2021, vote 216-209, roll call 2",
    "H.R. 676 and H.R. 1384, §12(b), 5 < 6 > 4",
    "What [they] wrote (in part)",
    "@handle and #hashtag",
    "The post has the number 1340116089095606272",
    "A call of 2020 named 1,200 members",
    "Müller, Nuñez, 李小龙 and \u041b\u0435\u0432",
    "700 Occupy Wall Street protesters",
    "9 Supreme Court justices",
    "@sample@mastodon.example",
]
PRIVATE = [
    "jane.doe+x@mail.doe.example",
    "(212) 555-0187",
    "212.555.0187",
    "+49 170 1234567",
    "1600 N. Example Avenue",
    "12 Old Mill Road",
    "078-05-1120",
    "12 Main St",
    "P.O. Box 12",
    "Musterstraße 12",
    "his mobile 2125550187",
    "Tel. 030 1234567",
    "phone 555-0187",
]
"""Written by nobody."""


@pytest.mark.parametrize("text", FINE)
def test_what_only_looks_like_it_is_taken(project: Project, text: str) -> None:
    project.change(RULE, "description: Rule on the length of examples", f"description: '{text}'")
    assert project.problems(["markup", "alphabets", "private"]) == []


@pytest.mark.parametrize("text", PRIVATE)
def test_private_data_is_told(project: Project, text: str) -> None:
    project.change(RULE, "description: Rule on the length of examples", f"description: See {text}")
    assert len(project.problems(["private"])) == 1


def test_an_organization_may_tell_how_it_is_reached(project: Project) -> None:
    fact = "  - key: public-contact\n    value: office@alliance.example\n    cite: {}\n"
    cite = "sources/example-bulletin-2003-05-02"
    project.change(ALLIANCE, "facts:\n", f"facts:\n{fact.format(cite)}")
    assert project.problems(["private"]) == []


DISGUISED = ["P\u0430ul", "\u03a1aul", "\U0001d40faul", "\uff30aul"]
ONE_ALPHABET = ["Paul", "\u041b\u0435\u0432", "\u0396\u03c9\u03ae", "Ñuñez"]


@pytest.mark.parametrize("word", [*DISGUISED, *ONE_ALPHABET])
def test_a_word_is_in_one_alphabet(word: str) -> None:
    assert disguised(word) is (word in DISGUISED)
