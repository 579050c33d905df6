"""Commitments as a map of paragraphs has them: what binds us to a text, and who read it when."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from casebook.evidence.commitment import SCHEME, Commitment, Paragraph
from casebook.records.dates import Date
from casebook.records.fields import Form, Line, Model
from casebook.records.shown import Shown

_PARAGRAPH = r"^p[1-9][0-9]{0,3} [1-9][0-9]{0,6} [0-9a-f]{64}$"


class Committed(Model):
    """A commitment to one text of a source. Made by `casebook seed`, never by hand."""

    scheme: Annotated[
        Literal["casebook-evidence-1"],
        Shown("Construction", "hidden", why="It is for programs that prove a quotation again."),
    ] = Field(description="The construction by which the hashes were made.", examples=[SCHEME])
    # What these hold is proved against each other when they are read, in ParagraphMap.misfits.
    document: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9a-f]{32}$"),
        Form("32 digits of base 16", fixed=True),
        Shown("Document", "hidden", why="It is a random name, for programs."),
    ] = Field(
        description="The random name of the text; it stays when the source is renamed.",
        examples=["0f1e2d3c4b5a69788796a5b4c3d2e1f0"],
    )
    root: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9a-f]{64}$"),
        Form("64 digits of base 16", fixed=True),
        Shown("Hash of the text"),
    ] = Field(
        description="The hash of the whole text, which follows from those of its paragraphs.",
        examples=["5f" * 32],
    )
    copy_read: Annotated[Line, Shown("Copy read", ours=True)] = Field(
        description="Which copy of the document was read.",
        examples=["the page, saved on November 23, 2026"],
    )
    read_by: Annotated[Line, Shown("Read by")] = Field(
        description="Who read the document and made the commitment.", examples=["Jane Doe"]
    )
    read_on: Annotated[Date, Shown("Read on")] = Field(
        description="When it was read.", examples=["2026-11-23"]
    )
    paragraphs: Annotated[
        tuple[
            Annotated[
                str,
                StringConstraints(pattern=_PARAGRAPH),
                Form("Label, number of words and marks, and 64 digits of base 16", fixed=True),
            ],
            ...,
        ],
        Shown("Paragraphs", "hidden", why="They are hashes, for programs.", ordered=True),
    ] = Field(
        min_length=1,
        description="Each paragraph in the order of the text: label, words and marks, hash.",
    )

    @cached_property
    def sealed(self) -> Commitment:
        """The commitment itself, without what is told of it."""
        return Commitment(bytes.fromhex(self.document), tuple(map(_paragraph, self.paragraphs)))

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the paragraphs, in the order of the text."""
        return tuple(each.partition(" ")[0] for each in self.paragraphs)


def _paragraph(line: str) -> Paragraph:
    number, size, root = re.split(" ", line[1:])
    return Paragraph(int(number), int(size), bytes.fromhex(root))
