"""Suggestions: the record that a wrong reference most likely means."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches

from casebook.catalog.catalog import Catalog
from casebook.records.references import Ref


def suggestion(catalog: Catalog, ref: Ref) -> str | None:
    """The nearest existing reference to ``ref``, in words that end a message, or nothing."""
    if ref.whole in catalog.records and ref.part:
        near = get_close_matches(ref.part, sorted(catalog.parts(ref)), n=1)
        return f"{ref.whole}#{near[0]}" if near else None
    best = max(((_likeness(catalog, ref, known), known) for known in catalog.records), default=None)
    if best is None or best[0] < _ENOUGH:
        return None
    return str(best[1])


_ENOUGH = 0.6


def _likeness(catalog: Catalog, ref: Ref, known: Ref) -> float:
    """How much ``known`` is like ``ref``: by its slug, or by one of its short names."""
    record = catalog.records[known].record
    names = [known.slug, *(_slug(name) for name in (record.brief, *record.aliases))]
    same_kind = 0.0 if known.kind == ref.kind else -0.15
    return same_kind + max(_ratio(ref.slug, name) for name in names)


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() > _ENOUGH else 0.0


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
