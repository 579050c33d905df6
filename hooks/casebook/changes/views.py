"""Changes that no record tells: replies, the use of paragraphs, and what binds us to texts."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog.traversal import Path
from casebook.changes.change import Change, Sort
from casebook.changes.texts import Reader
from casebook.problems import number_of
from casebook.records.commitments import Committed
from casebook.records.references import Ref


def replies(old: Reader, new: Reader) -> Iterator[Change]:
    """Entries that have a reply more, or less, than before; new entries are told with their own."""
    before, after = _replies(old), _replies(new)
    for entry in sorted(before.keys() & after.keys()):
        title = f"{new.title(entry)} ({new.casebook.catalog.name(entry)})"
        noun = new.casebook.ledger.all[entry].entry.type
        parts = new.casebook.catalog.records[entry.whole].record.parts()
        path = dict(parts)[str(entry.part)][:-1]
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
                before=new.title(reply) if there else old.title(reply),
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


def paragraphs_opened(old: Reader, new: Reader) -> Iterator[Change]:
    """Paragraphs of mapped sources that were sensitive and are not any more."""
    gone = _sensitive(old) - _sensitive(new)
    for locator in sorted(gone & _used(new).keys(), key=_by_number):
        title = new.casebook.catalog.name(locator)
        yield Change(Sort.PARAGRAPH_OPENED, locator, title, alters=True)


def _sensitive(reader: Reader) -> set[Ref]:
    return {
        reader.here(ref.at(paragraph.label))
        for ref, stored in reader.casebook.catalog.maps.items()
        for paragraph in stored.record.paragraphs
        if paragraph.sensitive
    }


def commitments(old: Reader, new: Reader) -> Iterator[Change]:
    """Commitments to texts that are new, gone, or others than they were, as nobody else can tell.

    One that keeps its document, and one that comes in the place of one that is gone, is replaced.
    """
    before, after = _commitments(old), _commitments(new)
    for source in sorted(before.keys() | after.keys()):
        had, has = before.get(source, {}), after.get(source, {})
        gone = [document for document in had if document not in has]
        for place, (document, one) in enumerate(has.items()):
            came_for = document if document in had else (gone.pop(0) if gone else "")
            other = had.get(came_for)
            if other == one:
                continue
            path = ("commitments", place, "root")
            told = _told(new, source, one)
            if other is None:
                yield _change(Sort.COMMITMENT_ADDED, new, source, path, after=told)
            elif other.sealed == one.sealed:
                said = _told(old, source, other)
                yield _change(Sort.COMMITMENT_RETOLD, new, source, path, said, told)
            else:
                said = _told(old, source, other)
                yield _change(Sort.COMMITMENT_REPLACED, new, source, path, said, told)
        for document in gone:
            said = _told(old, source, had[document])
            yield _change(Sort.COMMITMENT_REMOVED, new, source, (), said)


def _change(
    sort: Sort, reader: Reader, source: Ref, path: Path, before: str = "", after: str = ""
) -> Change:
    alters = sort in {Sort.COMMITMENT_REPLACED, Sort.COMMITMENT_REMOVED}
    name = reader.casebook.catalog.name(source)
    return Change(sort, source, name, before=before, after=after, path=path, alters=alters)


def _commitments(reader: Reader) -> dict[Ref, dict[str, Committed]]:
    """The commitments to each source by their documents, by the addresses after the change."""
    return {
        reader.here(source): {each.document: each for each in stored.record.commitments}
        for source, stored in reader.casebook.catalog.maps.items()
    }


def _told(reader: Reader, source: Ref, commitment: Committed) -> str:
    """What there is to know of a commitment, and how many quotations depend on it."""
    number = reader.resting(source, commitment.document)
    return (
        f"{commitment.root} ({commitment.copy_read}; read by {commitment.read_by}, "
        f"{commitment.read_on.display}; {number_of(number, 'quotation')} "
        f"depend{'s' * (number == 1)} on it)"
    )


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


def _by_number(locator: Ref) -> tuple[Ref, int]:
    return locator.whole, int(str(locator.part)[1:])
