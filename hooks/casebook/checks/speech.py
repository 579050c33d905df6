"""Checks of statements: accusations have a target, replies have a question, repeats an origin."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.citations import is_sensitive
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.references import Ref
from casebook.records.statements import Entry, Statement

LONGEST_QUOTATION = 60
"""Words in one quotation, all parts together (design, "Editorial standard", 6)."""


def _accusations_have_targets(casebook: Casebook) -> Iterator[Problem]:
    for stored, number, entry in _entries(casebook):
        if entry.type == "accusation" and not entry.about:
            message = f"The accusation {entry.key} does not say whom it is about."
            remedy = "Add about: with the people or organizations that it is made against."
            yield stored.problem("accusations", ("entries", number, "key"), message, remedy)
        elif entry.type == "accusation" and {*entry.about} == {_speaker(stored, entry)}:
            message = f"The accusation {entry.key} is about its own speaker."
            remedy = "Name whom it is made against."
            yield stored.problem("accusations", ("entries", number, "about"), message, remedy)


def _replies_answer(casebook: Casebook) -> Iterator[Problem]:
    ledger = casebook.ledger
    for stored, number, entry in _entries(casebook):
        if entry.type == "reply" and not entry.answers:
            message = f"The reply {entry.key} does not say what it answers."
            remedy = "Add answers: with the entry it replies to, or choose another type."
            yield stored.problem("replies", ("entries", number, "key"), message, remedy)
        own = stored.ref.at(entry.key)
        for index, answer in enumerate(entry.answers):
            asked = ledger.all.get(answer.to)
            if answer.to == own:
                told = f"{entry.key} answers itself.", "Name what it replies to."
            elif asked and asked.speaker and asked.speaker == ledger.all[own].speaker:
                told = f"{answer.to} is by the speaker of this reply.", "Name what it replies to."
            elif asked and asked.entry.sensitive:
                told = f"{answer.to} is sensitive and stands in no list.", "Delete this answer."
            else:
                continue
            yield stored.problem("replies", ("entries", number, "answers", index, "to"), *told)


def _repeats_have_origins(casebook: Casebook) -> Iterator[Problem]:
    for stored, number, entry in _entries(casebook):
        if entry.repeats is None:
            continue
        origin = casebook.ledger.all.get(entry.repeats)
        if entry.type != "accusation":
            message = f"{entry.key} is no accusation, so it repeats none."
            remedy = "Delete repeats:, or choose the type accusation."
        elif origin and origin.entry.type != "accusation":
            message = f"{entry.repeats} is no accusation."
            remedy = "Name the accusation that this one repeats."
        elif origin and (origin.ref == stored.ref.at(entry.key) or origin.entry.repeats):
            message = f"{entry.repeats} is itself a repeat."
            remedy = "Name the accusation that was made first."
        else:
            continue
        yield stored.problem("repeats", ("entries", number, "repeats"), message, remedy)


def _others_relay(casebook: Casebook) -> Iterator[Problem]:
    for stored, number, entry in _entries(casebook):
        speaker = _speaker(stored, entry)
        if speaker in entry.via:
            path = ("entries", number, "via", entry.via.index(speaker))
            remedy = "Delete it: via names others who passed it on."
            yield stored.problem("relays", path, f"{speaker} is the speaker.", remedy)


def _speaker(stored: Stored[Statement], entry: Entry) -> Ref | None:
    return entry.speaker or (None if entry.unnamed else stored.record.speaker)


def _sides(casebook: Casebook) -> Iterator[Problem]:
    """A dispute over a proposal is one in which somebody is for it and somebody against it."""
    sided = [each for each in _entries(casebook) if each[2].side]
    taken = {(entry.dispute.whole, entry.side) for _, _, entry in sided if entry.dispute}
    # A dispute is told once, and not at all where an entry has lost its own, which may be that.
    lost = any(entry.dispute is None for _, _, entry in sided)
    told = {dispute for dispute, _ in taken} if lost else set()
    for stored, number, entry in sided:
        other = "against" if entry.side == "for" else "for"
        if not entry.dispute:
            message = f"The entry {entry.key} takes a side and belongs to no dispute."
            remedy = "Add dispute: with the dispute over the proposal, or delete side."
        elif (entry.dispute.whole, other) not in taken and entry.dispute.whole not in told:
            dispute = entry.dispute.whole
            told.add(dispute)
            message = f"Nothing in {dispute} has side: {other}, so it is over no proposal."
            remedy = f"Delete side; or, if it is over one, add what was said {other} it as well."
        else:
            continue
        yield stored.problem("sides", ("entries", number, "side"), message, remedy, key=True)


def _quotations_are_short(casebook: Casebook) -> Iterator[Problem]:
    for stored, number, entry in _entries(casebook):
        words = sum(len(part.split()) for part in entry.quote or ())
        if words > LONGEST_QUOTATION:
            message = f"This quotation has {words} words; {LONGEST_QUOTATION} are allowed."
            remedy = "Quote the words that matter, or split it into two entries."
            yield stored.problem("quotation-length", ("entries", number, "quote"), message, remedy)


def _titles_are_short(casebook: Casebook) -> Iterator[Problem]:
    for stored in casebook.catalog.records.values():
        words = len((getattr(stored.record, "title", None) or "").split())
        if words > LONGEST_QUOTATION:
            message = f"This title has {words} words; {LONGEST_QUOTATION} are allowed."
            remedy = "Write the title alone, without what follows it."
            yield stored.problem("titles", ("title",), message, remedy)


def _sensitive_entries_are_plain(casebook: Casebook) -> Iterator[Problem]:
    for stored, number, entry in _entries(casebook):
        path, said = ("entries", number), f"The sensitive entry {entry.key} has"
        if not entry.sensitive:
            continue
        for field in ("quote", "dispute", "side", "answers", "topics"):
            if getattr(entry, field):
                message = f"{said} {field}."
                remedy = f"Delete {field}: a sensitive entry is one plain sentence."
                yield stored.problem("sensitive", (*path, field), message, remedy, key=True)
        if entry.gist and entry.gist.links:
            told = f"{said} a link.", "Say it in plain words, without [[ and ]]."
            yield stored.problem("sensitive", (*path, "gist"), *told)
        elif entry.gist and ". " in str(entry.gist).rstrip(".!?"):
            told = f"{said} more than one sentence.", "Say it in one plain sentence."
            yield stored.problem("sensitive", (*path, "gist"), *told)
    for each in casebook.catalog.records.values():
        yield from _on_sensitive_paragraphs(each, casebook.catalog)


def _on_sensitive_paragraphs(stored: Stored[Record], catalog: Catalog) -> Iterator[Problem]:
    """What cites a sensitive paragraph of a source without being sensitive itself."""
    for path, locator in stored.cited:
        paragraph = catalog.paragraph(locator)
        if paragraph and paragraph.sensitive and not is_sensitive(stored.record, path):
            message = f"This cites {locator}, a sensitive paragraph, but is not sensitive itself."
            remedy = "Add sensitive: true to its entry or sentence, or cite another paragraph."
            yield stored.problem("sensitive", path, message, remedy)


def _entries(casebook: Casebook) -> Iterator[tuple[Stored[Statement], int, Entry]]:
    for stored in casebook.catalog.of(Statement):
        for number, entry in enumerate(stored.record.entries):
            yield stored, number, entry


CHECKS = (
    Check(
        "accusations",
        "An accusation says whom it is about, and is not made about its own speaker alone.",
        _accusations_have_targets,
    ),
    Check(
        "replies",
        "A reply says what it answers; nothing answers itself or a sensitive entry.",
        _replies_answer,
    ),
    Check("relays", "Nobody relays what they say themselves.", _others_relay),
    Check(
        "repeats",
        "Only an accusation repeats another one. That one exists and is a different entry.",
        _repeats_have_origins,
    ),
    Check(
        "sides",
        "Only in a dispute over a proposal do entries speak for or against it.",
        _sides,
        whole=True,
    ),
    Check(
        "quotation-length",
        "A quotation has at most 60 words, counting all its parts.",
        _quotations_are_short,
    ),
    Check("titles", "A title has at most 60 words.", _titles_are_short),
    Check(
        "sensitive",
        "A sensitive entry is one plain sentence that no list shows. Only what is sensitive cites "
        "its paragraph.",
        _sensitive_entries_are_plain,
    ),
)
