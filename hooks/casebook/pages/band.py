"""The band at the foot of a page: its sources, who cites it, how to cite and correct it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import Utterance
from casebook.changes.history import Span, Told
from casebook.editions import address
from casebook.pages.blocks import Group, Item
from casebook.pages.changes import cells
from casebook.pages.composer import Composer
from casebook.pages.corrections import correct, parts
from casebook.pages.page import Band
from casebook.pages.references import References
from casebook.pages.sayings import counted
from casebook.pages.text import Link, Text
from casebook.records.base import Record
from casebook.records.references import Ref
from casebook.records.sources import Source

CHANGES = 20
"""Changes of a page that it tells itself; its feed has more."""

MOST = 60
"""Names under one heading of what cites a page; of more the number is told."""


def band(
    stored: Stored[Record], cited: Sequence[Ref], composer: Composer, references: References
) -> Band:
    """The band of the page of ``stored``, on which ``cited`` are all locators, one by one."""
    history = composer.history.of_page.get(stored.ref, ())
    edit_links = composer.settings.edit_links
    sources = sorted(Counter(ref.whole for ref in cited).items(), key=lambda pair: -pair[1])
    records = [(ref, source) for ref, _ in sources if (source := composer.source(ref))]
    return Band(
        sources=tuple((composer.mark(ref), title(source)) for ref, source in records),
        originals=tuple(source.url for _, source in records),
        sourcing=sourcing(sources, composer) + reviewed(stored.record),
        cited_by=cited_by(stored.ref, composer),
        citations=references.of(stored.ref),
        history=tuple(_history(history[:CHANGES], composer)),
        edition=_edition(stored.ref, composer),
        versions=edit_links.versions(stored.file) if edit_links else "",
        correct=correct(stored, (), stored.record.description, composer),
        parts=tuple(parts(stored, composer)),
    )


def _history(those: Sequence[tuple[Span, Told]], composer: Composer) -> Iterator[Group]:
    """Changes of a page, each with the release that had it first."""
    items = tuple(
        Item((Link(span.place(told), span.name), ": ", *cells(told, composer)[1]))
        for span, told in those
    )
    if items:
        yield Group("History of this page", items)


def _edition(ref: Ref, composer: Composer) -> Text:
    """The newest edition that has the page of ``ref``, and whether it has changed since."""
    page = composer.address(ref)
    since: set[str] = set()
    for span in composer.history.spans:
        name = span.since.name
        since.add(name)
        if page in composer.settings.editions.get(name, ()):
            changes = composer.history.of_page.get(ref, ())
            changed = any(each.since.name in since for each, _ in changes)
            place = f"{address(name)}{page}"
            link = Link(place, f"{composer.settings.imprint.address}{place}")
            after = "this page has changed since" if changed else "we found no change since"
            return (f"{name}, ", link, f" ({after})")
    return ()


def reviewed(record: Record) -> str:
    """Who compared the record with its sources, as a further sentence; nothing if nobody did."""
    checked = record.checked
    return f" Reviewed by {checked.by}, {checked.on.display}." if checked else ""


def citations(stored: Stored[Record], shown: Iterable[Utterance] = ()) -> list[Ref]:
    """Every locator that a record cites, and that the statements shown with it cite."""
    own = [locator for _, locator in stored.cited]
    others = {utterance.ref: utterance.entry.cite for utterance in shown}
    return [*own, *(ref for cite in others.values() for ref in cite)]


def main_source(cited: Sequence[Ref]) -> Ref | None:
    """The source of most citations of a page, if there is such a one."""
    counts = Counter(ref.whole for ref in cited if ref.part)
    if not counts:
        return None
    source, most = counts.most_common(1)[0]
    return source if most >= MAIN and 2 * most > len(cited) else None


MAIN = 4
"""Citations of one source from which a page names it once, at its top."""


def title(source: Source) -> str:
    """A source as a list of sources names it: publisher, date."""
    when = source.date.display if source.date else "undated"
    return f"{source.publisher}, {when}"


def sourcing(sources: Sequence[tuple[Ref, int]], composer: Composer) -> str:
    """How well a page is sourced, in a sentence."""
    records = [(source, count) for ref, count in sources if (source := composer.source(ref))]
    if not records:
        return "No source is cited."
    primary = sum(1 for source, _ in records if source.kind == "primary")
    words = counted(len(records), "source")
    if len(records) > 1:
        words += f", {primary or 'none'} of them primary"
    else:
        words += f", {'primary' if primary else records[0][0].kind}"
    first, most = records[0]
    if len(records) > 1 and 2 * most > sum(count for _, count in records):
        words += f"; mostly {first.brief}"
    return f"{words}."


def cited_by(ref: Ref, composer: Composer) -> tuple[Group, ...]:
    """The pages that link to ``ref``, by the role that it has there."""
    return tuple(
        Group(
            role,
            (
                *(Item((composer.short(other),)) for other in refs[:MOST]),
                *([Item((f"and {len(refs) - MOST:,} more",))] if len(refs) > MOST else []),
            ),
        )
        for role, refs in composer.casebook.backlinks.get(ref, ())
    )
