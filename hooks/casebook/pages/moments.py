"""Moments: what happened, by date, whole or as far as it concerns one record."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from casebook.catalog.relations import Seen
from casebook.catalog.timeline import Moment as Happened
from casebook.pages.blocks import Moment, Moments, Section, Tag, Year
from casebook.pages.composer import Composer
from casebook.pages.text import Inline
from casebook.records.disputes import Dispute
from casebook.records.events import PARTS, Event
from casebook.records.references import Ref

UNDATED = "Date not known"


def dates(ref: Ref, composer: Composer) -> tuple[Section, ...]:
    """The part of the timeline that belongs to ``ref``, with its part in each event."""
    happened = composer.casebook.timeline.of.get(ref, ())
    if not happened:
        return ()
    parts = _parts(ref, composer)
    block = Moments(
        tuple(
            Year("", heading, tuple(moment(each, composer, parts=parts) for each in of_year))
            for heading, of_year in groupby(happened, key=year)
        )
    )
    return (Section("Dates", "Dates", (block,)),)


def _parts(ref: Ref, composer: Composer) -> dict[Ref, Seen]:
    """What ``ref`` had to do with each event."""
    views = composer.relations.get(ref, ())
    return {seen.other: seen for seen in views if seen.kind in PARTS.of and seen.own}


def moment(
    happened: Happened,
    composer: Composer,
    *,
    parts: dict[Ref, Seen] | None = None,
    dispute: Dispute | None = None,
    keys: Iterable[Ref] = (),
    short: bool = False,
) -> Moment:
    """One line; ``parts`` tell what a record had to do with each; ``short`` is only a name."""
    seen = (parts or {}).get(happened.ref)
    what: list[Inline] = [composer.link(happened.ref)]
    marks = composer.marks(seen.cite if seen else happened.cite)
    detail: list[Inline] = [] if short else [happened.description]
    for statement in happened.statements:
        detail += [" · ", composer.short(statement)] if detail else [composer.short(statement)]
    if seen:
        said = PARTS.of[seen.kind].back + (f", {seen.role}" if seen.role else "")
        detail = [said, marks]
    else:
        what.append(marks)
    # The sides whose doing it was, by name: a color alone tells nobody anything.
    actors = (tag(ref, composer, dispute) for ref in dict.fromkeys(_actors(happened, composer)))
    tags = tuple(each for each in actors if each.party)
    colors = {each.party for each in tags}
    return Moment(
        when=composer.day(happened.date) if happened.date else None,
        vague=happened.inferred is not None or bool(happened.date and not happened.date.precise),
        what=tuple(what),
        detail=tuple(detail),
        tags=tags,
        party=colors.pop() if len(colors) == 1 else "",
        keys=tuple(composer.address(ref) for ref in keys if ref in happened.touches),
    )


def _actors(happened: Happened, composer: Composer) -> list[Ref]:
    """Whose doing it was: the speakers of its statements, or who took part."""
    event = composer.catalog.get(happened.ref, Event)
    if event is None:
        said = composer.ledger.of_statement.get(happened.ref, ())
        return list(dict.fromkeys(u.speaker for u in said[:1] if u.speaker))
    return [p.who for p in event.participants if p.part in {"took-part", "spoke"}]


def tag(ref: Ref, composer: Composer, dispute: Dispute | None = None) -> Tag:
    """A record by its short name, in the color that it has in a ``dispute`` or everywhere."""
    return Tag(composer.brief(ref), composer.address(ref), composer.party(ref, dispute))


def year(happened: Happened) -> str:
    """The year under which a moment stands: that of its end where its beginning is open."""
    if happened.date is None:
        return UNDATED
    return str(happened.date.year or happened.date.latest.year)
