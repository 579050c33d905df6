"""People and organizations."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from casebook.records.base import CITE, Record
from casebook.records.dates import Date
from casebook.records.fields import Address, Cites, Flag, Line, Model
from casebook.records.prose import Prose
from casebook.records.shown import Choice, Choices, Shown


class Life(Model):
    """The day a person was born or died."""

    date: Annotated[Date, Shown("Date")] = Field(
        description="The date, in EDTF.", examples=["1950-05"]
    )
    cite: Annotated[Cites, Shown("Citation")]


class Status(Model):
    """Whether an organization still acts, as far as its last trace tells."""

    text: Annotated[Prose, Shown("Last news")] = Field(
        description="The last sign of it in our sources, and what we did not find after that.",
        examples=["The last record we found is the voter tally of [[events/some-tally]]."],
    )
    date: Annotated[Date | None, Shown("Date")] = Field(
        default=None, description="The date of that last sign, in EDTF.", examples=["2024-09-24"]
    )
    cite: Annotated[Cites, Shown("Citation")]


class Person(Record):
    """A person whom a source names."""

    KIND: ClassVar[str] = "people"

    cite: Annotated[Cites, CITE]
    born: Annotated[Life | None, Shown("Born", "rail", cited="Birth", schema="birthDate")] = Field(
        default=None, description="Date of birth, if a source gives it."
    )
    died: Annotated[Life | None, Shown("Died", "rail", cited="Death", schema="deathDate")] = Field(
        default=None, description="Date of death, if a source gives it."
    )
    sort: Annotated[
        Line | None,
        Shown("Sorted as", "hidden", name=True, quiet=True, why="It is a place in lists."),
    ] = Field(
        default=None,
        description="The name as lists sort it, if its last word is not the family name.",
        examples=["García Márquez, Gabriel"],
    )


FORMS = Choices(
    {
        "organization": Choice("an organization", group="Other organizations"),
        "party": Choice("a political party", "Political party", "Political parties"),
        "body": Choice("a body of another organization", "Body", "Bodies"),
        "campaign": Choice("an election campaign", "Campaign", "Campaigns"),
        "company": Choice("a company", "Company", "Companies"),
        "group": Choice("a group of people", "Group of people", "Groups of people"),
    }
)


class Organization(Record):
    """An organization, or a body, campaign or group of people that acts or is spoken of as one."""

    KIND: ClassVar[str] = "organizations"

    form: Annotated[
        Literal["organization", "party", "body", "campaign", "company", "group"],
        Shown("Kind of organization", "rail", quiet=True),
        FORMS,
    ] = Field(
        description="What it is: an organization, a political party, a body of another "
        "organization, an election campaign, a company, or a group of people."
    )
    cite: Annotated[Cites, CITE]
    subject: Annotated[
        Flag,
        Shown("Subject", "hidden", quiet=True, why="It decides on layout and order, not on words."),
    ] = Field(
        default=False,
        description="true for the organizations that the casebook is about: they are compared, "
        "counted and laid out alike.",
    )
    status: Annotated[Status | None, Shown("Last news", cited="Last news")] = Field(
        default=None,
        description="The last sign of it in our sources, and what we did not find after that.",
    )
    website: Annotated[Address | None, Shown("Website", "rail", quiet=True, schema="url")] = Field(
        default=None, description="Its own website, if known."
    )
