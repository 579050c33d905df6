"""Changes that no single record tells: who has a reply now, and which paragraphs are used."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.changes.change import Change, Sort
from casebook.changes.texts import Reader
from casebook.records.references import Ref


def replies(old: Reader, new: Reader) -> Iterator[Change]:
    """Entries that have a reply more, or less, than before; new entries are told with their own."""
    before, after = _replies(old), _replies(new)
    for entry in sorted(before.keys() & after.keys()):
        title = f"{new.title(entry)} ({new.casebook.catalog.name(entry)})"
        noun = new.casebook.ledger.all[entry].entry.type
        path = _place(new, entry)
        for reply in sorted(after[entry] - before[entry]):
            yield Change(
                Sort.REPLY_ADDED, entry, title, label=noun, after=new.title(reply), path=path
            )
        for reply in sorted(before[entry] - after[entry]):
            there = reply in new.casebook.ledger.all
            yield Change(
                Sort.REPLY_REMOVED,
                entry,
                title,
                label=noun,
                before=new.title(reply) if there else str(reply),
                after=", ".join(map(new.title, sorted(after[entry]))),
                path=path,
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
    """The replies to each entry by the addresses after the change; a repeat has none."""
    ledger = reader.casebook.ledger
    return {
        reader.here(utterance.ref): {
            reader.here(reply.utterance.ref) for reply in ledger.replies.get(utterance.ref, ())
        }
        for utterance in ledger.listed
        if utterance.entry.repeats is None
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
