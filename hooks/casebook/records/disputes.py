"""Disputes with their points at issue, and the topics they turn on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from casebook.records.base import CITE, Label, Record, Sentence
from casebook.records.fields import Actor, Cites, Line, Many, Model, Number
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref
from casebook.records.shown import Choice, Choices, Shown


class Party(Model):
    """A side of a dispute."""

    who: Annotated[Actor, Shown("Party", backlink="Party to")] = Field(
        description="The person or organization.", examples=["organizations/some-party"]
    )
    stance: Annotated[Prose | None, Shown("Position")] = Field(
        default=None,
        description="What the party said, in one fair sentence that it would sign; left out if "
        "our sources have no statement by it.",
    )
    cite: Annotated[Cites, Shown("Citation")]


class Point(Model):
    """A point at issue, under which accusations and replies stand beside each other."""

    key: Label
    name: Annotated[Line, Shown("Point at issue", heading=True)] = Field(
        description="The point in a few neutral words that repeat no accusation.",
        examples=["Bylaws and rules"],
    )


class Dispute(Record):
    """A dispute between parties."""

    KIND: ClassVar[str] = "disputes"

    cite: Annotated[Cites, CITE]
    order: Annotated[
        Number | None,
        Shown("Order", "hidden", quiet=True, why="It is a place in lists, and says nothing."),
    ] = Field(
        default=None,
        description="Its place among the disputes of the start page and the index, from 1.",
        examples=["1"],
    )
    parties: Annotated[tuple[Party, ...], Shown("Parties", item="Party", key=("who",))] = Field(
        min_length=2, description="Who is in dispute."
    )
    topics: Annotated[
        Many[Annotated[Ref, Of("topics")]],
        Shown("Topics", "rail", backlink="Discussed in", quiet=True),
    ] = Field(default=(), description="The topics it turns on.")
    agreed: Annotated[
        tuple[Sentence, ...],
        Shown("Where the accounts agree", "section", item="Common ground"),
    ] = Field(
        default=(), description="What the accounts of all parties have in common, each cited."
    )
    record_ends: Annotated[Sentence | None, Shown("Where the documents end")] = Field(
        default=None,
        description="If a party could no longer reply: what the last document is, and that we "
        "found nothing later.",
    )
    points: Annotated[
        tuple[Point, ...], Shown("Points at issue", item="Point at issue", key=("key",))
    ] = Field(default=(), description="The points at issue, in the order of the page.")


FORMS = Choices(
    {
        "term": Choice("a term that statements use"),
        "bill": Choice("a bill or act"),
        "campaign": Choice("a campaign for an aim"),
        "office": Choice("a public office"),
        "idea": Choice("an idea or school of thought"),
        "policy": Choice("a policy that people argue for or against"),
    }
)


class Topic(Record):
    """A term, bill, campaign, office or idea that the records speak of."""

    KIND: ClassVar[str] = "topics"

    form: Annotated[
        Literal["term", "bill", "campaign", "office", "idea", "policy"],
        Shown("Kind of topic", "rail", quiet=True),
        FORMS,
    ] = Field(description="What kind of topic this is.")
    cite: Annotated[Cites, CITE]
