"""Checks of names: two records that look like one, and organizations laid out alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.problems import Problem
from casebook.records.base import Record
from casebook.records.entities import Organization
from casebook.records.kinds import KINDS
from casebook.records.references import Ref

_SHORTEST = 5
"""Names below this length differ by one letter too easily to be mistaken for each other."""


def names_differ(casebook: Casebook) -> Iterator[Problem]:
    """No two records of a kind have names that differ by no more than one letter."""
    seen: dict[tuple[str, str], Ref] = {}
    told: set[tuple[Ref, Ref]] = set()
    for ref in sorted(casebook.catalog.records):
        stored = casebook.catalog.records[ref]
        kind = KINDS[ref.kind]
        if (kind.dated and not kind.acts and kind.name != "events") or not kind.page:
            continue
        for path, name in _names(stored):
            for form in _one_letter_less(_plain(name)):
                other = seen.setdefault((ref.kind, form), ref)
                if other != ref and (other, ref) not in told:
                    told.add((other, ref))
                    yield stored.problem(
                        "names",
                        path,
                        f"The name {name} is nearly that of {other}.",
                        "If both are the same, keep one record; if not, make the names differ.",
                    )


def subjects_are_alike(casebook: Casebook) -> Iterator[Problem]:
    """The organizations that the casebook is about have the same key facts in the same order."""
    subjects = [s for s in casebook.catalog.of(Organization) if s.record.subject]
    for stored in subjects[1:]:
        first = subjects[0]
        ours = [fact.key for fact in stored.record.facts]
        theirs = [fact.key for fact in first.record.facts]
        if ours == theirs:
            continue
        missing = [key for key in theirs if key not in ours]
        extra = [key for key in ours if key not in theirs]
        what = (
            f"lacks the facts {', '.join(missing)}"
            if missing
            else f"has the facts {', '.join(extra)} that {first.ref} lacks"
            if extra
            else f"has its facts in another order than {first.ref}"
        )
        yield stored.problem(
            "symmetry",
            ("facts",),
            f"{stored.ref} {what}; the organizations compared are laid out alike.",
            f"Give both the same facts in the same order: {', '.join(theirs)}.",
            key=True,
        )


def _names(stored: Stored[Record]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("name",), stored.record.name
    for number, alias in enumerate(stored.record.aliases):
        yield ("aliases", number), alias


def _plain(name: str) -> str:
    """The letters and digits of a name, without case, accents and order of words."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    words = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return "".join(sorted(words.split()))


def _one_letter_less(name: str) -> Iterator[str]:
    """``name``, and it without each of its letters: names one letter apart share one of these."""
    yield name
    if len(name) > _SHORTEST:
        for number in range(len(name)):
            yield name[:number] + name[number + 1 :]
