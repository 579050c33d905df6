"""Pages of sources: the bibliographic record, and every paragraph with all that rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.citations import Citing
from casebook.records.references import Ref
from casebook.records.sources import Paragraph, Source
from casebook.render import layout
from casebook.render.differences import corrections_to
from casebook.render.layout import Block, Carried, Movable
from casebook.render.page import Page, Section
from casebook.render.pointers import pointer_pages
from casebook.render.records import NOUNS, closing, linked_weight, page, summary
from casebook.render.series import WriterAt
from casebook.render.weight import HEADING, OWN, weight
from casebook.render.writer import Writer

FEW = 2
"""Of what rests on a paragraph: how many records stand with it where not all have room."""

MANY = 40
"""Of what rests on a source without paragraphs: how many records stand on its page then."""

ORIGINAL = 2_600
"""What the page of a source says in addition on citing its original, in bytes."""


@dataclass(frozen=True, slots=True)
class Resting:
    """What one record rests on a locator: its parts that have an address, and the rest in words."""

    ref: Ref
    parts: tuple[Citing, ...]
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A paragraph and what rests on it."""

    locator: Ref
    paragraph: Paragraph
    places: tuple[Citing, ...]

    @property
    def resting(self) -> list[Resting]:
        """What rests on the paragraph, record by record."""
        return resting(self.places)

    @property
    def chief(self) -> list[Resting]:
        """What rests on the paragraph, with the most citations first."""
        return sorted(self.resting, key=lambda each: (-len(each.parts), each.ref))

    @property
    def tally(self) -> str:
        """How many records of each kind rest on the paragraph, in words."""
        counts = Counter(each.ref.kind for each in self.resting)
        return ", ".join(f"{count} {_nouns(kind, count)}" for kind, count in sorted(counts.items()))


def source_pages(stored: Stored[Source], writer_at: WriterAt) -> Iterator[Page]:
    """The page of a source; where what rests on its paragraphs is too long, pages of that too."""
    writer = writer_at(2)
    found = coverage(stored.ref, writer.casebook)
    places = writer.casebook.citations.get(stored.ref, ())
    blocks: list[Block] = [
        *summary(stored.record, writer),
        *_paragraphs(stored.ref, found, writer, writer_at),
        *_whole(stored.ref, places, writer, writer_at),
        *corrections_to(stored.ref, writer),
        *_judgements(stored.ref, writer),
        *closing(stored, writer),
    ]
    everything = [*places, *(citing for item in found for citing in item.places)]
    line = writer.render(
        "resting-line",
        places=len(everything),
        records=len({citing.ref.whole for citing in everything}),
        used=sum(1 for item in found if item.places),
        paragraphs=len(found),
        checked=stored.record.checked,
    )
    card = writer.render("source", source=stored.record)
    bare = page(stored, writer, (), before=card, line=line)
    taken = weight(bare.lead) + linked_weight(stored.record) + ORIGINAL
    gone = layout.moved(blocks, OWN - taken)
    yield replace(bare, sections=tuple(layout.sections(blocks, gone)))
    yield from layout.pages(blocks, gone)
    yield from pointer_pages(stored, writer_at)


def _nouns(kind: str, count: int) -> str:
    """A kind of record in words, for ``count`` of them."""
    return NOUNS[kind].lower() if count == 1 else kind


def coverage(ref: Ref, casebook: Casebook) -> list[Coverage]:
    """The paragraphs of a mapped source with what rests on each; none where it has no map."""
    mapped = casebook.catalog.maps.get(ref)
    if mapped is None:
        return []
    found = []
    for paragraph in mapped.record.paragraphs:
        locator = ref.at(paragraph.label)
        found.append(Coverage(locator, paragraph, casebook.citations.get(locator, ())))
    return found


def resting(places: tuple[Citing, ...]) -> list[Resting]:
    """``places`` grouped by record, without the sensitive ones."""
    shown = [citing for citing in places if not citing.sensitive]
    found = []
    for ref, group in groupby(shown, key=lambda citing: citing.ref.whole):
        citings = list(group)
        parts = tuple(citing for citing in citings if citing.ref.part)
        nouns = tuple(dict.fromkeys(c.noun for c in citings if not c.ref.part))
        found.append(Resting(ref, parts, nouns))
    return found


def _paragraphs(
    ref: Ref, found: list[Coverage], writer: Writer, writer_at: WriterAt
) -> Iterator[Block]:
    """Every paragraph with all that rests on it, or with some of it and a link to all of it."""
    if not found:
        return

    def write(items: list[Coverage], there: Writer) -> Iterator[Section]:
        for item in items:
            html = there.render("resting-paragraph", item=item)
            label = item.paragraph.label
            yield Section(label, f"Paragraph {label[1:]}", html, indexed=False)

    used = tuple(item for item in found if item.resting)
    carried = Carried(
        ref,
        "uses",
        f"{writer.brief(ref)}: what rests on each paragraph",
        "Every record and entry that cites a paragraph of this source.",
        used,
        lambda item: HEADING + weight(writer.render("resting-paragraph", item=item)),
        write,
    )

    def section(most: int | None, addresses: Mapping[Ref, str]) -> tuple[Section, ...]:
        html = writer.render("paragraphs", coverage=found, most=most, addresses=addresses)
        return (Section("paragraphs", "Paragraph by paragraph", html, indexed=False),)

    def short() -> tuple[Section, ...]:
        addresses = {
            item.locator: f"{path}#{item.paragraph.label}"
            for path, items in carried.parted()
            for item in items
        }
        return section(FEW, addresses)

    yield Movable("uses", section(None, {}), short, partial(carried.pages, writer_at))


def _whole(
    ref: Ref, places: tuple[Citing, ...], writer: Writer, writer_at: WriterAt
) -> Iterator[Block]:
    """What rests on a source that is cited as a whole, having no paragraph map."""
    found = resting(places)
    if not found:
        return

    def write(items: list[Resting], there: Writer) -> Iterator[Section]:
        html = there.render("resting", found=items, hidden=False)
        yield Section("entries", "What rests on this source", html, indexed=False)

    carried = Carried(
        ref,
        "uses",
        f"{writer.brief(ref)}: what rests on it",
        "Every record and entry that cites this source.",
        tuple(found),
        lambda item: weight(writer.render("resting", found=[item], hidden=False)),
        write,
    )

    def short() -> tuple[Section, ...]:
        some = found[:MANY]
        html = writer.render("resting-moved", found=some, total=len(found), path=carried.path)
        return (Section("entries", "What rests on this source", html, indexed=False),)

    full = tuple(write(found, writer))
    yield Movable("entries", full, short, partial(carried.pages, writer_at))


def _judgements(ref: Ref, writer: Writer) -> Iterator[Section]:
    found = writer.casebook.ledger.judgements.get(ref, ())
    if found:
        html = writer.render("judgements", utterances=found)
        yield Section("judgements", "Judgements of the source", html, indexed=False)
