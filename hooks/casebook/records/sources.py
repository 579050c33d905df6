"""Sources: their bibliographic records, and the maps of their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.base import Record
from casebook.records.commitments import Committed
from casebook.records.dates import Date
from casebook.records.fields import Address, Flag, Line, Many, Model
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref

Path = tuple[str | int, ...]


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

    def misfits(self) -> Iterator[tuple[Path, str]]:
        """Where commitments do not fit themselves, each other or the map, with a sentence on why.

        They are made by a command, so whatever does not fit was changed by hand.
        """
        labels = {each.label for each in self.paragraphs}
        documents: set[str] = set()
        for number, each in enumerate(self.commitments):
            path = ("commitments", number)
            if each.sealed.root.hex() != each.root:
                yield (*path, "root"), "This root does not fit the paragraphs of the commitment."
            if len({*each.labels}) < len(each.labels) or not labels.issuperset(each.labels):
                yield (
                    (*path, "paragraphs"),
                    "Each of these should be a paragraph of the map, and stand here once.",
                )
            if each.document in documents:
                yield (*path, "document"), "Another commitment has this document already."
            documents.add(each.document)
        named = {label for each in self.commitments for label in each.labels}
        for number, paragraph in enumerate(self.paragraphs):
            if self.commitments and paragraph.label not in named:
                yield (
                    ("paragraphs", number, "label"),
                    f"There is no commitment to the paragraph {paragraph.label}.",
                )


class Tombstone(Model):
    """What is left of a record that has another address now."""

    moved_to: Annotated[Ref, Of()] = Field(
        description="The record that took its place.", examples=["people/jane-doe"]
    )
