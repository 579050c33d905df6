"""Checks of order in time: nothing happens before its cause, outside its frame or after a death."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.checks.known_days import EARLIEST
from casebook.problems import Problem
from casebook.records.dates import Date
from casebook.records.entities import Person
from casebook.records.events import Event
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Statement

YOUNGEST, OLDEST = 8, 110
"""Years that somebody who acts in a dispute has lived at least, and at most."""


def _replies_follow(casebook: Casebook) -> Iterator[Problem]:
    ledger, catalog = casebook.ledger, casebook.catalog
    for utterance in ledger.all.values():
        stored = catalog.records[utterance.ref.whole]
        for index, answer in enumerate(utterance.entry.answers):
            asked = ledger.all.get(answer.to)
            if asked and asked.date and utterance.date and utterance.date.before(asked.date):
                yield stored.problem(
                    "replies-follow",
                    ("entries", utterance.number, "answers", index, "to"),
                    f"This reply of {utterance.date.display} is dated before what it answers, "
                    f"{answer.to} of {asked.date.display}.",
                    "Correct one of the two dates, or the reference.",
                )


def _events_lie_within(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for stored in catalog.of(Event):
        event = stored.record
        whole = catalog.get(event.part_of, Event) if event.part_of else None
        if (
            whole
            and event.date
            and whole.date
            and (event.date.before(whole.date) or whole.date.before(event.date))
        ):
            yield stored.problem(
                "events-within",
                ("date",),
                f"{event.date.display} lies outside {event.part_of}, "
                f"which happened {whole.date.display}.",
                "Correct one of the two dates, or part_of.",
            )


UNDONE = frozenset(["subject", "named"])
"""Parts for which nobody has to do anything, be alive or be grown up."""


def _lives_hold(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for stored in catalog.of(Event):
        for number, participant in enumerate(stored.record.participants):
            found = _outside_life(casebook, participant.who, stored.record)
            if found and participant.part not in UNDONE:
                path = ("participants", number, "who")
                yield stored.problem("lives", path, found, "Correct the date or the participant.")
    for statement in catalog.of(Statement):
        speaker = statement.record.speaker
        found = _outside_life(casebook, speaker, statement.record) if speaker else None
        if found:
            yield statement.problem(
                "lives", ("speaker",), found, "Correct the date or the speaker."
            )


def _outside_life(casebook: Casebook, who: Ref, record: Event | Statement) -> str | None:
    person, date = casebook.catalog.get(who, Person), record.date
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
            if event.record.date and participant.part not in UNDONE:
                acted.setdefault(participant.who, event.record.date)
    for statement in catalog.of(Statement):
        if statement.record.speaker and statement.record.date:
            acted.setdefault(statement.record.speaker, statement.record.date)
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
        statement = stored.record
        for number, locator in enumerate(statement.cite):
            source = catalog.get(locator, Source)
            if source and source.date and statement.date and source.date.before(statement.date):
                yield stored.problem(
                    "sources-look-back",
                    ("cite", number),
                    f"{locator.whole} was published {source.date.display}, before this statement "
                    f"of {statement.date.display}.",
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
