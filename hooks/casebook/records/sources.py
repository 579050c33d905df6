"""Sources: their bibliographic records, and the maps of their paragraphs."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.base import Record
from casebook.records.commitments import Committed
from casebook.records.dates import Date
from casebook.records.fields import Address, Flag, Line, Many, Model
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref


class Reading(Model):
    """How the document was read by those who made the records."""

    how: Line = Field(
        description="In what form it was read.",
        examples=["stored copy, first part; live page not opened"],
    )
    on: Date = Field(description="When it was read.", examples=["2026-11"])


class Source(Record):
    """A document that records cite. What is not known of it is left out, never guessed."""

    KIND: ClassVar[str] = "sources"

    title: Line = Field(
        description="Its title, word for word. The name above it may be a neutral one of ours."
    )
    authors: Many[Line] = Field(
        default=(), description="The authors it names; none where it has no byline."
    )
    publisher: Line = Field(description="Who published it.", examples=["Some Paper"])
    place: Line | None = Field(default=None, description="The publisher's place.")
    date: Date | None = Field(default=None, description="When it was published, if it says so.")
    inferred: Prose | None = Field(
        default=None, description="Only where the date is concluded: from what, in a sentence."
    )
    url: Address = Field(description="The address of the original.")
    archive: Address | None = Field(
        default=None, description="The address of an archive copy; absent where none is known."
    )
    medium: Literal[
        "article", "web page", "press release", "post", "interview", "record", "blog", "book"
    ] = Field(description="The form of publication.")
    kind: Literal["primary", "secondary", "tertiary"] = Field(
        description="primary: a document of those concerned, or an official record. secondary: a "
        "report. tertiary: a digest of reports."
    )
    voice: Literal["official", "press", "party", "observer"] = Field(
        description="Whose voice it is: an authority's, the press's, a party's to the dispute, "
        "or an observer's."
    )
    standing: Literal["established", "specialist", "interested"] = Field(
        description="How far it can be relied on. established: an official record, an established "
        "outlet, or a document as proof of what its own author said. specialist: a specialist or "
        "local outlet. interested: advocacy, opinion, a blog or an unsigned copy; cited only for "
        "what its author said or did, and attributed in the sentence."
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = Field(
        default="en", description="The language, as a code of ISO 639.", examples=["en"]
    )
    read: Reading | None = Field(default=None, description="How and when it was read.")
    notes: tuple[Prose, ...] = Field(
        default=(), description="What a careful reader of this source should know."
    )


class Paragraph(Model):
    """One paragraph of a source document, in our own words."""

    label: Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]{0,3}$")] = Field(
        description="p1, p2 ... in the order of the document.", examples=["p1"]
    )
    role: Literal["title", "credit", "heading", "body"] = Field(
        description="What the paragraph is in the document."
    )
    section: Line | None = Field(
        default=None, description="The section it stands in, by a name of ours."
    )
    sentences: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,3}$")] | None = Field(
        default=None, description="How many sentences it has.", examples=["3"]
    )
    gist: Line | None = Field(
        default=None, description="What it is about, in at most 15 words of our own."
    )
    unused: Line | None = Field(
        default=None, description="Why no record cites it; absent where one does."
    )
    sensitive: Flag = Field(
        default=False,
        description="true keeps the gist out of everything but the page of the source.",
    )


class ParagraphMap(Model):
    """``seeds/<slug>.yml``: what a source document consists of, without its words."""

    source: Annotated[Ref, Of("sources")] = Field(description="The source that is mapped.")
    paragraphs: tuple[Paragraph, ...] = Field(min_length=1, description="All its paragraphs.")
    commitments: tuple[Committed, ...] = Field(
        default=(),
        description="What binds us to the text; a second one if the publisher has corrected it.",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Labels count up from p1 without a gap, so that a label is a place in the document."""
        for number, paragraph in enumerate(self.paragraphs, 1):
            if paragraph.label != f"p{number}":
                raise PydanticCustomError(
                    "labels",
                    "Paragraph number {number} has the label {label}. Labels count up from p1 "
                    "without a gap; write p{number}.",
                    {
                        "number": number,
                        "label": paragraph.label,
                        "at": ("paragraphs", number - 1, "label"),
                    },
                )
        return self

    @model_validator(mode="after")
    def _committed(self) -> Self:
        """Every commitment is to paragraphs that are mapped, and all of these are committed to."""
        labels = {each.label for each in self.paragraphs}
        for number, each in enumerate(self.commitments):
            if len({*each.labels}) < len(each.labels) or not labels.issuperset(each.labels):
                raise PydanticCustomError(
                    "commitment",
                    "This commitment does not fit the map: each of its paragraphs is one of the "
                    "map, and named once. Restore the file as it was committed.",
                    {"at": ("commitments", number, "paragraphs")},
                )
        missing = labels.difference(*(each.labels for each in self.commitments))
        if self.commitments and missing:
            label = min(missing, key=lambda each: int(each[1:]))
            raise PydanticCustomError(
                "commitment",
                "There is no commitment to the paragraph {label}. Restore the file as it was "
                "committed, or make it anew from the text: casebook seed TEXT --source {source}.",
                {
                    "label": label,
                    "source": str(self.source),
                    "at": ("paragraphs", int(label[1:]) - 1, "label"),
                },
            )
        if len({each.document for each in self.commitments}) < len(self.commitments):
            raise PydanticCustomError(
                "commitment",
                "Two commitments have one document. Restore the file as it was committed.",
                {"at": ("commitments", len(self.commitments) - 1, "document")},
            )
        return self


class Tombstone(Model):
    """What is left of a record that has another address now."""

    moved_to: Annotated[Ref, Of()] = Field(
        description="The record that took its place.", examples=["people/jane-doe"]
    )
