"""Sources: their bibliographic records, and the maps of their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.base import INFERRED, Record
from casebook.records.commitments import Committed
from casebook.records.dates import Date
from casebook.records.fields import Address, Flag, Form, Given, Line, Many, Model
from casebook.records.languages import SITE, Language
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref
from casebook.records.shown import Choice, Choices, Shown

Path = tuple[str | int, ...]


class Reading(Model):
    """How the document was read by those who made the records."""

    how: Annotated[Line, Shown("What we read", ours=True)] = Field(
        description="The version that was read, such as a saved copy or the live page.",
        examples=["The first part of a saved copy, not the live page"],
    )
    on: Annotated[Date, Shown("When we read it")] = Field(
        description="When it was read.", examples=["2026-11"]
    )


MEDIA = Choices(
    {
        "article": Choice("a piece in a newspaper, magazine or news site"),
        "web page": Choice("a page of a website that is none of the others"),
        "press release": Choice("a release to the press, or a copy of one"),
        "post": Choice("a post on a social network"),
        "interview": Choice("a conversation, written or recorded"),
        "record": Choice("an official record, such as a roll call or a filing"),
        "blog": Choice("a post on a blog or newsletter"),
        "book": Choice("a book or a part of one"),
        "video": Choice("a film or a recording, such as one of a broadcaster or on YouTube"),
    }
)

ROLES = Choices(
    {
        "title": Choice("the title of the document"),
        "credit": Choice("a byline or the credit of a picture"),
        "heading": Choice("a heading within it"),
        "body": Choice("a paragraph of its text"),
    }
)

KINDS_OF_SOURCE = Choices(
    {
        "primary": Choice(
            "a document by those concerned, or an official record", "Primary", "Primary sources"
        ),
        "secondary": Choice("a report", "Secondary", "Secondary sources"),
        "tertiary": Choice("a digest of reports", "Tertiary", "Tertiary sources"),
    }
)

VOICES = Choices(
    {
        "official": Choice("an authority", "An authority"),
        "press": Choice("a news outlet", "A news outlet"),
        "party": Choice("a party to the dispute", "A party to the dispute"),
        "observer": Choice("an observer", "An observer"),
    }
)

STANDINGS = Choices(
    {
        "established": Choice(
            "an official record, an established outlet, or a document as proof of what its own "
            "author said",
            "Established outlet or official record",
        ),
        "specialist": Choice("a specialist or local outlet", "Specialist or local outlet"),
        "interested": Choice(
            "advocacy, opinion, a blog or an unsigned copy", "Advocacy, opinion or blog"
        ),
    }
)


class Source(Record):
    """A document that records cite. What is not known of it is left out, never guessed."""

    KIND: ClassVar[str] = "sources"

    title: Annotated[Given, Shown("Title", schema="headline")] = Field(
        description="Its title, word for word. The name above it may be a neutral one of ours."
    )
    authors: Annotated[Many[Given], Shown("Authors", "rail", schema="author")] = Field(
        default=(),
        description='The authors it names, as in "Jane Doe", "Cortez Masto, Catherine", "John Doe '
        'Jr." or "Press Office (organization)"; none if it has no byline.',
        examples=["Jane Doe"],
    )
    publisher: Annotated[Given, Shown("Publisher", "rail", schema="publisher")] = Field(
        description="Who published it.", examples=["Some Paper"]
    )
    place: Annotated[Line | None, Shown("Publisher's location", "rail", ours=True)] = Field(
        default=None, description="Where the publisher is based."
    )
    date: Annotated[Date | None, Shown("Date", schema="datePublished")] = Field(
        default=None, description="When it was published, if it says so."
    )
    inferred: Annotated[Prose | None, INFERRED] = Field(
        default=None, description="Only if the date is inferred: a sentence that says from what."
    )
    url: Annotated[Address, Shown("Original", quiet=True, schema="url")] = Field(
        description="The address of the original."
    )
    archive: Annotated[
        Address | None, Shown("Archive copy", "rail", quiet=True, schema="archivedAt")
    ] = Field(
        default=None, description="The address of an archive copy; left out if none is known."
    )
    medium: Annotated[
        Literal[
            "article",
            "web page",
            "press release",
            "post",
            "interview",
            "record",
            "blog",
            "book",
            "video",
        ],
        Shown("Format", "rail"),
        MEDIA,
    ] = Field(description="The form of publication.")
    kind: Annotated[
        Literal["primary", "secondary", "tertiary"],
        Shown("Kind of source", "rail"),
        KINDS_OF_SOURCE,
    ] = Field(
        description="primary: a document by those concerned, or an official record. secondary: a "
        "report. tertiary: a digest of reports."
    )
    voice: Annotated[
        Literal["official", "press", "party", "observer"], Shown("Who is speaking", "rail"), VOICES
    ] = Field(
        description="Who speaks in it: an authority, a news outlet, a party to the dispute, or an "
        "observer."
    )
    standing: Annotated[
        Literal["established", "specialist", "interested"],
        Shown("Kind of publisher", "rail"),
        STANDINGS,
    ] = Field(
        description="How far it can be relied on. established: an official record, an established "
        "outlet, or a document as proof of what its own author said. specialist: a specialist or "
        "local outlet. interested: advocacy, opinion, a blog or an unsigned copy; cited only for "
        "what its author said or did, and attributed in the sentence."
    )
    language: Annotated[Language, Shown("Language", "rail", quiet=True, schema="inLanguage")] = (
        Field(
            default=SITE,
            description="The language, as a tag of BCP 47: en, pt-BR, zh-Hant.",
            examples=["fr"],
        )
    )
    read: Annotated[Reading | None, Shown("What we read, and when", "rail", quiet=True)] = Field(
        default=None, description="How and when it was read."
    )
    notes: Annotated[Many[Prose], Shown("Notes for careful readers", "section", item="Note")] = (
        Field(default=(), description="What a careful reader of this source should know.")
    )


class Paragraph(Model):
    """One paragraph of a source document, in our own words."""

    label: Annotated[
        str,
        StringConstraints(pattern=r"^p[1-9][0-9]{0,3}$"),
        Form("The letter p and a number from 1", fixed=True),
        Shown("Paragraph", "hidden", why="It is an address, shown as a number."),
    ] = Field(description="p1, p2 ... in the order of the document.", examples=["p1"])
    role: Annotated[Literal["title", "credit", "heading", "body"], Shown("Role"), ROLES] = Field(
        description="What the paragraph is in the document."
    )
    section: Annotated[Line | None, Shown("Section", ours=True)] = Field(
        default=None, description="The section it is in, under a name of our own."
    )
    sentences: Annotated[
        Annotated[
            str,
            StringConstraints(pattern=r"^[0-9]{1,3}$"),
            Form("A whole number from 0 to 999", fixed=True),
        ]
        | None,
        Shown("Sentences", "hidden", why="It is a measure of the map, and says nothing."),
    ] = Field(default=None, description="How many sentences it has.", examples=["3"])
    gist: Annotated[Line | None, Shown("In our words", ours=True)] = Field(
        default=None, description="What it is about, in at most 15 words of our own."
    )
    unused: Annotated[Line | None, Shown("Why nothing cites it", ours=True)] = Field(
        default=None, description="Why no record cites it; left out if one does."
    )
    sensitive: Annotated[
        Flag, Shown("Sensitive", "hidden", quiet=True, why="It says where the gist may stand.")
    ] = Field(
        default=False,
        description="true keeps the gist out of everything but the page of the source.",
    )


class ParagraphMap(Model):
    """``seeds/<slug>.yml``: what a source document consists of, without its words."""

    source: Annotated[Ref, Of("sources"), Shown("Source", backlink="Source of")] = Field(
        description="The source that is mapped."
    )
    paragraphs: Annotated[
        tuple[Paragraph, ...], Shown("Paragraphs", item="Paragraph", key=("label",))
    ] = Field(min_length=1, description="All its paragraphs.")
    commitments: Annotated[
        tuple[Committed, ...], Shown("Commitments", item="Commitment", key=("document",))
    ] = Field(
        default=(),
        description="What binds us to the text; a second one if the publisher has corrected it.",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Labels count up from p1 without a gap, so that a label is a place in the document."""
        labels = [int(paragraph.label[1:]) for paragraph in self.paragraphs]
        for number, label in enumerate(labels, 1):
            if label != number:
                # One that is taken out leaves a gap, and all after it go on as they were.
                gap = label > number and labels[number : number + 1] == [label + 1]
                raise PydanticCustomError(
                    "labels",
                    "The paragraph p{number} is missing before p{label}. Put it back."
                    if gap
                    else "Paragraph number {number} has the label p{label}. Labels count up from "
                    "p1 without a gap; write p{number}.",
                    {"number": number, "label": label, "at": ("paragraphs", number - 1, "label")},
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
            if len({*each.labels}) < len(each.labels) or not labels.issuperset(each.labels):
                yield (
                    (*path, "paragraphs"),
                    "Each of these should be a paragraph of the map, and stand here once.",
                )
            if each.sealed.root.hex() != each.root:
                yield (*path, "root"), "This root does not fit the paragraphs of the commitment."
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


class Removed(Model):
    """What is left of a record that is gone without a successor: one sentence, in no list."""

    removed: Annotated[Prose, Shown("Why it was removed")] = Field(
        description="Why there is no such record any more, as a sentence.",
        examples=["What it said is now at [[organizations/some-party]]."],
    )


class Tombstone(Model):
    """What is left of a record that has another address now."""

    moved_to: Annotated[Ref, Of(), Shown("Moved to")] = Field(
        description="The record that took its place.", examples=["people/jane-doe"]
    )
