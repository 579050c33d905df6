"""The catalog itself: records by reference, tombstones, paragraph maps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from casebook.catalog.traversal import Found, Path, leaves, linked, names
from casebook.evidence.known import Known
from casebook.problems import Fix, Problem
from casebook.reading.nodes import Mapping, Mark, place
from casebook.records.base import Record
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.shown import Shown, along, needed
from casebook.records.sources import Paragraph, ParagraphMap, Removed, Tombstone

Content_co = TypeVar("Content_co", bound=BaseModel, covariant=True)
Wanted = TypeVar("Wanted", bound=Record)
Kept = TypeVar("Kept")
Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


def grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    """The items of each key, in the order in which they come."""
    groups: dict[Key, list[Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in groups.items()}


@dataclass(frozen=True)
class Stored(Generic[Content_co]):
    """What one file holds, with the nodes that tell where each part of it stands."""

    ref: Ref
    record: Content_co
    file: str
    node: Mapping
    _kept: dict[Callable[..., Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, make: Callable[[Stored[Content_co]], Kept]) -> Kept:
        """What ``make`` makes of this file alone: as long as the file stays, it is made once."""
        if make not in self._kept:
            self._kept[make] = make(self)
        kept: Kept = self._kept[make]
        return kept

    @cached_property
    def leaves(self) -> list[Found]:
        """Each leaf of the record with its path: most checks walk them, so they are kept."""
        return leaves(self.record)

    @cached_property
    def texts(self) -> list[tuple[Path, str | Prose]]:
        """Those of the leaves that are texts, which are a third of all."""
        return [(path, leaf) for path, leaf in self.leaves if isinstance(leaf, str | Prose)]

    @cached_property
    def named(self) -> frozenset[Ref]:
        """The records that this one refers to, as a whole or in part."""
        return frozenset(ref.whole for _, ref in self.references)

    @cached_property
    def references(self) -> tuple[tuple[Path, Ref], ...]:
        """Each reference in the record, those in prose included, with its path; kept likewise."""
        return tuple(linked(self.leaves))

    @cached_property
    def cited(self) -> tuple[tuple[Path, Ref], ...]:
        """Each locator that the record cites, with its path; kept likewise."""
        return tuple((p, leaf) for p, leaf in self.leaves if isinstance(leaf, Ref) and "cite" in p)

    def declared(self, path: Path) -> Shown:
        """What the field at ``path`` is to readers."""
        return along(type(self.record), names(path))[-1]

    def needed(self, path: Path) -> bool:
        """Whether the field at ``path`` must be there."""
        return needed(type(self.record), names(path))

    def problem(
        self,
        check: str,
        path: Path,
        message: str,
        remedy: str,
        *,
        key: bool = False,
        fix: Fix | None = None,
    ) -> Problem:
        """A problem at ``path`` in this file; with ``key`` at the field's name, not its value."""
        return Problem(self.file, *self.mark(path, key=key), message, remedy, check, fix)

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Where ``path`` stands in this file; with ``key`` the field's name, not its value."""
        return place(self.node, path, key=key)

    def fix(self, path: Path, old: object, new: object) -> Fix:
        """A fix that writes ``new`` for ``old`` in the value at ``path`` of this file."""
        return Fix(self.file, *self.mark(path), str(old), str(new))


@dataclass(frozen=True)
class Catalog:
    """All that the files of a casebook say.

    ``broken`` names the records whose files have problems of their own: they exist, so that a
    reference to one is not a second problem. ``torn`` names the sources whose maps are such, and
    ``unproved`` those whose proofs are. ``evidence`` has what is known of each text that there is
    a commitment to, by its source.
    """

    records: Table[Ref, Stored[Record]]
    tombstones: Table[Ref, Stored[Tombstone]]
    maps: Table[Ref, Stored[ParagraphMap]]
    broken: frozenset[Ref] = frozenset()
    torn: frozenset[Ref] = frozenset()
    evidence: Table[Ref, tuple[Known, ...]] = field(default_factory=dict)
    unproved: frozenset[Ref] = frozenset()
    removed: Table[Ref, Stored[Removed]] = field(default_factory=dict)

    def everything(self) -> Iterator[Stored[BaseModel]]:
        """All that the files hold: records, what is left of others, and maps."""
        yield from self.records.values()
        yield from self.tombstones.values()
        yield from self.removed.values()
        yield from self.maps.values()

    def of(self, kind: type[Wanted]) -> Iterator[Stored[Wanted]]:
        """The records of one kind, in the order of their references."""
        for stored in self._by_kind.get(kind.KIND, ()):
            if isinstance(stored.record, kind):
                yield stored  # type: ignore[misc]

    def get(self, ref: Ref, kind: type[Wanted]) -> Wanted | None:
        """The record at ``ref`` if it is there and of ``kind``."""
        stored = self.records.get(ref.whole)
        return stored.record if stored and isinstance(stored.record, kind) else None

    def name(self, ref: Ref) -> str:
        """The name of the record at ``ref``; the reference itself where there is none."""
        names = self.names.get(ref.whole)
        return names[0] if names else str(ref)

    def brief(self, ref: Ref) -> str:
        """The short name of the record at ``ref``."""
        names = self.names.get(ref.whole)
        return names[1] if names else str(ref)

    def paragraph(self, ref: Ref) -> Paragraph | None:
        """The paragraph that the locator ``ref`` names, if its source is mapped and has it."""
        return self._paragraphs.get(ref)

    def parts(self, ref: Ref) -> frozenset[str]:
        """The parts that a reference to the record at ``ref`` may name."""
        return self._parts.get(ref.whole, frozenset())

    def by_age(self, first: Ref, second: Ref) -> tuple[Ref, Ref]:
        """The two records, that to which fewer others refer last: it was likely added."""
        fewer = self._referred[first] < self._referred[second]
        return (second, first) if fewer else (first, second)

    @cached_property
    def _referred(self) -> Counter[Ref]:
        return Counter(ref for stored in self.records.values() for ref in stored.named)

    @cached_property
    def names(self) -> Table[Ref, tuple[str, ...]]:
        """All names of each record: the full one, the short one, then the others."""
        return {
            ref: (stored.record.name, stored.record.brief, *stored.record.aliases)
            for ref, stored in self.records.items()
        }

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Stored[Record], ...]]:
        return grouped((ref.kind, self.records[ref]) for ref in sorted(self.records))

    @cached_property
    def _paragraphs(self) -> dict[Ref, Paragraph]:
        return {
            ref.at(paragraph.label): paragraph
            for ref, stored in self.maps.items()
            for paragraph in stored.record.paragraphs
        }

    @cached_property
    def _parts(self) -> dict[Ref, frozenset[str]]:
        parts = {
            ref: {key for key, _ in stored.record.parts()} for ref, stored in self.records.items()
        }
        for locator in self._paragraphs:
            if locator.part:
                parts.setdefault(locator.whole, set()).add(locator.part)
        return {ref: frozenset(keys) for ref, keys in parts.items()}
