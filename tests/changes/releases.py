"""A made-up repository with three releases, and changes since the last one."""

from __future__ import annotations

from pathlib import Path

from changes.repositories import Repository, repository
from projects import ADA, LETTER, copy_of_site

BIRTH = "data/corrections/2004-04-05-birth-of-ada.yml"
CORRECTION = """\
name: Birth of Ada
description: The month was wrong
date: 2004-04-05
records: people/ada-example
what: The page gave May as the month of birth.
why: We misread the paper.
"""
CORA = "data/people/cora-example.yml"
PERSON = """\
name: Cora Quietwood
description: Guest of the Example Alliance
cite: sources/example-paper-2003-05-06#p2
"""
ALL_FUNDS = "had spent all funds without a vote"
TEA = "drank all of the lilac tea"


def released(folder: Path, *, removed: bool = True) -> Repository:
    """The site of the small casebook in a repository, with the releases v1.0, v1.1 and v1.2.

    v1.1 corrects a date, words an accusation anew that nobody answered and one that somebody did,
    and has a person more; v1.2 changes nothing; since then that person was removed, and a
    description says more.
    """
    copy_of_site(folder)
    made = repository(folder)
    made.write(".gitignore", "site/\n.cache/\n")
    made.commit("v1.0", "2004-04-01")
    made.change(ADA, "date: 1950-05", "date: 1950-06")
    made.write(BIRTH, CORRECTION)
    made.change(LETTER, "had spent the funds without a vote", ALL_FUNDS)
    made.change(LETTER, "had kept no minutes", "had kept no minutes at all")
    made.write(CORA, PERSON)
    made.commit("v1.1", "2004-04-10")
    made.commit("v1.2", "2004-05-10")
    if removed:
        made.write(CORA, "removed: Asked to be left out.\n")
    made.change(ADA, "description: Founder of", "description: Founder and speaker of")
    return made
