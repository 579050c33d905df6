"""Events: what happened, when, and who had which part in it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from casebook.records.base import CITE, INFERRED, Record
from casebook.records.dates import Date
from casebook.records.fields import Actor, Cites, Line, Many, Model
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref
from casebook.records.shown import Choice, Choices, Shown

PARTS = Choices(
    {
        "spoke": Choice("a source says that they spoke there", "Spoke at", back="Spoke"),
        "took-part": Choice(
            "a source says that they took part or acted", "Took part in", back="Took part"
        ),
        "announced": Choice(
            "they were announced; we found no report that they came",
            "Announced for",
            back="Announced only",
            verb="was announced for",
        ),
        "invited": Choice("they were invited", "Invited to", back="Invited", verb="was invited to"),
        "addressed": Choice(
            "it was directed at them", "Addressed by", back="Addressed", acts=False
        ),
        "subject": Choice("it was about them", "Subject of", back="Subject", acts=False),
        "named": Choice("they are named in it, no more", "Named in", back="Named", acts=False),
    }
)
"""What somebody has to do with an event; a page says no more than that."""


class Participant(Model):
    """Somebody who has to do with an event, and how, as far as a source says so."""

    who: Annotated[Actor, Shown("Who", backlink="Events")] = Field(
        description="The person or organization.", examples=["people/jane-doe"]
    )
    part: Annotated[
        Literal["spoke", "took-part", "announced", "invited", "addressed", "subject", "named"],
        Shown("Part"),
        PARTS,
    ] = Field(
        description="What they had to do with it, only as far as a source says so. spoke: they "
        "spoke there. took-part: they took part or acted. announced: they were announced, and no "
        "report was found that they came. invited: they were invited. addressed: it was directed "
        "at them. subject: it was about them. named: they are named in it, no more."
    )
    role: Annotated[Line | None, Shown("Role", heading=True)] = Field(
        default=None,
        description="In what capacity, in a word or two.",
        examples=["host", "candidate"],
    )
    vote: Annotated[Line | None, Shown("Vote")] = Field(
        default=None,
        description="How they voted, if the event is a vote.",
        examples=["Nancy Pelosi", "present"],
    )
    cite: Annotated[Cites, Shown("Citation")]


class Event(Record):
    """Something that happened on a date or in a span of time."""

    KIND: ClassVar[str] = "events"

    date: Annotated[Date | None, Shown("Date", schema="startDate")] = Field(
        default=None,
        description="The date, in EDTF; left out if it is not known.",
        examples=["2020-08-30"],
    )
    inferred: Annotated[Prose | None, INFERRED] = Field(
        default=None,
        description="Only if the date is inferred, not stated: a sentence that says from what.",
    )
    cite: Annotated[Cites, CITE]
    place: Annotated[Line | None, Shown("Place", "rail", ours=True, schema="location")] = Field(
        default=None, description="Where it happened, if a source says so."
    )
    part_of: Annotated[
        Ref | None,
        Of("events"),
        Shown("Part of", "rail", backlink="Parts of this event", schema="superEvent"),
    ] = Field(default=None, description="The larger event that this was a part of.")
    disputes: Annotated[
        Many[Annotated[Ref, Of("disputes")]],
        Shown("Dispute", "rail", backlink="Events and statements", quiet=True),
    ] = Field(default=(), description="The disputes that this is part of.")
    statements: Annotated[
        Many[Annotated[Ref, Of("statements")]],
        Shown("Statements", backlink="Event", quiet=True),
    ] = Field(
        default=(),
        description="The statements that made up the event; the timeline shows them with it.",
    )
    participants: Annotated[
        tuple[Participant, ...],
        Shown("Who", item="Participant", key=("who",)),
    ] = Field(default=(), description="Who had a part in it, each with a citation.")
