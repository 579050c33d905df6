"""Checks of citations: every locator names a paragraph that its source has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.references import Ref
from casebook.records.sources import Source


def _paragraphs_exist(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    # Where words stand elsewhere, the check of quotations says which paragraph to cite.
    strays = [each for each in casebook.quotations if each.standing and not each.proved]
    told = {(each.stored.ref, ref) for each in strays for ref in each.cite}
    for ref in sorted(catalog.records):
        stored: Stored[Record] = catalog.records[ref]
        for path, leaf in stored.leaves:
            if not (isinstance(leaf, Ref) and leaf.kind == Source.KIND and "cite" in path):
                continue
            if leaf.whole not in catalog.records or leaf.whole in catalog.torn | catalog.unproved:
                continue
            if (ref, leaf) in told:
                continue
            mapped = catalog.maps.get(leaf.whole)
            if mapped is None and leaf.part:
                yield stored.problem(
                    "paragraphs",
                    path,
                    f"{leaf.whole} has no paragraph map, so it has no paragraph {leaf.part}.",
                    f"Write {leaf.whole}.",
                )
            elif mapped and leaf.part is None:
                yield stored.problem(
                    "paragraphs",
                    path,
                    f"This cites {leaf} as a whole.",
                    f"Add the paragraph, as in {leaf}#p1.",
                )
            elif mapped and catalog.paragraph(leaf) is None:
                last = mapped.record.paragraphs[-1].label
                meant = _meant(leaf)
                known = meant and all(map(catalog.paragraph, meant))
                right = f"Write {_written(meant)}." if known else ""
                yield stored.problem(
                    "paragraphs",
                    path,
                    f"{leaf.whole} has no paragraph {leaf.part}; its paragraphs are p1 to {last}.",
                    right or f"Find the right one on its page or in {mapped.file}.",
                )


def _meant(leaf: Ref) -> list[Ref]:
    """What a wrong locator may stand for: ``2`` for p2, ``p2-p4`` for all from p2 to p4."""
    span = re.fullmatch(r"p?(\d{1,3})(?:-p?(\d{1,3}))?", leaf.part or "")
    if span is None:
        return []
    first, last = int(span[1]), int(span[2] or span[1])
    return [leaf.whole.at(f"p{number}") for number in range(first, last + 1)]


def _written(refs: list[Ref]) -> str:
    return str(refs[0]) if len(refs) == 1 else f"[{', '.join(map(str, refs))}]"


def _maps_fit(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for ref, stored in catalog.maps.items():
        if stored.record.source != ref:
            source = stored.record.source
            known = source in catalog.records and ref not in catalog.records
            right = f"Rename the file to seeds/{source.slug}.yml, and that of its proofs likewise."
            yield stored.problem(
                "maps",
                ("source",),
                f"This map is in the file of {ref}, and says that it maps {source}.",
                right if known else f"Write {ref}, or rename the file.",
            )
        elif ref not in catalog.records and ref not in catalog.broken:
            yield stored.problem(
                "maps",
                ("source",),
                f"There is no record {ref}.",
                f"Add the file {ref.file}.",
            )


CHECKS = (
    Check("maps", "A paragraph map is named after the source that it maps.", _maps_fit),
    Check(
        "paragraphs",
        "A citation names a paragraph if its source is mapped, and none if it is not.",
        _paragraphs_exist,
    ),
)
