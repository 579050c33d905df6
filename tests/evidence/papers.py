"""The text of the made-up report that the small casebook cites, and projects that quote it."""

from __future__ import annotations

from casebook.evidence.prints import Prints, prints_of
from casebook.evidence.prints_file import written
from casebook.records.references import Ref
from projects import LETTER, Project

SOURCE = Ref.parse("sources/example-paper-2003-05-06")
PRINTS = f"seeds/{SOURCE.slug}.prints"

PARAGRAPHS = (
    "Examples meet, and part",
    "The Example Alliance was founded in a kitchen by Dr. Ada Example and nine friends. It counts "
    "its members twice a year. Last spring it counted “about 1,200 carriers of umbrellas – wet "
    "and dry”. Nobody else has counted them.",
    "On Thursday the Alliance met in the Hall of Samples. Thirty guests came, some of the left "
    "bank and some of the right. The chair of the party read the rule of the house. The "
    "non-elected board of the party sat on the left. It rained.",
    "A letter “To all examples” from the Sampletown Chapter followed. “You have kept no minutes, "
    "and the funds were spent without a vote,” it reads. It adds that the chapter will go its own "
    "way, because [our] purpose is not yours, and that nobody should be surprised.",
    "The Alliance’s answer came on Saturday: “Our minutes lie open in the office – as they always "
    "have.” It wishes for one more meeting, and for “a vote on the rule w/ all members @ the "
    "hall > once”.",
    "It was, all told, a dull evening in a dull hall.",
    "One of the umbrella carriers is said to be ill.",
)
"""With the numbers of sentences that the map of the small casebook has."""

TEXT = "\n\n".join(["Examples meet, and part", *PARAGRAPHS, ""])
"""The file that a maintainer would have: the title on top, a paragraph a line."""


def prints() -> Prints:
    """The fingerprint of the report."""
    return prints_of(SOURCE, PARAGRAPHS)


def printed(project: Project) -> Project:
    """``project`` with the prints of the report."""
    project.write(PRINTS, written(prints()))
    return project


GIST = (
    "    gist: The chapter wrote that the [[organizations/example-alliance]] had kept no minutes.\n"
)
"""A line of the letter's record, whose entry cites p4."""

CITE = f"    cite: {SOURCE}#p4\n"


def quoting(project: Project, quote: str, cite: str = CITE) -> Project:
    """``project`` with ``quote``, YAML as it follows the colon, in an entry that cites ``cite``."""
    printed(project)
    project.change(LETTER, GIST + CITE, f"{GIST}    quote: {quote}\n{cite}")
    return project


def saying(project: Project, gist: str, cite: str = CITE) -> Project:
    """``project`` with ``gist``, YAML as it follows the colon, in an entry that cites ``cite``."""
    printed(project)
    project.change(LETTER, GIST + CITE, f"    gist: {gist}\n{cite}")
    return project
