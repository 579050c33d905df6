"""Facts of a record: the few that stand beside its lead, the others, and where sources differ."""

from __future__ import annotations

from casebook.catalog.catalog import Stored
from casebook.pages.blocks import Facts, Line, Prose, Row, Section, Table
from casebook.pages.composer import Composer
from casebook.pages.corrections import correct
from casebook.pages.text import Inline, Link, Text
from casebook.pages.values import rail_rows
from casebook.records.base import Fact, Record, Value
from casebook.records.kinds import KINDS

MOST = 7
"""Key facts beside the lead: what a reader takes in at one look."""


def divided(
    stored: Stored[Record], composer: Composer, first: tuple[Row, ...], *, railed: bool
) -> tuple[Facts | None, tuple[Section, ...]]:
    """The key facts that stand beside the lead, and the section of those without room there; of a
    page that is not ``railed`` all of them.

    ``first`` come before those that every record of the kind has, and its own follow; of people and
    organizations, what a source says of them comes before these.
    """
    common = (*first, *rail_rows(stored.record, composer))
    own = tuple(row(stored, number, composer) for number in range(len(stored.record.facts)))
    room = max(MOST - len(common), 0)
    beside, left, heading = own[:room], own[room:], "More facts"
    if not railed:
        beside, left, heading = (), (*common, *own), "Facts"
    rail = (*beside, *common) if KINDS[stored.ref.kind].acts else (*common, *beside)
    more = Section("Facts", heading, (Facts(left),), searched=True)
    return Facts(rail) if railed and rail else None, (more,) if left else ()


def row(stored: Stored[Record], number: int, composer: Composer) -> Row:
    """One fact. Where sources differ it has the best attested value, and a link to all."""
    fact = stored.record.facts[number]
    label = fact.label or composer.labels.heading(fact.key)
    correction = correct(stored, ("facts", number), _says(fact, composer), composer, fact.key)
    if fact.values:
        best = max(fact.values, key=lambda value: _attested(value, composer))
        versions = Link(composer.address(stored.ref.at(fact.key)), "Sources differ")
        return Row(
            label, (composer.cited(best.value, best.cite),), more=versions, actions=correction
        )
    return Row(label, (_value(fact, composer),), id=fact.key, actions=correction)


def differences(stored: Stored[Record], composer: Composer) -> tuple[Section, ...]:
    """Each fact on which sources differ, version by version, without a verdict."""
    facts = [(number, fact) for number, fact in enumerate(stored.record.facts) if fact.values]
    if not facts:
        return ()
    note = Prose((("We list each version and do not decide between them.",),), note=True)
    return (
        Section("Differences", "Where sources differ", (note,)),
        *(versions(stored, number, fact, composer) for number, fact in facts),
    )


def versions(
    stored: Stored[Record], number: int, fact: Fact, composer: Composer, level: int = 3
) -> Section:
    """What each source says of one fact."""
    lines = tuple(
        Line(
            (
                composer.text(value.value),
                (*(composer.text(value.note) if value.note else ()), composer.marks(value.cite)),
            )
        )
        for value in fact.values
    )
    why = (Prose((composer.text(fact.why),), note=True),) if fact.why else ()
    label = fact.label or composer.labels.heading(fact.key)
    return Section(
        fact.key,
        label,
        (Table(("Version", "According to"), lines, label), *why),
        level,
        searched=True,
        actions=correct(stored, ("facts", number), _says(fact, composer), composer, fact.key),
    )


def _value(fact: Fact, composer: Composer) -> Text:
    parts: list[Inline] = []
    if fact.value:
        parts += composer.text(fact.value)
    if fact.when:
        parts += [", "] if parts else []
        parts.append(composer.day(fact.when))
    return (*parts, composer.marks(fact.cite), *composer.inferred(fact.inferred))


def _attested(value: Value, composer: Composer) -> tuple[int, int]:
    """How well a value is attested: by primary sources, then by the number of sources."""
    sources = [composer.source(ref) for ref in {ref.whole for ref in value.cite}]
    return sum(1 for s in sources if s and s.kind == "primary"), len(sources)


def _says(fact: Fact, composer: Composer) -> str:
    """What a fact says, as plain text."""
    values = [value.value.plain(composer.brief) for value in fact.values]
    values += [fact.value.plain(composer.brief)] if fact.value else []
    values += [fact.when.display] if fact.when else []
    return " / ".join(values)
