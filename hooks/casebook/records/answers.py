"""Answers: the questions that readers bring, each with a short answer and where to read on."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from casebook.records.base import CITE, Record
from casebook.records.fields import Cites, Number
from casebook.records.references import Of, Ref
from casebook.records.shown import Shown


class Answer(Record):
    """A question as readers ask it; its description is the answer, in a sentence or two."""

    KIND: ClassVar[str] = "answers"

    cite: Annotated[Cites, CITE]
    to: Annotated[
        Ref, Of(part="may"), Shown("Where to read on", backlink="Questions answered here")
    ] = Field(
        description="The record, or the part of one, that a reader of the answer should see.",
        examples=["disputes/some-dispute#bylaws"],
    )
    order: Annotated[
        Number,
        Shown("Order", "hidden", quiet=True, why="It is a place in a list, and says nothing."),
    ] = Field(description="Its place among the answers, from 1.", examples=["1"])
