"""What every record has: a name, one neutral line, cited sentences, facts and relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.dates import Date
from casebook.records.fields import Cites, Flag, Key, Line, Locator, Many, Model
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref

Subject = Annotated[
    Ref, Of("people", "organizations", "events", "statements", "disputes", "topics")
]
"""Anything a page of the casebook can be about."""

Label = Annotated[
    Key,
    Field(
        description="Names this in the record; it ends the permanent link to it.",
        examples=["lack-of-bylaws"],
    ),
]


class Sentence(Model):
    """One sentence in our own words, cited."""

    text: Prose = Field(
        description="One or two plain sentences in our own words; dated, in the past tense.",
        examples=["[[organizations/some-party]] was founded in Michigan in 2017."],
    )
    cite: Cites
    sensitive: Flag = Field(
        default=False,
        description="true keeps the sentence out of everything but the page of this record.",
    )


class Value(Model):
    """What one source gives as the value of a fact, where sources differ."""

    value: Prose = Field(description="The value, as this source gives it.")
    cite: Cites
    note: Prose | None = Field(
        default=None, description="Who counted, or when, without saying who is right."
    )


class Fact(Model):
    """One fact of the box of key facts: a value or a date, or the values that sources differ on."""

    # What _one_form asks for, in the language of JSON Schema.
    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": ["value", "cite"]},
                {"required": ["when", "cite"]},
                {"required": ["values"], "properties": {"values": {"minItems": 2}}},
            ],
            "if": {"required": ["values"]},
            "then": {"properties": {"value": False, "when": False, "cite": False}},
        }
    )

    key: Key = Field(
        description="What the fact is about; its words are the label on the page. The same key "
        "in two organizations puts the facts side by side.",
        examples=["founded", "legal-form"],
    )
    value: Prose | None = Field(default=None, description="The fact, in a few words.")
    when: Date | None = Field(default=None, description="The date of it, if it has one.")
    values: tuple[Value, ...] = Field(
        default=(), description="Instead of value: what each source says, where they differ."
    )
    cite: Many[Locator] = Field(
        default=(),
        description="The source and paragraph that this rests on; needed unless values are given.",
    )
    why: Prose | None = Field(
        default=None,
        description="Only with values: why the sources may differ, without saying who is right.",
    )
    inferred: Prose | None = Field(
        default=None,
        description="Only where the fact is concluded, not stated: from what, in a sentence.",
    )

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        """A fact is told once: by value and date with a citation, or as several cited values."""
        if self.values and (self.value or self.when or self.cite):
            raise PydanticCustomError(
                "fact", "A fact has either values or a value of its own. Keep one of the two forms."
            )
        if not self.values and not (self.value or self.when):
            raise PydanticCustomError(
                "fact", "This fact says nothing. Add value: or when:, or delete the fact."
            )
        if len(self.values) == 1:
            raise PydanticCustomError(
                "fact", "One value alone does not differ. Write it as value: with cite:."
            )
        if not self.values and not self.cite:
            raise PydanticCustomError(
                "fact", "This fact has no citation. Add cite: with a source and paragraph."
            )
        return self


class Relation(Model):
    """A sourced tie from this record to another one."""

    kind: Literal[
        "founder-of",
        "officer-of",
        "member-of",
        "adviser-of",
        "staff-of",
        "branch-of",
        "part-of",
        "initiative-of",
        "allied-with",
        "supporter-of",
        "critic-of",
        "candidate-of",
        "colleague-of",
    ] = Field(description="What the tie is, read from this record to the other.")
    to: Annotated[Ref, Of("people", "organizations", "topics", "events")] = Field(
        description="The other record.", examples=["organizations/some-party"]
    )
    role: Line | None = Field(
        default=None, description="The post or part, in a few words.", examples=["co-chair"]
    )
    since: Date | None = Field(default=None, description="From when.")
    until: Date | None = Field(default=None, description="Until when; absent where not known.")
    cite: Cites


class Unknown(Model):
    """Something that our sources do not tell, said openly."""

    text: Prose = Field(
        description="What is not known, as a sentence.",
        examples=["Our sources do not say how many members voted."],
    )
    cite: Cites


class Checked(Model):
    """Who compared the record with its sources, and when."""

    by: Line = Field(description="The person who checked, as they wish to be named.")
    on: Date = Field(description="The day of the check.", examples=["2026-11-23"])


class Record(Model):
    """What the records of all kinds have in common."""

    KIND: ClassVar[str]

    name: Line = Field(
        description="The name as a reader would look for it; it heads the page.",
        examples=["Jane Doe"],
    )
    short: Line | None = Field(
        default=None, description="A shorter form of the name, for tight places."
    )
    aliases: Many[Line] = Field(
        default=(), description="Other names and handles under which search finds it."
    )
    description: Line = Field(
        description="One neutral line that says who or what this is. No judgement, no charge.",
        examples=["US comedian and host of a political podcast"],
    )
    summary: tuple[Sentence, ...] = Field(
        default=(), description="What a reader should know first, each sentence cited."
    )
    facts: tuple[Fact, ...] = Field(default=(), description="The key facts, each cited.")
    relations: tuple[Relation, ...] = Field(
        default=(), description="Ties to other records; the other page shows them by itself."
    )
    unknown: tuple[Unknown, ...] = Field(
        default=(), description="What is not known, where a reader would ask."
    )
    see: Many[Subject] = Field(
        default=(), description="Other records worth reading; no link between them is claimed."
    )
    checked: Checked | None = Field(
        default=None,
        description="Who compared this record with its sources, and when. Absent: nobody yet.",
    )

    @property
    def brief(self) -> str:
        """The short form of the name, or the name."""
        return self.short or self.name

    def parts(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The keys that can stand behind ``#`` in a reference to this record, and their places."""
        for number, fact in enumerate(self.facts):
            yield fact.key, ("facts", number, "key")
