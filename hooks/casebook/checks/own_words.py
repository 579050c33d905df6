"""Check of our own words: nothing of a source is copied but what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.traversal import Path, step
from casebook.evidence.prints import fingerprint, windows
from casebook.evidence.proof import cases
from casebook.evidence.words import Tokens, count, joined, tokens
from casebook.problems import Problem
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.wording import QUOTED

LONGEST_RUN = 7
"""Words in a row that may be those of a source (design, "Editorial standard", 6)."""

_SIZE = LONGEST_RUN + 1
_HALF = _SIZE // 2
_NAMES = frozenset({"name", "short"})
_BREAK = " \u241e "
"""Stands where words are not ours to choose; no source has this sign."""


def own_words_are_ours(casebook: Casebook) -> Iterator[Problem]:
    """No run of eight words of a source stands in our own text; names are excepted."""
    catalog = casebook.catalog
    if not catalog.prints:
        return
    halves = _halves(catalog)
    names: re.Pattern[str] | None = None
    for stored in (*catalog.records.values(), *catalog.maps.values()):
        for path, text in _texts(stored):
            if not _copied(catalog, halves, text):
                continue
            names = names or _names(catalog)
            for locator, run in _copied(catalog, halves, names.sub(_BREAK, text)):
                yield stored.problem(
                    "own-words",
                    path,
                    f"“{joined(run)}” are the words of {locator}.",
                    "Say it in our own words, or quote it in “ ” with its speaker.",
                )


def _texts(stored: Stored[BaseModel]) -> Iterator[tuple[Path, str]]:
    """Our own texts without what is quoted in them; a link without words is a name."""
    for path, leaf in stored.leaves:
        if isinstance(leaf, Prose):
            yield path, QUOTED.sub(_BREAK, leaf.plain(_nameless))
        elif isinstance(leaf, str) and step(path) not in _NAMES and _ours(stored, path):
            yield path, QUOTED.sub(_BREAK, leaf)


def _nameless(_: Ref) -> str:
    return _BREAK


def _halves(catalog: Catalog) -> Set[int]:
    """The runs of four of all sources together: a text is looked up once, not in each source."""
    return {
        base
        for prints in catalog.prints.values()
        for paragraph in prints.paragraphs
        for base in paragraph.runs[_HALF]
    }


def _copied(catalog: Catalog, halves: Set[int], text: str) -> list[tuple[Ref, Tokens]]:
    """The stretches of ``text`` of eight words or more that stand in a source, with their place."""
    run = tokens(text)
    stretches: list[tuple[Ref, int, int]] = []
    for start, where in _windows(catalog, halves, run):
        if stretches and start < stretches[-1][2]:
            stretches[-1] = (*stretches[-1][:2], start + _SIZE)
        else:
            stretches.append((where, start, start + _SIZE))
    # Eight tokens can be seven words and a comma.
    found = [(where, run[start:end]) for where, start, end in stretches]
    return [(where, copied) for where, copied in found if count(copied) > LONGEST_RUN]


def _windows(catalog: Catalog, halves: Set[int], run: Tokens) -> Iterator[tuple[int, Ref]]:
    """Where runs of eight tokens begin that stand in a source, and the place of each there.

    The last four are looked up first: most windows need no more than that one hash.
    """
    for start, half in enumerate(windows(run[_HALF:], _HALF)):
        if fingerprint(half) in halves:
            where = _place(catalog, run[start : start + _SIZE])
            if where:
                yield start, where


def _place(catalog: Catalog, window: Tokens) -> Ref | None:
    """Where the eight tokens stand in a source; the first may be written large or small."""
    for first in cases(window[0]):
        base = fingerprint((first, *window[1:]))
        for source, prints in catalog.prints.items():
            for place in prints.at(base, _SIZE):
                return source.at(place.label)
    return None


def _names(catalog: Catalog) -> re.Pattern[str]:
    """The names of all records, the longest first; of a record that cannot be read, its slug's."""
    names = {
        name
        for stored in catalog.records.values()
        for name in (stored.record.name, stored.record.brief, *stored.record.aliases)
    }
    forms = {form for name in names for form in (name, name.replace("'", "’"))}
    known = map(re.escape, sorted(forms, key=lambda name: (-len(name), name)))
    likely = (f"(?i:{ref.slug.replace('-', ' ')})" for ref in sorted(catalog.broken))
    return re.compile("|".join([*known, *likely]))


def _ours(stored: Stored[BaseModel], path: Path) -> bool:
    declared = stored.declared(path)
    return declared.ours or declared.heading
