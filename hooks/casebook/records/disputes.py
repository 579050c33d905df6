"""Disputes with their points at issue, and the topics they turn on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from casebook.records.base import Label, Record, Sentence
from casebook.records.fields import Actor, Cites, Line, Many, Model
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref


class Party(Model):
    """A side of a dispute."""

    who: Actor = Field(
        description="The person or organization.", examples=["organizations/some-party"]
    )
    stance: Prose | None = Field(
        default=None,
        description="Where it stands, in one fair sentence that it would sign itself.",
    )
    cite: Cites


class Point(Model):
    """A point at issue, under which charges and replies stand beside each other."""

    key: Label
    name: Line = Field(
        description="The point in a few neutral words that repeat no charge.",
        examples=["Bylaws and rules"],
    )


class Dispute(Record):
    """A dispute between parties."""

    KIND: ClassVar[str] = "disputes"

    cite: Cites
    parties: tuple[Party, ...] = Field(min_length=2, description="Who is in dispute.")
    topics: Many[Annotated[Ref, Of("topics")]] = Field(
        default=(), description="The topics it turns on."
    )
    agreed: tuple[Sentence, ...] = Field(
        default=(), description="What the accounts of all parties have in common, each cited."
    )
    points: tuple[Point, ...] = Field(
        default=(), description="The points at issue, in the order of the page."
    )

    def parts(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The keys of the facts, then those of the points."""
        yield from super().parts()
        for number, point in enumerate(self.points):
            yield point.key, ("points", number, "key")


class Topic(Record):
    """A term, bill, campaign, office or idea that the records speak of."""

    KIND: ClassVar[str] = "topics"

    form: Literal["term", "bill", "campaign", "office", "idea", "policy"] = Field(
        description="What kind of topic this is."
    )
    cite: Cites
