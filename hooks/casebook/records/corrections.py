"""Corrections: what was corrected after it had been published, when and why (standard, rule 12)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.fields import Form, Locator, Many
from casebook.records.prose import Prose
from casebook.records.references import SLUG, Of, Ref
from casebook.records.shown import Shown


def _whole_day(value: Date) -> Date:
    """A correction is made on a day; a feed must be able to name it."""
    if not value.precise:
        raise PydanticCustomError(
            "correction_date",
            "{date} is not one day. Write the day of the correction, as in 2026-11-23.",
            {"date": str(value)},
        )
    return value


Former = Annotated[
    str,
    StringConstraints(pattern=f"^{SLUG}/{SLUG}#{SLUG}$", max_length=200),
    Form("A part that is gone, as kind/slug#key", fixed=True),
]
"""A part that a record had; not a reference, for there is nothing left to refer to."""


class Correction(Record):
    """A correction of something that was published: what, why, when, and in which records."""

    # What _concerns_something asks for, in the language of JSON Schema.
    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["records"]}, {"required": ["withdrawn"]}]}
    )

    KIND: ClassVar[str] = "corrections"

    date: Annotated[Date, AfterValidator(_whole_day), Shown("Date", schema="datePublished")] = (
        Field(
            description="The day of the correction; the name of the file begins with it.",
            examples=["2026-11-23"],
        )
    )
    what: Annotated[Prose, Shown("What was corrected", "section")] = Field(
        description="What was wrong, and what the page says now, in our own words.",
        examples=["The date of the meeting was given as May 1, 2003; it was May 2, 2003."],
    )
    why: Annotated[Prose, Shown("Why", "section")] = Field(
        description="How the mistake came about or was noticed, and what supports the change.",
        examples=["A reader noticed that the source gives the day after."],
    )
    records: Annotated[
        Many[Annotated[Ref, Of(part="may")]], Shown("Records", "rail", backlink="Corrected in")
    ] = Field(
        default=(),
        description="The records that were corrected, or parts of them as kind/slug#key; their "
        "pages show a notice.",
        examples=["people/jane-doe"],
    )
    withdrawn: Annotated[
        Many[Former],
        Shown("Withdrawn", "hidden", why="The notice on the page that had the part names it."),
    ] = Field(
        default=(),
        description="Parts of records that are gone, as kind/slug#key; their addresses lead to "
        "the notice. A whole record that is gone has removed: and the reason in its own file.",
        examples=["statements/some-release#bylaws"],
    )
    cite: Annotated[Many[Locator], Shown("Sources")] = Field(
        default=(), description="The source and paragraph that support the corrected text."
    )

    @model_validator(mode="after")
    def _concerns_something(self) -> Self:
        """A correction concerns a record or a part of one."""
        if not self.records and not self.withdrawn:
            raise PydanticCustomError(
                "correction",
                "This correction names no record. Add records: with what was corrected, or "
                "withdrawn: with the parts that are gone.",
            )
        return self

    @property
    def concerned(self) -> tuple[Ref, ...]:
        """The records whose pages show the notice, each once."""
        named = (*self.records, *map(Ref.parse, self.withdrawn))
        return tuple(dict.fromkeys(ref.whole for ref in named))
