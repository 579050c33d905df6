"""Checks of names: two records that look like one."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterator, Mapping

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import Path
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.kinds import KINDS
from casebook.records.references import Ref

SHORTEST = 5
"""Names below this length differ by one letter too easily to be mistaken for each other."""

_NUMBER = re.compile(r"\w*\d\w*|[IVXLC]+")
_MONTHS = frozenset(filter(None, month_name))

Look = tuple[str, tuple[str, ...], str]
"""What names that could be mistaken for each other share: kind, numbers, and most letters."""


def _names_differ(casebook: Casebook) -> Iterator[Problem]:
    """Numbers, months and handles are never slips of each other; all else may be, by one letter."""
    records = casebook.catalog.records
    seen: dict[Look, Ref] = {}
    told: set[tuple[Ref, Ref]] = set()
    for ref in sorted(records):
        if not KINDS[ref.kind].is_subject:
            continue
        for path, name in _names(records[ref]):
            for look in _looks(ref.kind, name):
                other = seen.setdefault(look, ref)
                if other != ref and (other, ref) not in told and not _linked(records, ref, other):
                    told.add((other, ref))
                    yield records[ref].problem(
                        "names",
                        path,
                        f"The name {name} is nearly that of {other}.",
                        "If both are the same, keep one record. If not, make the names differ, or "
                        f"add see: {other}",
                    )


def _names(stored: Stored[Record]) -> Iterator[tuple[Path, str]]:
    yield ("name",), stored.record.name
    for number, alias in enumerate(stored.record.aliases):
        yield ("aliases", number), alias


def _looks(kind: str, name: str) -> Iterator[Look]:
    """The looks of ``name``: as it is, and with each of its letters left out."""
    if name.startswith("@"):
        yield kind, (), name.casefold()
        return
    words = re.findall(r"\w+", name)
    numbers = tuple(word for word in words if _NUMBER.fullmatch(word) or word in _MONTHS)
    bare = unicodedata.normalize("NFKD", " ".join(w for w in words if w not in numbers).casefold())
    letters = "".join(c for c in bare if c.isalnum())
    yield kind, numbers, letters
    if len(letters) > SHORTEST:
        for place in range(len(letters)):
            yield kind, numbers, letters[:place] + letters[place + 1 :]


def _linked(records: Mapping[Ref, Stored[Record]], one: Ref, other: Ref) -> bool:
    """Whether one of two records refers to the other, and so is known to be another one."""
    pairs = ((one, other), (other, one))
    return any(to == target for start, target in pairs for _, to in records[start].references)


CHECKS = (
    Check("names", "No two records of a kind have names that look like one name.", _names_differ),
)
