"""Votes on the page of a voter: a line where one voted alone, a table where a group did."""

from __future__ import annotations

from casebook.pages.blocks import Prose, Table
from pages.models import every, made, marks, page, said, section
from projects import ADA, BEN, Project

VOTE = "Vote-vote-2003-05-01"
GROUP = """\
name: Example Circle
description: A circle of two people
form: group
cite: sources/example-bulletin-2003-05-02
summary:
  - text: The Example Circle had two members.
    cite: sources/example-bulletin-2003-05-02
"""
MEMBER = """\
  - kind: member-of
    to: organizations/example-circle
    cite: sources/example-bulletin-2003-05-02
"""


def test_who_voted_alone_has_a_line(own: Project) -> None:
    found = section(page(made(own), "people/ada-example/"), VOTE)
    assert found.heading == "Vote on the Sample Rule, May 1, 2003"
    (block,) = found.blocks
    assert isinstance(block, Prose)
    ((link, vote, cited),) = block.paragraphs
    assert (said((link,)), vote) == (found.heading, ": for the rule")
    assert marks(cited)


def test_who_voted_in_a_group_stands_first_in_its_table(own: Project) -> None:
    own.write("data/organizations/example-circle.yml", GROUP)
    for file in (ADA, BEN):
        before, relations, after = own.text(file).partition("relations:\n")
        own.write(file, f"{before}{relations or 'relations:'}\n{MEMBER}{after}")
    found = section(page(made(own), "people/ben-sample/"), VOTE)
    (table,) = every(found.blocks, Table)
    assert [tuple(said(cell) for cell in line.cells) for line in table.lines] == [
        ("Ben Sample", "against the rule"),
        ("Ada Example", "for the rule"),
    ]
