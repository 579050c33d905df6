"""Events: what happened, when, and who took part."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.fields import Actor, Cites, Flag, Line, Many, Model
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref


class Participant(Model):
    """Somebody who took part in an event."""

    who: Actor = Field(description="The person or organization.", examples=["people/jane-doe"])
    role: Line = Field(description="As what, in a word or two.", examples=["speaker", "host"])
    cite: Cites


class Event(Record):
    """Something that happened on a date or in a span of time."""

    KIND: ClassVar[str] = "events"

    date: Date | None = Field(
        default=None,
        description="When, in EDTF. Absent where it is not known.",
        examples=["2020-08-30"],
    )
    inferred: Prose | None = Field(
        default=None,
        description="Only where the date is concluded, not stated: from what, in a sentence.",
    )
    cite: Cites
    place: Line | None = Field(default=None, description="Where, if a source says so.")
    part_of: Annotated[Ref, Of("events")] | None = Field(
        default=None, description="The larger event that this was a part of."
    )
    disputes: Many[Annotated[Ref, Of("disputes")]] = Field(
        default=(), description="The disputes in whose course this belongs."
    )
    milestone: Flag = Field(
        default=False,
        description="true for the few events that the start page tells.",
    )
    statements: Many[Annotated[Ref, Of("statements")]] = Field(
        default=(),
        description="The statements in which it consisted; the timeline shows them with it.",
    )
    participants: tuple[Participant, ...] = Field(
        default=(), description="Who took part, each with a role and a citation."
    )
