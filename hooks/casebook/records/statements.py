"""Statements: one record an utterance, with entries that are quoted, answered and counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.base import Label, Record, Subject
from casebook.records.dates import Date
from casebook.records.fields import (
    Actor,
    Cites,
    Flag,
    Form,
    Line,
    Locator,
    Many,
    Model,
    OneOrMany,
    Speaker,
)
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref

EntryType = Literal["fact", "position", "announcement", "allegation", "response", "judgement"]

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

    before: Line | None = Field(default=None, description="The last words before it, verbatim.")
    after: Line | None = Field(default=None, description="The first words after it, verbatim.")


class Answer(Model):
    """What an entry replies to."""

    to: EntryRef = Field(
        description="The entry that is answered.", examples=["statements/some-release#bylaws"]
    )
    scope: Literal["specific", "general"] = Field(
        description="specific where a source says that this charge is answered, general where "
        "the answer is to a statement as a whole."
    )
    cite: Many[Locator] = Field(
        min_length=1, description="The paragraph that pairs the two; we never pair them ourselves."
    )


class Entry(Model):
    """One thing said: a fact, position, announcement, allegation, response or judgement."""

    # What _says_something asks for, in the language of JSON Schema.
    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["gist"]}, {"required": ["quote"]}],
            "not": {"required": ["speaker", "unnamed"]},
        }
    )

    key: Label
    type: EntryType = Field(
        description="fact: told as a fact. position: what somebody wants or thinks. "
        "announcement: what somebody says they did or will do. allegation: a charge against "
        "somebody. response: an answer to a charge. judgement: an appraisal by a narrator."
    )
    subject: Line = Field(
        description="What it is about, in a few neutral words that repeat no charge.",
        examples=["bylaws and rules"],
    )
    speaker: Speaker | None = Field(
        default=None, description="Who said it; absent where it is the statement's speaker."
    )
    unnamed: Line | None = Field(
        default=None, description="Instead of speaker: who said it, where no source names them."
    )
    via: Many[Speaker] = Field(
        default=(),
        description="Who passed it on, from the outermost to the innermost, between our source "
        "and the speaker.",
    )
    about: Many[Subject] = Field(
        default=(), description="The people, organizations or events that it speaks of."
    )
    topics: Many[Annotated[Ref, Of("topics")]] = Field(
        default=(), description="The topics it touches."
    )
    dispute: Annotated[Ref, Of("disputes", part="may")] | None = Field(
        default=None,
        description="The dispute it belongs to, with # and the point at issue if there is one.",
        examples=["disputes/some-party-and-some-chapter#bylaws"],
    )
    date: Date | None = Field(
        default=None, description="When it was said, if not on the date of the statement."
    )
    gist: Prose | None = Field(
        default=None, description="What was said, in our own words, naming who said it."
    )
    quote: Passage | None = Field(
        default=None,
        description="The words themselves, verbatim, without quotation marks around them. A list "
        "of parts where words are left out between them.",
    )
    context: Context | None = Field(
        default=None,
        description="Only where the quoted words occur more than once in the source: the words "
        "around them, so that a link leads to the right place.",
    )
    cite: Cites
    answers: tuple[Answer, ...] = Field(
        default=(), description="The entries that this one replies to."
    )
    sensitive: Flag = Field(
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

    form: Literal["press release", "tweet", "statement", "article", "interview", "post"] = Field(
        description="What kind of utterance this is."
    )
    speaker: Speaker | None = Field(
        default=None,
        description="Who made it; a source where an article speaks in its own voice.",
        examples=["organizations/some-party"],
    )
    unnamed: Line | None = Field(
        default=None, description="Instead of speaker: who made it, where no source names them."
    )
    date: Date | None = Field(
        default=None, description="When, in EDTF. Absent where it is not known."
    )
    inferred: Prose | None = Field(
        default=None,
        description="Only where the date is concluded, not stated: from what, in a sentence.",
    )
    cite: Cites
    title: Line | None = Field(
        default=None, description="Its own title, word for word, if it has one."
    )
    reported_by: Many[Annotated[Ref, Of("sources")]] = Field(
        default=(),
        description="The sources through which alone we know it; absent where we cite the "
        "document itself.",
    )
    mentions: Many[Actor] = Field(
        default=(), description="Whom it names or tags without saying more of them."
    )
    entries: tuple[Entry, ...] = Field(min_length=1, description="What was said, one by one.")

    @model_validator(mode="after")
    def _one_speaker(self) -> Self:
        """A statement is made by somebody, named or not."""
        if self.speaker is None and self.unnamed is None:
            raise PydanticCustomError(
                "statement",
                "This statement has no speaker. Add speaker:, or unnamed: where no source names "
                "them.",
            )
        if self.speaker and self.unnamed:
            raise PydanticCustomError(
                "statement",
                "A statement has either a speaker or an unnamed one. Keep one of the two.",
                {"at": ("unnamed",)},
            )
        return self

    def parts(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The keys of the facts, then those of the entries."""
        yield from super().parts()
        for number, entry in enumerate(self.entries):
            yield entry.key, ("entries", number, "key")
