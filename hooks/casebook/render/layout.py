"""Layout: what stands on the page of a record, and what has pages of its own beside it.

All stands on the one page while it has room. Where it has not, the heaviest of what can move goes
first, and leaves in its place the counts and a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from markupsafe import Markup

from casebook.records.references import Ref
from casebook.render.page import Page, Section
from casebook.render.series import Series, WriterAt, numbered
from casebook.render.weight import pieces, weight_of
from casebook.render.writer import Writer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Movable:
    """Sections that can move: as they are, what they leave behind, and their own pages.

    The last two are made only where they are asked for, for most pages have room for all.
    """

    name: str
    full: tuple[Section, ...]
    short: Callable[[], tuple[Section, ...]]
    pages: Callable[[], Iterator[Page]]

    def gain(self) -> int:
        """The bytes that the page of the record is lighter by without it."""
        return weight_of(self.full) - weight_of(self.short())


Block = Section | Movable


def moved(blocks: Iterable[Block], room: int) -> frozenset[str]:
    """The names of what has to move, so that ``blocks`` weigh no more than ``room``."""
    here = list(blocks)
    excess = weight_of(section for block in here for section in _full(block)) - room
    if excess <= 0:
        return frozenset()
    gains = [(block.gain(), block.name) for block in here if isinstance(block, Movable)]
    gone = set()
    for gain, name in sorted(gains, key=lambda each: (-each[0], each[1])):
        if excess <= 0 or gain <= 0:
            break
        gone.add(name)
        excess -= gain
    return frozenset(gone)


def sections(blocks: Iterable[Block], gone: frozenset[str]) -> Iterator[Section]:
    """The sections of the page of the record where what is ``gone`` has moved."""
    for block in blocks:
        if isinstance(block, Movable) and block.name in gone:
            yield from block.short()
        else:
            yield from _full(block)


def pages(blocks: Iterable[Block], gone: frozenset[str]) -> Iterator[Page]:
    """The pages of what is ``gone``."""
    for block in blocks:
        if isinstance(block, Movable) and block.name in gone:
            yield from block.pages()


@dataclass(frozen=True, slots=True)
class Carried(Generic[T]):
    """What is carried over from the page of ``ref`` to pages of its own below it.

    ``weigh`` tells the bytes of an item; ``write`` makes the sections of those on one page.
    """

    ref: Ref
    name: str
    title: str
    description: str
    items: tuple[T, ...]
    weigh: Callable[[T], int]
    write: Callable[[list[T], Writer], Iterable[Section]]

    @property
    def path(self) -> str:
        """The address of the first page, below the root."""
        return f"{self.ref.kind}/{self.ref.slug}/{self.name}/"

    def parted(self) -> list[tuple[str, list[T]]]:
        """The path of each page, and the items on it."""
        found = pieces(self.items, self.weigh)
        return list(zip(numbered(self.path, len(found)), found, strict=True))

    def pages(self, writer_at: WriterAt) -> Iterator[Page]:
        """The pages, each with links to the others."""
        series = Series(
            self.title,
            self.description,
            self.path,
            pieces(self.items, self.weigh),
            parent=f"{self.ref.kind}/{self.ref.slug}/",
            kind=writer_at(1).name(self.ref),
        )

        def lead(number: int, writer: Writer) -> Markup:
            return series.lead(number, writer, "part", part=self, total=len(self.items))

        yield from series.pages(writer_at, self.write, lead)


def _full(block: Block) -> tuple[Section, ...]:
    return block.full if isinstance(block, Movable) else (block,)
