"""Changes that no single record tells: who has a reply now, and which paragraphs are used."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.changes.change import Change, Sort
from casebook.changes.texts import Reader
from casebook.records.references import Ref


def replies(old: Reader, new: Reader) -> Iterator[Change]:
    """Charges that have a reply more, or less, than before; new charges are told with their own."""
    before, after = _replies(old), _replies(new)
    for charge in sorted(before.keys() & after.keys()):
        for reply in sorted(after[charge] - before[charge]):
            yield Change(
                Sort.REPLY_ADDED,
                charge,
                new.title(charge),
                "answers" if before[charge] else "",
                after=new.title(reply),
                path=_place(new, charge),
            )
        for reply in sorted(before[charge] - after[charge]):
            there = reply in new.casebook.ledger.all
            yield Change(
                Sort.REPLY_REMOVED,
                charge,
                new.title(charge),
                before=new.title(reply) if there else str(reply),
                path=_place(new, charge),
                alters=True,
            )


def paragraphs_used(old: Reader, new: Reader) -> Iterator[Change]:
    """Paragraphs of mapped sources that are cited now and were not, or the other way round."""
    before, after = _used(old), _used(new)
    for locator in sorted(before.keys() & after.keys(), key=_by_number):
        if before[locator] != after[locator]:
            sort = Sort.PARAGRAPH_USED if after[locator] else Sort.PARAGRAPH_UNUSED
            yield Change(sort, locator, new.casebook.catalog.name(locator))


def _replies(reader: Reader) -> dict[Ref, set[Ref]]:
    """The replies to each charge, by the addresses after the change."""
    ledger = reader.casebook.ledger
    return {
        reader.here(charge.ref): {
            reader.here(reply.utterance.ref) for reply in ledger.replies.get(charge.ref, ())
        }
        for charge in ledger.allegations
    }


def _used(reader: Reader) -> dict[Ref, bool]:
    """Whether each mapped paragraph is cited, by the addresses after the change."""
    casebook = reader.casebook
    return {
        reader.here(locator): bool(casebook.citations.get(locator))
        for source, stored in casebook.catalog.maps.items()
        for paragraph in stored.record.paragraphs
        for locator in [source.at(paragraph.label)]
    }


def _place(reader: Reader, ref: Ref) -> tuple[str | int, ...]:
    """Where in its file the part stands."""
    stored = reader.casebook.catalog.records[ref.whole]
    return dict(stored.record.parts())[str(ref.part)][:-1]


def _by_number(locator: Ref) -> tuple[Ref, int]:
    return locator.whole, int(str(locator.part)[1:])
