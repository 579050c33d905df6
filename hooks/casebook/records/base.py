"""What every record has: a name, one neutral line, cited sentences, facts and relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.dates import Date
from casebook.records.fields import Cites, Flag, Given, Key, Line, Locator, Many, Model
from casebook.records.prose import Prose
from casebook.records.references import Of, Ref
from casebook.records.shown import Choice, Choices, Shown, shown

NO_SUBJECTS = ("sources", "corrections", "answers")
"""The kinds that are about others, and that nothing else is about."""

Subject = Annotated[Ref, Of(but=NO_SUBJECTS)]
"""Anything a page of the casebook can be about."""

Label = Annotated[
    Key,
    Shown("Key", "hidden", why="It is part of an address, and no word for readers."),
    Field(
        description="A short name for this, with which its permanent link ends.",
        examples=["lack-of-bylaws"],
    ),
]

CITE = Shown("Sources")
"""The declaration of the citation of a record as a whole."""

INFERRED = Shown("How the date was inferred")


class Sentence(Model):
    """One sentence in our own words, cited."""

    text: Annotated[Prose, Shown("Sentence")] = Field(
        description="One or two plain sentences in our own words; dated, in the past tense.",
        examples=["[[organizations/some-party]] was founded in Michigan in 2017."],
    )
    cite: Annotated[Cites, Shown("Citation")]
    sensitive: Annotated[
        Flag, Shown("Sensitive", "hidden", quiet=True, why="It says where the sentence may stand.")
    ] = Field(
        default=False,
        description="true keeps the sentence out of everything but the page of this record.",
    )


class Value(Model):
    """What one source gives as the value of a fact, where sources differ."""

    value: Annotated[Prose, Shown("Value")] = Field(
        description="The value, as this source gives it."
    )
    cite: Annotated[Cites, Shown("Citation")]
    note: Annotated[Prose | None, Shown("Note")] = Field(
        default=None, description="Who counted, or when, without saying who is right."
    )


class Fact(Model):
    """One key fact: a value or a date, or the values that sources differ on."""

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

    key: Annotated[
        Key, Shown("Key", "hidden", why="It is part of an address; label: is its word.")
    ] = Field(
        description="What the fact is about. The same key in two organizations puts the facts "
        "side by side.",
        examples=["founded", "legal-form"],
    )
    label: Annotated[Line | None, Shown("Label", heading=True)] = Field(
        default=None,
        description="What the page calls the fact, in words that mean something by themselves. If "
        "it is left out, the page shows the words of the key.",
        examples=["Vote for Speaker, 2021"],
    )
    value: Annotated[Prose | None, Shown("Value")] = Field(
        default=None, description="The fact, in a few words."
    )
    when: Annotated[Date | None, Shown("Date")] = Field(
        default=None, description="The date of the fact, if it has one."
    )
    values: Annotated[tuple[Value, ...], Shown("Versions", item="Version")] = Field(
        default=(), description="Instead of value: what each source says, where they differ."
    )
    cite: Annotated[Many[Locator], Shown("Citation")] = Field(
        default=(),
        description="The source and paragraph that support this; needed unless values are given.",
    )
    why: Annotated[Prose | None, Shown("Why sources may differ")] = Field(
        default=None,
        description="Only with values: why the sources may differ, without saying who is right.",
    )
    inferred: Annotated[Prose | None, Shown("How this was inferred")] = Field(
        default=None,
        description="Only if the fact is inferred, not stated: a sentence that says from what.",
    )

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        """A fact is told once: by value and date with a citation, or as several cited values."""
        words = ""
        if self.values and (self.value or self.when or self.cite):
            words = "A fact has either values or a value of its own. Keep one of the two forms."
        elif not self.values and not (self.value or self.when):
            words = "This fact says nothing. Add value: or when:, or delete the fact."
        elif len(self.values) == 1:
            words = "One value alone does not differ. Write it as value: with cite:."
        elif not self.values and not self.cite:
            words = "This fact has no citation. Add cite: with a source and paragraph."
        if words:
            raise PydanticCustomError("fact", words)
        return self


RELATIONS = Choices(
    {
        "founder-of": Choice("founded it", "Founded", back="Founded by", belongs=True),
        "officer-of": Choice(
            "held a position there", "Held a position at", back="Positions held by", belongs=True
        ),
        "adviser-of": Choice("advised it", "Advised", back="Advised by", belongs=True),
        "staff-of": Choice("worked for it", "Worked for", back="Staff", belongs=True),
        "member-of": Choice(
            "was a member", "Member of", back="Members", verb="was a member of", belongs=True
        ),
        "candidate-of": Choice(
            "ran as its candidate", "Candidate of", back="Candidates",
            verb="was a candidate of", belongs=True,
        ),
        "branch-of": Choice(
            "is a branch of it", "Branch of", back="Branches",
            verb="was a branch of", belongs=True,
        ),
        "part-of": Choice(
            "is a part of it", "Part of", back="Parts", verb="was a part of", belongs=True
        ),
        "initiative-of": Choice(
            "was started by it", "Initiative of", back="Initiatives",
            verb="was an initiative of", belongs=True,
        ),
        "allied-with": Choice(
            "was allied with it", "Allied with", back="Allied with", verb="was allied with"
        ),
        "colleague-of": Choice(
            "worked with that person", "Colleague of", back="Colleague of",
            verb="was a colleague of",
        ),
        "supporter-of": Choice("supported it", "Supported", back="Supported by"),
        "critic-of": Choice("criticized it", "Criticized", back="Criticized by"),
    }
)  # fmt: skip


class Relation(Model):
    """A sourced relation of this record to another one."""

    kind: Annotated[
        Literal[
            "founder-of",
            "officer-of",
            "adviser-of",
            "staff-of",
            "member-of",
            "candidate-of",
            "branch-of",
            "part-of",
            "initiative-of",
            "allied-with",
            "colleague-of",
            "supporter-of",
            "critic-of",
        ],
        Shown("Relation"),
        RELATIONS,
    ] = Field(description="What the relation is, read from this record to the other.")
    to: Annotated[
        Ref,
        Of("people", "organizations", "topics", "events"),
        Shown("Other record", backlink="Related to"),
    ] = Field(description="The other record.", examples=["organizations/some-party"])
    role: Annotated[Line | None, Shown("Role", heading=True)] = Field(
        default=None, description="The position or role, in a few words.", examples=["co-chair"]
    )
    since: Annotated[Date | None, Shown("Beginning")] = Field(
        default=None, description="When it began."
    )
    until: Annotated[Date | None, Shown("End")] = Field(
        default=None, description="When it ended; left out if not known."
    )
    cite: Annotated[Cites, Shown("Citation")]


class Unknown(Model):
    """Something that our sources do not tell, said openly."""

    text: Annotated[Prose, Shown("Sentence")] = Field(
        description="What is not known, as a sentence.",
        examples=["Our sources do not say how many members voted."],
    )
    cite: Annotated[Cites, Shown("Citation")]


class Checked(Model):
    """Who compared the record with its sources, and when."""

    by: Annotated[Line, Shown("By")] = Field(
        description="The person who checked the page, named as they wish."
    )
    on: Annotated[Date, Shown("Date")] = Field(
        description="The day of the check.", examples=["2026-11-23"]
    )


class Record(Model):
    """What the records of all kinds have in common.

    Its fields stand here in the order of files. The fields that a kind adds stand behind ``OWN``,
    its lists of parts behind ``PARTS``.
    """

    KIND: ClassVar[str]
    OWN: ClassVar[str] = "description"
    PARTS: ClassVar[str] = "relations"

    name: Annotated[Line, Shown("Name", name=True, heading=True)] = Field(
        description="The name as a reader would look for it; it heads the page.",
        examples=["Jane Doe"],
    )
    short: Annotated[Line | None, Shown("Short name", name=True, heading=True, quiet=True)] = Field(
        default=None, description="A shorter form of the name, for places with little room."
    )
    aliases: Annotated[
        Many[Given], Shown("Also called", "rail", name=True, quiet=True, schema="alternateName")
    ] = Field(default=(), description="Other names and handles by which search finds it.")
    description: Annotated[Line, Shown("Description", heading=True)] = Field(
        description="One neutral line that says who or what this is. No judgment, no accusation.",
        examples=["US comedian and host of a political podcast"],
    )
    summary: Annotated[tuple[Sentence, ...], Shown("Summary", item="Sentence")] = Field(
        default=(), description="What a reader should know first, each sentence cited."
    )
    facts: Annotated[tuple[Fact, ...], Shown("Facts", item="Fact", key=("key",))] = Field(
        default=(), description="The key facts, each cited."
    )
    relations: Annotated[
        tuple[Relation, ...],
        Shown("Relations", item="Relation", key=("kind", "to")),
    ] = Field(
        default=(),
        description="Relations to other records. The other page shows them automatically.",
    )
    unknown: Annotated[
        tuple[Unknown, ...],
        Shown("What is not known", item="Something not known", quiet=True),
    ] = Field(default=(), description="What is not known and a reader may ask.")
    see: Annotated[Many[Subject], Shown("See also", backlink="See also", quiet=True)] = Field(
        default=(), description="Other records worth reading; no link between them is claimed."
    )
    checked: Annotated[Checked | None, Shown("Reviewed", quiet=True)] = Field(
        default=None,
        description="Who compared this record with its sources, and when. Left out if nobody has.",
    )

    @property
    def brief(self) -> str:
        """The short form of the name, or the name."""
        return self.short or self.name

    def parts(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The keys that can stand behind ``#`` in a reference to this record, and their places."""
        for name, declared in shown(type(self)).items():
            for number, item in enumerate(getattr(self, name) if declared.key == ("key",) else ()):
                yield item.key, (name, number, "key")
