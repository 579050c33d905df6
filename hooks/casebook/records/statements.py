"""Statements: one record an utterance, with entries that are quoted, answered and counted."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.base import CITE, INFERRED, Label, Record, Subject
from casebook.records.dates import Date
from casebook.records.fields import (
    Actor,
    Cites,
    Flag,
    Form,
    Given,
    Line,
    Locator,
    Many,
    Model,
    OneOrMany,
    Speaker,
)
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref
from casebook.records.shown import Choice, Choices, Shown

EntryType = Literal["fact", "position", "announcement", "accusation", "reply", "judgment"]

TYPES = Choices(
    {
        "fact": Choice("told as a fact", "Fact"),
        "position": Choice("what somebody wants or thinks", "Position"),
        "announcement": Choice("what somebody says they did or will do", "Announcement"),
        "accusation": Choice("something wrong that somebody is said to have done", "Accusation"),
        "reply": Choice("an answer to an accusation or to another statement", "Reply"),
        "judgment": Choice("an appraisal by a narrator", "Judgment"),
    }
)

CUT = " […] "
"""Stands between the parts of a quotation."""

FORMS = Choices(
    {
        "press release": Choice("a release to the press"),
        "tweet": Choice("a post on Twitter"),
        "statement": Choice("a statement, letter or remark in another form"),
        "article": Choice("an article, in its author's or its own voice"),
        "interview": Choice("what somebody said to an interviewer"),
        "post": Choice("a post on another network or a blog"),
    }
)

SCOPES = Choices(
    {
        "specific": Choice("a source says that this accusation is answered", "Reply to this"),
        "general": Choice("the answer is to a statement as a whole", "General reply"),
    }
)

SIDES = Choices(
    {
        "for": Choice("it speaks for the proposal", "For"),
        "against": Choice("it speaks against the proposal", "Against"),
    }
)

EntryRef = Annotated[Ref, Of("statements", part="must", noun="an entry")]

Passage = Annotated[
    tuple[
        Annotated[
            str,
            StringConstraints(min_length=1, max_length=600),
            Form("Words of the source, verbatim, at most 600 characters", line=False),
        ],
        ...,
    ],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    Field(min_length=1),
    OneOrMany(unlike=False),
]
"""A quotation: the words, or a list of parts in order where something is cut between them."""


class Context(Model):
    """The words around a quotation whose words occur more than once in the source."""

    before: Annotated[Line | None, Shown("Words before")] = Field(
        default=None, description="The last words before it, verbatim."
    )
    after: Annotated[Line | None, Shown("Words after")] = Field(
        default=None, description="The first words after it, verbatim."
    )


class Answer(Model):
    """What an entry replies to."""

    to: Annotated[EntryRef, Shown("Answers", backlink="Answered in")] = Field(
        description="The entry that is answered.", examples=["statements/some-release#bylaws"]
    )
    scope: Annotated[Literal["specific", "general"], Shown("Scope"), SCOPES] = Field(
        description="specific if a source says that this accusation is answered, general if the "
        "answer is to a statement as a whole."
    )
    cite: Annotated[Many[Locator], Shown("Citation")] = Field(
        min_length=1, description="The paragraph that pairs the two; we never pair them ourselves."
    )


class Entry(Model):
    """One thing said: a fact, position, announcement, accusation, reply or judgment."""

    # What _says_something asks for, in the language of JSON Schema.
    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["gist"]}, {"required": ["quote"]}],
            "not": {"required": ["speaker", "unnamed"]},
        }
    )

    key: Label
    type: Annotated[EntryType, Shown("Type"), TYPES] = Field(
        description="fact: told as a fact. position: what somebody wants or thinks. announcement: "
        "what somebody says they did or will do. accusation: something wrong that "
        "somebody is said to have done. reply: an answer to an accusation or to "
        "another statement. judgment: an appraisal by a narrator."
    )
    subject: Annotated[Line, Shown("Subject", heading=True)] = Field(
        description="What it is about, in a few neutral words that repeat no accusation.",
        examples=["bylaws and rules"],
    )
    speaker: Annotated[Speaker | None, Shown("Speaker", backlink="Speaker in")] = Field(
        default=None, description="Who said it; left out if it is the statement's speaker."
    )
    unnamed: Annotated[Line | None, Shown("Unnamed speaker", ours=True)] = Field(
        default=None, description="Instead of speaker: who said it, if no source names them."
    )
    via: Annotated[
        Many[Speaker], Shown("Relayed by", backlink="Relayed statements in", ordered=True)
    ] = Field(
        default=(),
        description="Who passed it on, from the outermost to the innermost, between our source "
        "and the speaker.",
    )
    about: Annotated[Many[Subject], Shown("About", backlink="Discussed in")] = Field(
        default=(), description="The people, organizations or events that it speaks of."
    )
    topics: Annotated[
        Many[Annotated[Ref, Of("topics")]], Shown("Topics", backlink="Discussed in", quiet=True)
    ] = Field(default=(), description="The topics it touches.")
    dispute: Annotated[
        Ref | None,
        Of("disputes", part="may"),
        Shown("Dispute", backlink="Events and statements", quiet=True),
    ] = Field(
        default=None,
        description="The dispute it belongs to, with # and the point at issue if there is one.",
        examples=["disputes/some-party-and-some-chapter#bylaws"],
    )
    side: Annotated[Literal["for", "against"] | None, Shown("Side"), SIDES] = Field(
        default=None,
        description="Only in a dispute over a proposal: whether it speaks for or against that.",
    )
    date: Annotated[Date | None, Shown("Date")] = Field(
        default=None, description="When it was said, if not on the date of the statement."
    )
    gist: Annotated[Prose | None, Shown("In our words", ours=True)] = Field(
        default=None, description="What was said, in our own words, naming who said it."
    )
    quote: Annotated[Passage | None, Shown("Quotation", ordered=True)] = Field(
        default=None,
        description="The words themselves, verbatim, without quotation marks around them. A list "
        "of parts where words are left out between them.",
    )
    context: Annotated[
        Context | None,
        Shown("Context", "hidden", quiet=True, why="It makes a link to the original exact."),
    ] = Field(
        default=None,
        description="Only if the quoted words occur more than once in the source: the words "
        "around them, so that a link leads to the right place.",
    )
    cite: Annotated[Cites, Shown("Citation")]
    repeats: Annotated[EntryRef | None, Shown("Repeats", backlink="Repeated in")] = Field(
        default=None,
        description="Only on an accusation that sums up or passes on another one: the one that "
        "it repeats. It shares the replies to that one and is not counted again.",
    )
    answers: Annotated[tuple[Answer, ...], Shown("Answers", item="Pairing", key=("to",))] = Field(
        default=(), description="The entries that this one replies to."
    )
    sensitive: Annotated[
        Flag, Shown("Sensitive", "hidden", quiet=True, why="It says where the entry may stand.")
    ] = Field(
        default=False,
        description="true keeps the entry out of everything but the page of this record.",
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        """An entry has words, and at most one speaker of its own."""
        if self.gist is None and self.quote is None:
            raise PydanticCustomError(
                "entry", "This entry says nothing. Add gist: in our own words, quote:, or both."
            )
        if self.speaker and self.unnamed:
            raise PydanticCustomError(
                "entry",
                "An entry has either a speaker or an unnamed one. Keep one of the two.",
                {"at": ("unnamed",)},
            )
        return self


class Statement(Record):
    """One utterance: a press release, a tweet, an article in its own voice."""

    # What _one_speaker asks for, in the language of JSON Schema.
    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["speaker"]}, {"required": ["unnamed"]}]}
    )

    KIND: ClassVar[str] = "statements"

    form: Annotated[
        Literal["press release", "tweet", "statement", "article", "interview", "post"],
        Shown("Form", "rail", quiet=True),
        FORMS,
    ] = Field(description="What kind of utterance this is.")
    speaker: Annotated[Speaker | None, Shown("By", backlink="Speaker in", schema="author")] = Field(
        default=None,
        description="Who made it; a source if an article speaks in its own voice.",
        examples=["organizations/some-party"],
    )
    unnamed: Annotated[Line | None, Shown("By", ours=True, schema="creditText")] = Field(
        default=None, description="Instead of speaker: who made it, if no source names them."
    )
    date: Annotated[Date | None, Shown("Date", schema="datePublished")] = Field(
        default=None, description="The date, in EDTF; left out if it is not known."
    )
    inferred: Annotated[Prose | None, INFERRED] = Field(
        default=None,
        description="Only if the date is inferred, not stated: a sentence that says from what.",
    )
    cite: Annotated[Cites, CITE]
    title: Annotated[Given | None, Shown("Its own title", "rail", schema="headline")] = Field(
        default=None, description="Its own title, word for word, if it has one."
    )
    reported_by: Annotated[
        Many[Annotated[Ref, Of("sources")]],
        Shown("Known only through", "rail", backlink="Only source for"),
    ] = Field(
        default=(),
        description="The only sources through which we know it; left out if we cite the document "
        "itself.",
    )
    mentions: Annotated[
        Many[Actor], Shown("Names or tags", "rail", backlink="Named or tagged in")
    ] = Field(default=(), description="Those it names or tags but says nothing more about.")
    entries: Annotated[
        tuple[Entry, ...], Shown("What was said", item="Statement", key=("key",))
    ] = Field(min_length=1, description="What was said, item by item.")

    @model_validator(mode="after")
    def _one_speaker(self) -> Self:
        """A statement is made by somebody, named or not."""
        if self.speaker is None and self.unnamed is None:
            raise PydanticCustomError(
                "statement",
                "This statement has no speaker. Add speaker:, or unnamed: if no source names them.",
            )
        if self.speaker and self.unnamed:
            raise PydanticCustomError(
                "statement",
                "A statement has either a speaker or an unnamed one. Keep one of the two.",
                {"at": ("unnamed",)},
            )
        return self
