"""Check of years of birth and death in a person's own texts: they are those of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.catalog.traversal import Path
from casebook.checks.check import Check
from casebook.checks.chronology import life
from casebook.checks.known_days import last_read
from casebook.checks.named_days import MONTH
from casebook.problems import Problem
from casebook.records.entities import Person
from casebook.records.prose import Prose

_END = re.compile(
    r"(?:^|[,;] (?:and )?)(?P<end>[bd])(?:orn|ied|\.) (?:on |in )?(?:\d{1,2} )?"
    rf"(?:(?:{MONTH}) )?(?:\d{{1,2}}, ?)?(?P<year>\d{{4}})(?: or (?P<other>\d{{4}}))?\b"
)
"""(born 1950), (b. May 1950, died 2003), (born 1950 or 1951)."""

_WHOLE = re.compile(r"(?:[^,–-]+ |[^–-]+, )?(?P<born>\d{4}) ?[–-] ?(?:[^–-]+ )?(?P<died>\d{4})")
"""(1950–2003), (May 1, 1950 – June 2, 2003): a life behind the name, and anywhere else a term."""

_ASIDE = re.compile(r"(?P<before>[^()]*) \((?P<words>[^()]*)\)")


def _texts_fit_lives(casebook: Casebook) -> Iterator[Problem]:
    last = last_read(casebook)
    for stored in casebook.catalog.of(Person):
        for field, when in zip(("born", "died"), life(stored, last), strict=True):
            if when is None or when.approximate or when.is_open:
                continue
            span = range(when.earliest.year, when.latest.year + 1)
            for path, years in _said(stored, field):
                if not any(year in span for year in years):
                    told = f"{field} {' or '.join(map(str, years))}"
                    message = f"This says {told}; the record says {when.display}."
                    yield stored.problem("life-years", path, message, "Correct one of the two.")
                    break


def _said(stored: Stored[Person], field: str) -> Iterator[tuple[Path, list[int]]]:
    """The years that own texts have for the birth or the death, each with its path."""
    names = (stored.record.name, stored.record.brief, *stored.record.aliases)
    for path, leaf in stored.texts:
        if path[0] not in ("description", "summary"):
            continue
        text = leaf.plain(lambda ref: ref.slug) if isinstance(leaf, Prose) else leaf
        for aside in _ASIDE.finditer(text):
            named = aside["before"].endswith(names)
            if not (named or path == ("description",)):
                continue  # In a sentence it may be the life of somebody else.
            for found in _END.finditer(aside["words"]):
                if found["end"] == field[0]:
                    yield path, [int(year) for year in (found["year"], found["other"]) if year]
            if named and (whole := _WHOLE.fullmatch(aside["words"])):
                yield path, [int(whole[field])]


CHECKS = (
    Check(
        "life-years",
        "Years of birth and death in a person's own texts are those of the record.",
        _texts_fit_lives,
        whole=True,
    ),
)
