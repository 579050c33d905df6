"""The casebook in which people make mistakes: the small one, with a source that it quotes."""

from __future__ import annotations

from casebook.commands.seed import Reading, seed
from casebook.records.references import Ref
from projects import Project

GAZETTE = "data/sources/example-gazette-2003-05-08.yml"
NOTE = "data/statements/ben-note-2003-05-07.yml"

TEXT = """A chapter of nine
Ben Sample said on Wednesday that the chapter had nine members and a blue flag.
It rained, and nobody had brought an umbrella for the guests from out of town, who waited in the \
hall until the rain had stopped.
"""
"""The text of a made-up source."""

SOURCE = """name: Example Gazette on the chapter, May 8, 2003
short: Gazette
description: Report on the Sampletown Chapter after the meeting
title: A chapter of nine
publisher: Example Gazette
date: 2003-05-08
url: https://gazette.example/2003/05/08/a-chapter-of-nine
medium: article
kind: secondary
voice: press
standing: specialist
"""

STATEMENT = """name: Remark of Ben Sample, May 7, 2003
description: Remark of Ben Sample on the size of the chapter
form: interview
speaker: people/ben-sample
date: 2003-05-07
cite: sources/example-gazette-2003-05-08#p1
entries:
  - key: members-and-flag
    type: position
    subject: size of the chapter
    gist: Ben Sample counted nine people and mentioned a flag.
    quote: the chapter had nine members and a blue flag
    cite: sources/example-gazette-2003-05-08#p1
"""


def with_evidence(project: Project) -> Project:
    """The small casebook with a source whose text it is committed to, and a quotation from it."""
    project.write(GAZETTE, SOURCE)
    project.write(NOTE, STATEMENT)
    text = project.root / "gazette.txt"
    text.write_text(TEXT, "utf-8")
    reading = Reading("the page", "Erin Tester", "2003-05-09")
    seed(project.root, text, Ref("sources", "example-gazette-2003-05-08"), reading)
    text.unlink()
    project.change(
        "seeds/example-gazette-2003-05-08.yml",
        "  - label: p2\n    role: body\n",
        "  - label: p2\n    role: body\n    unused: On the weather.\n",
    )
    return project
