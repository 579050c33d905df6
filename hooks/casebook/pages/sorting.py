"""Names in order: where a reader looks for a name in a list from A to Z."""

from __future__ import annotations

from casebook.records.entities import Person
from casebook.records.references import Ref
from casebook.search.folding import folded

ARTICLES = frozenset({"the", "a", "an"})
"""Words that a name does not stand under, where it is not of a person."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Words after the last name of a person."""

DIGITS = "0–9"
"""The heading of names that begin with a digit."""

Key = tuple[str, ...]


def place(name: str, ref: Ref) -> Key:
    """The words by which ``name`` of ``ref`` stands in a list from A to Z.

    People stand under the last word of a name, all else under the first that is no article.
    Capitals, accents and signs make no difference: Ł stands with L.
    """
    words = folded(name)
    if ref.kind == Person.KIND:
        parts = [tuple(folded(part)) for part in name.split()]
        last = next((p for p in reversed(parts) if p and not SUFFIXES.issuperset(p)), ())
        return (*last, *words)
    first = 1 if len(words) > 1 and words[0] in ARTICLES else 0
    return tuple(words[first:])


def letter(key: Key) -> str:
    """The heading under which a name with the ``key`` stands: a capital, or the digits."""
    first = key[0][:1] if key else ""
    return first.upper() if first.isalpha() else DIGITS
