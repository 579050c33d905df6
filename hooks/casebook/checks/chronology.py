"""Checks of order in time: nothing happens before its cause, outside its frame or after a death."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from typing import NamedTuple

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored, grouped
from casebook.catalog.ledger import Utterance
from casebook.catalog.traversal import Path, step
from casebook.checks.check import Check
from casebook.checks.known_days import last_read, unknowable
from casebook.checks.named_days import settled
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.dates import Date
from casebook.records.entities import Person
from casebook.records.events import PARTS, Event
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement

YOUNGEST, OLDEST = 5, 110
"""Years that somebody who acts in a dispute has lived at least, and at most."""


def _replies_follow(casebook: Casebook) -> Iterator[Problem]:
    ledger, catalog = casebook.ledger, casebook.catalog
    for utterance in ledger.all.values():
        stored = catalog.records[utterance.ref.whole]
        when = _said_on(utterance, catalog)
        early: list[tuple[int, Ref, Date]] = []
        for index, answer in enumerate(utterance.entry.answers):
            asked = ledger.all.get(answer.to)
            before = _said_on(asked, catalog) if asked else None
            if when and before and when.before(before):
                early.append((index, answer.to, before))
        # Where all that it answers is later, its own date is the slip, and is told once.
        several = 1 < len(early) == len(utterance.entry.answers)
        for index, to, before in early[:1] if several else early:
            here = ("entries", utterance.number, "answers", index, "to")
            own = ("entries", utterance.number, "date") if utterance.entry.date else ("date",)
            others = f", and {len(early) - 1} more" if several else ""
            yield stored.problem(
                "replies-follow",
                own if several else here,
                f"This reply of {when.display if when else ''} is dated before what it answers, "
                f"{to} of {before.display}{others}.",
                "Correct one of the two dates, or the reference.",
            )


def _said_on(utterance: Utterance, catalog: Catalog) -> Date | None:
    return utterance.entry.date or settled(catalog.records[utterance.ref.whole])


def _events_lie_within(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for stored in catalog.of(Event):
        event, date = stored.record, settled(stored)
        whole = catalog.records.get(event.part_of) if event.part_of else None
        around = settled(whole) if whole else None
        if date and around and (date.before(around) or around.before(date)):
            what = f"{event.part_of}, which happened {around.display}"
            remedy = "Correct one of the two dates, or part_of."
            message = f"{date.display} lies outside {what}."
            yield stored.problem("events-within", ("date",), message, remedy)


UNDONE = frozenset(part for part, choice in PARTS.of.items() if not choice.acts)
"""Parts for which nobody has to do anything, be alive or be grown up."""

SPOKEN = frozenset(["interview", "statement", "tweet"])
"""Forms of what somebody says while alive; an article may appear after its author's death."""


class _Act(NamedTuple):
    """Something that somebody did on a day, where it stands, and whether the dead cannot do it."""

    stored: Stored[Record]
    path: Path
    date: Date
    alive: bool


def _acts(casebook: Casebook) -> Iterator[tuple[Ref, _Act]]:
    """What each person did, as far as it is dated."""
    for event in casebook.catalog.of(Event):
        date = settled(event)
        for number, participant in enumerate(event.record.participants):
            if date and participant.part not in UNDONE:
                path = ("participants", number, "who")
                yield participant.who, _Act(event, path, date, alive=True)
    for said in casebook.catalog.of(Statement):
        date, speaker = settled(said), said.record.speaker
        if date and speaker:
            yield speaker, _Act(said, ("speaker",), date, said.record.form in SPOKEN)
    for person in casebook.catalog.of(Person):
        for number, tie in enumerate(person.record.relations):
            if tie.since:
                path = ("relations", number, "since")
                yield person.ref, _Act(person, path, tie.since, alive=True)


def _lives_hold(casebook: Casebook) -> Iterator[Problem]:
    """Where several acts lie outside a life, its own date is wrong, and told once."""
    acts, last = grouped(_acts(casebook)), last_read(casebook)
    for stored in casebook.catalog.of(Person):
        born, died = life(stored, last)
        did = acts.get(stored.ref, ())
        early = [act for act in did if born and act.date.before(born)]
        late = [act for act in did if died and act.alive and died.before(act.date)]
        for field, when, wrong in (("born", born, early), ("died", died, late)):
            if not (wrong and when):
                continue
            first, name = wrong[0], stored.record.name
            side = "was born {}, after" if field == "born" else "died {}, before"
            told = f"{name} {side.format(when.display)} {first.date.display}"
            if more := len(wrong) - 1:
                told += f" ({first.stored.ref}) and {more} other act{'s' if more > 1 else ''}."
                yield stored.problem("lives", (field, "date"), told, "Correct this date, or those.")
                continue
            remedy = f"Correct the date or the {step(first.path)}."
            if field == "died" and first.path == ("speaker",):
                remedy += " If it was published later, its form is article or post."
            yield first.stored.problem("lives", first.path, f"{told}.", remedy)


