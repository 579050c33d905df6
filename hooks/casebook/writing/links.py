"""Links: every internal link and anchor of all that is written, and which of them are dead."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.traversal import Path
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.references import Ref

CHECK = "dead-links"

ALIKE = 0.8
"""The likeness from which one address may be meant by another."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A page or file, as far as links go; its address is below the root of the site.

    ``targets`` are the addresses that it leads to, with ``#`` and the anchor of a part. Where a
    person wrote it, ``file`` is what they wrote, and ``lines`` has the line of each target in it.
    """

    address: str
    anchors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)


def linked(address: str, anchors: Iterable[str] = (), targets: Iterable[str] = ()) -> Linked:
    """A page that is made of records; a target that is an anchor alone is one on that page."""
    whole = (address + target if target.startswith("#") else target for target in targets)
    return Linked(address, tuple(anchors), tuple(dict.fromkeys(whole)))


def dead_links(written: Iterable[Linked], catalog: Catalog) -> list[Problem]:
    """The links that lead nowhere, each at the field of the record or the line that it comes from.

    ``written`` are all pages and files of the site.
    """
    everything = list(written)
    known = {page.address for page in everything}
    known.update(f"{page.address}#{anchor}" for page in everything for anchor in page.anchors)
    return [
        _problem(page, target, catalog, known)
        for page in everything
        for target in page.targets
        if target not in known
    ]


def _problem(page: Linked, target: str, catalog: Catalog, known: Collection[str]) -> Problem:
    whole, sign, part = target.partition("#")
    lacks = f"has no part {part}" if sign and part else "does not exist"
    message = f"This leads to /{whole}, which {lacks}."
    if target in page.lines:
        near = get_close_matches(target.removesuffix("index.md"), known, n=1, cutoff=ALIKE)
        remedy = f"Did you mean /{near[0]}?" if near else "Correct the link, or delete it."
        return Problem(page.file, page.lines[target], 1, message, remedy, CHECK)
    own = catalog.records.get(_record(page.address) or Ref("", ""))
    named = _record(whole)
    wanted = Ref(named.kind, named.slug, part or None) if named else None
    remedy = "Correct the reference, or add what it names."
    for stored, path in _places(own, wanted, catalog):
        return stored.problem(CHECK, path, f"{message} It stands on /{page.address}.", remedy)
    file = own.file if own else f"site/{page.address}"
    return Problem(file, 1, 1, message, "Report this as a mistake of the casebook.", CHECK)


def _places(
    own: Stored[Record] | None, wanted: Ref | None, catalog: Catalog
) -> Iterator[tuple[Stored[Record], Path]]:
    """Where a reference stands, in the page's own record first; then the part that it names."""
    if wanted is None:
        return
    for stored in ([own] if own else []) + [
        catalog.records[ref] for ref in sorted(catalog.records)
    ]:
        yield from ((stored, path) for path, ref in stored.references if ref == wanted)
    named = catalog.records.get(wanted.whole)
    if named:
        yield from ((named, path) for key, path in named.record.parts() if key == wanted.part)


def _record(address: str) -> Ref | None:
    """The record whose page stands at ``address``, if it can be one."""
    pieces = address.split("/")
    return Ref(pieces[0], pieces[1]) if len(pieces) == 3 and not pieces[2] else None
