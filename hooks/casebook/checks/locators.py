"""Checks of citations: every locator names a paragraph that its source has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.references import Ref


def _paragraphs_exist(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    # Where words stand elsewhere, the check of quotations says which paragraph to cite.
    strays = [each for each in casebook.quotations if each.standing and not each.proved]
    told = {(each.stored.ref, ref) for each in strays for ref in each.cite}
    unread = catalog.torn | catalog.unproved
    for stored in catalog.records.values():
        for path, cited in stored.cited:
            whole, part, mapped = cited.whole, cited.part, catalog.maps.get(cited.whole)
            if whole not in catalog.records or whole in unread or (stored.ref, cited) in told:
                continue
            if mapped is None and part:
                message = f"{whole} has no paragraph map, so it has no paragraph {part}."
                remedy = f"Write {whole}."
            elif mapped and part is None:
                message = f"This cites {cited} as a whole."
                remedy = f"Add the paragraph, as in {cited}#p1."
            elif mapped and catalog.paragraph(cited) is None:
                last, meant = mapped.record.paragraphs[-1].label, _meant(cited)
                message = f"{whole} has no paragraph {part}; its paragraphs are p1 to {last}."
                remedy = f"Find the right one on its page or in {mapped.file}."
                if meant and all(map(catalog.paragraph, meant)):
                    remedy = f"Write {_written(meant)}."
            else:
                continue
            yield stored.problem("paragraphs", path, message, remedy)


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
        source = stored.record.source
        if source != ref:
            message = f"This map is in the file of {ref}, and says that it maps {source}."
            remedy = f"Write {ref}, or rename the file."
            if source in catalog.records and ref not in catalog.records:
                right = f"seeds/{source.slug}.yml"
                remedy = f"Rename the file to {right}, and that of its proofs likewise."
            yield stored.problem("maps", ("source",), message, remedy)
        elif ref not in catalog.records and ref not in catalog.broken:
            told = f"There is no record {ref}.", f"Add the file {ref.file}."
            yield stored.problem("maps", ("source",), *told)


CHECKS = (
    Check("maps", "A paragraph map is named after the source that it maps.", _maps_fit),
    Check(
        "paragraphs",
        "A citation names a paragraph if its source is mapped, and none if it is not.",
        _paragraphs_exist,
    ),
)
