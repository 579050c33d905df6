"""Checks of participation: a page says of somebody at an event no more than a source does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.events import Event, Participant
from casebook.records.fields import ACTORS
from casebook.records.names import Name
from casebook.records.prose import Prose
from casebook.records.references import Ref

ANNOUNCED = ("announced", "spoke")

ROLES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?i:.*\b(?:House speaker|speaker of the (?:assembly|house|senate))\b)"), ()),
    (re.compile(r"(?:\w+ )?speaker$"), ("spoke",)),
    (re.compile(r".*\b(?:speaker|spoke)\b"), ("spoke", "announced", "invited")),
    (re.compile(r"announced$|.*\bannounced as\b"), ANNOUNCED),
    (re.compile(r".*\binvited\b"), ("invited", "announced")),
    (
        re.compile(r".*\bdid not (?:attend|come|appear|speak|take part)\b"),
        ("invited", "announced", "addressed", "subject", "named"),
    ),
    (
        re.compile(r"(?:co-)?(?:host|moderator|chair)(?! of the [A-Z])\b"),
        ("took-part", "spoke", "announced", "invited"),
    ),
    (re.compile(r"voted\b"), ("took-part",)),
)
"""Words of a role, and the parts that go with them; the first that fits is meant."""

AT: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\b(?:announced|listed)\b[^.;]*\bspeaker at (?:its |the )?$"), ANNOUNCED),
    (re.compile(r"\b(?:speaker|spoke|spoken) at (?:its |the )?$"), ("spoke",)),
    (re.compile(r"\btook part in (?:its |the )?$"), ("took-part", "spoke")),
    (re.compile(r"\b(?:hosted|moderated|chaired) (?:its |the )?$"), ("took-part", "spoke")),
)
"""Words before the name of an event, and the parts that they claim; the first that fits counts."""

_DESCRIBED = re.compile(r"\b(?:is|was) an? [^.;]{1,80}? who (?=(?:hosted|spoke|took part)\b)")
"""What stands between somebody and what they did there: she is a poet who spoke at it."""

DOUBTED = re.compile(
    r"\b(?i:cannot|declin\w+|den(?:ied|ies|y)|if|neither|never|no|nobody|nor|not|refus\w+|was to"
    r"|were to|whether|who|without|would|(?:due|expected|planned|scheduled|supposed) to)\b[^.;]*$"
)
"""Words in a sentence after which it does not say that somebody was there."""

MEANT = ("addressed", "named", "subject")
"""Parts of whom an event is about, or who is spoken of there."""

WEAK = frozenset(["announced", "invited", "named"])
"""Parts that say nothing more of whoever has another one."""

LEAD = r"(?i:(?:(?:at|in|on) [\w ,]{1,30}?)?\b(?:he|she|they|it|NAMES)\b)"
"""How a sentence begins that says something of the record itself, on some day or at once."""


def _roles_fit_parts(casebook: Casebook) -> Iterator[Problem]:
    for stored, number, participant in _participants(casebook):
        role = participant.role or ""
        parts = next((parts for words, parts in ROLES if words.match(role)), ())
        if any(number in pair for pair in doubled(stored.record).items()):
            continue  # This is told as a whole.
        if participant.part in MEANT and " of " in role:
            continue  # The role says who they are, not what they did there.
        if parts and participant.part not in parts:
            message = f"The part {participant.part} does not go with the role {role}."
            right = f"part: {' or '.join(parts)}"
            remedy = f"Write {right}, as far as the source says so, or correct role."
            yield stored.problem("parts", ("participants", number, "part"), message, remedy)


def _nobody_stands_twice(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.of(Event):
        for number, other in doubled(stored.record).items():
            who, part = stored.record.participants[number].who, stored.record.participants[other]
            message = f"{who} stands here already, with part: {part.part}."
            remedy = "Keep one of the two, with the sources of both."
            yield stored.problem("once", ("participants", number, "who"), message, remedy)


def doubled(event: Event) -> dict[int, int]:
    """Participants who stand in the list already, by number, with the number of that place.

    Somebody may speak and vote, or act in what is about them; who spoke was invited, and who acted
    is named.
    """
    found: dict[int, int] = {}
    for number, each in enumerate(event.participants):
        for other, before in enumerate(event.participants[:number]):
            parts = {each.part, before.part}
            if each.who == before.who and (len(parts) == 1 or parts & WEAK):
                found.setdefault(number, other)
    return found


def _only_participants_vote(casebook: Casebook) -> Iterator[Problem]:
    for stored, number, participant in _participants(casebook):
        if participant.vote and participant.part != "took-part":
            message = f"Somebody whose part is {participant.part} has a vote here."
            remedy = "Write part: took-part, or delete vote."
            yield stored.problem("votes", ("participants", number, "vote"), message, remedy)


def _votes_agree(casebook: Casebook) -> Iterator[Problem]:
    """Where a fact of a voter and the roll call rest on one source, they say the same."""
    catalog = casebook.catalog
    for event, _, participant in _participants(casebook):
        stored = catalog.records.get(participant.who)
        same = [each for each in event.record.participants if each.who == participant.who]
        if not participant.vote or not stored or len(same) > 1:
            continue
        for number, fact in enumerate(stored.record.facts):
            shared = re.match(r"vote(?!s-received)", fact.key) and set(fact.cite) & set(
                participant.cite
            )
            told = fact.value.plain(catalog.name) if fact.value else ""
            if shared and participant.vote not in told:
                where = f"{event.ref}, which cites this source too"
                message = f"By {where}, the vote was {participant.vote}."
                remedy = "Correct the one that is wrong."
                yield stored.problem("roll-call", ("facts", number, "value"), message, remedy)


def _who_was_there_is_told_there(casebook: Casebook) -> Iterator[Problem]:
    """What the page of somebody says of them at an event, the page of the event says too."""
    for stored in casebook.catalog.records.values():
        if stored.ref.kind not in ACTORS:
            continue
        called = {*casebook.catalog.names[stored.ref], Name.of(stored.record.name).family}
        names = "|".join(map(re.escape, called))
        for path, leaf in stored.texts:
            if path[0] not in ("summary", "facts") or not isinstance(leaf, Prose):
                continue
            for event, wanted in _attended(leaf, names if path[0] == "summary" else ""):
                there = casebook.catalog.get(event, Event)
                parts = [p.part for p in there.participants if p.who == stored.ref] if there else []
                if there and not {*parts} & {*wanted}:
                    told = _absent(stored.ref, event, next(iter(parts), None), wanted)
                    yield stored.problem("attendance", path, *told)


def _attended(text: Prose, names: str) -> Iterator[tuple[Ref, tuple[str, ...]]]:
    """The events to which ``text`` links as to those at which its subject was, and the parts.

    A sentence is about whom it begins with, one of the ``names`` or a word for it; without them,
    as the value of a fact, it is about the record.
    """
    before = ""
    for piece in text.parts:
        if isinstance(piece, str):
            before += piece
        else:
            claimed = (parts for words, parts in AT if words.search(before))
            fits = next(claimed, ()) if piece.ref.kind == "events" else ()
            said = _DESCRIBED.sub("", before)
            if fits and _begins_with(names, before) and not DOUBTED.search(said):
                yield piece.ref, fits
            before += piece.words or "it"


def _begins_with(names: str, before: str) -> bool:
    """Whether the last sentence of ``before`` begins with one of ``names``; without any, always."""
    sentence = re.split(r"(?<!\b[JS]r)(?<!\b[A-Z])[.;] ", before)[-1]
    return not names or bool(re.match(LEAD.replace("NAMES", names), sentence))


def _absent(who: Ref, event: Ref, part: str | None, wanted: tuple[str, ...]) -> tuple[str, str]:
    there = f"where their part is {part}" if part else "which does not name them"
    return (
        f"By this, {who} had a part in {event}, {there}.",
        f"Write them among its participants with part: {' or '.join(wanted)}, or correct this.",
    )


def _participants(casebook: Casebook) -> Iterator[tuple[Stored[Event], int, Participant]]:
    for stored in casebook.catalog.of(Event):
        for number, participant in enumerate(stored.record.participants):
            yield stored, number, participant


CHECKS = (
    Check(
        "once",
        "Nobody stands twice among the participants of an event with parts that exclude each "
        "other.",
        _nobody_stands_twice,
    ),
    Check("parts", "The part that somebody has in an event fits their role.", _roles_fit_parts),
    Check(
        "attendance",
        "Anybody who was at an event, according to their own page, is listed among its "
        "participants.",
        _who_was_there_is_told_there,
    ),
    Check(
        "votes", "Only those who took part in an event have a vote in it.", _only_participants_vote
    ),
    Check("roll-call", "The page of a voter and the roll call give the same vote.", _votes_agree),
)
