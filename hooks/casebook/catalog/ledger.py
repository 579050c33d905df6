"""The ledger: who said what of whom, and which accusation has which reply."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass

from casebook.catalog.catalog import Catalog, Stored, grouped
from casebook.records.dates import Date
from casebook.records.references import Ref
from casebook.records.sources import Source
from casebook.records.statements import Answer, Entry, Statement

NO_REPLY = "We found no reply to this."
"""What is said of an accusation without a reply; an absence is ours, not the world's."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """An entry of a statement with what it inherits from it."""

    ref: Ref
    number: int
    """Its place among the entries of the statement, from 0."""
    entry: Entry
    speaker: Ref | None
    unnamed: str | None
    date: Date | None
    narrator: bool
    """True where a source speaks in its own voice."""

    @property
    def is_judgment_of_narrator(self) -> bool:
        """Such entries stand with their article, and in no list of another page."""
        return self.narrator and self.entry.type == "judgment"


@dataclass(frozen=True, slots=True)
class Reply:
    """An utterance that answers another one, and how."""

    utterance: Utterance
    answer: Answer


@dataclass(frozen=True)
class Ledger:
    """All utterances, and the ways to look them up; each computed once.

    The look-ups leave out sensitive entries and the narrator's judgments: those are found only
    through ``all`` and ``of_statement``.
    """

    all: Table[Ref, Utterance]
    of_statement: Table[Ref, tuple[Utterance, ...]]
    by_speaker: Table[Ref, tuple[Utterance, ...]]
    about: Table[Ref, tuple[Utterance, ...]]
    by_topic: Table[Ref, tuple[Utterance, ...]]
    by_dispute: Table[Ref, tuple[Utterance, ...]]
    replies: Table[Ref, tuple[Reply, ...]]

    @property
    def listed(self) -> Iterable[Utterance]:
        """The utterances that lists may show."""
        return (u for u in self.all.values() if listable(u))

    @property
    def accusations(self) -> tuple[Utterance, ...]:
        """All accusations that lists may show, each once, in the order of their references."""
        return tuple(u for u in self.listed if counted(u))


def accuses(utterance: Utterance) -> bool:
    """Whether the utterance is an accusation, be it a repeat of another one."""
    return utterance.entry.type == "accusation"


def counted(utterance: Utterance) -> bool:
    """Whether it is an accusation of its own: a repeat is not counted again."""
    return accuses(utterance) and utterance.entry.repeats is None


def listable(utterance: Utterance) -> bool:
    """Whether the utterance may stand in a list, or only on the page of its record."""
    return not (utterance.entry.sensitive or utterance.is_judgment_of_narrator)


def ledger(catalog: Catalog) -> Ledger:
    """The ledger of ``catalog``; references that lead nowhere are left out of it."""
    everything = {
        utterance.ref: utterance
        for stored in catalog.of(Statement)
        for utterance in stored.once(utterances)
    }
    by_day = sorted(everything.values(), key=by_date)
    listed = [u for u in by_day if listable(u)]
    replies: dict[Ref, list[Reply]] = {}
    for utterance in listed:
        for answer in utterance.entry.answers:
            replies.setdefault(answer.to, []).append(Reply(utterance, answer))
    for utterance in listed:
        # A repeat shares the replies to what it repeats.
        origin = _origin(utterance, everything)
        if origin != utterance.ref and origin in replies:
            known = {reply.utterance.ref for reply in replies.get(utterance.ref, ())}
            shared = [reply for reply in replies[origin] if reply.utterance.ref not in known]
            replies.setdefault(utterance.ref, []).extend(shared)
    return Ledger(
        all=everything,
        of_statement=grouped((u.ref.whole, u) for u in by_day),
        by_speaker=grouped((u.speaker, u) for u in listed if u.speaker),
        about=grouped((ref, u) for u in listed for ref in u.entry.about),
        by_topic=grouped((ref, u) for u in listed for ref in u.entry.topics),
        by_dispute=grouped((u.entry.dispute, u) for u in listed if u.entry.dispute),
        replies={
            ref: tuple(sorted(found, key=lambda reply: by_date(reply.utterance)))
            for ref, found in replies.items()
        },
    )


def _origin(utterance: Utterance, everything: Table[Ref, Utterance]) -> Ref:
    """What an accusation repeats in the end; itself where it repeats nothing."""
    seen = [utterance.ref]
    while (repeats := utterance.entry.repeats) and repeats in everything and repeats not in seen:
        utterance = everything[repeats]
        seen.append(utterance.ref)
    return utterance.ref


def utterances(stored: Stored[Statement]) -> tuple[Utterance, ...]:
    """The entries of a statement, each with what it inherits."""
    return tuple(_utterances(stored.ref, stored.record))


def _utterances(ref: Ref, statement: Statement) -> Iterable[Utterance]:
    for number, entry in enumerate(statement.entries):
        own = entry.speaker is not None or entry.unnamed is not None
        speaker = entry.speaker if own else statement.speaker
        yield Utterance(
            ref=ref.at(entry.key),
            number=number,
            entry=entry,
            speaker=speaker,
            unnamed=entry.unnamed if own else statement.unnamed,
            date=entry.date or statement.date,
            narrator=speaker is not None and speaker.kind == Source.KIND,
        )


def by_date(utterance: Utterance) -> tuple[bool, str]:
    """By date, the undated last; the sort is stable, so entries keep the order of the file."""
    date = utterance.date
    return (date is None, date.earliest.isoformat() if date else "")
