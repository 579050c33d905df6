"""People and organizations."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.fields import Address, Cites, Flag, Model


class Life(Model):
    """The day a person was born or died."""

    date: Date = Field(description="The date, in EDTF.", examples=["1950-05"])
    cite: Cites


class Person(Record):
    """A person whom a source names."""

    KIND: ClassVar[str] = "people"

    cite: Cites
    born: Life | None = Field(default=None, description="Birth, where a source gives it.")
    died: Life | None = Field(default=None, description="Death, where a source gives it.")


class Organization(Record):
    """An organization, or a body, campaign or group of people that acts or is spoken of as one."""

    KIND: ClassVar[str] = "organizations"

    form: Literal["organization", "party", "body", "campaign", "company", "group"] = Field(
        description="What it is: an organization, a political party, a body of another "
        "organization, an election campaign, a company, or a group of people."
    )
    cite: Cites
    subject: Flag = Field(
        default=False,
        description="true for the organizations that the casebook is about: they are compared, "
        "counted and laid out alike.",
    )
    website: Address | None = Field(default=None, description="Its own site, where known.")