def life(person: Stored[Person], last: day) -> tuple[Date | None, Date | None]:
    """Birth and death, as far as nothing is told of them by themselves."""
    born, died = _end(person, "born", last), _end(person, "died", last)
    return (None, None) if born and died and died.before(born) else (born, died)


def _end(person: Stored[Person], field: str, last: day) -> Date | None:
    end = getattr(person.record, field)
    return end.date if end and not unknowable(end.date, (field, "date"), person, last) else None


def _births_are_of_the_time(casebook: Casebook) -> Iterator[Problem]:
    """A slip of a century in a birth is told there, once, and not at all that somebody did."""
    acts, last = grouped(_acts(casebook)), last_read(casebook)
    for stored in casebook.catalog.of(Person):
        born, died = life(stored, last)
        did = [act.date for act in acts.get(stored.ref, ()) if act.path[0] != "relations"]
        if born and not born.is_open and (told := _birth_flaw(born, died, did)):
            yield stored.problem("births", ("born", "date"), *told)


def _birth_flaw(born: Date, died: Date | None, did: list[Date]) -> tuple[str, str] | None:
    """What is wrong with a birth, given the days on which the person ``did`` something."""
    if died and died.earliest.year - born.latest.year > OLDEST:
        return f"This life ends {died.display}, too late for one.", "Correct one of the two."
    # What is earlier than the birth is told where it stands.
    acted = did[0] if did else None
    if acted is None or acted.before(born):
        return None
    if acted.latest.year - born.earliest.year < YOUNGEST:
        return f"This is a child's age on {acted.display}.", "Correct the year."
    if acted.earliest.year - born.latest.year > OLDEST:
        return f"Nobody lives from then to {acted.display}.", "Correct the year."
    return None


def _spans_run_forward(casebook: Casebook) -> Iterator[Problem]:
    last = last_read(casebook)
    for stored in casebook.catalog.records.values():
        for number, tie in enumerate(stored.record.relations):
            if tie.since and tie.until and tie.until.before(tie.since):
                path = ("relations", number, "until")
                span = f"ends {tie.until.display}, before it begins, {tie.since.display}"
                message, remedy = f"This relation {span}.", "Correct since or until."
                yield stored.problem("spans", path, message, remedy)
        if isinstance(stored.record, Person):
            born, died = stored.record.born, stored.record.died
            known = born and not unknowable(born.date, ("born", "date"), stored, last)
            if born and died and known and died.date.before(born.date):
                birth, death = born.date.display, died.date.display
                message = f"This death, {death}, is dated before the birth, {birth}."
                remedy = "Correct one of the two dates."
                yield stored.problem("spans", ("died", "date"), message, remedy)


def _sources_look_back(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for stored in catalog.of(Statement):
        told: set[Path] = set()
        for path, locator in stored.cited:
            if path[0] == "cite":
                date = settled(stored)
            elif path[0] == "entries" and path[2] == "cite":
                date = stored.record.entries[int(path[1])].date
            else:
                continue
            source = catalog.records.get(locator.whole)
            published = settled(source) if source and locator.kind == Source.KIND else None
            # A slip in one date is told once, not at each of its sources.
            if published and date and published.before(date) and path[:-1] not in told:
                told.add(path[:-1])
                what = f"{published.display}, before this statement of {date.display}"
                message = f"{locator.whole} was published {what}."
                remedy = "Correct the date, or cite a later source."
                yield stored.problem("sources-look-back", path, message, remedy)


CHECKS = (
    Check(
        "replies-follow", "No reply is certain to be earlier than what it answers.", _replies_follow
    ),
    Check(
        "events-within",
        "An event that is part of another one falls within its dates.",
        _events_lie_within,
    ),
    Check(
        "lives",
        "Nobody takes part, speaks or joins before birth or after death.",
        _lives_hold,
        whole=True,
    ),
    Check(
        "births",
        "A date of birth fits the date of death and what the person did.",
        _births_are_of_the_time,
        whole=True,
    ),
    Check("spans", "No relation ends before it begins, and no life does.", _spans_run_forward),
    Check(
        "sources-look-back",
        "A source reports only statements that were made before it was published.",
        _sources_look_back,
    ),
)
