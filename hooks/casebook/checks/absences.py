"""Check of absences: where we say that we found no reply, we have none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.ledger import Reply, Utterance
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.kinds import KINDS
from casebook.records.prose import Prose
from casebook.records.references import Ref

_ABSENCE = re.compile(
    r"\bno (?:other )?(?:reply|response|answer)\b(?P<whose>.*?\b(?:by|from)\b.*)?", re.IGNORECASE
)


def _absences_are_true(casebook: Casebook) -> Iterator[Problem]:
    for ref in sorted(casebook.catalog.records):
        stored = casebook.catalog.records[ref]
        for path, leaf in stored.texts:
            absence = _ABSENCE.search(str(leaf)) if isinstance(leaf, Prose) else None
            if absence and isinstance(leaf, Prose):
                reply = _reply(casebook, stored, leaf, absence["whose"])
                if reply:
                    there = reply.utterance.ref
                    message = f"This says that there is no reply, and {there} is one."
                    remedy = "Delete the sentence, or say to what exactly we found no reply."
                    yield stored.problem("absences", path, message, remedy)


def _reply(
    casebook: Casebook, stored: Stored[Record], prose: Prose, whose: str | None
) -> Reply | None:
    """A reply that a sentence denies.

    One on whose reply is missing is wrong if they replied to anything that it can be about. Any
    other may be about some of several accusations: it is wrong if all of them have a reply.
    """
    ledger = casebook.ledger
    linked = [ledger.all[ref] for ref in prose.links if ref in ledger.all]
    meant = linked or [each for each in ledger.accusations if _concerns(each, stored)]
    replies = [ledger.replies.get(each.ref, ()) for each in meant]
    if whose:
        authors = _authors(casebook.catalog, stored, whose)
        of_theirs = (r for found in replies for r in found if r.utterance.speaker in authors)
        return next(of_theirs, None)
    return replies[0][0] if replies and all(replies) else None


def _authors(catalog: Catalog, stored: Stored[Record], whose: str) -> Collection[Ref]:
    """Whose reply a sentence denies: whom it names, or else the record that it stands in."""
    named = {
        ref
        for ref, (name, brief, *_) in catalog.names.items()
        if KINDS[ref.kind].acts and (name in whose or brief in whose)
    }
    return named or {stored.ref}


def _concerns(utterance: Utterance, stored: Stored[Record]) -> bool:
    """Whether an accusation is what the page of a record tells of."""
    entry, ref = utterance.entry, stored.ref
    return (
        utterance.ref.whole == ref
        or ref in entry.about
        or (entry.dispute is not None and entry.dispute.whole == ref)
    )


CHECKS = (
    Check(
        "absences",
        'If a record says that there is "no reply," we have no reply that it could mean.',
        _absences_are_true,
        whole=True,
    ),
)
