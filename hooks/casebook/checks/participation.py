"""Checks of participation: a page says of somebody at an event no more than a source does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.events import Event, Participant

ROLES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?:\w+ )?speaker$"), ("spoke",)),
    (re.compile(r".*\b(?:speaker|spoke)\b"), ("spoke", "announced", "invited")),
    (re.compile(r"announced$|.*\bannounced as\b"), ("announced", "spoke")),
    (re.compile(r".*\binvited\b"), ("invited", "announced")),
    (
        re.compile(r".*\bdid not (?:attend|come|appear|speak|take part)\b"),
        ("invited", "announced", "addressed", "subject", "named"),
    ),
    (re.compile(r"(?:co-)?(?:host|moderator|chair)\b"), ("took-part", "spoke")),
    (re.compile(r"voted\b"), ("took-part",)),
)
"""Words of a role, and the parts that go with them; the first that fits is meant."""


def _roles_fit_parts(casebook: Casebook) -> Iterator[Problem]:
    for stored, number, participant in _participants(casebook):
        role = participant.role or ""
        parts = next((parts for words, parts in ROLES if words.match(role)), ())
        if parts and participant.part not in parts:
            yield stored.problem(
                "parts",
                ("participants", number, "part"),
                f"The part {participant.part} does not go with the role {role}.",
                f"Write part: {' or '.join(parts)}, as far as the source says so, or mend role.",
            )


def _only_participants_vote(casebook: Casebook) -> Iterator[Problem]:
    for stored, number, participant in _participants(casebook):
        if participant.vote and participant.part != "took-part":
            yield stored.problem(
                "votes",
                ("participants", number, "vote"),
                f"Somebody whose part is {participant.part} has a vote here.",
                "Write part: took-part, or delete vote.",
            )


def _participants(casebook: Casebook) -> Iterator[tuple[Stored[Event], int, Participant]]:
    for stored in casebook.catalog.of(Event):
        for number, participant in enumerate(stored.record.participants):
            yield stored, number, participant


CHECKS = (
    Check("parts", "The part that somebody has in an event fits their role.", _roles_fit_parts),
    Check("votes", "Only who took part in an event has a vote in it.", _only_participants_vote),
)
