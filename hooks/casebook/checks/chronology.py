"""Checks of order in time: nothing happens before its cause, outside its frame or after a death."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog
from casebook.catalog.ledger import Utterance
from casebook.checks.check import Check
from casebook.checks.known_days import EARLIEST
from casebook.checks.named_days import settled
from casebook.problems import Problem
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
        for index, answer in enumerate(utterance.entry.answers):
            asked = ledger.all.get(answer.to)
            when = _said_on(utterance, catalog)
            before = _said_on(asked, catalog) if asked else None
            if when and before and when.before(before):
                yield stored.problem(
                    "replies-follow",
                    ("entries", utterance.number, "answers", index, "to"),
                    f"This reply of {when.display} is dated before what it answers, "
                    f"{answer.to} of {before.display}.",
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
            yield stored.problem(
                "events-within",
                ("date",),
                f"{date.display} lies outside {event.part_of}, which happened {around.display}.",
                "Correct one of the two dates, or part_of.",
            )


UNDONE = frozenset(part for part, choice in PARTS.of.items() if not choice.acts)
"""Parts for which nobody has to do anything, be alive or be grown up."""

SPOKEN = frozenset(["interview", "statement", "tweet"])
"""Forms of what somebody says while alive; an article may appear after its author's death."""


def _lives_hold(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for stored in catalog.of(Event):
        for number, participant in enumerate(stored.record.participants):
            found = _outside_life(casebook, participant.who, settled(stored))
            if found and participant.part not in UNDONE:
                path = ("participants", number, "who")
                yield stored.problem("lives", path, found, "Correct the date or the participant.")
    for statement in catalog.of(Statement):
        speaker, spoken = statement.record.speaker, statement.record.form in SPOKEN
        found = _outside_life(casebook, speaker, settled(statement)) if speaker else None
        if found and (spoken or "born" in found):
            remedy = "Correct the date or the speaker."
            if "died" in found:
                remedy += " If it was published later, its form is article or post."
            yield statement.problem("lives", ("speaker",), found, remedy)


def _outside_life(casebook: Casebook, who: Ref, date: Date | None) -> str | None:
    person = casebook.catalog.get(who, Person)
    if person is None or date is None:
        return None
    if person.born and person.died and person.died.date.before(person.born.date):
        return None  # This is told where the two stand.
    if person.died and person.died.date.before(date):
        return f"{person.name} died {person.died.date.display}, before {date.display}."
    if person.born is None:
        return None
    born = person.born.date
    if date.before(born):
        return f"{person.name} was born {born.display}, after {date.display}."
    return None


def _births_are_of_the_time(casebook: Casebook) -> Iterator[Problem]:
    """A slip of a century in a birth is told there, once, and not at all that somebody did."""
    catalog = casebook.catalog
    acted: dict[Ref, Date] = {}
    for event in catalog.of(Event):
        for participant in event.record.participants:
            if (date := settled(event)) and participant.part not in UNDONE:
                acted.setdefault(participant.who, date)
    for statement in catalog.of(Statement):
        if statement.record.speaker and (date := settled(statement)):
            acted.setdefault(statement.record.speaker, date)
    for stored in catalog.of(Person):
        told = _birth_flaw(stored.record, acted.get(stored.ref))
        if told:
            yield stored.problem("births", ("born", "date"), *told)


def _birth_flaw(person: Person, acted: Date | None) -> tuple[str, str] | None:
    """What is wrong with a birth, given a day on which the person did something."""
    if person.born is None:
        return None
    born, died = person.born.date, person.died.date if person.died else None
    if born.is_open or born.latest.year < EARLIEST:
        return None  # This is told of any day.
    if died and died.earliest.year - born.latest.year > OLDEST:
        return f"This life ends {died.display}, too late for one.", "Correct one of the two."
    # What is earlier than the birth is told where it stands.
    if acted is None or acted.before(born) or (died and died.before(born)):
        return None
    if acted.latest.year - born.earliest.year < YOUNGEST:
        return f"This is a child's age on {acted.display}.", "Correct the year."
    if acted.earliest.year - born.latest.year > OLDEST:
        return f"Nobody lives from then to {acted.display}.", "Correct the year."
    return None


def _spans_run_forward(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        for number, tie in enumerate(stored.record.relations):
            if tie.since and tie.until and tie.until.before(tie.since):
                yield stored.problem(
                    "spans",
                    ("relations", number, "until"),
                    f"This relation ends {tie.until.display}, before it begins, "
                    f"{tie.since.display}.",
                    "Correct since or until.",
                )
        if isinstance(stored.record, Person):
            born, died = stored.record.born, stored.record.died
            if born and died and died.date.before(born.date):
                yield stored.problem(
                    "spans",
                    ("died", "date"),
                    f"This death, {died.date.display}, is dated before the birth, "
                    f"{born.date.display}.",
                    "Correct one of the two dates.",
                )
                continue
            for number, tie in enumerate(stored.record.relations):
                early = born and tie.since and tie.since.before(born.date)
                late = died and tie.since and died.date.before(tie.since)
                if tie.since and (early or late):
                    when = "before the birth" if early else "after the death"
                    yield stored.problem(
                        "spans",
                        ("relations", number, "since"),
                        f"This relation begins {tie.since.display}, {when}.",
                        "Correct one of the two dates.",
                    )


def _sources_look_back(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for stored in catalog.of(Statement):
        date = settled(stored)
        for number, locator in enumerate(stored.record.cite):
            source = catalog.records.get(locator.whole)
            published = settled(source) if source and locator.kind == Source.KIND else None
            if published and date and published.before(date):
                yield stored.problem(
                    "sources-look-back",
                    ("cite", number),
                    f"{locator.whole} was published {published.display}, before this statement "
                    f"of {date.display}.",
                    "Correct the date, or cite a later source.",
                )


CHECKS = (
    Check(
        "replies-follow", "A reply is not certainly earlier than what it answers.", _replies_follow
    ),
    Check(
        "events-within",
        "An event that is part of another one happens in the time of that one.",
        _events_lie_within,
    ),
    Check(
        "lives", "Nobody takes part in an event or speaks before birth or after death.", _lives_hold
    ),
    Check("births", "A birth fits what somebody did, and its death.", _births_are_of_the_time),
    Check("spans", "A relation does not end before it began, nor a life.", _spans_run_forward),
    Check(
        "sources-look-back",
        "A source reports only statements that were made before it was published.",
        _sources_look_back,
    ),
)
